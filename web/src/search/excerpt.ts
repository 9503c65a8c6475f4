// The passage of a text that shows best why it was found, with what was searched for marked.
import { placed, type Fold } from "./fold";
import { flat, tokens, touching, type Token } from "./tokens";

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

/** The places of sought words, folded (a stem will do for a word); longer ones first, and none within another. */
function marks(text: string, words: readonly string[], fold: Fold): Mark[] {
  const { folded, starts } = placed(text, fold);
  const sought = words.map((word) => tokens(word)).filter((one) => one.length && mayStand(one, folded));
  if (!sought.length) return [];
  const list = tokens(folded);
  const byFirst = new Map<string, { sequence: readonly Token[]; word: number }[]>();
  sought.forEach((sequence, word) => {
    for (const first of new Set([sequence[0]!.key, sequence[0]!.text])) byFirst.set(first, [...(byFirst.get(first) ?? []), { sequence, word }]);
  });
  for (const all of byFirst.values()) all.sort((a, b) => b.sequence.length - a.sequence.length);
  const found: Mark[] = [];
  for (let at = 0; at < list.length; ) {
    const here = (byFirst.get(list[at]!.key) ?? []).find(({ sequence }) => follows(list, at, sequence));
    const length = here ? here.sequence.length : 1;
    if (here) {
      const [start, end] = [starts[list[at]!.start]!, starts[list[at + length - 1]!.end]!];
      // One character may fold to several tokens: then it is marked as a whole or not at all.
      const whole = flat(tokens(fold(text.slice(start, end)))) === flat(list.slice(at, at + length));
      if (whole && end > start) found.push({ start, end, word: here.word, size: length });
    }
    at += length;
  }
  return found;
}

/** Whether a sequence may stand in a folded text: of characters side by side that is sure, of words only tokens tell. */
function mayStand(sequence: readonly Token[], folded: string): boolean {
  const isRun = sequence.every((one, at) => one.han && (!at || touching(sequence[at - 1], one)));
  return !isRun || folded.includes(flat(sequence));
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
