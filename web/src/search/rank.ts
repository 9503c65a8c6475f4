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

/** Scores are below this; so fine are they told apart; so many hits have places in a number of 53 bits. */
const HIGHEST = 8 * KIND;
const FINE = 1 << 19;
const PLACES = 1 << 20;

interface Weighed extends Stood {
  /** What it counts at each level. */
  literally: readonly number[];
  byConcept: readonly number[];
  weight: number;
}

function weighed(units: readonly Stood[], docs: number): Weighed[] {
  return units.filter(({ literal, concept }) => literal || concept).map((unit) => {
    const { literal, concept } = unit;
    const held = literal ? count(literal) : 0;
    const meant = concept ? count(concept) : 0;
    let either = held || meant;
    if (literal && concept) {
      either = meant;
      for (let doc = 0; doc < docs; doc++) if (literal[doc]! >= 0 && concept[doc]! < 0) either++;
    }
    return {
      ...unit,
      literally: LITERAL.map((worth) => (literal ? rarity(held, docs) * worth : 0)),
      byConcept: CONCEPT.map((worth) => (concept ? rarity(meant, docs) * worth : 0)),
      weight: rarity(either, docs),
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
  const needed = asked.map(({ minor }) => !some || !minor);
  const whole = asked.reduce((sum, { weight }, at) => sum + (needed[at] ? weight : 0), 0);
  const hits: Hit[] = [];
  const met: number[] = [];
  let best = 0;
  for (let doc = 0; doc < docs; doc++) {
    let score = 0;
    let weight = 0;
    let missed = false;
    let literally = true;
    for (let at = 0; at < asked.length; at++) {
      const unit = asked[at]!;
      const own = unit.literal ? unit.literal[doc]! : -1;
      const alike = unit.concept ? unit.concept[doc]! : -1;
      if (own < 0 && alike < 0) {
        if (needed[at]) missed = true;
        continue;
      }
      if (own >= 0) score += unit.literally[own]!;
      else literally = false;
      if (alike >= 0) score += unit.byConcept[alike]!;
      if (needed[at]) weight += unit.weight;
    }
    if (weight === 0 || (share === 1 && missed)) continue;
    if (share === 1) hits.push({ doc, score: Math.min(score, KIND - 1) + (literally ? 2 : 1) * KIND, how: literally ? "literal" : "concept" });
    else {
      best = Math.max(best, weight);
      met.push(weight);
      hits.push({ doc, score: Math.min(score, MOST) + (KIND - MOST - 1) * (weight / whole), how: "part" });
    }
  }
  return sorted(share === 1 ? hits : hits.filter((_, at) => met[at]! >= share * best));
}

/** Best first; of equals the first in the library. What differs by less than a millionth is equal. */
export function sorted(hits: Hit[]): Hit[] {
  if (hits.length > PLACES) return hits.sort((a, b) => b.score - a.score || a.doc - b.doc);
  // Numbers alone are sorted many times faster than hits are compared: in each are the score and the hit's place.
  const before = hits.slice();
  const keys = new Float64Array(hits.length);
  for (let at = 0; at < keys.length; at++) keys[at] = Math.round((HIGHEST - before[at]!.score) * FINE) * PLACES + at;
  keys.sort();
  for (let at = 0; at < keys.length; at++) hits[at] = before[keys[at]! % PLACES]!;
  return hits;
}
