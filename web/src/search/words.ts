// The library's words: which of them a misspelt, unfinished or joined word may have meant.
import { slips } from "./near";
import { isStop } from "./stops";
import { stemmed } from "./tokens";

/** A word of the library, and how common it is, from 0 to 9. */
interface Known {
  word: string;
  common: number;
  /** It was made of a stem, and stands in no text. */
  stem: boolean;
  /** Which letters it has, a bit each. */
  letters: number;
}

/** A text that may have been meant. */
export interface Meant {
  text: string;
  /** How far it is from what was typed. */
  cost: number;
  /** Characters put together by their sounds: they must stand so in some text; `chance`: they may be no word at all. */
  run?: "word" | "chance";
}

export class Words {
  private readonly known: readonly Known[];
  private readonly commons: ReadonlyMap<string, number>;
  private readonly stems: ReadonlySet<string>;

  /** `words`: each followed by its digit, parted by spaces; `stems`: of words in the concepts' names, which may be in no text. */
  constructor(words: string, stems: Iterable<string>) {
    const commons = new Map<string, number>();
    const known: Known[] = [];
    const stemsOfWords = new Set<string>();
    for (const one of words.split(" ")) {
      const digit = one.charCodeAt(one.length - 1) - 48;
      if (one.length < 2 || !(digit >= 0 && digit <= 9)) continue;
      const word = one.slice(0, -1);
      commons.set(word, digit);
      stemsOfWords.add(stemmed(word));
      known.push({ word, common: digit, stem: false, letters: letters(word) });
    }
    for (const stem of stems) if (!stemsOfWords.has(stem)) known.push({ word: written(stem), common: 0, stem: true, letters: 0 });
    this.commons = commons;
    this.known = known;
    this.stems = new Set([...stemsOfWords, ...stems]);
  }

  /** Words one slip away, from six letters on two; of three letters only those that lack one. */
  near(typed: string): Meant[] {
    const most = typed.length >= 6 ? 2 : 1;
    const typedStem = stemmed(typed);
    const typedLetters = letters(typed);
    const found: Meant[] = [];
    for (const { word, common, stem, letters: own } of this.known) {
      // A slip changes two letters at most: most words are passed over without counting slips.
      if (!stem && !fewBits(own ^ typedLetters, 2 * most)) continue;
      if (word.length < 3 || Math.abs(word.length - typed.length) > most + (stem ? 4 : 0)) continue;
      if (typed.length < 4 && (typed.length < 3 || word.length !== 4)) continue;
      const first = word[0] === typed[0];
      // Whoever slips twice still begins with the right letter.
      const far = Math.min(slips(word, typed, first ? most : 1), stem ? slips(stemmed(word), typedStem, 1) + 0.1 : Infinity);
      const begun = stem && word.length >= 4 && typed.startsWith(word) && typed.length - word.length <= 5;
      if (begun) found.push({ text: word, cost: 1.3 });
      if (far > most || far < 1 || (!first && far > 1.1) || isStop(word)) continue;
      const likely = far === 1 && first && (isExchanged(word, typed) || doubled(word) === doubled(typed));
      found.push({ text: word, cost: far + (first ? 0 : 0.3) - (likely ? 0.3 : 0) + (stem ? 0.2 : 0) - common / 40 });
    }
    return found;
  }

  /** Whether a word stands in some text or in a concept's name. */
  isNamed(typed: string): boolean {
    return this.stems.has(stemmed(typed));
  }

  /** Words that begin so; `cost`: what that alone counts. */
  begun(typed: string, cost = 0.9): Meant[] {
    if (typed.length < 3) return [];
    return this.known
      .filter(({ word }) => word.length > typed.length && word.startsWith(typed))
      .map(({ word, common }) => ({ text: word, cost: cost + (word.length - typed.length) / 20 - common / 20 }));
  }

  /** Two words of the library that are written as one. */
  parted(typed: string): Meant[] {
    const found: Meant[] = [];
    for (let at = 3; at <= typed.length - 3; at++) {
      const [left, right] = [typed.slice(0, at), typed.slice(at)];
      if (!this.isNamed(left) || !this.isNamed(right)) continue;
      found.push({ text: `${left} ${right}`, cost: 1.2 - Math.min(this.commons.get(left) ?? 0, this.commons.get(right) ?? 0) / 20 });
    }
    return found;
  }
}

/** A word that has a stem. */
function written(stem: string): string {
  const endings = ["", "e", "s", "ing", "ion", "ed"].map((end) => stem + end);
  return [...endings, stem.replace(/i$/, "y")].find((word) => stemmed(word) === stem) ?? stem;
}

/** Which letters a word has, a bit each. */
function letters(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

function fewBits(bits: number, most: number): boolean {
  for (; bits; most--, bits &= bits - 1) if (!most) return false;
  return true;
}

/** Whether two words have the same letters, in another order. */
function isExchanged(left: string, right: string): boolean {
  return left.length === right.length && [...left].sort().join("") === [...right].sort().join("");
}

/** A word with every doubled letter written once. */
function doubled(word: string): string {
  return word.replace(/(.)\1+/g, "$1");
}
