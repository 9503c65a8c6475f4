// One search of the library: what the interface asks, and what it is told.
import { script } from "../data";
import { unanswered, type Answer } from "./answer";
import { excerpt, marked, type Part } from "./excerpt";
import { taken, type Load } from "./files";
import { find, findAgain, findPart, WHOLE, type Found, type Looks } from "./find";
import { Library } from "./library";
import { mended, otherwise, SPAN, type Mended } from "./mend";
import { planned, QUERY, type Plan } from "./plan";
import type { Hit } from "./rank";
import { flat, tokens, touching } from "./tokens";
import type { Text } from "./texts";

export type { Part, Text };

/** No more units than these of a query are folded, whatever is pasted. */
const TYPED = 4000;
const NEAR = 5;
/** So many documents are looked into before there is an answer, and fewer where the query asks or has to be mended. */
const LOOKED = 4;
const LOOKED_AGAIN = 2;
/** So much nearer is what stands in ten times as many documents. */
const COMMON = 0.2;
/** How many times more common another must be that a word is not meant, or that what is none is. */
const RARE = 10;
const MORE = 3;
const ALIKE = 60;

export class Search {
  /** The number of cases, once start.js is loaded; 0 before. */
  cases = 0;
  private library: Library | null = null;

  /** `folder` is the edition's ("../search/"), `shared` the site's ("../../search/"); `load` runs a data script. */
  constructor(
    private readonly folder: string,
    private readonly shared: string,
    private readonly load: Load = script,
  ) {}

  /** Fetch what every query needs, so that the first answer comes sooner; never rejects. */
  async ready(): Promise<void> {
    if (this.library) return;
    const address = `${this.folder}start.js`;
    this.library = await taken(this.load, address, ({ search }) => new Library(search!, this.folder, this.shared, this.load));
    if (this.library) this.cases = this.library.cases;
  }

  /** Answer a query; never rejects. An answer that a later question has overtaken comes all the same: drop it by a turn counter. */
  async ask(query: string): Promise<Answer> {
    const answer = unanswered(query);
    try {
      await this.ready();
      if (this.library) await answered(query, answer, this.library);
      else answer.broken = true;
    } catch {
      answer.broken = true;
    }
    return answer;
  }

  /** The documents in this edition's language, in the order asked; null where a file cannot be loaded. Never rejects. */
  async texts(docs: readonly number[]): Promise<(Text | null)[]> {
    await this.ready();
    return this.library ? this.library.texts(docs) : docs.map(() => null);
  }

  /** The passage of a document (summary and body) with most of what was asked, of about `length` units, parts to mark. */
  excerpt(text: Text, { words, alike }: Pick<Answer, "words" | "alike">, length: number): Part[] {
    const whole = [text.summary, text.body].filter((one) => one !== "").join("\n");
    const fold = this.library ? this.library.fold : (one: string) => one;
    const own = excerpt(whole, words, length, fold);
    return own.shown ? own.parts : excerpt(whole, alike, length, fold).parts;
  }

  /** A whole short text, a title for instance, in parts to mark. */
  marked(text: string, { words, alike }: Pick<Answer, "words" | "alike">): Part[] {
    if (!this.library) return [{ text, hit: false }];
    const own = marked(text, words, this.library.fold);
    return own.some(({ hit }) => hit) ? own : marked(text, alike, this.library.fold);
  }
}

/** Fill in the answer. */
async function answered(typed: string, answer: Answer, library: Library): Promise<void> {
  const folded = [...library.fold(typed.slice(0, TYPED)).replace(/\s+/g, " ").trim()];
  answer.query = folded.slice(0, QUERY).join("");
  answer.cut = typed.length > TYPED || folded.length > QUERY;
  const before = library.shards.failures;
  let plan = planned(answer.query, library.phrases);
  if (!plan.tokens.length) return;
  // A question is seldom a text's own words.
  const looks = { left: plan.asks ? LOOKED_AGAIN : LOOKED };
  let found = await find(plan, library, looks);
  // A question that names something is about that.
  const named = plan.asks && plan.units.some(({ concepts, minor }) => concepts.length > 0 && !minor);
  const heard = isSure(found) || named ? null : await library.heard(plan);
  if (heard?.size) {
    plan = planned(answer.query, library.phrases, heard);
    found = await find(plan, library, looks);
  }
  const sure = isSure(found);
  const tried = sure ? await otherwise(plan, found, library) : await mended(plan, found.missing, library);
  looks.left = Math.min(looks.left, LOOKED_AGAIN);
  if (!(await instead(answer, tried, library, looks))) {
    if (sure) tell(answer, plan, found.hits, library);
    else await inPart(answer, plan, tried.find(({ run }) => run !== "chance") ?? null, found, library);
  }
  answer.broken = library.shards.failures > before;
}

/** Whether everything that was asked for stands somewhere. */
const isSure = ({ hits, missing }: Found): boolean => hits.length > 0 && !missing.length;

