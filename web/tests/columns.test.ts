import assert from "node:assert/strict";
import { test } from "node:test";
import { Columns, type Choices } from "../src/columns";
import { arrived, library, seeded, type Whole } from "./random";

/** Whether a case has a value itself or a narrower one. */
function has(data: Whole, facet: number, at: number, value: number): boolean {
  return data.facets[facet]!.rows[at]!.some((own) => {
    for (let up = own; up >= 0; up = data.facets[facet]!.values[up]![2]) if (up === value) return true;
    return false;
  });
}

/** The numbers of the cases that a reader would pick by hand, with one facet's choice set aside. */
function picked(data: Whole, choices: Choices, aside = -1, allowed?: Uint8Array): number[] {
  return Array.from({ length: data.n }, (_, at) => at).filter((at) => (!allowed || allowed[at]) &&
    [...choices].every(([facet, { values, all }]) => {
      const fits = (value: number) => has(data, facet, at, value);
      return facet === aside || (all ? values.every(fits) : values.some(fits));
    }),
  );
}

function choicesOf(random: () => number, facets: number, values: number): Choices {
  const choices = new Map<number, { values: number[]; all: boolean }>();
  for (let facet = 0; facet < facets; facet++) {
    if (values === 0 || random() < 0.5) continue;
    const chosen = new Set(Array.from({ length: 1 + Math.floor(random() * 3) }, () => Math.floor(random() * values)));
    choices.set(facet, { values: [...chosen], all: random() < 0.4 });
  }
  return choices;
}

test("results and counts equal a plain reference on random libraries, whatever has come of their columns", () => {
  let [some, partly] = [0, 0];
  for (let seed = 0; seed < 300; seed++) {
    const random = seeded(seed);
    const [n, facets, values] = [Math.floor(random() * 40), Math.floor(random() * 5), Math.floor(random() * 9)];
    const data = library(random, n, facets, values);
    const choices = choicesOf(random, facets, values);
    const here = data.facets.map((_, at) => choices.has(at) || random() < 0.6);
    const columns = arrived(data, (at) => here[at]!);
    const allowed = random() < 0.5 ? Uint8Array.from({ length: n }, () => (random() < 0.5 ? 1 : 0)) : undefined;
    const selection = columns.select(choices, allowed);
    const expected = picked(data, choices, -1, allowed);
    const why = `seed ${seed}`;
    assert.deepEqual([...columns.sorted(selection, "")], expected, why);
    assert.equal(selection.total, expected.length, why);
    assert.equal(columns.total(choices, allowed), expected.length, why);
    data.facets.forEach((facet, at) => {
      const others = picked(data, choices, at, allowed);
      assert.equal(columns.has(at), here[at], why);
      assert.equal(selection.without[at], others.length, why);
      const counts = facet.values.map((_, value) => others.filter((one) => has(data, at, one, value)).length);
      const found = selection.counts[at];
      assert.deepEqual(found ? [...found] : null, here[at] ? counts : null, why);
      for (const one of expected) assert.deepEqual(columns.own(at, one), here[at] ? facet.rows[one] : [], why);
    });
    for (const [name, ranks] of Object.entries(data.ranks)) {
      const sorted = expected.slice().sort((a, b) => ranks[a]! - ranks[b]!);
      assert.deepEqual([...columns.sorted(selection, name)], sorted, why);
    }
    const scores = Float64Array.from({ length: n }, () => Math.floor(random() * 4) / 3);
    const ranked = expected.slice().sort((a, b) => scores[b]! - scores[a]! || a - b);
    assert.deepEqual([...columns.sorted(selection, scores)], ranked, why);
    if (choices.size && expected.length) some++;
    if (expected.length && here.includes(false) && here.includes(true)) partly++;
  }
  assert.ok(some > 50, `only ${some} libraries had both choices and results`);
  assert.ok(partly > 50, `only ${partly} libraries had some columns and not others`);
});

test("a choice cannot be judged without the rows of its facet, and an order that has not come is that of the cases", () => {
  const data = library(seeded(3), 20, 2, 5);
  const columns = new Columns(data);
  columns.add(1, data.facets[1]!.rows);
  assert.throws(() => columns.select(new Map([[0, { values: [0], all: false }]])));
  const selection = columns.select(new Map());
  assert.equal(columns.ranked("newest"), false);
  assert.deepEqual([...columns.sorted(selection, "newest")], [...columns.sorted(selection, "")]);
  columns.rank("newest", data.ranks["newest"]!);
  assert.equal(columns.ranked("newest"), true);
  assert.notDeepEqual([...columns.sorted(selection, "newest")], [...columns.sorted(selection, "")]);
});

test("a case counts once for a value, however many narrower ones it has", () => {
  const columns = new Columns({
    n: 2,
    facets: [{ id: "f", label: "F", file: "f", values: [["a", "A", -1], ["b", "B", 0], ["c", "C", 0], ["d", "D", 2]] }],
  });
  columns.add(0, [[1, 3, 0], [2]]);
  assert.deepEqual([...columns.select(new Map()).counts[0]!], [2, 1, 2, 1]);
  const both = columns.select(new Map([[0, { values: [1, 2], all: true }]]));
  assert.deepEqual([...both.found], [1, 0]);
  assert.deepEqual([...both.counts[0]!], [2, 1, 2, 1]);
});
