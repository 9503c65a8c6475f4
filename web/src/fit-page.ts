// The fit page: a reader describes a community, and sees which cases resemble it, and in what.
import { Address, chosen } from "./address";
import type { Choices, Data, FacetData, Rows } from "./columns";
import { cards, delivered, rowsOf, script, type Card } from "./data";
import { count, fit, type Answer, type Asked, type Fit } from "./fit";
import { editionsFollow, fill, make, settings, words, type Settings, type Words } from "./page";
import { card, notice } from "./results";

const VERSION = 2;
// So many cases are shown, and so many more for each press of the button.
const SHOWN = 10;
const ANSWERS: readonly Answer[] = ["match", "differs", "unknown"];

type Field = FacetData & { readonly broader: readonly number[] };

/** The questions, as the golden file has them: each with the values of the facet that answers it. */
function fields(data: Data): Field[] {
  const field = (id: string, facet: string, file?: string): Field[] => {
    const from = data.facets.find((one) => one.id === facet);
    return from ? [{ ...from, id, file: file ?? from.file, broader: from.values.map(([, , broader]) => broader) }] : [];
  };
  return [
    ...field("community", "community"), ...field("problem", "problem"), ...field("has", "actor"),
    ...(data.leads ? field("leads", "actor", data.leads) : []),
  ];
}

/** Values in the order of a tree, with how deep each stands. */
function ordered(values: FacetData["values"]): { value: number; depth: number }[] {
  const under = new Map<number, number[]>();
  values.forEach(([, , broader], at) => under.set(broader, [...(under.get(broader) ?? []), at]));
  const found: { value: number; depth: number }[] = [];
  const walk = (broader: number, depth: number): void => {
    for (const value of under.get(broader) ?? []) {
      found.push({ value, depth });
      walk(value, depth + 1);
    }
  };
  walk(-1, 0);
  return found;
}

class Page {
  private readonly fields: readonly Field[];
  private readonly address: Address;
  private readonly t: Words;
  private readonly form = make("form", { class: "cg-fit__form", autocomplete: "off" });
  private readonly notice = make("div");
  private readonly said = make("p", { class: "cg-fit__count", role: "status", "aria-live": "polite", tabindex: "-1" });
  private readonly list = make("div");
  private readonly boxes = new Map<string, HTMLInputElement>();
  private readonly leads = make("select");
  private choices: Choices = new Map();
  /** For each question what the cases answer; empty where nothing is asked. */
  private rows: readonly Rows[] = [];
  private turn = 0;

  constructor(
    root: HTMLElement,
    private readonly of: Settings,
    private readonly data: Data,
    private readonly folder: string,
  ) {
    this.t = words(of);
    this.fields = fields(data);
    this.address = new Address(this.fields, []);
    this.fields.forEach((field, at) => field.values.length && this.form.append(this.question(field, at)));
    const clear = make("button", { type: "button", class: "cg-plain" }, this.t("fit.clear"));
    clear.addEventListener("click", () => this.go(new Map()));
    this.form.append(clear);
    this.form.addEventListener("submit", (event) => event.preventDefault());
    const results = make("div", { class: "cg-results" }, this.notice, this.said, this.list);
    fill(root, make("div", { class: "cg-cols cg-cols--browse" }, this.form, results));
    addEventListener("popstate", () => {
      if (this.query(this.choices) !== location.search) this.read();
    });
    this.read();
  }

