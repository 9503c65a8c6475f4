// For every document the level at which something stands in it, -1 where it does not; and how such columns are joined.
import type { Posting } from "./postings";

export type Levels = Int8Array;

/** Nothing anywhere. */
export function none(docs: number): Levels {
  return new Int8Array(docs).fill(-1);
}

/** Where any of the postings stands: at its highest level. */
export function any(postings: readonly Posting[], docs: number): Levels {
  const joined = none(docs);
  for (const { docs: held, levels } of postings) {
    for (let at = 0; at < held.length; at++) {
      const doc = held[at]!;
      if (levels[at]! > joined[doc]!) joined[doc] = levels[at]!;
    }
  }
  return joined;
}

/** Where any of the columns stands: at its highest level. */
export function highest(columns: readonly Levels[], docs: number): Levels {
  const joined = none(docs);
  for (const column of columns) {
    for (let doc = 0; doc < docs; doc++) if (column[doc]! > joined[doc]!) joined[doc] = column[doc]!;
  }
  return joined;
}

/** Where all of the columns stand: at the lowest of their levels; everywhere nothing where there are none. */
export function all(columns: readonly Levels[], docs: number): Levels {
  const [first, ...others] = columns;
  if (!first) return none(docs);
  const joined = first.slice();
  for (const column of others) {
    for (let doc = 0; doc < docs; doc++) if (column[doc]! < joined[doc]!) joined[doc] = column[doc]!;
  }
  return joined;
}

/** How many documents it stands in. */
export function count(levels: Levels): number {
  let total = 0;
  for (let doc = 0; doc < levels.length; doc++) if (levels[doc]! >= 0) total++;
  return total;
}

/** What it is worth that a document has it: the rarer, the more. */
export function rarity(held: number, docs: number): number {
  return Math.log(1 + (docs - held + 0.5) / (held + 0.5));
}
