// The form of a pack: cases, session, activities, questions, and which document is shown. It says what is chosen.
import { MOST } from "../chosen";
import { finder } from "../finder";
import { fill, make } from "../page";
import type { Text } from "../search/search";
import type { Material } from "./material";
import { ACTIVITIES, FUNCTIONS, METHODS } from "./methods";
import type { Activity } from "./outline";
import { BOTH, EDITIONS, LEAST_MINUTES, lines, line, MOST_MINUTES, write, type Edition, type Plan, type Wanted } from "./plan";
import type { Say } from "./session";

/** What the page can do for the form. */
export interface Acts {
  /** Take a choice over; all that is typed in one go is one step in the browser's history. */
  readonly choose: (change: Partial<Plan & Wanted>, typed?: boolean) => void;
  readonly download: (format: "docx" | "pptx") => void;
  readonly print: () => void;
  /** The cases that are kept in the tray. */
  readonly kept: () => readonly string[];
}

/** What the form shows. */
export interface Shown {
  readonly wanted: Wanted;
  readonly cases: readonly Pick<Material, "id" | "title" | "place">[];
  readonly activities: readonly Activity[];
  /** What the plan asks for and the minutes do not hold. */
  readonly dropped: readonly string[];
  /** How many minutes the cases take to read, where they must be read beforehand, else 0. */
  readonly beforehand: number;
}

interface Language {
  readonly id: string;
  readonly name: string;
}

const PAUSE = 350;
const FOUND = 8;

/** The id of the case whose page has an address, `cases/<id>/`. */
const idOf = (address: string): string => address.split("/")[1]!;

export class Controls {
  readonly element = make("form", { class: "cg-pack-form", autocomplete: "off" });
  /** Which document is shown, and its files. */
  readonly files = make("form", { class: "cg-pack-form cg-pack-files", autocomplete: "off" });
  private readonly cases = make("ol", { class: "cg-pack-list" });
  private readonly kept = make("p");
  private readonly sought = make("input", { type: "search", id: "pack-sought", autocapitalize: "off", spellcheck: "false" });
  private readonly moved = make("p", { role: "status", class: "cg-pack-moved" });
  private readonly results = make("ul", { class: "cg-pack-found" });
  private readonly outline = make("ol", { class: "cg-pack-list", "data-do": "outline" });
  private readonly more = make("div");
  private readonly fields: Record<"title" | "audience", HTMLInputElement> & Record<"objectives" | "questions", HTMLTextAreaElement>;
  private readonly minutes = make("input", { type: "number", min: LEAST_MINUTES, max: MOST_MINUTES, step: 5, inputmode: "numeric" });
  private readonly method: HTMLSelectElement;
  private readonly function: HTMLSelectElement;
  private readonly language: HTMLSelectElement;
  private readonly editions = new Map<Edition, HTMLInputElement>();
  private readonly word = make("button", { type: "button", class: "cg-button" });
  private readonly acts: HTMLElement;
  private shown!: Shown;
  private pause = 0;

