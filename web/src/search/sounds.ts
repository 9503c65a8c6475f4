// How Chinese is spelt in letters: names of concepts by full, unfinished or initial pinyin, and characters by their syllables.
import { taken, type Load } from "./files";
import { shardOf } from "./postings";
import type { Meant } from "./words";

const VOWELS = "aeiouv";
const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];

/** A Chinese name of a concept as it is read. */
interface Reading {
  name: string;
  syllables: readonly string[];
  /** All syllables together. */
  letters: string;
}

/** So many ways to cut letters into syllables are looked at. */
const CUTS = 3;
/** The initials of so many characters are enough to tell what begins a name. */
const BEGUN = 3;
/** No syllable begins with these. */
const UNBEGUN = /[iuv]/;
/** The longest syllable: zhuang. */
const LONGEST = 6;

export class Sounds {
  private readonly syllables: ReadonlySet<string>;

  /** `syllables`: all there are, parted by spaces; `folder`: where names and the shards of characters (`chars` in number) and initials are. */
  constructor(
    syllables: string,
    private readonly load: Load,
    private readonly folder: string,
    private readonly chars: number,
    private readonly initials: number,
  ) {
    this.syllables = new Set(syllables.split(" "));
  }

  /** The syllables of each character; none of one that the library has not got, or whose shard cannot be loaded. */
  heard(run: readonly string[]): Promise<readonly (readonly string[])[]> {
    return Promise.all(run.map(async (one) => {
      const shard = shardOf(one, this.chars);
      const held = await taken(this.load, `${this.folder}chars-${shard}.js`, ({ chars }) => syllablesOf(chars![shard]!));
      return held?.get(one) ?? [];
    }));
  }

  /** How the names are read whose first syllable begins so. */
  private async readings(letter: string): Promise<readonly Reading[]> {
    if (!LETTERS.includes(letter)) return [];
    return (await taken(this.load, `${this.folder}names-${letter}.js`, ({ names }) => readings(names![letter]!))) ?? [];
  }

  /** The names that may be spelt so, each with how far that is from its whole spelling; and the beginnings of names by their initials. */
  async spelt(letters: string): Promise<Meant[]> {
    const dull = blurred(letters);
    const names = await this.named(letters[0]!, (reading) => cost(letters, dull, reading));
    if (names.length || letters.length < BEGUN) return names;
    const roles = await this.roles(letters);
    return roles.length ? roles : this.begun(letters);
  }

  /** What is called so in records only, or whose name begins so, by the initials of its characters. */
  private async roles(letters: string): Promise<Meant[]> {
    if (UNBEGUN.test(letters)) return [];
    const shard = shardOf(letters.slice(0, BEGUN), this.initials);
    const held = (await taken(this.load, `${this.folder}initials-${shard}.js`, ({ initials }) => initials![shard]!)) ?? {};
    return Object.keys(held).filter((key) => key.startsWith(letters)).reduce<Meant[]>((all, key) => {
      const begun = (name: string): Meant => ({ text: [...name].slice(0, letters.length).join(""), cost: 1, run: "word" });
      return [...all, ...held[key]!.split("|").map(key === letters ? (text) => ({ text, cost: 0.2 }) : begun)];
    }, []);
  }

  /** What begins a longer name, by the initials of its characters: 团购团长 of 团购团长登记. */
  private async begun(letters: string): Promise<Meant[]> {
    const begin = ({ syllables }: Reading) => syllables.slice(0, letters.length).map((one) => one[0]).join("") === letters;
    const texts = (await this.readings(letters[0]!)).filter(begin).map(({ name }) => [...name].slice(0, letters.length).join(""));
    return [...new Set(texts)].map((text) => ({ text, cost: 1, run: "word" }));
  }

  /** The names whose initials begin most like these letters, by two of them at least. */
  async nearest(letters: string): Promise<string[]> {
    let [names, most]: [string[], number] = [[], 2];
    for (const { name, syllables } of await this.readings(letters[0]!)) {
      let shared = 0;
      while (shared < syllables.length && syllables[shared]![0] === letters[shared]) shared++;
      if (shared > most) [names, most] = [[], shared];
      if (shared === most) names.push(name);
    }
    return names;
  }

  /** The names that are read so, syllable by syllable; the last syllable may be unfinished. */
  read(syllables: readonly string[]): Promise<Meant[]> {
    const end = syllables.length - 1;
    return this.named(syllables[0]![0]!, ({ syllables: own }) => {
      if (own.length !== syllables.length || !own.every((one, at) => one === syllables[at] || (at === end && one.startsWith(syllables[at]!)))) return null;
      return own[end] === syllables[end] ? 0 : 0.1;
    });
  }

  private async named(letter: string, cost: (reading: Reading) => number | null): Promise<Meant[]> {
    const found: Meant[] = [];
    for (const reading of await this.readings(letter)) {
      const far = cost(reading);
      if (far !== null) found.push({ text: reading.name, cost: far + reading.syllables.length / 100 });
    }
    return found;
  }

