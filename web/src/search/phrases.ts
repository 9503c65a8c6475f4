// The names of all concepts, in every language: which of them a query holds, and which are nearest to it.
import { isFiller, stopped } from "./stops";
import { touching, type Token } from "./tokens";

/** A name that stands in a list of tokens: how many of them it takes, and the concepts so called, by number. */
interface Spotted {
  length: number;
  concepts: readonly number[];
}

/** What a query holds of what people type for something that is no concept, with the numbers of that behind all concepts. */
export type Heard = ReadonlyMap<string, readonly number[]>;

/** A name told with other small words has no more words or characters of its own than this, and no more others among them. */
const ESSENCE = 8;
const PASSED = 3;

/** What a name must share with a query to be near it: more than a single character among many. */
const NEAR = 0.8;

export class Phrases {
  /** For every concept its names: Chinese as it is, stemmed words parted by spaces. */
  readonly ofConcept: readonly (readonly string[])[];
  private readonly concepts = new Map<string, number[]>();
  /** Names without what only fills or binds, words in alphabetical order; none that would say less than two words or three characters. */
  private readonly bare = new Map<string, number[]>();
  private longestName = 0;

  /** `lines`: a line a concept with its Chinese names, parted by "|"; then another with all others. */
  constructor(lines: string) {
    const held = lines.split("\n");
    this.ofConcept = held.slice(0, held.length / 2).map((line, at) => `${line}|${held[held.length / 2 + at]!}`.split("|").filter((name) => name !== ""));
    this.ofConcept.forEach((names, concept) => {
      for (const name of names) {
        put(this.concepts, name, concept);
        const bare = barely(name);
        if (bare) put(this.bare, bare, concept);
        this.longestName = Math.max(this.longestName, name.length);
      }
    });
  }

  /** The concepts that are called so. */
  called(name: string): readonly number[] {
    return this.concepts.get(name) ?? [];
  }

  /** The names of a concept; none of synonyms, which are numbered behind all concepts. */
  names(concept: number): readonly string[] {
    return this.ofConcept[concept] ?? [];
  }

  /** The longest name that begins at a token, be it with words between or its own in another order, or is `heard`; null where none does. */
  longest(list: readonly Token[], at: number, heard: Heard): Spotted | null {
    const [written, meant] = [this.asWritten(list, at, heard), this.inEssence(list, at)];
    return meant && meant.length > (written?.length ?? 0) ? meant : written;
  }

  private asWritten(list: readonly Token[], at: number, heard: Heard): Spotted | null {
    let found: Spotted | null = null;
    let name = "";
    const most = [...heard.keys()].reduce((longest, { length }) => Math.max(longest, length), this.longestName);
    for (let end = at; end < list.length && name.length <= most; end++) {
      const [before, token] = [list[end - 1], list[end]!];
      // Words of a name may be parted by a space or a hyphen, characters by nothing.
      if (end > at && (token.start - before!.end > 2 || (token.han && before!.han && !touching(before, token)))) break;
      name += (end > at && !touching(before, token) ? " " : "") + token.key;
      const concepts = this.concepts.get(name) ?? heard.get(name);
      if (concepts) found = { length: end - at + 1, concepts };
    }
    return found;
  }

  /** A name that a query tells with other small words: 志愿者又流失 for 志愿者流失, “disputes with neighbours” for “neighbour disputes”. */
  private inEssence(list: readonly Token[], at: number): Spotted | null {
    let found: Spotted | null = null;
    const told: string[] = [];
    const { han } = list[at]!;
    for (let end = at, passed = 0; end < list.length && told.length < ESSENCE; end++) {
      const [before, token] = [list[end - 1], list[end]!];
      if (token.han !== han || (end > at && (han ? !touching(before, token) : token.start - before!.end > 2))) break;
      const stop = han ? stopped(list, end) : null;
      const length = stop && stop.role !== "soft" ? stop.length : isFiller(token.text) ? 1 : 0;
      if (length) {
        if (end === at || ++passed > PASSED) break;
        end += length - 1;
        continue;
      }
      told.push(token.key);
      const concepts = this.bare.get(essence(told, han));
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

function put(map: Map<string, number[]>, name: string, concept: number): void {
  const called = map.get(name);
  if (!called) map.set(name, [concept]);
  else if (!called.includes(concept)) called.push(concept);
}

/** What a name says in essence; "" where that is too little to tell it by, or partly Chinese. */
function barely(name: string): string {
  if (name.charCodeAt(0) < 128) {
    const words = name.split(" ");
    const told = words.length > 1 ? words.filter((word) => !isFiller(word)) : words;
    return told.length > 1 && told.every((word) => word.charCodeAt(0) < 128) ? essence(told, false) : "";
  }
  let told = "";
  for (let at = 0; at < name.length; at++) {
    if (name.charCodeAt(at) < 128) return "";
    if (!isFiller(name[at]!)) told += name[at]!;
  }
  return told.length > 2 ? told : "";
}

function essence(told: readonly string[], han: boolean): string {
  return han ? told.join("") : [...told].sort().join(" ");
}
