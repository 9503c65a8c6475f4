// One record at work: its four views, what is found in it, and its draft.
import { fill, make, type Words } from "../page";
import { isPrivate, type Finding, type Path } from "../record/findings";
import { key, type Desk } from "./desk";
import type { Drafts, Ends, Kept } from "./drafts";
import { last, ways } from "./hand";
import { judged } from "./judged";
import { meter } from "./meter";
import { Places, type Said } from "./places";
import { preview } from "./preview";
import { Draft, MOST_KB } from "./record";
import { Saving } from "./saving";
import type { Form } from "./shape";
import { named, tag, told } from "./told";
import type { Value } from "./write";
import { full, short } from "./write-view";
import { pane, type Pane } from "./yaml-view";

type View = "write" | "preview" | "yaml" | "hand" | "last";
const TABS: readonly View[] = ["write", "preview", "yaml", "hand"];
const JUDGE = 250;

export interface Opened {
  readonly text: string;
  readonly of: string;
  /** The draft that it is kept as; null before anything was changed. */
  readonly kept: Kept | null;
  /** Line ends of the file that it came from. */
  readonly ends: Ends;
}

export interface Around {
  readonly form: Form;
  readonly drafts: Drafts;
  readonly t: Words;
  readonly time: (at: number) => string;
  readonly say: (text: string, act?: HTMLElement) => void;
  /** The address of a page on this check. */
  readonly about: (code: string) => string;
  /** The record has a draft of this key from now on. */
  keeps(key: string): void;
  open(opened: Opened): void;
  leave(): void;
}

export class Work implements Desk {
  readonly form: Form;
  readonly t: Around["t"];
  readonly draft: Draft;
  readonly places: Places;
  readonly element = make("div", { class: "cg-work" });
  private view: View = "write";
  private whole: boolean;
  /** The parts of the full record that are open. */
  private sections: ReadonlySet<string> = new Set(["basics"]);
  private findings: readonly Finding[] = [];
  private ended = false;
  /** Whether the change that was made last can be taken back. */
  private undoable = false;
  private readonly saving: Saving;
  private judging = 0;
  private pane: Pane | null = null;
  private readonly body = make("div", { class: "cg-work__body" });
  private readonly anew = make("div", {});
  private readonly heading = make("span", { class: "cg-work__title" });
  private readonly summary = make("section", { class: "cg-summary", "aria-label": "" });
  private readonly lacks = make("div", {});
  private readonly tabs: HTMLElement;

  constructor(private readonly around: Around, private readonly opened: Opened) {
    this.form = around.form;
    this.t = around.t;
    this.draft = new Draft(this.form, opened.text);
    this.saving = new Saving(around, opened, () => ({ text: this.draft.text, title: this.title() }));
    this.places = new Places((finding) => this.rendered(finding), (finding) => !this.whole && /^CG30[13]$/.test(finding.code));
    // What somebody wrote elsewhere is shown with all that it holds; a new one begins small.
    this.whole = opened.of !== "";
    this.tabs = make("nav", { class: "cg-tabs", "aria-label": this.t("tabs") });
    this.summary.setAttribute("aria-label", this.t("findings.title"));
    const back = make("button", { type: "button", class: "cg-plain-button" }, `‹ ${this.t("back")}`);
    back.addEventListener("click", () => around.leave());
    this.element.append(make("div", { class: "cg-work__head" }, back, this.heading, this.saving.state), this.saving.notice, this.anew, this.tabs, this.body);
    this.judge();
    this.go(this.draft.tree ? "write" : "yaml");
  }

  languages(): readonly string[] {
    const original = this.draft.said(["original"]) || this.form.keys[0]!;
    if (!this.whole) return [original];
    const used = this.draft.locales();
    return [...new Set([original, ...this.form.keys.filter((one) => this.form.written.includes(one) || used.has(one))])];
  }

  change(path: Path, made: Value | null): boolean {
    const { draft } = this;
    if (!(made === null ? draft.remove(path) : draft.set(path, made))) {
      this.say(this.t("big.record", { most: MOST_KB }));
      return false;
    }
    this.changed();
    return true;
  }

  touched(path: Path): void {
    this.places.touch(path);
    this.judgeSoon();
  }

