// The passage of a text that shows best why it was found, with what was searched for marked.
import { placed, type Fold, type Placed } from "./fold";
import { tokens, touching, type Token } from "./tokens";

/** A piece of text, and whether it is to be marked. */
export interface Part {
  text: string;
  hit: boolean;
}

/** A marked stretch of the original text, in units, and the number of the sought words that it shows. */
interface Mark {
  start: number;
  end: number;
  word: number;
  /** How much of it was sought, in tokens. */
  size: number;
}

/** A stretch of a text. */
interface Passage {
  parts: Part[];
  /** How many different words it shows. */
  shown: number;
}

/** What a word counts that is shown already, where the first time counts its tokens. */
const AGAIN = 0.1;
/** A paragraph that fills so much of a passage is enough for it. */
const ENOUGH = 0.6;

/** The words of an answer, each as tokens: they are sought in every text of it. */
const SOUGHT = new WeakMap<readonly string[], readonly (readonly Token[])[]>();

function sought(words: readonly string[]): readonly (readonly Token[])[] {
  let known = SOUGHT.get(words);
  if (!known) SOUGHT.set(words, (known = words.map((word) => tokens(word))));
  return known;
}

/** A text made ready to be searched: its tokens, and where in their list each key stands. */
interface Ready extends Placed {
  list: readonly Token[];
  places: ReadonlyMap<string, readonly number[]>;
}

/** So many texts are kept ready, titles among them: what is typed next shows most of them again. */
const KEPT = 32;
const READY = new WeakMap<Fold, Map<string, Ready>>();

function ready(text: string, fold: Fold): Ready {
  let kept = READY.get(fold);
  if (!kept) READY.set(fold, (kept = new Map()));
  let known = kept.get(text);
  if (!known) {
    const made = placed(text, fold);
    const list = tokens(made.folded);
    const places = new Map<string, number[]>();
    list.forEach(({ key }, at) => {
      const held = places.get(key);
      if (held) held.push(at);
      else places.set(key, [at]);
    });
    if (kept.size >= KEPT) kept.clear();
    kept.set(text, (known = { ...made, list, places }));
  }
  return known;
}

/** The places of sought words, folded (a stem will do for a word); longer ones first, and none within another. */
function marks(text: string, words: readonly string[], fold: Fold): Mark[] {
  const { list, places, starts } = ready(text, fold);
  const standing: { at: number; size: number; word: number }[] = [];
  sought(words).forEach((sequence, word) => {
    const first = sequence[0];
    for (const key of first ? new Set([first.key, first.text]) : []) {
      for (const at of places.get(key) ?? []) if (follows(list, at, sequence)) standing.push({ at, size: sequence.length, word });
    }
  });
  standing.sort((a, b) => a.at - b.at || b.size - a.size || a.word - b.word);
  // One character may fold to several tokens: then it is marked as a whole or not at all.
  const isBorder = (at: number) => starts[at] !== starts[at - 1];
  const found: Mark[] = [];
  let next = 0;
  for (const { at, size, word } of standing) {
    if (at < next) continue;
    const [start, end] = [list[at]!.start, list[at + size - 1]!.end];
    if (isBorder(start) && isBorder(end)) found.push({ start: starts[start]!, end: starts[end]!, word, size });
    next = at + size;
  }
  return found;
}

function follows(list: readonly Token[], at: number, sequence: readonly Token[]): boolean {
  return sequence.every((sought, step) => {
    const token = list[at + step];
    if (!token || (token.key !== sought.key && token.key !== sought.text)) return false;
    if (!step) return true;
    const [before, one] = [list[at + step - 1]!, sequence[step - 1]];
    return touching(one, sought) ? touching(before, token) : token.start - before.end <= 3;
  });
}

function parts(text: string, found: readonly Mark[], start: number, end: number): Part[] {
  const list: Part[] = [];
  let at = start;
  const put = (to: number, hit: boolean) => {
    if (to > at) list.push({ text: text.slice(at, to), hit });
    at = Math.max(at, to);
  };
  for (const mark of found) {
    if (mark.start < start || mark.end > end) continue;
    put(mark.start, false);
    put(mark.end, true);
  }
  put(end, false);
  return list;
}

/** The whole text in parts. */
export function marked(text: string, words: readonly string[], fold: Fold): Part[] {
  return parts(text, marks(text, words, fold), 0, text.length);
}

const isBreak = (unit: string | undefined): boolean => unit !== undefined && "。！？；\n.!?;".includes(unit);
const isWordy = (unit: string | undefined): boolean => unit !== undefined && /[A-Za-z0-9À-ɏ’'-]/.test(unit);
const isTail = (unit: string | undefined): boolean => unit !== undefined && unit >= "\udc00" && unit <= "\udfff";

/** The passage of at most about `length` units with the most different words in it, from a sentence's beginning where there is room. */
export function excerpt(text: string, words: readonly string[], length: number, fold: Fold): Passage {
  const found = marks(text, words, fold);
  const most = Math.max(1, Math.floor(length));
  let [best, first, last] = [-1, 0, 0];
  const counts = new Map<number, number>();
  let value = 0;
  for (let from = 0, to = 0; from < found.length; from++) {
    for (; to < found.length && (to <= from || found[to]!.end - found[from]!.start <= most); to++) {
      const { word, size } = found[to]!;
      const before = counts.get(word) ?? 0;
      counts.set(word, before + 1);
      value += before ? AGAIN : size;
    }
    if (value > best + AGAIN / 2) [best, first, last] = [value, from, to - 1];
    const { word, size } = found[from]!;
    const left = counts.get(word)! - 1;
    counts.set(word, left);
    value -= left ? AGAIN : size;
  }
  const [from, until] = found.length ? [found[first]!.start, Math.max(found[first]!.end, found[last]!.end)] : [0, 0];
  const start = begin(text, from, most - (until - from));
  const end = finish(text, start, until, most);
  const shown = new Set(found.filter((mark) => mark.start >= start && mark.end <= end).map(({ word }) => word)).size;
  return { parts: parts(text, found, start, end), shown };
}

/** Where to begin before a place, with so much room: at the beginning of its sentence, else of a word. */
function begin(text: string, from: number, room: number): number {
  const least = Math.max(0, from - Math.max(0, room));
  for (let at = from; at > least; at--) {
    if (!isBreak(text[at - 1])) continue;
    while (at < from && /\s/.test(text[at]!)) at++;
    return at;
  }
  if (least === 0) return 0;
  let start = from - Math.floor((from - least) / 2);
  while (start < from && (isTail(text[start]) || isWordy(text[start - 1]))) start++;
  while (start < from && /\s/.test(text[start]!)) start++;
  return start;
}

/** Where to end: not before `until`, at the end of a paragraph where enough is shown, else of a word. */
function finish(text: string, start: number, until: number, most: number): number {
  let end = Math.max(until, Math.min(text.length, start + most));
  const paragraph = text.indexOf("\n", Math.max(until, start + Math.floor(most * ENOUGH)));
  if (paragraph >= 0 && paragraph < end) return paragraph;
  if (end === text.length) return end;
  const whole = end;
  while (end > until && (isTail(text[end]) || (isWordy(text[end - 1]) && isWordy(text[end])))) end--;
  // A word longer than the passage is cut, but no character is.
  if (end <= start) end = whole + (isTail(text[whole]) ? 1 : 0);
  return end;
}
