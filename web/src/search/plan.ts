// What a query asks for: its units (names of concepts and what stands between them), and the keys of the index that each needs.
import type { Heard, Phrases } from "./phrases";
import { stopped, type Role } from "./stops";
import { flat, tokens, touching, type Token } from "./tokens";

/** Queries are cut to so many code points. */
export const QUERY = 200;
/** No more units than these are asked for. */
const UNITS = 20;
/** A sentence has at least so many characters. */
const SENTENCE = 5;
/** No more pieces than these are reworded. */
const REWORDED = 4;
/** Longer runs have no halves. */
const SWAPPED = 6;
/** No more keys than these are asked for one run. */
const KEYS = 10;

const NONE: Heard = new Map();

/** A key of the index. */
export interface Wanted {
  key: string;
  /** A pair inside a longer run: it may stand across the border of words, under a key of its own. */
  crossing: boolean;
}

export interface Unit {
  tokens: readonly Token[];
  /** As names of concepts are written. */
  name: string;
  keys: readonly Wanted[];
  /** The concepts so called, by number. */
  concepts: readonly number[];
  /** A single character left between others, or a word that is too general: it need not be met. */
  minor: boolean;
}

export interface Plan {
  /** Folded, cut. */
  query: string;
  tokens: readonly Token[];
  units: readonly Unit[];
  /** The query as one run, without what only asks at its ends. */
  core: Unit | null;
  /** Words that only bind, among the run's: of use only where it would be found too often. */
  binding: readonly Wanted[];
  /** The run is no list of concepts but words of a text: where it stands word for word, nothing else is asked for. */
  quoted: boolean;
  /** It is a question: what is named in it tells what it is about, other words need not be an answer's. */
  asks: boolean;
  /** It is a sentence: the same. */
  tells: boolean;
}

/** The keys of tokens: neighbouring characters in pairs, a character alone, words. */
function keysOf(list: readonly Token[]): Wanted[] {
  const keys: Wanted[] = [];
  const seen = new Set<string>();
  const add = (key: string, crossing: boolean) => {
    if (!seen.has(key)) keys.push({ key, crossing });
    seen.add(key);
  };
  list.forEach((token, at) => {
    const [before, after] = [list[at - 1], list[at + 1]];
    if (touching(token, after)) add(token.key + after!.key, touching(before, token) || touching(after, list[at + 2]));
    else if (!touching(before, token)) add(token.key, false);
  });
  return keys;
}

/** At most `most` of the keys, spread evenly, the first and the last among them. */
function thinned(keys: readonly Wanted[], most: number): Wanted[] {
  if (keys.length <= most) return [...keys];
  return Array.from({ length: most }, (_, at) => keys[Math.round((at * (keys.length - 1)) / (most - 1))]!);
}

function unit(list: readonly Token[], concepts: readonly number[]): Unit {
  return { tokens: list, name: flat(list), keys: thinned(keysOf(list), KEYS), concepts, minor: false };
}

/** What stands from one token on: a name or a word of a role. */
interface Piece {
  list: readonly Token[];
  concepts: readonly number[];
  role: Role | null;
}

/** A query cut into pieces: names of concepts, words of a role, and runs or single words between them. */
function pieces(list: readonly Token[], phrases: Phrases, heard: Heard): Piece[] {
  const found = cut(list, phrases, heard);
  // Beside a character that is left over, what was heard is a part of a longer word.
  const isHeard = (one: Piece) => heard.has(flat(one.list));
  const isLeft = ({ list: own, concepts, role }: Piece) => !role && !concepts.length && isSingle(own);
  const parted = found.some((other, at) => {
    const one = found[at - 1];
    if (!one || !touching(one.list[one.list.length - 1], other.list[0])) return false;
    return (isHeard(one) && isLeft(other)) || (isLeft(one) && isHeard(other));
  });
  return parted ? cut(list, phrases, NONE) : found;
}

function cut(list: readonly Token[], phrases: Phrases, heard: Heard): Piece[] {
  const found: Piece[] = [];
  for (let at = 0; at < list.length; ) {
    const spotted = phrases.longest(list, at, heard);
    // Two characters are a word, whatever they are.
    const stop = list.length === 2 && touching(list[0], list[1]) ? null : stopped(list, at);
    const last = found[found.length - 1];
    const named = spotted !== null && spotted.length >= (stop?.length ?? 0);
    const length = named ? spotted.length : (stop?.length ?? 1);
    // A word is a piece of its own, a run of characters is one together.
    const joins = !named && !stop && last && !last.concepts.length && !last.role && touching(list[at - 1], list[at]);
    if (joins) last.list = [...last.list, list[at]!];
    else found.push({ list: list.slice(at, at + length), concepts: named ? spotted.concepts : [], role: named ? null : (stop?.role ?? null) });
    at += length;
  }
  return found;
}

