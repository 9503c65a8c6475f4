// A small searched library: the files that the program makes, made here in the plainest way from documents and concepts.
import { setImmediate } from "node:timers/promises";
import type { Delivered, Row } from "../src/search/files";
import { folding } from "../src/search/fold";
import { shardOf, SYNONYMS } from "../src/search/postings";
import { Search } from "../src/search/search";
import { flat, tokens, touching, type Token } from "../src/search/tokens";

export interface Made {
  title: string;
  summary?: string;
  body?: string;
  /** Keys of the concepts that it has as values. */
  concepts?: string[];
}

/** Names of a concept by its key; the first is its label. */
export type Names = Record<string, string[]>;

/** What texts say, the first as its name, and what people type for it. */
export type Said = [texts: string[], typed: string[]][];

const FROM = "願義車難電裝擴é";
const TO = "愿义车难电装扩e";
export const fold = folding(FROM, TO);
const READ: Record<string, string> = {
  志: "zhi", 愿: "yuan", 者: "zhe", 社: "she", 区: "qu", 停: "ting", 车: "che", 难: "nan", 制: "zhi", 自: "zi", 原: "yuan", 南: "nan", 楼: "lou", 长: "zhang", 院: "yuan",
};

/** How far each code point is from the one before. */
export const steps = (text: string): number[] => [...text].map((one, at, all) => one.codePointAt(0)! - (at ? all[at - 1]!.codePointAt(0)! : 0));

/** Numbers as varints. */
export function varints(numbers: readonly number[]): number[] {
  const bytes: number[] = [];
  for (let number of numbers) {
    for (; number >= 128; number = Math.floor(number / 128)) bytes.push((number % 128) | 128);
    bytes.push(number);
  }
  return bytes;
}

/** Postings by key: documents with levels, ascending. */
export type Postings = Map<string, [doc: number, level: number][]>;

/** What a document holds: each key with its level. */
function held({ title, summary = "", body = "", concepts = [] }: Made, names: Names): Map<string, number> {
  const levels = new Map<string, number>();
  const put = (key: string, level: number) => levels.set(key, Math.max(level, levels.get(key) ?? 0));
  const times = new Map<string, number>();
  [title, summary, body].forEach((field, at) => {
    const list = tokens(fold(field));
    const keys = list.reduce<string[]>((all, token, place) => [...all, token.key, ...(touching(token, list[place + 1]) ? [token.key + list[place + 1]!.key] : [])], []);
    const text = ` ${flat(list)} `;
    for (const [concept, labels] of Object.entries(names)) if (labels.some((label) => text.includes(named(label)))) keys.push(`#${concept}`);
    for (const key of keys) {
      times.set(key, (times.get(key) ?? 0) + (at === 2 ? 1 : 0));
      put(key, key[0] === "#" ? Math.min(2, [3, 2, 0][at]!) : [3, 2, times.get(key)! >= 3 ? 1 : 0][at]!);
    }
  });
  for (const concept of concepts) put(`#${concept}`, 3);
  return levels;
}

function named(label: string): string {
  const name = flat(tokens(fold(label)));
  return /^[a-z]/.test(name) ? ` ${name} ` : name;
}

export function postings(documents: readonly Made[], names: Names): Postings {
  const all: Postings = new Map();
  documents.forEach((document, doc) => held(document, names).forEach((level, key) => all.set(key, [...(all.get(key) ?? []), [doc, level]])));
  return all;
}

/** Keys and their postings as a shard delivers them. */
export function packed(all: Postings): { k: string; b: string } {
  const keys = [...all.keys()].sort();
  const bytes = keys.reduce<number[]>((every, key) => {
    let last = 0;
    const list = all.get(key)!;
    const gaps = list.map(([doc, level]) => {
      const gap = doc - last;
      last = doc;
      return gap * 4 + level;
    });
    return [...every, ...varints([list.length, ...gaps])];
  }, []);
  return { k: keys.join(" "), b: btoa(String.fromCharCode(...bytes)) };
}

