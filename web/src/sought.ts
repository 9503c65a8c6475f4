// What the search adds to browsing: which cases are found and how well, what stands above them, and their excerpts.
import { marks, named, notes, ways } from "./found";
import { finder } from "./finder";
import { fill, make, to, words, type Settings, type Words } from "./page";
import { unanswered, type Answer } from "./search/answer";
import type { Search, Text } from "./search/search";

// So many methods and pages are named at first.
const OTHERS = 5;
// So many entries may be seen at first: they come with what is marked in them.
const SEEN = 5;
// So many milliseconds at most what is found waits for what is told beside it.
const PATIENCE = 1500;

/** Waits for something, but not for long. */
function soon(what: Promise<void>): Promise<void> {
  return Promise.race([what, new Promise<void>((done) => self.setTimeout(done, PATIENCE))]);
}

const { IntersectionObserver: Sight } = self as {
  IntersectionObserver?: new (seen: (entries: IntersectionObserverEntry[]) => void, options: IntersectionObserverInit) => IntersectionObserver;
};

export class Sought {
  /** What stands above the cases: notes, and the methods and pages that were found. */
  readonly above = make("div", { class: "cg-sought" });
  /** 1 for every case that was found; undefined where nothing is asked for. */
  allowed: Uint8Array | undefined;
  /** How well each case was found. */
  scores: ArrayLike<number> = [];
  private readonly t: Words;
  private readonly heading = document.querySelector("h1");
  private readonly titles = [document.title, this.heading?.textContent ?? ""] as const;
  private query = "";
  private answer: Answer | null = null;
  /** Null until something is asked for. */
  private engine: Search | null = null;
  private turn = 0;
  /** Entries that want a passage, with their cases, those first that stand first. */
  private wanting: { at: number; entry: HTMLElement }[] = [];
  /** Null where the browser does not tell what is seen. */
  private readonly sight = Sight ? new Sight((seen) => this.see(seen), { rootMargin: "0px 0px 60%" }) : null;

  /** `n` is the number of cases of the page that is browsed. */
  constructor(private readonly of: Settings, private readonly n: number) {
    this.t = words(of);
  }

  /** Fetch what every query needs. */
  ready(): void {
    void finder().then((engine) => engine?.ready());
  }

  /** Ask for a text; null where this was answered last, and in full. Rejects where the search is of other cases. */
  ask(query: string): Promise<void> | null {
    if (!this.answers(query) || this.answer?.broken) return this.seek(query);
    // What is still awaited is no longer asked for.
    this.turn++;
    return null;
  }

  /** Whether this is what was answered last. */
  answers(query: string): boolean {
    return query === this.query;
  }

  private async seek(query: string): Promise<void> {
    const mine = ++this.turn;
    const engine = query ? (this.engine ??= await finder()) : null;
    const answer = query ? await (engine?.ask(query) ?? { ...unanswered(query), broken: true }) : null;
    if (mine !== this.turn) return;
    if (engine && engine.cases !== this.n) throw new Error(`a search of ${engine.cases} cases, not ${this.n}`);
    this.query = query;
    this.answer = answer;
    this.allowed = answer ? new Uint8Array(this.n) : undefined;
    const scores = new Float64Array(this.n);
    // The place among the hits says it all: the search has weighed what is beyond scores.
    answer?.hits.forEach(({ doc }, place) => {
      if (doc >= this.n) return;
      this.allowed![doc] = 1;
      scores[doc] = -place;
    });
    this.scores = scores;
  }

  /** Call the page by what is asked for. */
  name(): void {
    const { t, query, heading, titles: [title, head] } = this;
    const name = query ? t("search.title", { query: named(query) }) : head;
    document.title = query ? `${name} · ${title}` : title;
    fill(heading, name);
  }

  /** What stands above the cases, as soon as it is whole; `whole` where no facet narrows them and their first page is shown. */
  async others(whole: boolean): Promise<HTMLElement[]> {
    const { answer, t, query } = this;
    const said = answer?.hits.length ? notes(query, answer, t).map((one) => make("p", { class: "cg-soft" }, one)) : [];
    const others = answer && whole ? answer.hits.filter(({ doc }) => doc >= this.n).map(({ doc }) => doc) : [];
    const place = make("div");
    if (answer && others.length) await soon(this.list(answer, others, OTHERS, place));
    return [...said, place];
  }

