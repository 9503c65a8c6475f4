// What the browse page shows of its results: chips, cards, pages, and what to do when nothing is found.
import { chosen, toggled } from "./address";
import type { Choices, Columns, Selection } from "./columns";
import type { Card } from "./data";
import { make, to, type Settings, type Words } from "./page";

// So many chips and so many parts of a strange address are named; the rest are counted.
const CHIPS = 40;
const NAMED = 5;

/** The parts of an address that were not understood; null where there are none. */
export function notice(strange: readonly string[], t: Words): HTMLElement | null {
  if (!strange.length) return null;
  const parts = strange.slice(0, NAMED).map((one) => (one.length > 40 ? `${one.slice(0, 40)}…` : one)).join(t("comma"));
  const more = strange.length - NAMED;
  return make("p", { class: "cg-note cg-soft", role: "note" }, t("strange", { parts }), more > 0 ? t("strange.more", { n: more }) : null);
}

/** A button for every chosen value, which takes it out, and one that takes all out; null where none is chosen. */
export function chips(choices: Choices, { facets }: Columns, t: Words, choose: (choices: Choices) => void): HTMLElement | null {
  const list = make("ul", { class: "cg-chips", "aria-label": t("chips") });
  let n = 0;
  for (const [facet, { values }] of [...choices].sort(([a], [b]) => a - b)) {
    for (const value of values) {
      if (n++ >= CHIPS) continue;
      const text = t("chip", { facet: facets[facet]!.label, value: facets[facet]!.values[value]![1] });
      const button = make("button", { type: "button", class: "cg-chip", "aria-label": t("chip.drop", { chip: text }) }, text, make("span", { "aria-hidden": "true" }, "×"));
      button.addEventListener("click", () => choose(toggled(choices, facet, value)));
      list.append(make("li", {}, button));
    }
  }
  if (!n) return null;
  if (n > CHIPS) list.append(make("li", { class: "cg-soft" }, t("chips.more", { n: n - CHIPS })));
  const clear = make("button", { type: "button", class: "cg-plain" }, t("clear"));
  clear.addEventListener("click", () => choose(new Map()));
  list.append(make("li", {}, clear));
  return list;
}

/** A case as the page without scripts shows it, with a button that puts it into the tray. */
export function card([id, title, summary, where, methods, replicability]: Card, of: Settings, t: Words): HTMLElement {
  const link = make("a", { href: to(of, `cases/${id}/`) }, title);
  const facts = make(
    "p", { class: "cg-entry__facts" },
    methods.length ? make("span", { class: "cg-label" }, t("card.methods")) : null,
    methods.length ? make("span", { class: "cg-entry__methods" }, methods.join(t("comma"))) : null,
    make("span", { class: "cg-label" }, t("card.replicability")), make("span", { class: "cg-n" }, replicability),
    // Its room is kept from the first, and only a word gives it its height.
    make("button", { type: "button", class: "cg-plain", "data-compare": id, "data-title": title, hidden: true }, t("tray.add")),
  );
  return make(
    "article", { class: "cg-entry" },
    make("p", { class: "cg-kicker" }, where),
    make("h2", { class: "cg-entry__title" }, link),
    make("p", { class: "cg-entry__summary" }, summary),
    facts,
  );
}

/** A way on: how many cases it gives, how it is called, what it does. */
interface Way {
  readonly n: number;
  readonly text: string;
  readonly go: () => void;
}

/** Nothing is found among the `allowed`: which choice to drop, with how many cases that gives, the most first. */
export function nothing(
  choices: Choices,
  columns: Columns,
  selection: Selection,
  t: Words,
  choose: (choices: Choices) => void,
  allowed?: Uint8Array,
  others: readonly Way[] = [],
): HTMLElement {
  const ways = others.filter(({ n }) => n);
  for (const [facet, { values, all }] of choices) {
    const { label, values: names } = columns.facets[facet]!;
    const named = (some: readonly number[]): string =>
      some.slice(0, NAMED).map((value) => names[value]![1]).join(t("comma")) + (some.length > NAMED ? t("strange.more", { n: some.length - NAMED }) : "");
    const way = (n: number, some: readonly number[], next: Choices): void => {
      if (n) ways.push({ n, text: t("nothing.drop", { facet: label, values: named(some), n }), go: () => choose(next) });
    };
    way(selection.without[facet]!, values, chosen(choices, facet, null));
    if (!all || values.length < 2) continue;
    for (const value of values.slice(0, NAMED)) {
      const next = toggled(choices, facet, value);
      way(columns.total(next, allowed), [value], next);
    }
  }
  ways.sort((a, b) => b.n - a.n);
  const list = make("ul", { class: "cg-drops" });
  for (const { text, go } of ways) {
    const button = make("button", { type: "button", class: "cg-plain" }, text);
    button.addEventListener("click", go);
    list.append(make("li", {}, button));
  }
  const clear = make("button", { type: "button", class: "cg-plain" }, t("nothing.clear", { n: columns.total(new Map(), allowed) }));
  clear.addEventListener("click", () => choose(new Map()));
  list.append(make("li", {}, clear));
  return make("div", { class: "cg-nothing" }, make("p", {}, t(ways.length ? "nothing" : "nothing.far")), list);
}

/** Links to the pages of results: the first, the last, and those around this one; null where one page holds all. */
export function pager(page: number, pages: number, address: (page: number) => string, t: Words, go: (page: number) => void): HTMLElement | null {
  if (pages < 2) return null;
  const link = (to: number, text: string, label: string | null = null): HTMLElement => {
    const here = to === page;
    const element = make("a", { href: address(to), "aria-label": label, "aria-current": here ? "page" : null }, text);
    element.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      go(to);
    });
    return make("li", {}, element);
  };
  const list = make("ul");
  if (page > 1) list.append(link(page - 1, t("page.previous")));
  let before = 0;
  for (let at = 1; at <= pages; at++) {
    if (at !== 1 && at !== pages && Math.abs(at - page) > 2) continue;
    if (at > before + 1) list.append(make("li", { "aria-hidden": "true" }, "…"));
    list.append(link(at, String(at), t("page.n", { n: at })));
    before = at;
  }
  if (page < pages) list.append(link(page + 1, t("page.next")));
  return make("nav", { class: "cg-pager", "aria-label": t("pages") }, list);
}