/** The files of an edition and those that the editions share, by their address. */
export function files(documents: readonly Made[], names: Names, edition = "zh", shards = 4, roles: Record<string, string> = {}, synonyms: Said = []): Map<string, (into: Delivered) => void> {
  const made = new Map<string, (into: Delivered) => void>();
  const concepts = Object.keys(names);
  const lines = concepts.map((key) => names[key]!.map((label) => flat(tokens(fold(label)))));
  made.set(`${edition}/search/start.js`, (into) => {
    into.search = {
      v: 1, language: "zh", edition: 0, docs: documents.length, cases: documents.length, per: 2, terms: shards, pairs: shards, chars: shards, initials: shards, ends: shards, fold: [steps(FROM), TO],
      concepts: concepts.map((key) => [key, names[key]![0]!]), phrases: [false, true].map((english) => lines.map((line) => line.filter((one) => /^[ -~]*$/.test(one) === english).join("|")).join("\n")).join("\n"),
    };
  });
  const every = postings(documents, { ...names, ...Object.fromEntries(synonyms.map(([texts], at) => [`${SYNONYMS}${at}`, texts])) });
  const phrases = new Map<string, number[]>();
  synonyms.forEach(([, typed], at) => typed.map(named).forEach((name) => phrases.set(name.trim(), [...(phrases.get(name.trim()) ?? []), at])));
  const begun = ([one, other]: readonly Token[]): string => one!.key + (touching(one, other) ? other!.key : "");
  for (let shard = 0; shard < shards; shard++) {
    const here: Postings = new Map([...every].filter(([key]) => shardOf(key, shards) === shard));
    made.set(`search/terms-${shard}.js`, (into) => {
      const n = Object.fromEntries([...phrases].filter(([phrase]) => shardOf(begun(tokens(phrase)), shards) === shard));
      const t = Object.fromEntries(synonyms.map(([texts], at): [number, string[]] => [at, texts]).filter(([at]) => shardOf(`#${SYNONYMS}${at}`, shards) === shard));
      into.terms = { ...into.terms, [shard]: { ...packed(here), n, t } };
    });
    const pairs: Record<string, string> = {};
    for (const key of every.keys()) {
      const read = [...key].map((one) => READ[one]);
      const heard = read.join(" ");
      if (read.length === 2 && read[0] && read[1] && shardOf(heard, shards) === shard) pairs[heard] = (pairs[heard] ?? "") + key;
    }
    made.set(`search/pairs-${shard}.js`, (into) => {
      into.pairs = { ...into.pairs, [shard]: pairs };
    });
  }
  made.set("search/sounds.js", (into) => {
    into.sounds = [...new Set(Object.values(READ))].join(" ");
  });
  const readings = lines.reduce<string[]>((all, line) => [...all, ...line.filter((name) => name.charCodeAt(0) > 127).map((name) => `${[...name].map((one) => READ[one] ?? "a").join(" ")} ${name}`)], []);
  const words = new Map<string, number>();
  for (const document of documents) {
    const list = tokens(fold([document.title, document.summary, document.body].join("\n"))).filter(({ han, text }) => !han && text.length > 2);
    for (const word of new Set(list.map(({ text }) => text))) words.set(word, (words.get(word) ?? 0) + 1);
  }
  const common = (word: string) => word + Math.min(9, Math.floor(Math.log2(words.get(word)!)));
  const counted = (fits: (word: string) => boolean) => [...words.keys()].filter(fits).sort().map(common).join(" ");
  for (const letter of "abcdefghijklmnopqrstuvwxyz") {
    made.set(`search/words-${letter}.js`, (into) => {
      into.words = { ...into.words, [letter]: counted((word) => word[0] === letter) };
    });
    made.set(`search/names-${letter}.js`, (into) => {
      into.names = { ...into.names, [letter]: readings.filter((line) => line[0] === letter).join("\n") };
    });
  }
  for (let shard = 0; shard < shards; shard++) {
    const chars: Record<string, string> = {};
    for (const [one, read] of Object.entries(READ)) if (shardOf(one, shards) === shard) chars[read] = (chars[read] ?? "") + one;
    made.set(`search/chars-${shard}.js`, (into) => {
      into.chars = { ...into.chars, [shard]: chars };
    });
    made.set(`search/initials-${shard}.js`, (into) => {
      into.initials = { ...into.initials, [shard]: Object.fromEntries(Object.entries(roles).filter(([letters]) => shardOf(letters.slice(0, 3), shards) === shard)) };
    });
    made.set(`search/ends-${shard}.js`, (into) => {
      into.ends = { ...into.ends, [shard]: counted((word) => shardOf(word.slice(-3), shards) === shard) };
    });
  }
  const rows = documents.map(({ title, summary = "", body = "" }, at): Row => ["case", `cases/${at}/`, title, "", summary, body]);
  for (let file = 0; file * 2 < rows.length; file++) {
    made.set(`${edition}/search/text-${file}.js`, (into) => {
      into.texts = { ...into.texts, [file]: rows.slice(file * 2, file * 2 + 2) };
    });
  }
  return made;
}

/** A search of made files; `asked` counts what it loads. */
export function search(made: ReadonlyMap<string, (into: Delivered) => void>, edition = "zh", asked: string[] = []): Search {
  const page = globalThis as { self?: unknown; casegen?: Delivered };
  page.self = globalThis;
  return new Search(`${edition}/search/`, "search/", async (address) => {
    asked.push(address);
    // A turn of its own for each script, as in a browser.
    await setImmediate();
    const run = made.get(address.replace("search/../", ""));
    if (!run) throw new Error(address);
    run((page.casegen ??= {}));
  });
}