  /** `t` says the page's strings, `said` those of packs. */
  constructor(private readonly t: Say, private readonly said: Say, private readonly act: Acts, languages: readonly Language[]) {
    const select = (name: "method" | "function", values: readonly string[]): HTMLSelectElement => {
      const made = make("select", {}, ...values.map((one) => make("option", { value: one }, said(`pack.${name}.${one}`))));
      // Another method has activities of its own.
      made.addEventListener("change", () => act.choose({ [name]: made.value, ...(name === "method" ? { activities: [] } : {}) }));
      return made;
    };
    this.method = select("method", [...METHODS.keys()]);
    this.function = select("function", FUNCTIONS);
    this.language = make("select", {}, make("option", { value: "" }, t("packs.language.here")),
      ...languages.map(({ id, name }) => make("option", { value: id }, name)));
    this.language.addEventListener("change", () => act.choose({ language: this.language.value }));
    this.minutes.addEventListener("input", () => this.typed());
    this.minutes.addEventListener("change", () => this.flush());
    const text = <K extends "input" | "textarea">(tag: K, rows: number | null): HTMLElementTagNameMap[K] => {
      const made = make(tag, { rows });
      made.addEventListener("input", () => this.typed());
      made.addEventListener("change", () => this.flush());
      return made;
    };
    this.fields = { title: text("input", null), audience: text("input", null), objectives: text("textarea", 3), questions: text("textarea", 4) };
    const print = make("button", { type: "button", class: "cg-button cg-button--quiet" }, t("packs.print"));
    const slides = make("button", { type: "button", class: "cg-button" }, t("packs.pptx"));
    this.word.addEventListener("click", () => act.download("docx"));
    slides.addEventListener("click", () => act.download("pptx"));
    print.addEventListener("click", () => act.print());
    this.acts = make("div", { class: "cg-pack-acts" }, this.word, slides, print);
    this.build();
    for (const form of [this.element, this.files]) form.addEventListener("submit", (event) => event.preventDefault());
  }

