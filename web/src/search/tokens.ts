// Folded text cut into tokens: single Chinese characters, stemmed words, numbers. The other half is in index/search of the program.
import { stem } from "porter2";

export interface Token {
  /** The key of the index: the character, or the stemmed word. */
  key: string;
  /** As it stands in the folded text. */
  text: string;
  /** Where it stands there, in units. */
  start: number;
  end: number;
  han: boolean;
}

/** Words are cut to so many letters before they are stemmed. */
const LONGEST = 32;

function isHan(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || (code >= 0x3005 && code <= 0x3007) ||
    (code >= 0xf900 && code <= 0xfaff) || (code >= 0x20000 && code <= 0x3ffff)
  );
}

const isLetter = (code: number): boolean => code >= 97 && code <= 122;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Words that are spelt otherwise in America and in Britain, as whole words and by how they begin and end. */
const BRITISH = new Map([
  ["center", "centre"], ["centers", "centres"], ["centered", "centred"], ["theater", "theatre"], ["theaters", "theatres"],
  ["aging", "ageing"], ["program", "programme"], ["programs", "programmes"], ["counselor", "counsellor"],
  ["counselors", "counsellors"], ["counseling", "counselling"], ["counseled", "counselled"],
]);
const OUR = /^(neighb|col|lab|hon|fav|behavi|harb|endeav)or/;
/** So many letters stand before “ize” that is another spelling of “ise”: a size and a prize are none. */
const ISE = /^(.{3,})iz(e|es|ed|er|ers|ing|ation|ations|ational)$/;

/** A word as it is spelt in Britain: neighborhood as neighbourhood, organization as organisation. */
function british(word: string): string {
  if (OUR.test(word)) return word.replace(OUR, "$1our");
  return BRITISH.get(word) ?? word.replace(ISE, "$1is$2");
}

/** A folded word as the index has it. */
export function stemmed(word: string): string {
  const cut = word.slice(0, LONGEST);
  for (let at = 0; at < cut.length; at++) if (!isLetter(cut.charCodeAt(at))) return cut;
  return stem(british(cut));
}

/** The tokens of folded text, in order. */
export function tokens(folded: string): Token[] {
  const found: Token[] = [];
  for (let at = 0; at < folded.length; ) {
    const code = folded.codePointAt(at)!;
    let end = at + (code > 0xffff ? 2 : 1);
    if (isHan(code)) {
      const text = folded.slice(at, end);
      found.push({ key: text, text, start: at, end, han: true });
    } else if (isLetter(code) || isDigit(code)) {
      while (end < folded.length && (isLetter(folded.charCodeAt(end)) || isDigit(folded.charCodeAt(end)))) end++;
      const text = folded.slice(at, end);
      found.push({ key: stemmed(text), text, start: at, end, han: false });
    }
    at = end;
  }
  return found;
}

/** Whether nothing stands between two tokens that follow each other, both Chinese. */
export function touching(left: Token | undefined, right: Token | undefined): boolean {
  return left !== undefined && right !== undefined && left.han && right.han && left.end === right.start;
}

/** Tokens as one string: Chinese as it is, a space at each word's border and for whatever stands between tokens. */
export function flat(list: readonly Token[]): string {
  let text = "";
  list.forEach((token, at) => {
    if (at && !touching(list[at - 1], token)) text += " ";
    text += token.key;
  });
  return text;
}
