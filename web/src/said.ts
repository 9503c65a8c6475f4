// How the table reads as plain text: for its file, and for the heads of its lines.
import type { Case, Group, Line, Value } from "./table";
import type { Words } from "./page";

/** The name of a line: its row, and its measure where a row has several. */
export function lineText(line: Line, t: Words): string {
  if (line.measure) return t("compare.measured", { row: line.row.label, measure: line.measure });
  return line.alone ? t("compare.alone", { row: line.row.label }) : line.row.label;
}

/** What stands in a cell for one value, piece by piece: the figure's measure, its amount, date, place, and bars. */
export function pieces(value: Value, t: Words): { readonly is: string; readonly text: string }[] {
  return [
    { is: "measure", text: value.measure ? t("compare.measure", { measure: value.measure }) : "" },
    { is: value.kind, text: value.text },
    { is: "date", text: value.date ?? "" },
    { is: "place", text: value.place ?? "" },
    ...(value.bars ?? []).map((bar) => ({ is: "bar", text: t(`compare.bar_${bar}`) })),
  ].filter((piece) => piece.text);
}

/** A cell as text, a value a line. */
export function cellText(cell: readonly Value[], t: Words): string {
  if (!cell.length) return t("compare.unstated");
  return cell.map((value) => pieces(value, t).map((piece) => piece.text).join(" ")).join("\n");
}

/** The table as it is shown, as rows of text: its heads, the addresses of the cases, then every line not folded away. */
export function grid(groups: readonly Group[], cases: readonly Case[], t: Words, address: (one: Case) => string): string[][] {
  return [
    [t("compare.csv_group"), t("compare.csv_row"), ...cases.map((one) => one.title)],
    ["", t("compare.csv_where"), ...cases.map((one) => one.where)],
    ["", t("compare.csv_address"), ...cases.map(address)],
    ...groups.filter((group) => !group.folded).reduce<string[][]>((all, group) => {
      for (const line of group.lines) {
        all.push([group.label, lineText(line, t), ...line.cells.map((cell) => cellText(cell, t))]);
      }
      return all;
    }, []),
  ];
}
