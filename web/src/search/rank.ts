// Which documents answer, and in which order: word for word before by concept, prominent and rare before common.
import { count, rarity, type Levels } from "./levels";

/** A document that answers; `how`: word for word, by a concept, by a mended query, or in part only. */
export interface Hit {
  /** The number of the document; below the number of cases it is the case of the same number in columns and cards. */
  doc: number;
  score: number;
  how: "literal" | "concept" | "mended" | "part";
}

/** Where a unit of the query stands: its words, and its concepts; null what could not be looked up or was not asked for. */
export interface Stood {
  literal: Levels | null;
  concept: Levels | null;
  /** It need not be met. */
  minor: boolean;
}

/** What a unit is worth at each level, times its rarity. */
const LITERAL = [1, 1.6, 3, 6] as const;
const CONCEPT = [0.3, 0.5, 0.9, 1.5] as const;

/** Scores of one kind stay below the next: the best of a worse kind comes after the last of a better one. */
export const KIND = 1000;
/** More than this the levels count for nothing where only parts are met. */
const MOST = 99;

interface Weighed extends Stood {
  literally: number;
  byConcept: number;
  weight: number;
}

function weighed(units: readonly Stood[], docs: number): Weighed[] {
  return units.filter(({ literal, concept }) => literal || concept).map((unit) => {
    const { literal, concept } = unit;
    let either = 0;
    for (let doc = 0; doc < docs; doc++) if ((literal && literal[doc]! >= 0) || (concept && concept[doc]! >= 0)) either++;
    return {
      ...unit,
      literally: literal ? rarity(count(literal), docs) : 0,
      byConcept: concept ? rarity(count(concept), docs) : 0,
      weight: either ? rarity(either, docs) : rarity(0, docs),
    };
  });
}

/**
 * The documents that meet every unit, best first; with a `share` below 1 those that meet this share of what the best one
 * meets, by weight, and first those that meet most. Units that could not be looked up are passed over.
 */
export function ranked(units: readonly Stood[], docs: number, share = 1): Hit[] {
  const asked = weighed(units, docs);
  const some = asked.some(({ minor }) => !minor);
  const needed = (unit: Weighed) => !some || !unit.minor;
  const whole = asked.reduce((sum, unit) => sum + (needed(unit) ? unit.weight : 0), 0);
  const hits: Hit[] = [];
  const met: number[] = [];
  let best = 0;
  for (let doc = 0; doc < docs; doc++) {
    let [score, weight, missed, literally] = [0, 0, 0, true];
    for (const unit of asked) {
      const own = unit.literal ? unit.literal[doc]! : -1;
      const alike = unit.concept ? unit.concept[doc]! : -1;
      if (own < 0 && alike < 0) {
        if (needed(unit)) missed++;
        continue;
      }
      if (own >= 0) score += unit.literally * LITERAL[own]!;
      else literally = false;
      if (alike >= 0) score += unit.byConcept * CONCEPT[alike]!;
      if (needed(unit)) weight += unit.weight;
    }
    if (weight === 0 || (share === 1 && missed)) continue;
    best = Math.max(best, weight);
    met.push(weight);
    if (share < 1) hits.push({ doc, score: Math.min(score, MOST) + (KIND - MOST - 1) * (weight / whole), how: "part" });
    else hits.push({ doc, score: Math.min(score, KIND - 1) + (literally ? 2 : 1) * KIND, how: literally ? "literal" : "concept" });
  }
  return sorted(share === 1 ? hits : hits.filter((_, at) => met[at]! >= share * best));
}

/** Best first; of equals the first in the library. */
export function sorted(hits: Hit[]): Hit[] {
  return hits.sort((a, b) => b.score - a.score || a.doc - b.doc);
}
