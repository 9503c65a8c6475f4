import assert from "node:assert/strict";
import { test } from "node:test";
import { Columns, type Choices, type Data } from "../src/columns";
import { library, seeded } from "./random";

/** Whether a case has a value itself or a narrower one. */
function has(data: Data, facet: number, at: number, value: number): boolean {
  return data.facets[facet]!.rows[at]!.some((own) => {
    for (let up = own; up >= 0; up = data.facets[facet]!.values[up]![2]) if (up === value) return true;
    return false;
  });
}

/** The numbers of the cases that a reader would pick by hand, with one facet's choice set aside. */
function picked(data: Data, choices: Choices, aside = -1): number[] {
  return Array.from({ length: data.n }, (_, at) => at).filter((at) =>
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

test("results and counts equal a plain reference on random libraries", () => {
  let some = 0;
  for (let seed = 0; seed < 300; seed++) {
    const random = seeded(seed);
    const [n, facets, values] = [Math.floor(random() * 40), Math.floor(random() * 5), Math.floor(random() * 9)];
    const data = library(random, n, facets, values);
    const choices = choicesOf(random, facets, values);
    const columns = new Columns(data);
    const selection = columns.select(choices);
    const expected = picked(data, choices);
    const why = `seed ${seed}`;
    assert.deepEqual([...columns.sorted(selection, "")], expected, why);
    assert.equal(selection.total, expected.length, why);
    assert.equal(columns.total(choices), expected.length, why);
    data.facets.forEach((facet, at) => {
      const others = picked(data, choices, at);
      assert.equal(selection.without[at], others.length, why);
      const counts = facet.values.map((_, value) => others.filter((one) => has(data, at, one, value)).length);
      assert.deepEqual([...selection.counts[at]!], counts, why);
    });
    for (const [name, ranks] of Object.entries(data.sort)) {
      const sorted = expected.slice().sort((a, b) => ranks[a]! - ranks[b]!);
      assert.deepEqual([...columns.sorted(selection, name)], sorted, why);
    }
    if (choices.size && expected.length) some++;
  }
  assert.ok(some > 50, `only ${some} libraries had both choices and results`);
});

test("a case counts once for a value, however many narrower ones it has", () => {
  const columns = new Columns({
    v: 1, n: 2, size: 50, sort: {},
    facets: [{ id: "f", label: "F", values: [["a", "A", -1], ["b", "B", 0], ["c", "C", 0], ["d", "D", 2]], rows: [[1, 3, 0], [2]] }],
  });
  assert.deepEqual([...columns.select(new Map()).counts[0]!], [2, 1, 2, 1]);
  const both = columns.select(new Map([[0, { values: [1, 2], all: true }]]));
  assert.deepEqual([...both.found], [1, 0]);
  assert.deepEqual([...both.counts[0]!], [2, 1, 2, 1]);
});
