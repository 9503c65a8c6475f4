// The order of what is found equals a plain reference.
import assert from "node:assert/strict";
import { test } from "node:test";
import { all, any, count, type Levels } from "../src/search/levels";
import { ranked, sorted, type Hit, type Stood } from "../src/search/rank";
import { seeded } from "./random";

const LITERAL = [1, 1.6, 3, 6];
const CONCEPT = [0.3, 0.5, 0.9, 1.5];

/** A column with levels from -1 to 3. */
function column(random: () => number, docs: number): Levels {
  return Int8Array.from({ length: docs }, () => Math.floor(random() * 5) - 1);
}

const rarity = (held: number, docs: number) => Math.log(1 + (docs - held + 0.5) / (held + 0.5));
const having = (of: Levels | null, doc: number) => of !== null && of[doc]! >= 0;

/** What a reader would do by hand: look at every document for every unit. */
function reference(units: readonly Stood[], docs: number, share: number): Hit[] {
  const asked = units.filter(({ literal, concept }) => literal || concept);
  const needed = asked.filter(({ minor }) => !minor).length ? asked.filter(({ minor }) => !minor) : asked;
  if (!needed.length) return [];
  const documents = Array.from({ length: docs }, (_, doc) => doc);
  const weight = (unit: Stood) => rarity(documents.filter((doc) => having(unit.literal, doc) || having(unit.concept, doc)).length, docs);
  const met = (doc: number) => needed.filter((unit) => having(unit.literal, doc) || having(unit.concept, doc)).reduce((sum, unit) => sum + weight(unit), 0);
  const best = Math.max(...documents.map(met));
  return documents
    .filter((doc) => met(doc) > 0 && (share < 1 ? met(doc) >= share * best : needed.every((unit) => having(unit.literal, doc) || having(unit.concept, doc))))
    .map((doc): Hit => {
      let score = 0;
      for (const { literal, concept } of asked) {
        if (having(literal, doc)) score += rarity(count(literal!), docs) * LITERAL[literal![doc]!]!;
        if (having(concept, doc)) score += rarity(count(concept!), docs) * CONCEPT[concept![doc]!]!;
      }
      const literally = needed.every(({ literal }) => having(literal, doc)) && asked.every(({ literal, concept }) => having(literal, doc) || !having(concept, doc));
      const whole = needed.reduce((sum, unit) => sum + weight(unit), 0);
      return { doc, score: score + (share < 1 ? (900 * met(doc)) / whole : literally ? 2000 : 1000), how: share < 1 ? "part" : literally ? "literal" : "concept" };
    })
    .sort((a, b) => b.score - a.score || a.doc - b.doc);
}

test("rank equals a plain reference on random indexes", () => {
  let some = 0;
  for (let seed = 0; seed < 1000; seed++) {
    const random = seeded(seed);
    const docs = 1 + Math.floor(random() * 30);
    const units = Array.from({ length: Math.floor(random() * 4) }, (): Stood => ({
      literal: random() < 0.9 ? column(random, docs) : null,
      concept: random() < 0.5 ? column(random, docs) : null,
      minor: random() < 0.3,
    }));
    const share = random() < 0.5 ? 1 : 0.6;
    const [found, expected] = [ranked(units, docs, share), reference(units, docs, share)];
    // Sums in another order differ in their last digits.
    const round = (hits: readonly Hit[]) => hits.map(({ doc, score, how }) => ({ doc, how, score: Math.round(score * 1e6) / 1e6 })).sort((a, b) => b.score - a.score || a.doc - b.doc);
    assert.deepEqual(round(found), round(expected), `seed ${seed}`);
    found.forEach((hit, at) => assert.ok(!at || found[at - 1]!.score >= hit.score));
    if (found.length > 1) some++;
  }
  assert.ok(some > 300, `only ${some} with several hits`);
});

test("columns are joined at the highest and at the lowest of their levels", () => {
  const posting = (...list: [number, number][]) => ({ docs: Int32Array.from(list.map(([doc]) => doc)), levels: Uint8Array.from(list.map(([, level]) => level)) });
  const [one, other] = [posting([0, 3], [2, 1]), posting([0, 0], [1, 2], [2, 2])];
  assert.deepEqual([...any([one, other], 4)], [3, 2, 2, -1]);
  assert.deepEqual([...all([any([one], 4), any([other], 4)], 4)], [0, -1, 1, -1]);
  assert.deepEqual([...all([], 2)], [-1, -1]);
});

test("hits are sorted as by comparing them, whatever they were given", () => {
  for (let seed = 0; seed < 200; seed++) {
    const random = seeded(seed);
    // Less than nothing where a run does not stand so, and many alike.
    const hits = Array.from({ length: Math.floor(random() * 300) }, (_, doc): Hit => ({ doc, score: Math.floor(random() * 60) * 100.25 - 1000, how: "part" }));
    const expected = [...hits].sort((a, b) => b.score - a.score || a.doc - b.doc);
    assert.deepEqual(sorted(hits), expected, `seed ${seed}`);
  }
});
