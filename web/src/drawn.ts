// Draws the lines of a comparison as a table; every control says in data-do what it does, and compare.ts does it.
import { make, type Words } from "./page";
import { lineText, pieces } from "./said";
import type { Case, Group, Line, Value } from "./table";

interface Drawing {
  readonly cases: readonly Case[];
  readonly groups: readonly Group[];
  readonly pin: readonly string[];
  /** The two columns that a narrow screen shows. */
  readonly pair: readonly [number, number];
  readonly t: Words;
  readonly link: (one: Case) => string;
}

const LOOKS: Readonly<Record<string, string>> = {
  figure: "cg-n", date: "cg-soft", measure: "cg-soft", place: "cg-soft", bar: "cg-tag cg-tag--unknown",
};
/** Up to so many characters a text is a value rather than prose. */
const BRIEF = 32;

/** The table. Roles are written out, since a narrow screen lays it out as blocks, which would take them away. */
export function table(of: Drawing): HTMLTableElement {
  const { cases, groups, t } = of;
  const drawn = make("table", { class: "cg-cmp", role: "table", "data-n": cases.length, "aria-label": t("compare.label") });
  const top = make("tr", { role: "row" }, make("td", { role: "cell", class: "cg-cmp-corner" }));
  cases.forEach((one, at) => {
    top.append(make(
      "th", { scope: "col", role: "columnheader", class: off(of, at) },
      make("a", { href: of.link(one) }, one.title),
      make("span", { class: "cg-soft cg-cmp-where" }, one.where),
      " ",
      make("button", {
        type: "button", class: "cg-cmp-remove", "data-do": "remove", "data-id": one.id,
        "aria-label": t("compare.remove_named", { title: one.title }),
      }, t("compare.remove")),
    ));
  });
  drawn.append(make("thead", { role: "rowgroup" }, top));
  for (const group of groups) if (group.lines.length) drawn.append(body(of, group));
  return drawn;
}

function body(of: Drawing, group: Group): HTMLTableSectionElement {
  const { t } = of;
  const head = make("th", { colspan: of.cases.length + 1, scope: "rowgroup", role: "rowheader" });
  if (group.id) {
    head.append(make("button", {
      type: "button", class: "cg-cmp-fold", "data-do": "fold", "data-id": group.id, "aria-expanded": String(!group.folded),
    }, make("span", {}, group.label)));
    if (group.folded) head.append(" ", make("span", { class: "cg-count" }, t("compare.folded", { n: group.lines.length })));
  } else {
    head.append(make("span", {}, group.label));
  }
  const drawn = make("tbody", { role: "rowgroup" }, make("tr", { role: "row", class: "cg-cmp-group" }, head));
  if (!group.folded) group.lines.forEach((one, at) => drawn.append(line(of, one, group.lines[at - 1])));
  return drawn;
}

function line(of: Drawing, one: Line, before: Line | undefined): HTMLTableRowElement {
  const { t } = of;
  const head = make("th", { scope: "row", role: "rowheader" }, make("span", { class: "cg-cmp-name" }, lineText(one, t)));
  // Where nobody states a thing, nobody agrees either.
  if (of.cases.length > 1 && one.cells.some((cell) => cell.length)) {
    head.append(" ", make("span", { class: one.same ? "cg-cmp-same" : "cg-hide" }, t(one.same ? "compare.same" : "compare.differs")));
  }
  // A row of figures may be several lines: they are pinned together, from the first.
  if (before?.row.id !== one.row.id) {
    const label = t(of.pin.includes(one.row.id) ? "compare.unpin" : "compare.pin");
    head.append(" ", make("button", {
      type: "button", class: "cg-cmp-pin", "data-do": "pin", "data-id": one.row.id,
      "aria-label": t("compare.pin_named", { label, row: one.row.label }),
    }, label));
  }
  const drawn = make("tr", { role: "row", class: one.same ? "cg-cmp-quiet" : null }, head);
  const brief = one.cells.every((cell) => cell.length < 3 && cell.every((value) => value.text.length <= BRIEF));
  one.cells.forEach((cell, at) => drawn.append(make("td", { role: "cell", class: off(of, at) }, content(of, cell, at, brief))));
  return drawn;
}

function content(of: Drawing, cell: readonly Value[], at: number, brief: boolean): HTMLElement {
  if (!cell.length) return make("span", { class: "cg-tag cg-tag--unknown" }, of.t("compare.unstated"));
  const list = make("ul", { role: "list" });
  for (const value of cell) list.append(item(of, value, at, brief));
  return list;
}

function item(of: Drawing, value: Value, at: number, brief: boolean): HTMLLIElement {
  const { t, cases: { length: all } } = of;
  const compared = all > 1 && value.kind !== "figure";
  const shared = compared && value.holders === all;
  // Prose that differs is only read: a line under all of it would mark nothing.
  const marked = compared && !shared && (value.kind === "concept" || brief);
  const drawn = make("li", { class: `cg-cmp-${value.kind}${shared ? " cg-cmp-shared" : ""}` });
  pieces(value, t).forEach((piece, place) => {
    if (place) drawn.append(" ");
    if (piece.is === "place" && value.anchor) {
      drawn.append(make("a", { class: "cg-src", href: `${of.link(of.cases[at]!)}#${value.anchor}` }, piece.text));
    } else if (marked) {
      drawn.append(make("mark", { class: "cg-cmp-differs" }, piece.text));
    } else {
      drawn.append(make("span", { class: LOOKS[piece.is] ?? null }, piece.text));
    }
  });
  if (marked) {
    drawn.append(" ", value.holders > 1
      ? make("span", { class: "cg-cmp-word" }, t("compare.some", { n: value.holders, all }))
      : make("span", { class: "cg-cmp-word cg-hide" }, t("compare.only")));
  }
  return drawn;
}

/** On a narrow screen the columns beyond the chosen two are left out. */
function off(of: Drawing, at: number): string | null {
  return of.cases.length > 2 && !of.pair.includes(at) ? "cg-cmp-off" : null;
}
