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

/** A folded word as the index has it. */
export function stemmed(word: string): string {
  const cut = word.slice(0, LONGEST);
  for (let at = 0; at < cut.length; at++) if (!isLetter(cut.charCodeAt(at))) return cut;
  return stem(cut);
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
