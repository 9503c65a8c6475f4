// The search box of a page: asks while the reader types, shows what is found, and remembers what was searched for.
import { marks, notes, results, ways } from "./found";
import { make, to, type Settings, type Words } from "./page";
import { Popup, type Group } from "./popup";
import type { Recent } from "./recent";
import type { Answer } from "./search/answer";
import type { Search, Text } from "./search/search";

// So many of each kind are shown; the page of results has them all.
const CASES = 5;
const METHODS = 3;
const PAGES = 2;
// While an answer is awaited, so long a pause in typing asks anew; so long without an answer is said.
const PAUSE = 150;
const SLOW = 300;
// So long the first result waits for the others, so that all come at once where they are at hand.
const TOGETHER = 40;

export class Box {
  private readonly popup: Popup;
  private turn = 0;
  private asking = 0;
  private pause = 0;
  /** Whether what is shown are recent searches. */
  private recalling = false;

  constructor(
    form: HTMLFormElement,
    private readonly input: HTMLInputElement,
    private readonly of: Settings,
    private readonly t: Words,
    private readonly engine: Search,
    private readonly recent: Recent,
  ) {
    this.popup = new Popup(form, input, t("search.label"));
    input.addEventListener("input", () => this.type());
    input.addEventListener("focus", () => this.wake());
    input.addEventListener("click", () => this.wake());
    input.addEventListener("keydown", (event) => this.key(event));
    form.addEventListener("submit", () => {
      this.recent.add(this.text);
      this.popup.close();
    });
    if (document.activeElement === input) this.wake();
    void engine.ready();
  }

  private get text(): string {
    return this.input.value.trim();
  }

  private key(event: KeyboardEvent): void {
    // While an input method composes, its keys are its own; the code 229 is how some browsers say so.
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (this.popup.key(event.key)) event.preventDefault();
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      this.wake();
    } else if (event.key === "Escape" && this.input.value) {
      event.preventDefault();
      this.input.value = "";
      this.turn++;
      this.popup.close();
    }
  }

  /** The reader comes to the box: what belongs to its text is shown. */
  private wake(): void {
    if (!this.popup.open) this.type();
  }

  private type(): void {
    clearTimeout(this.pause);
    this.popup.wanted = true;
    // What the arrows had come to was an answer to another text.
    this.popup.go(-1);
    if (!this.text) {
      this.turn++;
      this.recents();
    } else if (this.asking) this.pause = self.setTimeout(() => void this.ask(), PAUSE);
    else void this.ask();
  }

  private async ask(): Promise<void> {
    clearTimeout(this.pause);
    const mine = ++this.turn;
    const query = this.text;
    // A later question has overtaken this one, or the reader has left.
    const late = (): boolean => mine !== this.turn || !this.popup.wanted;
    const slow = self.setTimeout(() => late() || this.popup.wait(this.t("search.waiting"), this.recalling), SLOW);
    this.asking++;
    const answer = await this.engine.ask(query);
    const [best, ...others] = this.docs(answer);
    let texts: (Text | null)[] = [];
    if (best !== undefined && !late()) {
      texts = await this.engine.texts([best]);
      const soon = self.setTimeout(() => late() || this.show(query, answer, texts), TOGETHER);
      if (!late()) texts = [...texts, ...await this.engine.texts(others)];
      clearTimeout(soon);
    }
    clearTimeout(slow);
    this.asking--;
    if (late()) return;
    this.show(query, answer, texts);
    if (this.text !== query) void this.ask();
  }

  /** The numbers of the first cases and of the first of the others. */
  private docs({ hits }: Answer): number[] {
    const { cases } = this.engine;
    const docs = hits.map(({ doc }) => doc);
    return [...docs.filter((doc) => doc < cases).slice(0, CASES), ...docs.filter((doc) => doc >= cases).slice(0, METHODS + PAGES)];
  }

  private show(query: string, answer: Answer, found: readonly (Text | null)[]): void {
    const { t, of } = this;
    const texts = found.filter((one): one is Text => one !== null);
    const said = notes(query, answer, t);
    if (!texts.length && answer.hits.length) said.push(t("search.failed"));
    const group = (label: string, kind: Text["kind"], most: number): Group => ({
      label: t(label),
      lines: texts.filter((text) => text.kind === kind).slice(0, most).map((text) => [this.result(text, answer, query)]),
    });
    const links = (label: string, among: readonly [label: string, address: string][]): Group => ({
      label: t(label),
      lines: among.map(([name, address]) => [this.option(address, query, name)]),
    });
    const n = answer.hits.length;
    const { near, others } = ways(answer, of, t);
    const groups = n
      ? [
        group("search.cases", "case", CASES), group("search.methods", "method", METHODS), group("search.pages", "page", PAGES),
        { label: null, lines: [[this.option(results(of, query), query, t("search.all", { n }))]] },
      ]
      : [links("search.near", near), links("search.else", others)];
    this.recalling = false;
    this.popup.show(said.map((one) => make("p", {}, one)), groups);
    this.popup.say([...said, n ? t("search.said", { n }) : ""].join(" "));
  }

  private recents(): void {
    const { t, popup, recent } = this;
    const line = (query: string): HTMLElement[] => {
      const again = this.option(results(this.of, query), "", query);
      again.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this.input.value = query;
        void this.ask();
      });
      const drop = this.act(t("search.recent.drop", { query }), "×", () => recent.drop(query), t("search.recent.dropped", { query }));
      return [again, drop];
    };
    const known = recent.all();
    if (!known.length) return popup.close();
    this.recalling = true;
    const text = t("search.recent.clear");
    const clear = this.act(text, text, () => recent.clear(), t("search.recent.cleared"));
    popup.show([], [{ label: t("search.recent"), lines: known.map(line) }, { label: null, lines: [[clear]] }]);
    popup.say(t("search.recent.said", { n: known.length }));
  }

  /** An option that does something to the recent searches, after which they are shown anew. */
  private act(label: string, text: string, does: () => void, said: string): HTMLElement {
    const option = make("button", { type: "button", role: "option", tabindex: -1, class: "cg-option", "aria-selected": "false", "aria-label": label }, text);
    option.addEventListener("click", () => {
      const at = this.popup.at;
      does();
      this.recents();
      if (at >= 0 && this.popup.open) this.popup.go(at);
      this.popup.say(said);
    });
    return option;
  }

  /** An option that leads somewhere, after which `query` is a recent search. */
  private option(address: string, query: string, ...children: (Node | string)[]): HTMLElement {
    const option = make("a", { role: "option", tabindex: -1, class: "cg-option", "aria-selected": "false", href: address }, ...children);
    option.addEventListener("click", () => {
      if (!query) return;
      this.recent.add(query);
      this.popup.close();
    });
    return option;
  }

  private result(text: Text, answer: Answer, query: string): HTMLElement {
    const length = document.documentElement.lang.startsWith("zh") ? 64 : 130;
    return this.option(
      to(this.of, text.address), query,
      make("span", { class: "cg-option__title" }, ...marks(this.engine.marked(text.title, answer))),
      text.where ? make("span", { class: "cg-option__where" }, text.where) : "",
      make("span", { class: "cg-option__text" }, ...marks(this.engine.excerpt(text, answer, length))),
    );
  }
}
