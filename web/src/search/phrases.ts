// The names of all concepts, in every language: which of them a query holds, and which are nearest to it.
import { touching, type Token } from "./tokens";

/** A name that stands in a list of tokens: how many of them it takes, and the concepts so called, by number. */
interface Spotted {
  length: number;
  concepts: readonly number[];
}

/** What a name must share with a query to be near it: more than a single character among many. */
const NEAR = 0.8;

export class Phrases {
  /** For every concept its names: Chinese as it is, stemmed words parted by spaces. */
  readonly ofConcept: readonly (readonly string[])[];
  private readonly concepts = new Map<string, number[]>();
  private longestName = 0;

  /** `lines`: a line a concept, its names parted by "|". */
  constructor(lines: string) {
    this.ofConcept = lines ? lines.split("\n").map((line) => line.split("|").filter((name) => name !== "")) : [];
    this.ofConcept.forEach((names, concept) => {
      for (const name of names) {
        const called = this.concepts.get(name);
        if (!called) this.concepts.set(name, [concept]);
        else if (!called.includes(concept)) called.push(concept);
        this.longestName = Math.max(this.longestName, name.length);
      }
    });
  }

  /** The concepts that are called so. */
  called(name: string): readonly number[] {
    return this.concepts.get(name) ?? [];
  }

  /** The longest name that begins at a token; null where none does. */
  longest(list: readonly Token[], at: number): Spotted | null {
    let found: Spotted | null = null;
    let name = "";
    for (let end = at; end < list.length && name.length <= this.longestName; end++) {
      const [before, token] = [list[end - 1], list[end]!];
      // Words of a name may be parted by a space or a hyphen, characters by nothing.
      if (end > at && (token.start - before!.end > 2 || (token.han && before!.han && !touching(before, token)))) break;
      name += (end > at && !touching(before, token) ? " " : "") + token.key;
      const concepts = this.concepts.get(name);
      if (concepts) found = { length: end - at + 1, concepts };
    }
    return found;
  }

  /** The stems of the words in all names. */
  stems(): Set<string> {
    const stems = new Set<string>();
    for (const name of this.concepts.keys()) for (const word of name.split(" ")) if (word.charCodeAt(0) < 128) stems.add(word);
    return stems;
  }

  /** The concepts with a name that holds this, words as whole words. */
  around(part: string): number[] {
    const wanted = part.charCodeAt(0) < 128 ? ` ${part} ` : part;
    return this.ofConcept.reduce<number[]>((all, names, concept) => (names.some((name) => ` ${name} `.includes(wanted)) ? [...all, concept] : all), []);
  }

  /** The concepts, best first, whose names share most with the query: pairs of characters count more than single ones. */
  nearest(list: readonly Token[], most: number): number[] {
    const wanted = new Map<string, number>();
    list.forEach((token, at) => {
      wanted.set(token.key, token.han ? 1 : 3);
      if (touching(token, list[at + 1])) wanted.set(token.key + list[at + 1]!.key, 3);
    });
    const scores = this.ofConcept.map((names, concept) => {
      let best = 0;
      for (const name of names) {
        const words = name.split(" ");
        let shared = 0;
        for (const [key, weight] of wanted) if (key.charCodeAt(0) < 128 ? words.includes(key) : name.includes(key)) shared += weight;
        best = Math.max(best, shared / (1 + name.length / 20));
      }
      return { concept, best };
    });
    return scores.filter(({ best }) => best >= NEAR).sort((a, b) => b.best - a.best || a.concept - b.concept).slice(0, most).map(({ concept }) => concept);
  }
}
