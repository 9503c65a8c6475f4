// From syllables to characters: pairs of characters that occur in the library, joined where they share one.
import { taken, type Load } from "./files";
import { shardOf } from "./postings";
import type { Sounds } from "./sounds";
import type { Meant } from "./words";

/** So many candidates are carried along. */
const BREADTH = 8;
/** So many pairs of one sound are looked at: the most frequent. */
const PAIRS = 24;

/** So many neighbours that are no word are tried, the most frequent. */
const GUESSES = 2;
/** What it costs that neighbours are no word. */
const CHANCE = 1;

/** Two characters that stand side by side in the library, and whether they are a word of the dictionary. */
interface Pair {
  text: string;
  word: boolean;
}

/** A character beside another: its place among the pairs of one sound, and whether the two are a word. */
interface Beside {
  rank: number;
  word: boolean;
}

export class Pairs {
  /** `folder`: where the shards are; `shards`: their number. */
  constructor(
    private readonly load: Load,
    private readonly folder: string,
    private readonly shards: number,
  ) {}

  /** The pairs of characters that are read so, words before mere neighbours, most frequent first; none where the shard cannot be loaded. */
  async read(first: string, second: string): Promise<Pair[]> {
    const key = `${first} ${second}`;
    const shard = shardOf(key, this.shards);
    const held = await taken(this.load, `${this.folder}pairs-${shard}.js`, ({ pairs }) => pairs![shard]!);
    const packed = (held && Object.prototype.hasOwnProperty.call(held, key) && held[key]) || "";
    const border = packed.indexOf("|");
    return [...split(packed.slice(0, Math.max(0, border)), true), ...split(packed.slice(border + 1), false)];
  }

  /** Runs of characters that are read so, likeliest first; at least two syllables. */
  async spelt(syllables: readonly string[]): Promise<Meant[]> {
    if (syllables.length < 2) return [];
    const pairs = await Promise.all(syllables.slice(1).map((second, at) => this.read(syllables[at]!, second)));
    const [first, ...rest] = pairs;
    const cost = ({ word }: Pair, rank: number) => Math.log(1 + rank) + (word ? 0 : CHANCE);
    if (!rest.length) {
      const words = first!.filter(({ word }) => word);
      const others = first!.filter(({ word }) => !word).slice(0, GUESSES);
      const run = words.length ? "chance" : "word";
      return [...words.map((one, rank): Meant => ({ text: one.text, cost: cost(one, rank), run: "word" })), ...others.map((one, rank): Meant => ({ text: one.text, cost: cost(one, rank), run }))];
    }
    let runs: Meant[] = first!.slice(0, PAIRS).map((one, rank) => ({ text: one.text, cost: cost(one, rank), run: "word" }));
    for (const next of rest) {
      const longer: Meant[] = [];
      for (const one of runs.slice(0, BREADTH)) {
        const last = [...one.text].pop()!;
        let rank = 0;
        for (const pair of next) if (pair.text.startsWith(last)) longer.push({ ...one, text: one.text + pair.text.slice(last.length), cost: one.cost + cost(pair, rank++) });
      }
      runs = longer.sort((a, b) => a.cost - b.cost);
    }
    return runs.slice(0, BREADTH);
  }

  /** Runs like the one given in which one character is another of the same sound, so that its pairs occur in the library. */
  async alike(run: readonly string[], sounds: Sounds): Promise<Meant[]> {
    const found: Meant[] = [];
    const heard = await sounds.heard(run);
    for (let at = 0; at < run.length; at++) {
      const before = at > 0 ? await this.beside(run[at - 1]!, heard[at - 1]!, heard[at]!, true) : null;
      const after = at + 1 < run.length ? await this.beside(run[at + 1]!, heard[at + 1]!, heard[at]!, false) : null;
      for (const [one, { rank, word }] of before ?? after ?? []) {
        if (one === run[at] || (after && !after.has(one))) continue;
        const isWord = word || after?.get(one)!.word === true;
        found.push({ text: [...run.slice(0, at), one, ...run.slice(at + 1)].join(""), cost: 0.5 + rank / 10 + (isWord ? 0 : 0.5), run: isWord ? "word" : "chance" });
      }
    }
    return found.sort((a, b) => a.cost - b.cost);
  }

  /** Characters of some sound that occur beside another one, which is read so, with their rank. */
  private async beside(other: string, read: readonly string[], heard: readonly string[], right: boolean): Promise<Map<string, Beside>> {
    const found = new Map<string, Beside>();
    for (const syllable of heard) {
      for (const neighbour of read) {
        const pairs = await (right ? this.read(neighbour, syllable) : this.read(syllable, neighbour));
        pairs.forEach(({ text, word }, rank) => {
          const [left, one] = [...text];
          const [here, there] = right ? [left, one] : [one, left];
          if (here === other && !found.has(there!)) found.set(there!, { rank, word });
        });
      }
    }
    return found;
  }
}

function split(packed: string, word: boolean): Pair[] {
  const chars = [...packed];
  return Array.from({ length: Math.floor(chars.length / 2) }, (_, at) => ({ text: chars[2 * at]! + chars[2 * at + 1]!, word }));
}