  /** One question of the form: who leads is one of a list, the others are boxes. */
  private question(field: Field, at: number): HTMLElement {
    const label = this.t(`fit.ask.${field.id}`);
    if (field.id === "leads") {
      this.leads.append(make("option", { value: "" }, this.t("fit.any")));
      for (const { value, depth } of ordered(field.values)) {
        this.leads.append(make("option", { value }, "\u00a0\u00a0".repeat(depth) + field.values[value]![1]));
      }
      this.leads.addEventListener("change", () => {
        const value = this.leads.value;
        this.go(chosen(this.choices, at, value ? { values: [Number(value)], all: false } : null));
      });
      return make("label", { class: "cg-fit__leads" }, make("span", {}, label), this.leads);
    }
    const list = make("ul");
    for (const { value, depth } of ordered(field.values)) {
      const box = make("input", { type: "checkbox" });
      this.boxes.set(`${at}.${value}`, box);
      box.addEventListener("change", () => {
        const before = this.choices.get(at)?.values ?? [];
        const values = before.filter((one) => one !== value).concat(box.checked ? [value] : []);
        this.go(chosen(this.choices, at, { values: values.sort((a, b) => a - b), all: false }));
      });
      list.append(make("li", { class: depth ? "cg-narrower" : null }, make("label", {}, box, make("span", {}, field.values[value]![1]))));
    }
    return make("fieldset", {}, make("legend", {}, label), list);
  }

  private query(choices: Choices): string {
    return this.address.write({ ...this.address.empty, choices });
  }

  /** Show what the address asks for; one of those who would lead is taken, and nothing that only browse knows. */
  private read(): void {
    const { state, strange } = this.address.read(location.search);
    const aside = [...strange];
    new URLSearchParams(location.search).forEach((text, key) => {
      if (key === "all" || key === "page") aside.push(`${key}=${text}`);
    });
    const at = this.fields.findIndex(({ id }) => id === "leads");
    const [first, ...others] = state.choices.get(at)?.values ?? [];
    for (const other of others) aside.push(`leads=${this.fields[at]!.values[other]![0]}`);
    const choices = new Map([...state.choices].map(([facet, { values }]) => [facet, { values, all: false }] as const));
    if (first !== undefined) choices.set(at, { values: [first], all: false });
    const note = notice([...new Set(aside)], this.t);
    fill(this.notice, ...(note ? [note] : []));
    this.show(choices);
  }

  private go(choices: Choices): void {
    fill(this.notice);
    this.show(choices);
    try {
      history.pushState(null, "", this.query(choices) || location.pathname);
    } catch {
      // Some browsers refuse this for files: the view changes, the address does not.
    }
  }

  private show(choices: Choices): void {
    this.choices = choices;
    for (const [name, box] of this.boxes) {
      const [at, value] = name.split(".").map(Number);
      box.checked = choices.get(at!)?.values.includes(value!) ?? false;
    }
    const at = this.fields.findIndex(({ id }) => id === "leads");
    this.leads.value = String(choices.get(at)?.values[0] ?? "");
    editionsFollow(this.query(choices));
    const asked = [...choices].sort(([a], [b]) => a - b)
      .reduce<Asked[]>((all, [question, { values }]) => [...all, ...values.map((value) => ({ question, value }))], []);
    const mine = ++this.turn;
    if (!asked.length) {
      this.said.textContent = this.t("fit.start");
      fill(this.list);
      return;
    }
    this.said.textContent = "";
    const { n } = this.data;
    Promise.all(this.fields.map((field, at) => (choices.has(at) ? rowsOf(field, n, this.of.root) : []))).then(
      (rows) => {
        // A later choice may have overtaken this one.
        if (mine !== this.turn) return;
        this.rows = rows;
        this.find(asked);
      },
      () => this.fail(mine),
    );
  }

  private fail(turn: number): void {
    if (turn !== this.turn) return;
    fill(this.list, make("p", { class: "cg-note", role: "alert" }, this.t("failed")));
  }

  private find(asked: readonly Asked[]): void {
    const questions = this.fields.map(({ broader }, at) => ({ broader, rows: this.rows[at]! }));
    const found = fit(questions, asked, this.data.n).filter((one) => count(one, "match"));
    this.said.textContent = this.t(found.length ? "fit.count" : "fit.none", { n: found.length, all: this.data.n });
    this.results(found, asked, SHOWN);
  }