  rebuild(change: () => boolean, focus: Path | null, said: string): void {
    const before = this.draft.text;
    if (!change()) {
      this.say(this.t("big.record", { most: MOST_KB }));
      return;
    }
    this.changed();
    this.draw();
    this.focus(focus);
    const undo = make("button", { type: "button", class: "cg-plain-button" }, this.t("undo"));
    undo.addEventListener("click", () => {
      this.draft.take(before);
      this.changed();
      this.draw();
      this.focus(focus);
      this.say(this.t("undone"));
    });
    this.around.say(said, undo);
    this.undoable = true;
  }

  say(text: string): void {
    this.undoable = false;
    this.around.say(text);
  }

  /** Another page has changed what is stored under a name. */
  elsewhere(name: string | null): void {
    this.saving.elsewhere(name);
  }

  /** Save what is not saved yet; false where the browser keeps nothing and something would be lost. */
  flush(): boolean {
    return this.saving.flush();
  }

  /** The record is left: nothing of it is saved or shown any more. */
  end(): void {
    this.saving.end();
    this.ended = true;
    clearTimeout(this.judging);
  }

  private changed(): void {
    // To undo would take back this change as well.
    if (this.undoable) this.say("");
    this.judgeSoon();
    this.saving.soon();
  }

  private judgeSoon(): void {
    clearTimeout(this.judging);
    this.judging = window.setTimeout(() => this.judge(), JUDGE);
  }

  private judge(): void {
    if (this.ended) return;
    this.findings = this.judged();
    this.show();
  }

  private judged(): readonly Finding[] {
    return judged(this.draft.read, this.form, this.opened.of ? `${this.opened.of}.yml` : undefined);
  }

  private show(): void {
    const said = this.places.show(this.view === "write" ? this.findings : []);
    this.heading.textContent = this.opened.of ? this.t("improving", { title: this.title() || this.opened.of }) : this.title();
    if (this.view === "write") this.summarise(said);
    if (this.view === "yaml") this.pane?.show(this.findings);
    fill(this.lacks, meter(this));
    if (this.draft.anew) fill(this.anew, make("p", { class: "cg-note", role: "note" }, this.t("yaml.whole")));
    this.draft.anew = false;
  }

  private title(): string {
    const order = [this.form.own, ...this.form.keys];
    return order.map((one) => this.draft.said(["title", one])).find(Boolean) ?? "";
  }

  private summarise(said: readonly Said[]): void {
    const count = (severity: string): number => said.filter(({ finding }) => finding.severity === severity).length;
    const everything = make("button", { type: "button", class: "cg-button" }, this.t("findings.all"));
    everything.addEventListener("click", () => {
      this.places.touchAll();
      this.judge();
      this.summary.querySelector<HTMLElement>("li button")?.focus();
    });
    const list = said.map(({ finding, place }) => {
      const weight = tag(this, finding);
      if (!place) return make("li", {}, weight, named(this, finding));
      const go = make("button", { type: "button", class: "cg-plain-button" }, named(this, finding));
      go.addEventListener("click", () => place.focus());
      return make("li", {}, weight, go);
    });
    fill(this.summary, make("h2", {}, this.t("findings.title")),
      make("p", { role: "status" }, said.length ? this.t("findings.count", { error: count("error"), warning: count("warning"), advice: count("advice") }) : this.t("findings.none")),
      make("ul", { class: "cg-summary__list" }, ...list), make("p", {}, everything));
  }

  private rendered(finding: Finding): HTMLElement {
    return told(this, finding, this.around.about, this.view === "yaml" || !this.draft.tree);
  }

  private go(view: View): void {
    this.view = view;
    fill(this.tabs, ...TABS.map((one) => {
      const on = one === view || (one === "hand" && view === "last");
      const tab = make("button", { type: "button", "aria-current": on ? "true" : null, "data-tab": one }, this.t(`tab.${one}`));
      tab.addEventListener("click", () => {
        this.go(one);
        this.tabs.querySelector<HTMLElement>("[aria-current]")?.focus();
      });
      return tab;
    }));
    this.draw();
  }

