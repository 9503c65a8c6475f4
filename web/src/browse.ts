// Browsing: keeps what is chosen and searched for in the address, and shows the cases that fit.
import { Address, RELEVANCE, type State } from "./address";
import { Columns, type Choices, type Selection } from "./columns";
import { cards, delivered, ranksOf, rowsOf, script, type Card } from "./data";
import { panel, type Row } from "./download";
import { Field } from "./field";
import { Filters } from "./filters";
import { editionsFollow, fill, make, settings, to, words, type Settings, type Words } from "./page";
import { card, chips, notice, nothing, pager } from "./results";
import type { Sought } from "./sought";

const VERSION = 2;
// The first is the order where none is asked for; before it comes relevance where something is searched for.
const SORTS = ["newest", "evidence", "replicability"];
const PAGE = 20;
const SLOW = 300;

interface Places {
  facets: HTMLElement;
  count: HTMLElement;
  chips: HTMLElement;
  tools: HTMLElement;
  list: HTMLElement;
  search: HTMLElement;
}

class Browse {
  private readonly columns: Columns;
  private readonly address: Address;
  private readonly filters: Filters;
  private readonly t: Words;
  private readonly sort = make("select");
  private readonly relevance = make("option", { value: RELEVANCE });
  private readonly field: Field;
  private readonly notice = make("div");
  private readonly pages = make("div");
  private state: State;
  /** The last state whose results were shown; another than the state where rows are awaited. */
  private shown: State | null = null;
  /** Whether the last entry of the history came of typing, and the next may take its place. */
  private typing = false;

  /** `sought` is the search of the page that has one; the others lead to it. */
  constructor(
    private readonly of: Settings,
    private readonly places: Places,
    private readonly folder: string,
    private readonly sought: Sought | null,
    private readonly data = delivered().columns!,
  ) {
    this.t = words(of);
    this.columns = new Columns(data);
    const sorts = SORTS.filter((name) => Object.prototype.hasOwnProperty.call(data.sort, name));
    this.address = new Address(data.facets, sorts, true);
    this.state = this.address.empty;
    this.field = new Field(this.t, (query) => this.ask(query), sought ? (query) => this.ask(query, true) : undefined);
    this.filters = new Filters(places.facets, data.facets, this.t, (choices) => this.choose(choices), (facet) => this.open(facet));
    this.frame(sorts);
    addEventListener("popstate", () => {
      if (this.address.write(this.state) !== location.search) this.read();
    });
    this.read();
    this.filters.open(this.state.choices);
  }

  /** What stands around the list: notice, order, files, pages. */
  private frame(sorts: readonly string[]): void {
    const { count, chips: above, tools, list, search } = this.places;
    this.relevance.textContent = this.t(`sort.${RELEVANCE}`);
    fill(search, this.field.element);
    this.field.element.addEventListener("focusin", () => this.sought?.ready(), { once: true });
    if (this.sought) list.before(this.sought.above);
    for (const name of sorts) this.sort.append(make("option", { value: name }, this.t(`sort.${name}`)));
    this.sort.addEventListener("change", () => this.go({ ...this.state, sort: this.sort.value, page: 1 }));
    count.tabIndex = -1;
    above.before(this.notice);
    fill(
      tools,
      make(
        "div", { class: "cg-results__tools" },
        make("label", {}, make("span", { class: "cg-label" }, this.t("sort")), this.sort),
        panel(this.data.facets, this.of.edition, this.t, (facets) => this.rows(facets)),
      ),
    );
    list.after(this.pages);
  }

  /** Show what the address asks for. */
  private read(): void {
    const { state, strange } = this.address.read(location.search);
    if (state.query && !this.sought) return location.replace(this.results(state));
    this.typing = false;
    const note = notice(strange, this.t);
    fill(this.notice, ...(note ? [note] : []));
    this.show(state);
  }

  private choose(choices: Choices): void {
    const focused = document.activeElement;
    const index = [...this.places.chips.querySelectorAll("button")].indexOf(focused as HTMLButtonElement);
    this.go({ ...this.state, choices, page: 1 });
    if (focused?.isConnected) return;
    // The button that was pressed is gone: go on from the one that took its place.
    const left = this.places.chips.querySelectorAll("button");
    (index >= 0 && left.length ? left[Math.min(index, left.length - 1)]! : this.places.count).focus();
  }