/** The pieces without those at either end that ask, and what binds them: “how to …”, “…怎么办”. */
function trimmed(all: readonly Piece[]): readonly Piece[] {
  let [from, to] = [0, all.length];
  while (from < to && all[from]!.role) from++;
  while (to > from && all[to - 1]!.role) to--;
  // A fragment of a text begins with what binds, and an English one ends with what asks.
  if (all[0]?.role !== "asks") from = 0;
  if (!all.slice(to).some(({ role, list }) => role === "asks" && list[0]!.han)) to = all.length;
  const rest = all.slice(from, to);
  return rest.some(({ role, list }) => !role && !isSingle(list)) ? rest : all;
}

/** Pieces as one where they make a name once a name in them is said otherwise: 陪伴长者 for 陪伴老人, “elderly companionship”. */
function reworded(all: readonly Piece[], phrases: Phrases): readonly Piece[] {
  if (all.length > REWORDED || (all.length === 1 && all[0]!.concepts.length)) return all;
  const list = tokensOf(all);
  for (const name of otherwiseSaid(all, list, phrases)) {
    const concepts = phrases.called(name);
    if (concepts.length) return [{ list, concepts, role: null }];
  }
  return all;
}

/** What pieces may be other words for: one of them by its other names, or a run of characters with its halves exchanged (车辆乱停). */
function otherwiseSaid(all: readonly Piece[], list: readonly Token[], phrases: Phrases): string[] {
  const found: string[] = [];
  all.forEach(({ concepts }, at) => {
    const [before, after] = [flat(tokensOf(all.slice(0, at))), flat(tokensOf(all.slice(at + 1)))];
    for (const one of concepts) for (const name of phrases.names(one)) found.push(joined([before, name, after]));
  });
  const run = flat(list);
  if (list.length <= SWAPPED && list.every(({ han }) => han)) {
    for (let at = 2; at <= list.length - 2; at++) found.push(flat(list.slice(at)) + flat(list.slice(0, at)));
  }
  return found.filter((name) => name !== run);
}

const tokensOf = (pieces: readonly Piece[]): Token[] => pieces.reduce<Token[]>((run, one) => [...run, ...one.list], []);

/** Parts of a name as one: words are parted by a space. */
function joined(parts: readonly string[]): string {
  return parts.reduce((text, part) => text + (text && part && (/[a-z0-9]$/.test(text) || /^[a-z0-9]/.test(part)) ? " " : "") + part, "");
}

/** Plan a folded query; `heard`: what of it people type for something that is no concept. */
export function planned(query: string, phrases: Phrases, heard: Heard = NONE): Plan {
  const list = tokens(query);
  const all = pieces(list, phrases, heard);
  const told = reworded(trimmed(all), phrases);
  const naming = told.filter(({ role }) => !role || role === "soft");
  const needed = naming.some(({ role, list: own }) => !role && !isSingle(own));
  const units = (naming.length ? naming : told).slice(0, UNITS).map((one) => ({
    ...unit(one.list, one.concepts),
    minor: needed && (one.role !== null || (!one.concepts.length && isSingle(one.list))),
  }));
  const run = told.reduce<Token[]>((all, one) => [...all, ...one.list], []);
  const named = told.reduce((sum, one) => sum + (one.concepts.length ? one.list.length : 0), 0);
  const whole = unit(run, []);
  // Words that only bind are everywhere: looking for them finds nothing out.
  const binds = ({ role, list: own }: Piece) => (role === "asks" || role === "binds") && !own[0]!.han;
  const keys = keysOf(told.reduce<Token[]>((all, one) => (binds(one) ? all : [...all, ...one.list]), []));
  return {
    query,
    tokens: list,
    units,
    core: run.length ? { ...whole, keys: keys.length ? thinned(keys, KEYS) : whole.keys } : null,
    binding: keys.length ? keysOf(told.filter(binds).reduce<Token[]>((all, one) => [...all, ...one.list], [])).slice(0, KEYS) : [],
    quoted: run.length > 2 && named * 3 <= run.length * 2 && !spaced(query, run),
    asks: all.some(({ role }) => role === "asks"),
    tells: isSentence(query, list, all),
  };
}

/** Whether a query is no list of words: a run of some characters, or English words with others that bind them. */
function isSentence(query: string, list: readonly Token[], all: readonly Piece[]): boolean {
  if (list.some(({ han }) => han)) return list.length >= SENTENCE && !spaced(query, list);
  return list.length >= 4 && all.some(({ role }) => role === "binds");
}

const isSingle = (list: readonly Token[]): boolean => list.length === 1 && list[0]!.han;

/** Whether the writer parted characters by a space: then it is a list of words and no run. */
function spaced(query: string, list: readonly Token[]): boolean {
  return list.some((token, at) => {
    const after = list[at + 1];
    return after !== undefined && token.han && after.han && query.slice(token.end, after.start) === " ";
  });
}
