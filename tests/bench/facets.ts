// How long a click takes: results and all counts, the median of many random choices.
import type { Choice } from "../../web/src/columns";
import { arrived, library, seeded } from "../../web/tests/random";

const LIMITS: [cases: number, milliseconds: number][] = [[5_000, 5], [50_000, 16]];

for (const [n, limit] of LIMITS) {
  const random = seeded(n);
  const data = library(random, n, 12, 120);
  const started = performance.now();
  const columns = arrived(data);
  const prepared = performance.now() - started;
  const times: number[] = [];
  for (let round = 0; round < 300; round++) {
    const choices = new Map<number, Choice>();
    for (let facet = 0; facet < 12; facet++) {
      if (random() < 0.25) choices.set(facet, { values: [Math.floor(random() * 120), Math.floor(random() * 20)], all: random() < 0.2 });
    }
    const from = performance.now();
    columns.sorted(columns.select(choices), "newest");
    times.push(performance.now() - from);
  }
  const everything: number[] = [];
  for (let round = 0; round < 101; round++) {
    const from = performance.now();
    columns.sorted(columns.select(new Map()), "newest");
    everything.push(performance.now() - from);
  }
  const median = (all: number[]) => all.sort((a, b) => a - b)[all.length >> 1]!.toFixed(2);
  console.log(`${n} cases: a click ${median(times)} ms, nothing chosen ${median(everything)} ms (limit ${limit}), prepared once in ${prepared.toFixed(0)} ms`);
}
