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

/** Some words of the library: those of one file. */
export class Shelf {
  readonly known: readonly Known[];
  readonly commons: ReadonlyMap<string, number>;
  readonly stems: ReadonlySet<string>;

  /** `words`: each followed by its digit, parted by spaces. */
  constructor(words: string) {
    const commons = new Map<string, number>();
    for (const one of words.split(" ")) {
      const digit = one.charCodeAt(one.length - 1) - 48;
      if (one.length >= 2 && digit >= 0 && digit <= 9) commons.set(one.slice(0, -1), digit);
    }
    this.commons = commons;
    this.known = [...commons].map(([word, common]) => ({ word, common, stem: false, letters: letters(word) }));
    this.stems = new Set([...commons.keys()].map(stemmed));
  }
}

export class Words {
  private readonly known: readonly Known[];

  /** `shelves`: the words that are looked at; `stems`: of words in the concepts' names, which may be in no text. */
  constructor(private readonly shelves: readonly Shelf[], private readonly stems: ReadonlySet<string>) {
    const unheld = [...stems].filter((stem) => !shelves.some((shelf) => shelf.stems.has(stem)));
    const known = unheld.map((stem): Known => ({ word: spelt(stem), common: 0, stem: true, letters: 0 }));
    this.known = shelves.reduce((all, shelf) => all.concat(shelf.known), known);
  }

  /** Words one slip away, from six letters on two; of three letters only those that lack one. */
  near(typed: string): Meant[] {
    const most = typed.length >= 6 ? 2 : 1;
    const typedStem = stemmed(typed);
    const typedLetters = letters(typed);
    const found: Meant[] = [];
    for (const { word, common, stem, letters: own } of this.known) {
      if (word.length < 3 || Math.abs(word.length - typed.length) > most + (stem ? 4 : 0)) continue;
      // A slip changes two letters at most: most words are passed over without counting slips.
      if (!stem && !fewBits(own ^ typedLetters, 2 * most)) continue;
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
    const stem = stemmed(typed);
    return this.stems.has(stem) || this.shelves.some(({ stems }) => stems.has(stem));
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
      found.push({ text: `${left} ${right}`, cost: 1.2 - Math.min(this.common(left), this.common(right)) / 20 });
    }
    return found;
  }

  private common(word: string): number {
    return Math.max(0, ...this.shelves.map(({ commons }) => commons.get(word) ?? 0));
  }
}

const SPELT = new Map<string, string>();

/** A word that has a stem. */
function spelt(stem: string): string {
  let word = SPELT.get(stem);
  if (word === undefined) {
    const endings = ["", "e", "s", "ing", "ion", "ed"].map((end) => stem + end);
    SPELT.set(stem, (word = [...endings, stem.replace(/i$/, "y")].find((one) => stemmed(one) === stem) ?? stem));
  }
  return word;
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