  private results(found: readonly Fit[], asked: readonly Asked[], most: number): void {
    const mine = ++this.turn;
    const shown = found.slice(0, most);
    cards(shown.map((one) => one.at), this.data, this.folder).then(
      (ready) => {
        // A later choice may have overtaken this one.
        if (mine !== this.turn) return;
        const entries = ready.map((one, at) => this.entry(one, shown[at]!, asked));
        fill(this.list, ...entries);
        if (most > SHOWN) entries[most - SHOWN]?.querySelector<HTMLElement>("h2 a")?.focus();
        if (found.length <= most) return;
        const more = make("button", { type: "button", class: "cg-button" }, this.t("fit.more", { n: found.length - most }));
        more.addEventListener("click", () => this.results(found, asked, most + SHOWN));
        this.list.append(more);
      },
      () => this.fail(mine),
    );
  }

  /** A case with what matches, what differs, and what its record does not say. */
  private entry(about: Card, one: Fit, asked: readonly Asked[]): HTMLElement {
    const { t } = this;
    const why = make("dl", { class: "cg-fit__why" });
    const add = (kind: string, name: string, lines: readonly string[]): void => {
      if (lines.length) why.append(make("div", { class: `cg-fit--${kind}` }, make("dt", {}, name), ...lines.map((line) => make("dd", {}, line))));
    };
    for (const kind of ANSWERS) {
      add(kind, t(`fit.${kind}`, { n: count(one, kind), all: asked.length }), this.fields.reduce<string[]>((all, _, question) => {
        const things = asked.map((thing, at) => ({ ...thing, at })).filter((thing) => thing.question === question && one.answers[thing.at] === kind);
        return things.length ? [...all, this.line(kind, question, things, one)] : all;
      }, []));
    }
    add("also", t("fit.also"), this.also(one, asked));
    const entry = card(about, this.of, t);
    entry.querySelector(".cg-entry__summary")?.after(why);
    return entry;
  }

  private line(kind: Answer, question: number, things: readonly (Asked & { at: number })[], one: Fit): string {
    const { t } = this;
    const field = this.fields[question]!;
    const name = (value: number): string => field.values[value]![1];
    const joined = (values: readonly string[]): string => values.join(t("comma"));
    const label = t(`fit.is.${field.id}`);
    if (kind === "match") {
      const parts = things.map(({ value, at }) => {
        const via = one.via[at]!;
        if (via.includes(value)) return name(value);
        return t("fit.near", { asked: name(value), values: joined(via.map(name)) });
      });
      return t("fit.line", { question: label, text: joined(parts) });
    }
    const wanted = joined(things.map(({ value }) => name(value)));
    if (kind === "unknown") return t("fit.unstated", { question: label, asked: wanted });
    return t(field.id === "has" ? "fit.absent" : "fit.other", { question: label, asked: wanted, values: joined(this.rows[question]![one.at]!.map(name)) });
  }

  /** Who else took part, beyond those whom the reader has. */
  private also(one: Fit, asked: readonly Asked[]): string[] {
    const question = this.fields.findIndex(({ id }) => id === "has");
    if (!asked.some((thing) => thing.question === question)) return [];
    const had = new Set<number>();
    asked.forEach((thing, at) => thing.question === question && one.via[at]!.forEach((value) => had.add(value)));
    const { values } = this.fields[question]!;
    const others = this.rows[question]![one.at]!.filter((value) => !had.has(value)).map((value) => values[value]![1]);
    return others.length ? [others.join(this.t("comma"))] : [];
  }
}

function start(): void {
  const root = document.getElementById("cg-fit");
  const of = settings();
  if (!root || !of) return;
  const file = root.dataset.columns ?? "../browse/columns.js";
  script(file).then(
    () => {
      const data = delivered().columns;
      // Data of another version, from a half-updated site: the page stays as it is without scripts.
      if (data?.v === VERSION) new Page(root, of, data, file.replace(/[^/]*$/, ""));
    },
    () => undefined,
  );
}

start();
