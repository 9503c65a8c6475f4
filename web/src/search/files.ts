// The search's files, each run once; what a script delivers is taken at once, before another edition's replaces it.
import { delivered, made } from "../data";
import type { Packed } from "./postings";

/** Runs a script; where its content has not `come` with it, it failed. */
export type Load = (address: string, come: () => boolean) => Promise<void>;

/** What every query needs, as start.js delivers it. */
export interface Start {
  v: number;
  /** What the other files were made as. */
  of?: string;
  docs: number;
  cases: number;
  /** Documents in a file of texts. */
  per: number;
  /** Numbers of shards. */
  terms: number;
  pairs: number;
  chars: number;
  initials: number;
  ends: number;
  /** The code points that are folded, each as far as it is from the one before, and what they become. */
  fold: [from: number[], to: string];
  /** What the texts of this edition are written in: that of an edition that is not derived. */
  language: string;
  /** The number of this edition. */
  edition: number;
  /** A key without a scheme is in that of the one before; a concept without a label is called by the first of its names. */
  concepts: [key: string, label?: string][];
  phrases: string;
}

export type Row = [kind: "case" | "method" | "page", address: string, title: string, where: string, summary: string, body: string];

export interface Delivered {
  search?: Start;
  terms?: Record<string, Packed>;
  pairs?: Record<string, Record<string, string>>;
  texts?: Record<string, Row[]>;
  /** All syllables, parted by spaces. */
  sounds?: string;
  /** The characters of each syllable. */
  chars?: Record<string, Record<string, string>>;
  /** Names of concepts by the first letter of their pinyin, a line each: "zhi yuan zhe 志愿者". */
  names?: Record<string, string>;
  /** Names that are no concepts' by their initials, by a hash of the first of these; those of the same initials parted by "|". */
  initials?: Record<string, Record<string, string>>;
  /** Words by their first letter, each followed by how common it is. */
  words?: Record<string, string>;
  /** The same by a hash of their last letters. */
  ends?: Record<string, string>;
}

// Two searches of one page share what was fetched.
const fetched = new WeakMap<Load, Map<string, Promise<unknown>>>();

/** What `take` makes of a script's delivery, null where it cannot be loaded or read; that is tried again when next asked for. */
export function taken<T>(load: Load, address: string, take: (delivered: Delivered) => T): Promise<T | null> {
  let held = fetched.get(load);
  if (!held) fetched.set(load, (held = new Map()));
  const before = held.get(address);
  if (before) return before as Promise<T | null>;
  let got: { value: T } | null = null;
  const come = (): boolean => {
    try {
      got = { value: take(delivered<Delivered>()) };
    } catch {
      got = null;
    }
    return got !== null;
  };
  const promise = load(made(address, delivered<Delivered>().search?.of), come)
    .then(() => {
      if (!got && !come()) throw new Error(address);
      return got!.value;
    })
    .catch(() => {
      held.delete(address);
      return null;
    });
  held.set(address, promise);
  return promise;
}
