// What is found as a file: CSV with the columns that are chosen, or JSON, made in the browser.
import type { FacetData } from "./columns";
import { csv } from "./csv";
import type { Card } from "./data";
import { make, type Words } from "./page";

/** A case as it goes into a file: its card, its full address, and its own values in every facet. */
export interface Row {
  readonly card: Card;
  readonly address: string;
  readonly values: readonly (readonly number[])[];
}

interface Field {
  readonly label: string;
  readonly text: (row: Row) => string;
}

/** The columns that a file can have, by name. */
export function fields(facets: readonly FacetData[], t: Words): Map<string, Field> {
  const found = new Map<string, Field>([
    ["title", { label: t("column.title"), text: ({ card }) => card[1] }],
    ["where", { label: t("column.where"), text: ({ card }) => card[3] }],
    ["summary", { label: t("column.summary"), text: ({ card }) => card[2] }],
    ["address", { label: t("column.address"), text: ({ address }) => address }],
    ["replicability", { label: t("column.replicability"), text: ({ card }) => t("column.held", { held: card[5] }) }],
    ["id", { label: t("column.id"), text: ({ card }) => card[0] }],
  ]);
  facets.forEach(({ id, label, values }, at) => {
    const text = (row: Row): string => (row.values[at] ?? []).map((value) => values[value]![1]).join("; ");
    if (values.length) found.set(`facet:${id}`, { label, text });
  });
  return found;
}

/** The table of the rows with the named columns. */
export function table(rows: readonly Row[], columns: readonly Field[]): string {
  return csv([columns.map(({ label }) => label), ...rows.map((row) => columns.map(({ text }) => text(row)))]);
}

/** The rows with all that is known of them, and the address of the view. */
export function json(rows: readonly Row[], facets: readonly FacetData[], view: string): string {
  const cases = rows.map(({ card: [id, title, summary, where, , replicability], address, values }) => {
    const own = facets.map(({ id: facet, values: names }, at) => [facet, (values[at] ?? []).map((value) => ({ id: names[value]![0], label: names[value]![1] }))] as const);
    const held: Record<string, { id: string; label: string }[]> = {};
    for (const [facet, labels] of own) held[facet] = labels;
    return { id, title, summary, where, address, replicability, facets: held };
  });
  return `${JSON.stringify({ address: view, count: cases.length, cases }, null, 2)}\n`;
}

/** Hand a content to the reader as a file. */
export function save(name: string, type: string, content: BlobPart): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = make("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** The part of the page with the column chooser and the two buttons; `rows` is told which facets' values are wanted. */
export function panel(
  facets: readonly FacetData[],
  edition: string,
  t: Words,
  rows: (facets: readonly number[]) => Promise<Row[]>,
): HTMLElement {
  const known = fields(facets, t);
  const boxes = new Map<string, HTMLInputElement>();
  const chooser = make("fieldset", {}, make("legend", {}, t("export.columns")));
  for (const [name, { label }] of known) {
    const box = make("input", { type: "checkbox", checked: true });
    boxes.set(name, box);
    chooser.append(make("label", {}, box, make("span", {}, label)), " ");
  }
  const said = make("p", { class: "cg-soft", role: "status" });
  const filled = facets.map((_, at) => at).filter((at) => facets[at]!.values.length > 0);
  const checked = (name: string): boolean => boxes.get(name)!.checked;
  const button = (label: string, wanted: () => readonly number[], write: (found: Row[], view: string) => void): HTMLElement => {
    const element = make("button", { type: "button", class: "cg-button" }, t(label));
    element.addEventListener("click", () => {
      said.textContent = t("export.waiting");
      const view = location.href;
      rows(wanted()).then(
        (found) => {
          write(found, view);
          said.textContent = t("export.done", { n: found.length });
        },
        () => (said.textContent = t("failed")),
      );
    });
    return element;
  };
  const asTable = button("export.csv", () => filled.filter((at) => checked(`facet:${facets[at]!.id}`)), (found) => {
    const columns = [...known].filter(([name]) => checked(name)).map(([, column]) => column);
    save(`cases-${edition}.csv`, "text/csv;charset=utf-8", table(found, columns));
  });
  const asData = button("export.json", () => filled, (found, view) => {
    save(`cases-${edition}.json`, "application/json", json(found, facets, view));
  });
  return make("details", { class: "cg-export" }, make("summary", {}, t("export")), chooser, make("p", {}, asTable, " ", asData), said);
}
