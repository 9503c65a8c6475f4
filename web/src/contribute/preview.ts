// About how the page of the record will look: the same parts in the same order, without links and drawings.
import { make } from "../page";
import type { Path } from "../record/findings";
import { NUMBER } from "../record/typed";
import type { Desk } from "./desk";
import { blocks } from "./prose";
import { trail } from "./picker";

type Made = Node | null;

/** The page of the record that is being written. */
export function preview(desk: Desk): HTMLElement {
  return new Preview(desk).page();
}

class Preview {
  private readonly order: readonly string[];

  constructor(private readonly desk: Desk) {
    const { own, keys } = desk.form;
    // As an edition reads texts: its own language, else the best that there is.
    this.order = [...new Set([own, ...keys])];
  }

  page(): HTMLElement {
    const { desk } = this;
    const where = this.places();
    return make("div", { class: "cg-page cg-case cg-preview" },
      make("p", { class: "cg-kicker" }, [where, this.text(["community", "name"])].filter(Boolean).join(" · ") || this.lacking()),
      make("h2", { class: "cg-preview__title", lang: this.tag(["title"]) }, this.text(["title"]) || this.lacking()),
      make("p", { class: "cg-stand", lang: this.tag(["summary"]) }, this.text(["summary"]) || this.lacking()),
      make("dl", { class: "cg-facts" },
        this.fact("problem", this.concepts("problems", ["problem", "concepts"])),
        this.fact("methods", this.concepts("methods", ["method", "concepts"])),
        this.fact("leads", this.leaders()),
        this.fact("evidence", this.evidence())),
      this.section("problem_title", this.statement(["problem", "statement"]), this.under("setting", this.statement(["community", "setting"]))),
      this.section("how", this.under("rationale", this.statement(["method", "rationale"])), this.steps(), this.details()),
      this.section("actors", this.actors()),
      this.section("outcomes", this.outcomes(), this.figures()),
      desk.draft.size(["lessons"]) ? this.section("lessons", ...this.statements(["lessons"])) : null,
      this.section("before",
        this.under("conditions", ...this.statements(["conditions"])), this.under("limits", ...this.statements(["limits"])),
        this.under("unknowns", this.texts(["unknowns"])), this.under("questions", this.texts(["questions"]))),
      this.section("teaching", this.under("objectives", this.texts(["teaching", "objectives"])), this.under("prompts", this.texts(["teaching", "prompts"]))),
      this.section("sources", this.sources()));
  }

  /** The text at a path in the language that this edition would show; empty where there is none. */
  private text(path: Path): string {
    for (const key of this.order) {
      const said = this.desk.draft.said([...path, key]);
      if (said) return said;
    }
    return "";
  }

  /** The language of a text where it is not the edition's own. */
  private tag(path: Path): string | null {
    const key = this.order.find((one) => this.desk.draft.said([...path, one]));
    return key && key !== this.desk.form.own ? this.desk.form.languages[key]?.tag ?? null : null;
  }

  private lacking(): HTMLElement {
    return make("span", { class: "cg-tag cg-tag--unknown" }, this.desk.t("preview.lacking"));
  }

  private each<T>(path: Path, read: (path: Path, at: number) => T): T[] {
    return Array.from({ length: this.desk.draft.size(path) }, (_, at) => read([...path, at], at));
  }

  private label(scheme: string, id: string): string {
    return this.desk.form.schemes[scheme]?.concepts.find(([one]) => one === id)?.[1] ?? id;
  }

  private concepts(scheme: string, path: Path): string {
    return this.joined(this.each(path, (at) => this.label(scheme, this.desk.draft.said(at))));
  }

  private joined(names: readonly string[]): string {
    return names.filter(Boolean).join(this.desk.t("list"));
  }

  private places(): string {
    const all = this.desk.form.schemes["places"]?.concepts ?? [];
    return this.joined(this.each(["community", "places"], (path) => {
      const one = all.find(([id]) => id === this.desk.draft.said(path));
      return one ? trail(all, one).join(" · ") : "";
    }));
  }

  private leaders(): string {
    return this.joined(this.each(["actors"], (path) => (this.desk.draft.said([...path, "leads"]) === "true" ? this.text([...path, "role"]) : "")));
  }

  private evidence(): string {
    return this.joined([...new Set(this.each(["outcomes"], (path) => this.label("evidence", this.desk.draft.said([...path, "evidence"]) || "not-rated")))]);
  }

  private fact(name: string, said: string): HTMLElement {
    return make("div", {}, make("dt", {}, this.desk.form.headings[name] ?? name), make("dd", {}, said || this.lacking()));
  }

  private section(name: string, ...inner: Made[]): HTMLElement | null {
    const held = inner.filter((one): one is Node => one !== null);
    const always = ["problem_title", "how", "actors", "outcomes", "sources"].includes(name);
    if (!held.length && !always) return null;
    return make("section", {}, make("h3", { class: "cg-preview__part" }, this.desk.form.headings[name] ?? name), ...(held.length ? held : [make("p", {}, this.lacking())]));
  }

  private under(name: string, ...inner: Made[]): HTMLElement | null {
    const held = inner.filter((one): one is Node => one !== null);
    return held.length ? make("div", {}, make("h4", {}, this.desk.form.headings[name] ?? name), ...held) : null;
  }