  /** The names that sound like a run of characters. */
  async alike(run: readonly string[]): Promise<Meant[]> {
    const found: Meant[] = [];
    const first = (await this.heard(run.slice(0, 1)))[0]!;
    // However blurred, a syllable keeps its first letter; a character without a sound may be any one.
    const letters = first.length ? [...new Set(first.map((one) => one[0]!))] : LETTERS;
    const some = await Promise.all(letters.map((letter) => this.readings(letter)));
    const begin = first.map(blurred);
    const fits = ({ syllables }: Reading) => syllables.length === run.length && (!begin.length || begin.includes(blurred(syllables[0]!)));
    const names = some.reduce<Reading[]>((all, one) => [...all, ...one.filter(fits)], []);
    // Most runs begin like no name: their other characters need not be asked about.
    if (!names.length) return found;
    const heard = await this.heard(run);
    const dull = heard.map((all) => all.map(blurred));
    for (const { name, syllables } of names) {
      let cost = 0;
      syllables.forEach((one, at) => {
        if (heard[at]!.includes(one)) return;
        // A character that the library has not got has no sound here: it may be any one.
        cost += dull[at]!.includes(blurred(one)) ? 0.2 : heard[at]!.length || run.length < 3 ? 10 : 0.5 + [...name].filter((other) => !run.includes(other)).length / 5;
      });
      if (cost < 1) found.push({ text: name, cost });
    }
    return found;
  }

  /** Letters cut into whole syllables, the fewest first, and how many letters at the end only begin another. */
  cuts(letters: string): { syllables: string[]; rest: number }[] {
    const ways: string[][][] = [[[]]];
    for (let end = 1; end <= letters.length; end++) {
      const here: string[][] = [];
      for (let from = Math.max(0, end - LONGEST); from < end; from++) {
        const syllable = letters.slice(from, end);
        if (this.syllables.has(syllable)) for (const way of ways[from]!) here.push([...way, syllable]);
      }
      ways.push(here.sort((a, b) => a.length - b.length).slice(0, CUTS));
    }
    for (let end = letters.length; end >= Math.max(2, letters.length - LONGEST + 1); end--) {
      const rest = letters.slice(end);
      if (ways[end]!.length && (!rest || [...this.syllables].some((one) => one.startsWith(rest)))) {
        return ways[end]!.map((syllables) => ({ syllables, rest: rest.length }));
      }
    }
    return [];
  }

  isSyllable(letters: string): boolean {
    return this.syllables.has(letters);
  }
}

/** The syllables of characters, from the characters of syllables. */
function syllablesOf(chars: Record<string, string>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const syllable of Object.keys(chars)) {
    for (const one of chars[syllable]!) found.set(one, [...(found.get(one) ?? []), syllable]);
  }
  return found;
}

/** Lines of syllables, each with the name that is read so. */
function readings(lines: string): Reading[] {
  return lines.split("\n").filter((line) => line !== "").map((line) => {
    const syllables = line.split(" ");
    return { name: syllables.pop()!, syllables, letters: syllables.join("") };
  });
}

/** How far letters are from the whole spelling of a name; null where they are none of it. */
function cost(letters: string, dull: string, { syllables, letters: whole }: Reading): number | null {
  if (whole[0] !== letters[0] || letters.length < 2) return null;
  if (whole === letters) return 0;
  if (syllables.map((one) => one[0]).join("") === letters) return 0.2;
  if (blurred(whole) === dull) return 0.4;
  if (letters.length < 3) return null;
  if (whole.startsWith(letters)) return 0.4 + (whole.length - letters.length) / 20;
  const left = shortened(letters, syllables);
  return left === null || left > 1 ? null : 0.6 + left / 10;
}

/** Sounds that many speakers do not part, as one: zh and z, ch and c, sh and s, -ng and -n. */
function blurred(letters: string): string {
  return letters.replace(/([zcs])h/g, "$1").replace(/ng(?![aeiouv])/g, "n");
}

/** Whether letters are the beginnings of syllables, one after the other: how many syllables are left over; null if they are not. */
function shortened(letters: string, syllables: readonly string[]): number | null {
  let places = new Set([0]);
  for (let at = 0; at < syllables.length; at++) {
    const next = new Set<number>();
    for (const place of places) {
      for (let length = 1; length <= syllables[at]!.length && letters[place + length - 1] === syllables[at]![length - 1]; length++) next.add(place + length);
    }
    if (next.has(letters.length)) return syllables.length - at - 1;
    if (!next.size) return null;
    places = next;
  }
  return null;
}

/** Whether letters look like one syllable. */
export function isSyllabic(letters: string): boolean {
  return letters.length <= LONGEST && /^(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?[aeiouv]{1,3}(?:ng?|r)?$/.test(letters);
}

/** Whether letters may be pinyin, by the look of them: no two consonants side by side that no syllables bring there. */
export function looksSpelt(letters: string): boolean {
  const consonants = letters.replace(/[aeiou]/g, "").length;
  if (consonants * 10 >= letters.length * 7) return true;
  for (let at = 0; at < letters.length; at++) {
    const [before, one, after] = [letters[at - 1] ?? "", letters[at]!, letters[at + 1] ?? ""];
    if (one === "v" && before !== "n" && before !== "l") return false;
    if (VOWELS.includes(one) || VOWELS.includes(after)) continue;
    const joined = (after === "h" && "zcs".includes(one)) || one === "n" || (one === "g" && before === "n") || (one === "r" && before === "e");
    if (!joined) return false;
  }
  return !"iuv".includes(letters[0]!);
}