  /** The page of results in a state. */
  private results(state: State): string {
    return to(this.of, "search/", this.address.write(state));
  }

  /** Search among what is chosen: here, or where the search is. */
  private ask(text: string, typing = false): void {
    const state = this.address.asking(this.state, text);
    if (!this.sought) location.assign(this.results(state));
    else if (state.query !== this.state.query) this.go(state, typing);
    else {
      this.typing &&= typing;
      // Who asks once more for the same wants what could not be had before.
      if (!typing) this.show({ ...this.state });
    }
  }

  /** Show a state and keep it in the address; what is typed takes the place of what was typed before it. */
  private go(state: State, typing = false): void {
    fill(this.notice);
    this.show(state);
    const address = this.address.write(this.state) || location.pathname;
    const again = this.typing && typing;
    this.typing = typing;
    try {
      if (again) history.replaceState(null, "", address);
      else history.pushState(null, "", address);
    } catch {
      // Some browsers refuse this for files: the view changes, the address does not.
    }
  }

  /** Show a state: what is chosen at once, what is found as soon as the rows of the chosen facets and the answer are there. */
  private show(state: State): void {
    const { t, columns, sought, places: { count, chips: above } } = this;
    this.state = state;
    if (state.query) this.sort.prepend(this.relevance);
    else this.relevance.remove();
    this.sort.value = state.sort;
    this.field.show(state.query);
    const row = chips(state.choices, columns, t, (next) => this.choose(next));
    fill(above, ...(row ? [row] : []));
    editionsFollow(this.address.write(state));
    const waiting = [this.load([...state.choices.keys()]), sought?.ask(state.query) ?? null].filter((one) => one !== null);
    if (!waiting.length) return this.come();
    this.filters.show(state.choices);
    count.textContent = "";
    fill(this.pages);
    const slow = self.setTimeout(() => this.state === state && state.query && (count.textContent = t("search.waiting")), SLOW);
    Promise.all(waiting).then(() => this.come(), () => this.state === state && this.fail()).then(() => clearTimeout(slow));
  }

  /** A facet stands open: it shows its counts as soon as its rows are there. */
  private open(facet: number): void {
    this.load([facet])?.then(() => this.come(), () => this.filters.fail(facet));
  }

  /** Load the rows of facets that are not there yet; null where all are. */
  private load(facets: readonly number[]): Promise<unknown> | null {
    const { columns, data } = this;
    const missing = facets.filter((at) => !columns.has(at));
    if (!missing.length) return null;
    return Promise.all(missing.map(async (at) => {
      const rows = await rowsOf(data.facets[at]!, data.n, this.of.root);
      // Another may have waited for the same rows.
      if (!columns.has(at)) columns.add(at, rows);
    }));
  }

  /** Rows have come: count anew, and show what is found where that was still awaited. */
  private come(): void {
    const { columns, sought, state: { choices, query } } = this;
    if ([...choices.keys()].some((facet) => !columns.has(facet)) || (sought && !sought.answers(query))) return;
    const selection = columns.select(choices, sought?.allowed);
    this.filters.show(choices, selection.counts);
    if (this.shown !== this.state) this.draw(selection);
  }

  private draw(selection: Selection): void {
    const { t, columns, address, sought, places: { count, list } } = this;
    const pages = Math.max(1, Math.ceil(selection.total / PAGE));
    const state = { ...this.state, page: Math.min(this.state.page, pages) };
    this.state = this.shown = state;
    count.textContent = t(state.choices.size || state.query ? "count.some" : "count.all", { n: selection.total, all: columns.n });
    const links = pager(state.page, pages, (page) => address.write({ ...state, page }) || location.pathname, t, (page) => {
      this.go({ ...state, page });
      count.focus();
      count.scrollIntoView();
    });
    editionsFollow(address.write(state));
    const waiting = [this.entries(selection, state), sought?.others(!state.choices.size && state.page === 1)] as const;
    Promise.all(waiting).then(
      ([entries, above]) => {
        // A later choice may have overtaken this one. What stands around the list comes with it, so that neither pushes the other.
        if (this.state !== state) return;
        sought?.name();
        if (above) fill(sought?.above, ...above);
        fill(list, ...entries);
        fill(this.pages, ...(links ? [links] : []));
        sought?.follow();
      },
      () => this.state === state && this.fail(),
    );
  }