/** What the query may have meant: the nearest of the tried ones that find anything, common ones first. Whether there is one. */
async function instead(answer: Answer, tried: readonly Mended[], library: Library, looks: Looks): Promise<boolean> {
  const better: { one: Mended; plan: Plan; hits: Hit[]; cost: number }[] = [];
  for (const one of tried) {
    if (better[0] && one.cost > better[0].one.cost + SPAN) break;
    const plan = planned(one.query, library.phrases);
    // Whether characters that were put together stand so, texts must tell.
    if (one.run && plan.quoted && !looks.left) continue;
    const found = await findAgain(plan, library, looks);
    // What was put together by its sound must stand so in a text.
    const hits = one.run && plan.units.length > 1 ? found.hits.filter(({ score }) => score >= WHOLE) : found.hits;
    if (hits.length && !found.missing.length) better.push({ one, plan, hits, cost: one.cost - COMMON * Math.log10(hits.length) });
  }
  // Beside what stands in texts, a name that stands in none is not meant.
  const said = better.filter(({ one, hits }) => one.run !== "chance" && hits[0]!.how === "literal");
  const likely = said.length ? better.filter((other) => said.includes(other) || other.one.run === "chance") : better;
  // Beside a common word a rare one is not meant; and what may be no word must be much more common than what is one.
  const most = Math.max(...likely.map(({ hits }) => hits.length));
  const words = Math.max(0, ...likely.filter(({ one }) => one.run !== "chance").map(({ hits }) => hits.length));
  const meant = likely.filter(({ one, hits }) => hits.length * RARE >= most && (one.run !== "chance" || (hits.length > 2 && hits.length > MORE * words)));
  meant.sort((a, b) => a.cost - b.cost);
  const seen = new Uint8Array(library.docs);
  for (const { one, plan, hits } of meant) {
    const others: Hit[] = [];
    for (const { doc, score } of hits) if (!seen[doc]) others.push({ doc, score, how: "mended" });
    tell(answer, plan, others, library);
    for (const { doc } of others) seen[doc] = 1;
    answer.mended.push(...shown(one, library));
  }
  return meant.length > 0;
}

/** Parts of the query, or of what it may have meant; then what is nearest to it. */
async function inPart(answer: Answer, plan: Plan, best: Mended | null, found: Found, library: Library): Promise<void> {
  if (found.hits.length) return tell(answer, plan, found.hits.map((hit) => ({ ...hit, how: "part" })), library);
  const parts = best ? planned(best.query, library.phrases) : plan;
  const hits = await findPart(parts, library);
  if (hits.length) {
    tell(answer, parts, hits, library);
    if (best) answer.mended.push(...shown(best, library));
    answer.words.push(...pairs(parts).filter((pair) => !answer.words.includes(pair)));
  } else answer.near = (await nearest(plan, library)).slice(0, NEAR).map((one) => library.concepts[one]!);
}

/** The concepts nearest to a query that finds nothing: by shared words, else by how their initials begin. */
async function nearest({ tokens: list }: Plan, library: Library): Promise<number[]> {
  const found = library.phrases.nearest(list, NEAR);
  const { text, han } = list[0]!;
  if (found.length || list.length > 1 || han || /[^a-z]/.test(text)) return found;
  const names = (await (await library.sounds())?.nearest(text)) ?? [];
  return [...new Set(names.reduce<number[]>((all, name) => [...all, ...library.phrases.called(name)], []))];
}

/** Add what was found to the answer. */
function tell(answer: Answer, plan: Plan, hits: readonly Hit[], library: Library): void {
  answer.hits = answer.hits.concat(hits);
  const own = (list: readonly { start: number; end: number }[]) => plan.query.slice(list[0]!.start, list[list.length - 1]!.end);
  const words = plan.units.filter(({ minor }) => !minor).map(({ tokens }) => own(tokens));
  if (plan.core && plan.core.tokens.length > 1) words.unshift(own(plan.core.tokens));
  const byConcept = hits.some(({ how }) => how !== "literal");
  for (const word of words) if (!answer.words.includes(word)) answer.words.push(word);
  for (const { concepts, name } of plan.units) {
    for (const one of concepts) {
      const concept = library.concept(one);
      answer.alike.push(...library.names(one).filter((other) => !answer.alike.includes(other)));
      const other = flat(tokens(library.fold(concept.label))) !== name;
      if (byConcept && other && !answer.concepts.some(({ label }) => label === concept.label)) answer.concepts.push(concept);
    }
  }
  answer.alike.splice(ALIKE);
}

function pairs({ units }: Plan): string[] {
  return units.filter(({ concepts }) => !concepts.length).reduce<string[]>((all, { tokens: list }) => {
    list.forEach((token, at) => {
      if (touching(token, list[at + 1])) all.push(token.text + list[at + 1]!.text);
    });
    return all;
  }, []);
}

/** What was changed, names of concepts as this edition writes them. */
function shown({ changes }: Mended, { phrases, concepts, fold }: Library): { from: string; to: string }[] {
  return changes.filter(({ from, to }) => from !== to).map(({ from, to }) => {
    const called = phrases.called(flat(tokens(to))).map((one) => concepts[one]!.label);
    return { from, to: called.find((label) => fold(label) === to) ?? to };
  });
}
