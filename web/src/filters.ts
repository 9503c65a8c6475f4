// The facets of the browse page as boxes to tick: hierarchies fold, long facets have a search box.
import { chosen, toggled } from "./address";
import type { Choices, FacetData } from "./columns";
import { fill, make, type Words } from "./page";

// A facet of more values than this has a search box, which shows so many matches.
const LONG = 12;
const SHOWN = 60;
// So many facets stand open at first.
const OPEN = 2;

let made = 0;

/** One facet: its values are drawn when it is first opened, narrower ones when their broader one unfolds. */
class Filter {
  readonly element: HTMLDetailsElement;
  private readonly badge = make("span", { class: "cg-chosen" });
  private readonly body: HTMLElement;
  private readonly tree = make("ul", { class: "cg-values" });
  private readonly matches = make("ul", { class: "cg-values", hidden: true });
  private readonly said = make("p", { class: "cg-soft", role: "status" });
  private readonly strict = make("input", { type: "checkbox" });
  private readonly strictLine: HTMLElement;
  private readonly narrower: number[][];
  private readonly rows = new Map<number, HTMLElement>();
  private readonly found = new Map<number, HTMLElement>();
  private readonly folds = new Map<number, (open: boolean) => void>();
  private drawn = false;
  private choices: Choices = new Map();
  private readonly lost = make("p", { class: "cg-soft", role: "status" });
  private counts: Int32Array | null = null;

  constructor(
    private readonly facet: FacetData,
    private readonly at: number,
    private readonly t: Words,
    private readonly choose: (choices: Choices) => void,
    opened: () => void,
  ) {
    this.narrower = facet.values.map(() => []);
    facet.values.forEach(([, , broader], value) => this.narrower[broader]?.push(value));
    this.strictLine = make("label", { class: "cg-all" }, this.strict, make("span", {}, t("facet.all")));
    this.strict.addEventListener("change", () => {
      const values = this.choices.get(this.at)?.values ?? [];
      this.choose(chosen(this.choices, this.at, { values, all: this.strict.checked }));
    });
    this.body = make("div", { role: "group", "aria-label": facet.label });
    this.element = make("details", { class: "cg-facet" }, make("summary", {}, facet.label, " ", this.badge), this.body);
    this.element.addEventListener("toggle", () => {
      if (!this.element.open) return;
      this.draw();
      opened();
    });
  }

  show(choices: Choices, counts: Int32Array | null): void {
    this.choices = choices;
    this.counts = counts;
    if (counts) this.lost.textContent = "";
    const choice = choices.get(this.at);
    this.badge.textContent = choice ? this.t("facet.chosen", { n: choice.values.length }) : "";
    this.strict.checked = choice?.all ?? false;
    this.strictLine.hidden = !choice || (choice.values.length < 2 && !choice.all);
    if (this.drawn) this.update();
  }

  open(): void {
    this.element.open = true;
    this.draw();
  }

  /** Say that its rows could not be read. */
  fail(): void {
    this.lost.textContent = this.t("failed");
  }

  private draw(): void {
    if (this.drawn) return;
    this.drawn = true;
    this.facet.values.forEach(([, , broader], value) => broader < 0 && this.tree.append(this.item(value)));
    if (this.facet.values.length > LONG) this.body.append(this.search(), this.said);
    this.body.append(this.lost, this.tree, this.matches, this.strictLine);
    for (const value of this.choices.get(this.at)?.values.slice(0, SHOWN) ?? []) this.reveal(value);
    this.update();
  }

  private update(): void {
    const values = new Set(this.choices.get(this.at)?.values);
    for (const rows of [this.rows, this.found]) {
      for (const [value, row] of rows) {
        const count = this.counts?.[value];
        row.querySelector("input")!.checked = values.has(value);
        row.querySelector(".cg-count")!.textContent = String(count ?? "");
        row.classList.toggle("cg-zero", count === 0);
      }
    }
  }

  /** A box to tick with its name and count. */
  private row(value: number, name: string): HTMLElement {
    const box = make("input", { type: "checkbox" });
    box.addEventListener("change", () => this.choose(toggled(this.choices, this.at, value)));
    return make("label", {}, box, make("span", {}, name), " ", make("span", { class: "cg-count" }));
  }