  /** The page's cases as they are shown, or what to do where there are none. */
  private async entries(selection: Selection, state: State): Promise<HTMLElement[]> {
    const { sought } = this;
    if (!selection.total) return [sought?.nothing() ?? this.nothing(state, selection)];
    const { cases, found } = await this.cards(selection, state.sort, sought?.scores, (state.page - 1) * PAGE, PAGE);
    const entries = found.map((one) => card(one, this.of, this.t));
    await sought?.mark(cases, entries);
    return entries;
  }

  /** What to drop where what is chosen leaves nothing: a choice, or what is searched for. */
  private nothing(state: State, selection: Selection): HTMLElement {
    const { t, columns, sought } = this;
    const unasked = (n: number) => ({ n, text: t("search.drop", { query: state.query, n }), go: () => this.ask("") });
    const ways = state.query ? [unasked(columns.total(state.choices))] : [];
    return nothing(state.choices, columns, selection, t, (next) => this.choose(next), sought?.allowed, ways);
  }

  private fail(): void {
    this.places.count.textContent = "";
    this.sought?.name();
    fill(this.places.list, make("p", { class: "cg-note", role: "alert" }, this.t("failed")));
  }

  /** The found cases in an order, relevance by their scores, and their cards: `most` of them, from one on. */
  private async cards(
    selection: Selection, sort: string, scores: ArrayLike<number> | undefined, from = 0, most = Infinity,
  ): Promise<{ cases: number[]; found: Card[] }> {
    const { columns, data } = this;
    const by = scores && sort === RELEVANCE ? scores : sort;
    const file = data.sort[sort];
    if (file !== undefined && !columns.ranked(sort)) {
      const ranks = await ranksOf(file, data.n, this.of.root);
      if (!columns.ranked(sort)) columns.rank(sort, ranks);
    }
    const cases = [...columns.sorted(selection, by).slice(from, from + most)];
    return { cases, found: await cards(cases, data, this.folder) };
  }

  /** All found cases for a file, with their values in some facets. */
  private async rows(facets: readonly number[]): Promise<Row[]> {
    const { columns } = this;
    // What is shown, though something else may be awaited by now; and what was found for it.
    const { choices, sort } = this.shown ?? this.state;
    const { allowed, scores } = this.sought ?? {};
    await this.load([...choices.keys(), ...facets]);
    const { cases, found } = await this.cards(columns.select(choices, allowed), sort, scores);
    return found.map((one, at) => ({
      card: one,
      address: new URL(to(this.of, `cases/${one[0]}/`), location.href).href,
      values: columns.facets.map((_, facet) => columns.own(facet, cases[at]!)),
    }));
  }
}

/** Make the page one that browses; `seek` gives the search of a page that has one, of so many cases. */
export function browse(seek?: (of: Settings, n: number) => Sought): void {
  const root = document.getElementById("cg-browse");
  const of = settings();
  const [facets, count, above, tools, list, search] = ["facets", "count", "chips", "tools", "list", "search-place"].map((name) => document.getElementById(`cg-${name}`));
  if (!root || !of || !facets || !count || !above || !tools || !list || !search) return;
  const file = root.dataset.columns ?? "columns.js";
  script(file).then(
    () => {
      // Data of another version, from a half-updated site: the page stays as it is without scripts.
      const columns = delivered().columns;
      if (columns?.v !== VERSION) return;
      const folder = file.replace(/[^/]*$/, "");
      // Where all cards are in one file, whatever is shown needs it; where it cannot be had, is said when it is asked for.
      if (columns.n && columns.n <= columns.size) cards([0], columns, folder).catch(() => undefined);
      new Browse(of, { facets, count, chips: above, tools, list, search }, folder, seek?.(of, columns.n) ?? null);
    },
    () => undefined,
  );
}
