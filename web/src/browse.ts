// The browse page: keeps what is chosen in the address, and shows the cases that fit.
import { Address, type State } from "./address";
import { Columns, type Choices, type Selection } from "./columns";
import { cards, delivered, script } from "./data";
import { panel, type Row } from "./download";
import { Filters } from "./filters";
import { editionsFollow, make, settings, to, words, type Settings } from "./page";
import { card, chips, notice, nothing, pager } from "./results";

const VERSION = 1;
// The first is the order where none is asked for; relevance joins with the search for text.
const SORTS = ["newest", "evidence", "replicability"];
const PAGE = 20;

interface Places {
  facets: HTMLElement;
  count: HTMLElement;
  chips: HTMLElement;
  list: HTMLElement;
}

class Browse {
  private readonly columns: Columns;
  private readonly address: Address;
  private readonly filters: Filters;
  private readonly t: ReturnType<typeof words>;
  private readonly sort = make("select");
  private readonly notice = make("div");
  private readonly pages = make("div");
  private state: State;
  private selection: Selection;
  private turn = 0;

  constructor(
    private readonly of: Settings,
    private readonly places: Places,
    private readonly folder: string,
    private readonly data = delivered().columns!,
  ) {
    this.t = words(of);
    this.columns = new Columns(data);
    const sorts = SORTS.filter((name) => Object.prototype.hasOwnProperty.call(data.sort, name));
    this.address = new Address(data.facets, sorts);
    this.state = this.address.empty;
    this.selection = this.columns.select(this.state.choices);
    this.filters = new Filters(places.facets, data.facets, this.t, (choices) => this.choose(choices));
    this.frame(sorts);
    addEventListener("popstate", () => {
      if (this.address.write(this.state) !== location.search) this.read();
    });
    this.read();
    this.filters.open(this.state.choices);
  }

  /** What stands around the list: notice, order, files, pages. */
  private frame(sorts: readonly string[]): void {
    const { count, chips: above, list } = this.places;
    for (const name of sorts) this.sort.append(make("option", { value: name }, this.t(`sort.${name}`)));
    this.sort.addEventListener("change", () => this.go({ ...this.state, sort: this.sort.value, page: 1 }));
    count.tabIndex = -1;
    above.before(this.notice);
    list.before(
      make(
        "div", { class: "cg-results__tools" },
        make("label", {}, make("span", { class: "cg-label" }, this.t("sort")), this.sort),
        panel(this.data.facets, this.of.edition, this.t, () => this.rows()),
      ),
    );
    list.after(this.pages);
  }

  /** Show what the address asks for. */
  private read(): void {
    const { state, strange } = this.address.read(location.search);
    const note = notice(strange, this.t);
    this.notice.replaceChildren(...(note ? [note] : []));
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

  /** Show a state and keep it in the address. */
  private go(state: State): void {
    this.notice.replaceChildren();
    this.show(state);
    const query = this.address.write(this.state);
    try {
      history.pushState(null, "", query || location.pathname);
    } catch {
      // Some browsers refuse this for files: the view changes, the address does not.
    }
  }

  private show(state: State): void {
    const { t, columns } = this;
    this.selection = columns.select(state.choices);
    const { total, counts } = this.selection;
    const pages = Math.max(1, Math.ceil(total / PAGE));
    this.state = { ...state, page: Math.min(state.page, pages) };
    this.filters.show(state.choices, counts);
    this.sort.value = state.sort;
    this.places.count.textContent = t(state.choices.size ? "count.some" : "count.all", { n: total, all: columns.n });
    const row = chips(state.choices, columns, t, (next) => this.choose(next));
    this.places.chips.replaceChildren(...(row ? [row] : []));
    const links = pager(this.state.page, pages, (page) => this.address.write({ ...this.state, page }) || location.pathname, t, (page) => {
      this.go({ ...this.state, page });
      this.places.count.focus();
      this.places.count.scrollIntoView();
    });
    this.pages.replaceChildren(...(links ? [links] : []));
    editionsFollow(this.address.write(this.state));
    this.list();
  }

  private list(): void {
    const { t, columns, selection } = this;
    const mine = ++this.turn;
    if (!selection.total) {
      const none = nothing(this.state.choices, columns, selection, t, (next) => this.choose(next));
      this.places.list.replaceChildren(none);
      return;
    }
    const from = (this.state.page - 1) * PAGE;
    const cases = columns.sorted(selection, this.state.sort).slice(from, from + PAGE);
    cards([...cases], this.data.size, this.folder).then(
      (found) => {
        // A later choice may have overtaken this one.
        if (mine !== this.turn) return;
        this.places.list.replaceChildren(...found.map((one) => card(one, this.of, t)));
      },
      () => {
        if (mine === this.turn) this.places.list.replaceChildren(make("p", { class: "cg-note", role: "alert" }, t("failed")));
      },
    );
  }

  /** All found cases, for a file. */
  private async rows(): Promise<Row[]> {
    const cases = [...this.columns.sorted(this.selection, this.state.sort)];
    const found = await cards(cases, this.data.size, this.folder);
    return found.map((one, at) => ({
      card: one,
      address: new URL(to(this.of, `cases/${one[0]}/`), location.href).href,
      values: this.data.facets.map(({ rows }) => rows[cases[at]!]!),
    }));
  }
}

function start(): void {
  const root = document.getElementById("cg-browse");
  const of = settings();
  const [facets, count, above, list] = ["facets", "count", "chips", "list"].map((name) => document.getElementById(`cg-${name}`));
  if (!root || !of || !facets || !count || !above || !list) return;
  const file = root.dataset.columns ?? "columns.js";
  script(file).then(
    () => {
      // Data of another version, from a half-updated site: the page stays as it is without scripts.
      if (delivered().columns?.v !== VERSION) return;
      new Browse(of, { facets, count, chips: above, list }, file.replace(/[^/]*$/, ""));
    },
    () => undefined,
  );
}

start();
