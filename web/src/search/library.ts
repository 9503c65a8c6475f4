// What start.js gives, made ready for queries: the fold table, the concepts' names, the index.
import { taken, type Load, type Start } from "./files";
import type { Found } from "./find";
import { folding, stepped, type Fold } from "./fold";
import { Pairs } from "./chain";
import { Phrases, type Heard } from "./phrases";
import type { Plan } from "./plan";
import { shardOf, SYNONYMS } from "./postings";
import { Shards } from "./shards";
import { Sounds } from "./sounds";
import { flat, tokens, touching } from "./tokens";
import { texts, type Text } from "./texts";
import { Wholes } from "./whole";
import { Shelf, Words } from "./words";

/** What people type for something has no more tokens than this. */
const HEARD = 8;
/** So many letters at the end of a word tell where it is kept beside its first one. */
const END = 3;

export interface Concept {
  /** Scheme and id: `actors/community-volunteer`. */
  key: string;
  /** The concept's name in this edition. */
  label: string;
}

export class Library {
  readonly docs: number;
  readonly cases: number;
  /** The first page that was written by hand: such pages come after the cases and the methods. */
  readonly pages: number;
  readonly fold: Fold;
  readonly phrases: Phrases;
  readonly concepts: readonly Concept[];
  readonly shards: Shards;
  readonly pairs: Pairs;
  readonly wholes: Wholes;
  /** What was found for queries that come again. */
  readonly found = new Map<string, Found>();
  private stems: ReadonlySet<string> | null = null;

  /** `folder`: the edition's, `shared`: the site's. Raises where `start` is none. */
  constructor(
    private readonly start: Start,
    private readonly folder: string,
    private readonly shared: string,
    private readonly load: Load,
  ) {
    if (start.v !== 1) throw new Error(`search of version ${start.v}`);
    this.docs = start.docs;
    this.cases = start.cases;
    this.fold = folding(stepped(start.fold[0]), start.fold[1]);
    this.phrases = new Phrases(start.phrases);
    let scheme = "";
    this.concepts = start.concepts.map(([key, label], at) => {
      if (key.includes("/")) scheme = key.slice(0, key.indexOf("/") + 1);
      return { key: scheme + key.slice(key.indexOf("/") + 1), label: label ?? this.phrases.ofConcept[at]![0]! };
    });
    this.pages = start.cases + this.concepts.filter(({ key }) => key.startsWith("methods/")).length;
    this.shards = new Shards(load, shared, start.terms, start.docs);
    this.pairs = new Pairs(load, shared, start.pairs);
    this.wholes = new Wholes(this.fold);
  }

  /** A concept, or synonyms that a query asks for: these are numbered behind all concepts, and called as texts say. */
  concept(number: number): Concept {
    const concept = this.concepts[number];
    if (concept) return concept;
    const key = `${SYNONYMS}${number - this.concepts.length}`;
    return { key, label: this.shards.said(key)[this.start.edition] ?? "" };
  }

  /** What a concept is called, or texts say, folded. */
  names(number: number): readonly string[] {
    if (this.concepts[number]) return this.phrases.names(number);
    return this.shards.said(this.concept(number).key).map((text) => flat(tokens(this.fold(text))));
  }

  /** What of a planned query people type for something that is no concept; it lies beside what the query needs anyway. */
  async heard({ tokens: list, units }: Plan): Promise<Heard> {
    const needed = new Set(units.reduce<string[]>((all, { keys }) => [...all, ...keys.map(({ key }) => key)], []));
    const found = await Promise.all(list.map((token, at) => {
      const key = touching(token, list[at + 1]) ? token.key + list[at + 1]!.key : token.key;
      return needed.has(key) ? this.shards.typed(key, list.slice(at, at + HEARD)) : [];
    }));
    const heard = new Map<string, readonly number[]>();
    for (const some of found) for (const [phrase, synonyms] of some) heard.set(phrase, synonyms.map((one) => this.concepts.length + one));
    return heard;
  }

  /** The documents in this edition's language; null where a file cannot be loaded. */
  texts(docs: readonly number[]): Promise<(Text | null)[]> {
    return texts(this.load, this.folder, this.start.per, docs);
  }

  /** The documents in the language of a query: whoever reads English may ask in Chinese. */
  textsFor(query: string, docs: readonly number[]): Promise<(Text | null)[]> {
    const language = isChinese(query) ? "zh" : "en";
    const folder = language === this.start.language ? this.folder : `${this.shared}../${language}/search/`;
    return texts(this.load, folder, this.start.per, docs);
  }

  /** How names and characters are spelt in letters; null where that cannot be loaded. */
  sounds(): Promise<Sounds | null> {
    return taken(this.load, `${this.shared}sounds.js`, ({ sounds }) => new Sounds(sounds!, this.load, this.shared, this.start.chars, this.start.initials));
  }

  /** The library's words that begin or end as the one that was typed; null where none can be loaded. */
  async words(typed: string): Promise<Words | null> {
    const [first, end] = [typed[0]!, shardOf(typed.slice(-END), this.start.ends)];
    const begun = /[a-z]/.test(first) ? taken(this.load, `${this.shared}words-${first}.js`, ({ words }) => new Shelf(words![first]!)) : null;
    const ended = taken(this.load, `${this.shared}ends-${end}.js`, ({ ends }) => new Shelf(ends![end]!));
    const shelves = (await Promise.all([begun, ended])).filter((one) => one !== null);
    this.stems = this.stems ?? this.phrases.stems();
    return shelves.length ? new Words(shelves, this.stems) : null;
  }
}

/** Whether there is anything Chinese in a folded text. */
function isChinese(text: string): boolean {
  return tokens(text).some(({ han }) => han);
}