  private prose(path: Path, behind: Node | null = null): HTMLElement | null {
    const said = this.text(path);
    if (!said) return null;
    const made = blocks(said).map(({ as, lines }) => {
      const set = lines.map((line) => line.map((one) => (one.as ? make(one.as, {}, one.text) : one.text)));
      if (as === "p") return make("p", {}, ...set[0]!);
      return make(as, {}, ...set.map((one) => make(as === "blockquote" ? "p" : "li", {}, ...one)));
    });
    const whole = make("div", { lang: this.tag(path) }, ...made);
    const last = made[made.length - 1];
    if (behind) (last?.localName === "p" ? last : whole).append(" ", behind);
    return whole;
  }

  private cites(path: Path): HTMLElement | null {
    const found = this.each([...path, "from"], (at) => {
      const paragraph = this.desk.draft.said([...at, "paragraph"]);
      return paragraph ? make("span", { class: "cg-src" }, `¶${paragraph}`) : null;
    });
    return found.length ? make("span", { class: "cg-cites" }, ...found) : null;
  }

  private statement(path: Path): HTMLElement | null {
    return this.prose([...path, "text"], this.cites(path));
  }

  private statements(path: Path): Made[] {
    return this.each(path, (at) => this.statement(at));
  }

  private texts(path: Path): HTMLElement | null {
    const said = this.each(path, (at) => this.text(at)).filter(Boolean);
    return said.length ? make("ul", {}, ...said.map((one) => make("li", {}, one))) : null;
  }

  private steps(): HTMLElement | null {
    const made = this.each(["method", "steps"], (path) => make("li", {},
      make("h4", {}, this.text([...path, "title"]) || this.lacking(), this.desk.draft.said([...path, "stage"]) ? make("span", { class: "cg-stage" }, this.label("stages", this.desk.draft.said([...path, "stage"]))) : null),
      this.prose([...path, "text"], this.cites(path)) ?? make("p", {}, this.lacking())));
    return made.length ? make("ol", { class: "cg-steps" }, ...made) : null;
  }

  /** What TIDieR asks for besides steps and reasons. */
  private details(): HTMLElement | null {
    const rows = this.desk.form.twelve.filter(([, field]) => field.startsWith("method.") && !/rationale|steps/.test(field)).map(([label, field]) => {
      const path = field.split(".");
      const said = this.desk.draft.size(path) ? this.statements(path) : [this.statement(path)];
      const held = said.filter((one): one is Node => one !== null);
      return held.length ? make("div", {}, make("dt", {}, label), make("dd", {}, ...held)) : null;
    });
    return rows.some(Boolean) ? make("dl", { class: "cg-details" }, ...rows) : null;
  }

  private actors(): HTMLElement | null {
    const made = this.each(["actors"], (path) => make("li", {},
      make("b", {}, this.text([...path, "role"]) || this.lacking()), " ",
      make("span", { class: "cg-soft" }, this.label("actors", this.desk.draft.said([...path, "kind"]))), this.prose([...path, "did"], this.cites(path))));
    return made.length ? make("ul", { class: "cg-claims" }, ...made) : null;
  }

  private outcomes(): HTMLElement | null {
    const made = this.each(["outcomes"], (path) => {
      const direction = this.desk.draft.said([...path, "direction"]);
      return make("li", {},
        make("p", { class: "cg-claim__marks" }, direction ? make("span", { class: `cg-tag cg-tag--${/^[a-z-]+$/.test(direction) ? direction : "unknown"}` }, this.label("directions", direction)) : null,
          make("span", { class: "cg-soft" }, this.label("evidence", this.desk.draft.said([...path, "evidence"]) || "not-rated"))),
        this.prose([...path, "claim"], this.cites(path)) ?? make("p", {}, this.lacking()));
    });
    return made.length ? make("ul", { class: "cg-claims" }, ...made) : null;
  }

  private figures(): HTMLElement | null {
    const { draft, form } = this.desk;
    const made = this.each(["figures"], (path) => {
      const [value, to, bound, paragraph] = ["value", "to", "bound", "paragraph"].map((name) => draft.said([...path, name])) as [string, string, string, string];
      const amount = [bound && bound !== "exact" ? form.choices[bound] ?? bound : "", [value, to].filter((one) => NUMBER.test(one)).join("–"), this.text([...path, "unit"])].filter(Boolean).join(" ");
      return make("tr", {}, make("th", { scope: "row" }, this.text([...path, "measure"]) || this.lacking()), make("td", { class: "cg-n" }, amount || this.lacking()), make("td", {}, draft.said([...path, "date"])), make("td", {}, paragraph ? `¶${paragraph}` : ""));
    });
    return made.length ? make("div", { class: "cg-scroll" }, make("table", { class: "cg-table" }, make("tbody", {}, ...made))) : null;
  }

  private sources(): HTMLElement | null {
    const made = this.each(["sources"], (path) => {
      const more = [this.label("source-kinds", this.desk.draft.said([...path, "kind"])), this.text([...path, "author"]), this.text([...path, "publisher"]), this.desk.draft.said([...path, "date"]), this.desk.draft.said([...path, "url"])];
      return make("li", {}, make("p", { class: "cg-source__title" }, this.text([...path, "title"]) || this.lacking()), make("p", { class: "cg-soft cg-address" }, this.joined(more)), this.prose([...path, "about"]));
    });
    return made.length ? make("ol", { class: "cg-sources" }, ...made) : null;
  }
}

