// The matrix: two lists over all facets swap its axes; the table that the page came with is the default.
import { Address } from "./address";
import type { Choice, Data, FacetData, Rows } from "./columns";
import { crossed, type Axis, type Crossed, type Filled } from "./crossed";
import { delivered, rowsOf, script } from "./data";
import { editionsFollow, fill, make, settings, to, words, type Settings, type Words } from "./page";
import { notice } from "./results";

const VERSION = 2;
const AXES = ["rows", "columns"] as const;

interface MatrixSettings extends Settings {
  /** The facets of the rows and of the columns of the rendered table. */
  readonly axes: readonly [string, string];
}

type Pair = readonly [number, number];

class Matrix {
  private readonly t: Words;
  private readonly rendered: readonly ChildNode[];
  private readonly texts: readonly { readonly element: Element; readonly text: string }[];
  private readonly selects = AXES.map(() => make("select"));
  private readonly notice = make("div");
  private readonly said = make("p", { class: "cg-soft", role: "status", "aria-live": "polite" });
  private readonly usual: Pair;
  private shown: Pair;
  private turn = 0;

  constructor(
    private readonly place: HTMLElement,
    private readonly of: MatrixSettings,
    private readonly data: Data,
  ) {
    this.t = words(of);
    this.rendered = [...place.childNodes];
    this.texts = [...document.querySelectorAll(".cg-matrix .cg-head h1, .cg-matrix .cg-stand")]
      .map((element) => ({ element, text: element.textContent ?? "" }));
    const [rows = 0, columns = 0] = of.axes.map((id) => Math.max(0, this.facet(id)));
    this.usual = this.shown = [rows, columns];
    const tools = make("div", { class: "cg-axes" });
    this.selects.forEach((select, at) => {
      data.facets.forEach(({ label, values }, facet) => values.length && select.append(make("option", { value: facet }, label)));
      select.addEventListener("change", () => this.go([Number(this.selects[0]!.value), Number(this.selects[1]!.value)]));
      tools.append(make("label", {}, make("span", {}, this.t(`matrix.${AXES[at]!}`)), select));
    });
    const turn = make("button", { type: "button", class: "cg-plain" }, this.t("matrix.swap"));
    turn.addEventListener("click", () => this.go([this.shown[1], this.shown[0]]));
    tools.append(turn);
    place.before(this.notice, tools, this.said);
    addEventListener("popstate", () => {
      if (this.query(this.shown) !== location.search) this.read();
    });
    this.read();
  }

  private facet(id: string): number {
    return this.data.facets.findIndex((one) => one.id === id && one.values.length > 0);
  }

  private query([rows, columns]: Pair): string {
    if (rows === this.usual[0] && columns === this.usual[1]) return "";
    return `?columns=${this.data.facets[columns]!.id}&rows=${this.data.facets[rows]!.id}`;
  }

  /** Show the axes that the address names; what it names beyond them is told. */
  private read(): void {
    const strange = new Set<string>();
    const pair: [number, number] = [...this.usual];
    new URLSearchParams(location.search).forEach((text, key) => {
      const at = AXES.findIndex((one) => one === key);
      const facet = this.facet(text);
      if (at >= 0 && facet >= 0) pair[at] = facet;
      else strange.add(text ? `${key}=${text}` : key);
    });
    const note = notice([...strange], this.t);
    fill(this.notice, ...(note ? [note] : []));
    this.show(pair);
  }

  private go(pair: Pair): void {
    fill(this.notice);
    this.show(pair);
    try {
      history.pushState(null, "", this.query(pair) || location.pathname);
    } catch {
      // Some browsers refuse this for files: the view changes, the address does not.
    }
  }

  private show(pair: Pair): void {
    const mine = ++this.turn;
    this.shown = pair;
    pair.forEach((facet, at) => (this.selects[at]!.value = String(facet)));
    const query = this.query(pair);
    editionsFollow(query);
    if (!query) {
      fill(this.place, ...this.rendered);
      for (const { element, text } of this.texts) element.textContent = text;
      this.said.textContent = "";
      this.place.setAttribute("aria-label", this.texts[0]?.text ?? "");
      return;
    }
    const [rows, columns] = pair.map((facet) => this.data.facets[facet]!.label);
    const title = this.t("matrix.title", { rows: rows!, columns: columns! });
    this.texts.forEach(({ element }, at) => (element.textContent = at ? this.t("matrix.stand") : title));
    this.said.textContent = "";
    this.place.setAttribute("aria-label", title);
    fill(this.place);
    // A later choice may have overtaken this one.
    this.crossed(pair).then(
      (made) => mine === this.turn && this.draw(made, pair),
      () => mine === this.turn && fill(this.place, make("p", { class: "cg-note", role: "alert" }, this.t("failed"))),
    );
  }