  private item(value: number): HTMLElement {
    const name = this.facet.values[value]![1];
    const row = this.row(value, name);
    this.rows.set(value, row);
    const below = this.narrower[value]!;
    if (!below.length) return make("li", {}, row);
    const id = `cg-fold-${made++}`;
    const list = make("ul", { class: "cg-values", id, hidden: true });
    const label = this.t("facet.fold", { value: name });
    const button = make("button", { type: "button", class: "cg-fold", "aria-expanded": "false", "aria-controls": id, "aria-label": label });
    const fold = (open: boolean): void => {
      if (open && !list.firstChild) list.append(...below.map((one): HTMLElement => this.item(one)));
      list.hidden = !open;
      button.setAttribute("aria-expanded", String(open));
    };
    button.addEventListener("click", () => {
      fold(Boolean(list.hidden));
      this.update();
    });
    this.folds.set(value, fold);
    return make("li", { class: "cg-parent" }, button, row, list);
  }

  /** Unfold everything above a value. */
  private reveal(value: number): void {
    const above: number[] = [];
    for (let up = this.facet.values[value]![2]; up >= 0; up = this.facet.values[up]![2]) above.push(up);
    for (const one of above.reverse()) this.folds.get(one)?.(true);
  }

  private search(): HTMLElement {
    const label = this.t("facet.search", { facet: this.facet.label });
    const box = make("input", { type: "search", class: "cg-find", "aria-label": label, placeholder: label, autocomplete: "off" });
    box.addEventListener("input", () => this.find(box.value));
    return box;
  }

  private find(text: string): void {
    const wanted = text.trim().toLowerCase();
    this.found.clear();
    fill(this.matches);
    this.tree.hidden = wanted !== "";
    this.matches.hidden = wanted === "";
    this.said.textContent = "";
    if (!wanted) return;
    const found: number[] = [];
    this.facet.values.forEach(([slug, label], value) => {
      if (label.toLowerCase().includes(wanted) || slug.includes(wanted)) found.push(value);
    });
    for (const value of found.slice(0, SHOWN)) {
      const [, label, broader] = this.facet.values[value]!;
      const name = broader < 0 ? label : this.t("facet.path", { value: label, broader: this.facet.values[broader]![1] });
      const row = this.row(value, name);
      this.found.set(value, row);
      this.matches.append(make("li", {}, row));
    }
    this.said.textContent = this.t(found.length > SHOWN ? "facet.more" : "facet.found", { n: found.length, shown: SHOWN });
    this.update();
  }
}

/** All facets, in a fold of their own on narrow screens. */
export class Filters {
  private readonly filters: Filter[] = [];
  private readonly heading = make("summary");

  constructor(
    place: HTMLElement,
    facets: readonly FacetData[],
    private readonly t: Words,
    choose: (choices: Choices) => void,
    opened: (facet: number) => void,
  ) {
    const whole = make("details", { class: "cg-filters" }, this.heading);
    facets.forEach((facet, at) => {
      const filter = new Filter(facet, at, t, choose, () => whole.open && opened(at));
      this.filters.push(filter);
      if (facet.values.length) whole.append(filter.element);
    });
    whole.addEventListener("toggle", () => {
      if (whole.open) this.filters.forEach(({ element }, at) => element.open && opened(at));
    });
    const wide = matchMedia("(min-width: 56.3125em)");
    const follow = (): void => {
      whole.open = wide.matches;
    };
    wide.addEventListener("change", follow);
    follow();
    fill(place, whole);
  }

  /** Tick what is chosen; a facet shows its counts where they are known. */
  show(choices: Choices, counts: readonly (Int32Array | null)[] = []): void {
    let chosen = 0;
    for (const { values } of choices.values()) chosen += values.length;
    this.heading.textContent = chosen ? this.t("filters.chosen", { n: chosen }) : this.t("filters");
    this.filters.forEach((filter, at) => filter.show(choices, counts[at] ?? null));
  }

  /** Say in a facet that its rows could not be read. */
  fail(facet: number): void {
    this.filters[facet]!.fail();
  }

  /** Open the first facets and those in which something is chosen. */
  open(choices: Choices): void {
    this.filters.forEach((filter, at) => (at < OPEN || choices.has(at)) && filter.open());
  }
}