  private draw(): void {
    const { view } = this;
    this.places.clear();
    this.pane = null;
    const sections = [...this.body.querySelectorAll<HTMLDetailsElement>("details[data-section]")];
    if (sections.length) this.sections = new Set(sections.filter((one) => one.open).map((one) => one.dataset["section"]!));
    if (view === "yaml") {
      this.pane = pane(this, (finding) => this.rendered(finding), (text) => {
        this.draft.take(text);
        this.changed();
      });
      fill(this.body, this.pane.element);
    } else if (view === "last") {
      fill(this.body, make("section", { class: "cg-last" }, ...last(this, () => this.go("hand"))));
    } else if (!this.draft.tree) fill(this.body, this.waiting());
    else if (view === "preview") fill(this.body, make("p", { class: "cg-note" }, this.t("preview.label")), preview(this));
    else if (view === "hand") this.hand();
    else fill(this.body, this.writing());
    this.show();
  }

  private waiting(): HTMLElement {
    const mend = make("button", { type: "button", class: "cg-button" }, this.t("yaml.mend"));
    mend.addEventListener("click", () => this.go("yaml"));
    return make("section", {}, make("p", { class: "cg-note", role: "note" }, this.t("yaml.broken")), ...this.draft.read.findings.map((one) => this.rendered(one)), make("p", {}, mend));
  }

  private writing(): HTMLElement {
    const choice = (whole: boolean): HTMLElement => {
      const button = make("button", { type: "button", class: "cg-button", "aria-pressed": String(this.whole === whole) }, this.t(whole ? "form.full" : "form.short"));
      button.addEventListener("click", () => {
        this.whole = whole;
        this.draw();
        this.body.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
      });
      return button;
    };
    const bar = make("div", { class: "cg-work__bar" }, make("div", { role: "group", "aria-label": this.t("form") }, choice(false), choice(true)), this.whole ? null : this.language());
    const fields = this.whole ? full(this, this.sections) : short(this);
    const on = make("button", { type: "button", class: "cg-button cg-button--main" }, this.t("tab.hand"));
    on.addEventListener("click", () => {
      this.go("hand");
      this.tabs.querySelector<HTMLElement>("[aria-current]")?.focus();
    });
    const form = make("div", { class: "cg-write" }, ...fields, make("p", { class: "cg-write__on" }, on));
    return make("div", {}, bar, make("div", { class: "cg-cols cg-cols--write" }, form, make("aside", { class: "cg-aside" }, this.summary, this.lacks)));
  }

  private language(): HTMLElement {
    const select = make("select", { id: "cg-language" }, ...this.form.keys.filter((one) => this.form.written.includes(one) || one === this.form.own).map((one) => make("option", { value: one }, this.form.languages[one]?.name ?? one)));
    select.value = this.draft.said(["original"]) || this.form.keys[0]!;
    select.addEventListener("change", () => {
      if (select.value === this.form.keys[0]) this.draft.remove(["original"]);
      else this.draft.set(["original"], select.value);
      this.changed();
      this.draw();
      document.getElementById("cg-language")?.focus();
    });
    return make("p", { class: "cg-work__language" }, make("label", { for: select.id }, this.t("language")), " ", select, " ", make("span", { class: "cg-soft" }, this.t("languages.later")));
  }

  private hand(): void {
    this.places.touchAll();
    this.findings = this.judged();
    const text = this.opened.ends === "\n" ? this.draft.text : this.draft.text.replace(/\n/g, this.opened.ends);
    const errors = this.findings.filter((one) => one.severity === "error" || isPrivate(one));
    const list = errors.map((finding) => {
      const go = make("button", { type: "button", class: "cg-plain-button" }, named(this, finding));
      go.addEventListener("click", () => {
        this.go("write");
        const said = this.places.show(this.findings).find((one) => one.finding === finding);
        if (said?.place) said.place.focus();
        else this.summary.querySelector<HTMLElement>("button")?.focus();
      });
      return make("li", {}, tag(this, finding), go);
    });
    const summary = make("ul", { class: "cg-summary__list" }, ...list);
    fill(this.body, make("section", { class: "cg-hand" }, ...ways({
      desk: this, of: this.opened.of, text, title: this.title(), findings: this.findings, summary,
      done: () => {
        this.go("last");
        this.body.querySelector("h2")?.focus();
      },
    })));
  }

  private focus(path: Path | null): void {
    if (!path) return;
    const found = [...this.body.querySelectorAll<HTMLElement>("[data-path]")].filter((one) => one.dataset["path"] === key(path));
    const within = found[0]?.matches("li") ? found[0].querySelector<HTMLElement>("input, textarea, select") ?? found[0] : found[0];
    within?.focus();
  }
}