  /** The two facets crossed, as soon as their rows are there. */
  private async crossed(pair: Pair): Promise<Crossed> {
    const { facets, n } = this.data;
    const load = (facet: FacetData): Promise<Rows> => rowsOf(facet, n, this.of.root);
    const direction = facets.find(({ id }) => id === "direction");
    const [rows, columns, directions] = await Promise.all([...pair.map((at) => load(facets[at]!)), direction ? load(direction) : []]);
    const filled = (at: number, of: Rows): Filled => ({ facet: facets[at]!, rows: of });
    return crossed(filled(pair[0], rows!), filled(pair[1], columns!), directions!);
  }

  private draw(made: Crossed, pair: Pair): void {
    const cut = [made.rows, made.columns].filter(({ values, all }) => values.length < all);
    this.said.textContent = cut.map(({ facet, values, all }) => this.t("matrix.cut", { facet: facet.label, n: values.length, all })).join("");
    fill(this.place, this.table(made, pair));
  }

  private table(made: Crossed, pair: Pair): HTMLElement {
    const { t } = this;
    const head = ({ facet, values }: Axis, at: number, scope: string): HTMLElement => {
      const [slug, label] = facet.values[values[at]!]!;
      return make("th", { scope }, make("a", { href: to(this.of, `browse/${facet.id}/${slug}/`) }, label));
    };
    const { rows, columns } = made;
    const top = make("tr", {}, make("td"), ...columns.values.map((_, at) => head(columns, at, "col")));
    const body = make("tbody");
    rows.values.forEach((row, at) => {
      body.append(make("tr", {}, head(rows, at, "row"), ...columns.values.map((column) => this.cell(made, pair, row, column))));
    });
    return make("table", { class: "cg-table cg-crossed" }, make("caption", {}, t("matrix.caption")), make("thead", {}, top), body);
  }

  private cell(made: Crossed, pair: Pair, row: number, column: number): HTMLElement {
    const { t } = this;
    const found = made.cell(row, column);
    const names = { row: made.rows.facet.values[row]![1], column: made.columns.facet.values[column]![1] };
    if (!found) {
      const text = t("matrix.empty", names);
      return make("td", { class: "cg-empty" }, make("a", { href: to(this.of, "contribute/"), "aria-label": text, title: text }, "+"));
    }
    const direction = this.data.facets.find(({ id }) => id === "direction");
    const ways = found.ways.map(([value, n]) => {
      const [slug, label] = direction!.values[value]!;
      return make("span", { class: `cg-way cg-way--${slug}` }, t("matrix.way", { way: label, n }));
    });
    const title = t("matrix.cell", { ...names, n: found.n });
    return make("td", {}, make("a", { href: this.link(pair, row, column), title }, make("b", {}, String(found.n)), ...ways));
  }

  /** The browse page with both values chosen; two values of one facet must both be there. */
  private link([rows, columns]: Pair, row: number, column: number): string {
    const choices = new Map<number, Choice>([[columns, { values: [column], all: false }]]);
    if (rows !== columns) choices.set(rows, { values: [row], all: false });
    else if (row !== column) choices.set(rows, { values: [row, column], all: true });
    return to(this.of, "browse/", new Address(this.data.facets, [""]).write({ choices, query: "", sort: "", page: 1 }));
  }
}

function start(): void {
  const place = document.getElementById("cg-matrix");
  const of = settings<MatrixSettings>();
  if (!place || !of) return;
  script(place.dataset.columns ?? "../browse/columns.js").then(
    () => {
      const data = delivered().columns;
      if (data?.v === VERSION && data.facets.length) new Matrix(place, of, data);
    },
    () => undefined,
  );
}

start();