  /** Methods and pages in a line each; a button names the rest of them. */
  private async list(answer: Answer, docs: readonly number[], most: number, place: HTMLElement): Promise<void> {
    const texts = await this.engine!.texts(docs.slice(0, most));
    const list = make("dl", { class: "cg-others" });
    for (const [kind, label] of [["method", "search.methods"], ["page", "search.pages"]] as const) {
      const links = texts.filter((text): text is Text => text?.kind === kind).map((text) => this.link(text, answer));
      if (links.length) list.append(make("div", {}, make("dt", {}, this.t(label)), make("dd", {}, ...links)));
    }
    if (docs.length > most) {
      const more = make("button", { type: "button", class: "cg-plain" }, this.t("search.more", { n: docs.length - most }));
      more.addEventListener("click", () => {
        void this.list(answer, docs, docs.length, place).then(() => place.querySelectorAll("a")[most]?.focus());
      });
      list.append(make("div", {}, make("dt"), make("dd", {}, more)));
    }
    if (list.firstChild) fill(place, list);
  }

  private link(text: Text, answer: Answer): HTMLElement {
    return make("a", { href: to(this.of, text.address) }, ...marks(this.engine!.marked(text.title, answer)));
  }

  /** Mark in entries of cases why they were found: in title and summary; what lacks that in a passage, the first of them at once. */
  async mark(cases: readonly number[], entries: readonly HTMLElement[]): Promise<void> {
    const { answer, engine } = this;
    this.sight?.disconnect();
    this.wanting = [];
    if (!answer || !engine) return;
    entries.forEach((entry, place) => {
      const places = [entry.querySelector(".cg-entry__title a"), entry.querySelector(".cg-entry__summary")];
      const found = places.map((one) => {
        const parts = engine.marked(one?.textContent ?? "", answer);
        const hit = parts.some((part) => part.hit);
        if (hit) fill(one, ...marks(parts));
        return hit;
      });
      if (!found[1]) this.wanting.push({ at: cases[place]!, entry });
    });
    const first = this.wanting.filter(({ entry }) => entries.indexOf(entry) < SEEN);
    this.wanting = this.wanting.filter((one) => !first.includes(one));
    if (first.length) await soon(this.passages(answer, first));
  }

  /** The entries are on the page: those that still want a passage get it when they come near to being seen. */
  follow(): void {
    if (this.sight) for (const { entry } of this.wanting) this.sight.observe(entry);
    else if (this.answer) void this.passages(this.answer, this.wanting);
  }

  private see(seen: readonly IntersectionObserverEntry[]): void {
    const near = new Set(seen.filter((one) => one.isIntersecting).map(({ target }) => target));
    const some = this.wanting.filter(({ entry }) => near.has(entry));
    for (const { entry } of some) this.sight?.unobserve(entry);
    if (this.answer && some.length) void this.passages(this.answer, some);
  }

  /** Show in entries the passage of the case's text with most of what was asked. */
  private async passages(answer: Answer, wanting: readonly { at: number; entry: HTMLElement }[]): Promise<void> {
    const engine = this.engine!;
    const length = document.documentElement.lang.startsWith("zh") ? 90 : 180;
    const texts = await engine.texts(wanting.map(({ at }) => at));
    wanting.forEach(({ entry }, place) => {
      const text = texts[place];
      const parts = text ? engine.excerpt(text, answer, length) : [];
      if (parts.some((part) => part.hit)) fill(entry.querySelector(".cg-entry__summary"), ...marks(parts));
    });
  }

  /** What to do where no case was found at all; null where some were. */
  nothing(): HTMLElement | null {
    const { answer, query, t, of } = this;
    if (!answer || answer.hits.some(({ doc }) => doc < this.n)) return null;
    const { near, others } = ways(answer, of, t);
    const said = answer.hits.length ? [t("search.no_cases")] : notes(query, answer, t);
    const list = (links: readonly [label: string, address: string][]): HTMLElement =>
      make("ul", { class: "cg-drops" }, ...links.map(([label, address]) => make("li", {}, make("a", { href: address }, label))));
    return make(
      "div", { class: "cg-nothing" }, ...said.map((one) => make("p", {}, one)),
      ...(near.length ? [make("p", {}, t("search.try")), list(near)] : []), list(others),
    );
  }
}
