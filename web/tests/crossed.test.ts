// Crossing two facets against a plain reference, on random libraries.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { FacetData } from "../src/columns";
import { crossed, MOST, type Filled } from "../src/crossed";
import { library, seeded, type Whole } from "./random";

/** Whether a case has a value or a narrower one. */
function has({ values, rows }: Whole["facets"][number], at: number, value: number): boolean {
  const up = (from: number): boolean => from >= 0 && (from === value || up(values[from]![2]));
  return rows[at]!.some(up);
}

test("a cell counts the cases that have both, and each direction that they report once a case", () => {
  const random = seeded(5);
  let cells = 0;
  for (let run = 0; run < 60; run++) {
    const data = library(random, Math.floor(random() * 20), 3, 1 + Math.floor(random() * 8));
    const ways = { ...data.facets[2]!, id: "direction" };
    data.facets[2] = ways;
    const filled = data.facets.map((facet): Filled => ({ facet, rows: facet.rows }));
    for (const [down, across] of [[0, 1], [1, 0], [0, 0], [2, 1]] as const) {
      const made = crossed(filled[down]!, filled[across]!, ways.rows);
      for (const row of made.rows.values) {
        for (const column of made.columns.values) {
          const cases = Array.from({ length: data.n }, (_, at) => at)
            .filter((at) => has(data.facets[down]!, at, row) && has(data.facets[across]!, at, column));
          const cell = made.cell(row, column);
          assert.equal(cell?.n ?? 0, cases.length);
          for (const [value, n] of cell?.ways ?? []) assert.equal(n, cases.filter((at) => ways.rows[at]!.includes(value)).length);
          if (cell) cells++;
        }
      }
    }
  }
  assert.ok(cells > 500);
});

test("of too many values only the broadest stand on an axis, and count what is narrower", () => {
  const many = MOST + 20;
  const wide: FacetData = {
    id: "wide", label: "Wide", file: "wide",
    values: [["top", "Top", -1], ...Array.from({ length: many }, (_, at): [string, string, number] => [`v${at}`, `V${at}`, 0])],
  };
  const filled = { facet: wide, rows: Array.from({ length: many }, (_, at) => [at + 1]) };
  const made = crossed(filled, filled, []);
  assert.deepEqual([made.rows.values, made.rows.all], [[0], many]);
  assert.equal(made.cell(0, 0)?.n, many);
});