  private build(): void {
    const { t, fields } = this;
    const labelled = (name: string, field: HTMLElement, hint = ""): HTMLElement =>
      make("label", {}, make("span", {}, t(name)), hint ? make("span", { class: "cg-soft" }, t(hint)) : null, field);
    const part = (name: string, ...children: (Node | null)[]): HTMLElement => make("fieldset", {}, make("legend", {}, t(name)), ...children);
    this.sought.placeholder = t("packs.sought.hint");
    this.sought.addEventListener("input", () => void this.seek());
    this.sought.addEventListener("focus", () => void finder().then((search) => search?.ready()));
    this.sought.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.results.querySelector("button")?.click();
    });
    const choice = make("div", { class: "cg-pack-editions" }, ...EDITIONS.map((one) => {
      const box = make("input", { type: "radio", name: "edition", value: one });
      box.addEventListener("change", () => this.act.choose({ edition: one }));
      this.editions.set(one, box);
      return make("label", {}, box, make("span", {}, this.said(`pack.edition.${one}`)));
    }));
    this.element.append(
      this.moved,
      part("packs.cases", this.cases, labelled("packs.sought", this.sought), make("div", { role: "status" }, this.results), this.kept),
      part("packs.session",
        make("div", { class: "cg-pack-row" }, labelled("packs.method", this.method), labelled("packs.minutes", this.minutes)),
        labelled("packs.function", this.function),
        labelled("packs.audience", fields.audience),
        labelled("packs.objectives", fields.objectives, "packs.each"),
        labelled("packs.name", fields.title, "packs.name.hint")),
      part("packs.outline", this.outline, this.more),
      part("packs.questions", labelled("packs.questions.label", fields.questions, "packs.each")),
    );
    this.files.append(part("packs.document", make("div", { class: "cg-pack-row" }, choice, labelled("packs.language", this.language)), this.acts));
  }

  /** Show what is chosen; what has the focus keeps it. */
  show(shown: Shown): void {
    this.shown = shown;
    const { wanted: { plan, edition, language } } = shown;
    const focus = this.focused();
    fill(this.cases, ...shown.cases.map((one, at) => this.entry("case", one.id, at, plan.cases.length, one.title, one.place)));
    this.cases.hidden = !shown.cases.length;
    const kept = this.act.kept().filter((id) => !plan.cases.includes(id)).slice(0, MOST - plan.cases.length);
    fill(this.kept);
    if (kept.length) {
      const take = make("button", { type: "button", class: "cg-plain", "data-do": "kept", "data-id": "" }, this.t("packs.kept", { n: kept.length }));
      take.addEventListener("click", () => this.act.choose({ cases: [...plan.cases, ...kept] }));
      this.kept.append(take);
    }
    this.sought.disabled = plan.cases.length >= MOST;
    [this.method.value, this.function.value, this.language.value] = [plan.method, plan.function, language];
    const keep = (field: HTMLInputElement | HTMLTextAreaElement, value: string, same: boolean): void => {
      // What is being typed stays as it is typed.
      if (!same) field.value = value;
    };
    keep(this.minutes, String(plan.minutes), Number(this.minutes.value) === plan.minutes || document.activeElement === this.minutes);
    keep(this.fields.audience, plan.audience, line(this.fields.audience.value) === plan.audience);
    keep(this.fields.title, plan.title, line(this.fields.title.value) === plan.title);
    for (const name of ["objectives", "questions"] as const) {
      keep(this.fields[name], plan[name].join("\n"), lines(this.fields[name].value.split("\n")).join("\n") === plan[name].join("\n"));
    }
    this.drawOutline();
    for (const [name, box] of this.editions) box.checked = name === edition;
    const word = edition === "slides" ? EDITIONS[0] : edition;
    this.word.textContent = this.t("packs.docx", { edition: this.said(`pack.edition.${word}`) });
    for (const button of this.acts.querySelectorAll("button")) button.disabled = !shown.cases.length;
    this.refocus(focus);
  }

  private drawOutline(): void {
    const { t, said, shown: { wanted: { plan }, activities, dropped, beforehand } } = this;
    let start = 0;
    fill(this.outline, ...activities.map(({ key, minutes }, at) => {
      const when = `${start}–${start + minutes}`;
      start += minutes;
      return this.entry("activity", key, at, activities.length, said(`pack.activity.${key}`), t("packs.when", { when, n: minutes }));
    }));
    const others = [...ACTIVITIES.keys()].filter((key) => !activities.some((one) => one.key === key));
    const select = make("select", { id: "pack-more", "data-do": "more", "data-id": "" }, ...others.map((key) => make("option", { value: key }, said(`pack.activity.${key}`))));
    const add = make("button", { type: "button", class: "cg-button cg-button--small", "data-do": "add", "data-id": "" }, t("packs.add"));
    add.addEventListener("click", () => this.arrange([...activities.map(({ key }) => key), select.value]));
    const usual = plan.activities.length ? make("button", { type: "button", class: "cg-plain", "data-do": "usual", "data-id": "" }, t("packs.usual")) : null;
    usual?.addEventListener("click", () => this.act.choose({ activities: [] }));
    fill(
      this.more,
      ...(dropped.length ? [make("p", { class: "cg-note cg-unknown" }, t("packs.dropped", { names: dropped.map((key) => said(`pack.activity.${key}`)).join(t("comma")) }))] : []),
      ...(beforehand ? [make("p", { class: "cg-note cg-soft" }, said("pack.beforehand", { n: beforehand }))] : []),
      make("p", { class: "cg-pack-more" }, make("label", { for: "pack-more" }, t("packs.more")), select, add, usual),
    );
  }

  /** A case or an activity in its list, with the buttons that move it and take it out. */
  private entry(kind: "case" | "activity", id: string, at: number, n: number, name: string, about: string): HTMLElement {
    const button = (act: string, mark: string, allowed: boolean, go: () => void): HTMLElement => {
      const made = make("button", { type: "button", "data-do": `${kind}-${act}`, "data-id": id, "aria-label": this.t(`packs.${act}`, { name }), "aria-disabled": allowed ? null : "true" }, mark);
      if (allowed) made.addEventListener("click", go);
      return made;
    };
    const all = kind === "case" ? this.shown.wanted.plan.cases : this.shown.activities.map(({ key }) => key);
    const order = (ids: readonly string[]): void => (kind === "case" ? this.act.choose({ cases: ids }) : this.arrange(ids));
    const move = (by: number): void => {
      const next = all.filter((one) => one !== id);
      next.splice(at + by, 0, id);
      order(next);
      this.moved.textContent = this.t("packs.moved", { name, at: at + by + 1, n });
    };
    return make(
      "li", {}, make("span", { class: "cg-pack-list__name" }, name, make("span", { class: "cg-soft" }, about)),
      make("span", { class: "cg-pack-list__acts" },
        button("up", "↑", at > 0, () => move(-1)),
        button("down", "↓", at < n - 1, () => move(1)),
        button("drop", "×", kind === "case" || n > 1, () => order(all.filter((one) => one !== id)))),
    );
  }

  /** Take an order over; the method's own needs no mention. */
  private arrange(keys: readonly string[]): void {
    this.act.choose({ activities: keys });
  }

  private async seek(): Promise<void> {
    const asked = this.sought.value;
    const search = await finder();
    const answer = await search?.ask(asked.trim());
    const { cases } = this.shown.wanted.plan;
    const docs = search && answer ? answer.hits.map(({ doc }) => doc).filter((doc) => doc < search.cases) : [];
    // Those that are chosen already are not offered again.
    const read = (await search?.texts(docs.slice(0, FOUND + cases.length))) ?? [];
    const texts = read.filter((text): text is Text => text !== null);
    // More may have been typed meanwhile.
    if (asked !== this.sought.value) return;
    const offered = texts.map((text) => ({ ...text, id: idOf(text.address) })).filter(({ id }) => !cases.includes(id));
    fill(this.results, ...offered.slice(0, FOUND).map(({ id, title, where }) => {
      const add = make("button", { type: "button", class: "cg-pack-found__add" }, title, make("span", { class: "cg-soft" }, where));
      add.addEventListener("click", () => {
        this.sought.value = "";
        fill(this.results);
        this.sought.focus();
        this.act.choose({ cases: [...this.shown.wanted.plan.cases, id] });
      });
      return make("li", {}, add);
    }));
    const lost = !answer || answer.broken || texts.length < read.length;
    if (!offered.length && asked.trim()) this.results.append(make("li", { class: "cg-soft" }, this.t(lost ? "failed" : "packs.nothing")));
  }

  private typed(): void {
    clearTimeout(this.pause);
    this.pause = self.setTimeout(() => this.take(true), PAUSE);
  }

  private flush(): void {
    clearTimeout(this.pause);
    this.take(false);
  }

  /** Take over what stands in the fields; a number that no session has is said and left. */
  private take(typed: boolean): void {
    const { fields, minutes } = this;
    const n = Number(minutes.value);
    const good = minutes.value !== "" && Number.isInteger(n) && n >= LEAST_MINUTES && n <= MOST_MINUTES;
    minutes.setCustomValidity(good ? "" : this.t("packs.minutes.wrong", { least: LEAST_MINUTES, most: MOST_MINUTES }));
    if (!good && !typed) minutes.reportValidity();
    const change: Partial<Plan> = {
      ...(good ? { minutes: n } : {}), audience: line(fields.audience.value), title: line(fields.title.value),
      objectives: lines(fields.objectives.value.split("\n")), questions: lines(fields.questions.value.split("\n")),
    };
    const { wanted } = this.shown;
    if (write({ ...wanted, plan: { ...wanted.plan, ...change } }) !== write(wanted)) this.act.choose(change, typed);
  }

  private focused(): [string, string] | null {
    const at = document.activeElement;
    return at instanceof HTMLElement && this.element.contains(at) && at.dataset["do"] ? [at.dataset["do"], at.dataset["id"] ?? ""] : null;
  }

  /** Give the focus back to what had it, or, where that is gone, to its list. */
  private refocus(focus: [string, string] | null): void {
    if (!focus) return;
    const [act, id] = focus;
    const all = [...this.element.querySelectorAll<HTMLElement>(`[data-do="${act}"]`)];
    const kind = act.split("-")[0] === "case" ? this.cases : this.outline;
    (all.find((one) => one.dataset["id"] === id) ?? kind.querySelector<HTMLElement>("button") ?? this.sought).focus({ preventScroll: true });
  }
}

/** Which languages a pack can be in, beside that of the page. */
export function languages(editions: readonly Language[], here: string, both: string): Language[] {
  return [...editions.filter(({ id }) => id !== here), { id: BOTH, name: both }];
}
