// Random libraries that are the same on every run.
import { Columns, type Data, type FacetData, type Rows } from "../src/columns";

/** Numbers from 0 to below 1 (a linear congruential generator; good enough for trying). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** All that the files of a library hold together. */
export interface Whole extends Data {
  facets: (FacetData & { rows: Rows })[];
  ranks: Record<string, number[]>;
}

/** The columns of a library whose orders and whose rows of some facets have come. */
export function arrived(data: Whole, come: (facet: number) => boolean = () => true): Columns {
  const columns = new Columns(data);
  data.facets.forEach(({ rows }, at) => come(at) && columns.add(at, rows));
  for (const [name, ranks] of Object.entries(data.ranks)) columns.rank(name, ranks);
  return columns;
}

/** A library of n cases; every facet is a forest of values, and a case has up to `most` of them. */
export function library(random: () => number, n: number, facets: number, values: number, most = 4): Whole {
  const below = (limit: number) => Math.floor(random() * limit);
  const shuffled = () => {
    const ranks = Array.from({ length: n }, (_, at) => at);
    for (let at = n - 1; at > 0; at--) {
      const other = below(at + 1);
      [ranks[at], ranks[other]] = [ranks[other]!, ranks[at]!];
    }
    return ranks;
  };
  const facet = (_: unknown, id: number): Whole["facets"][number] => ({
    id: `facet-${id}`,
    label: `Facet ${id}`,
    file: `facet-${id}`,
    values: Array.from({ length: values }, (_, at) => [`v${at}`, `Value ${at}`, at && random() < 0.6 ? below(at) : -1]),
    rows: Array.from({ length: n }, () => [...new Set(Array.from({ length: values && below(most + 1) }, () => below(values)))]),
  });
  const ranks = { newest: shuffled(), evidence: shuffled() };
  const sort = { newest: "sort-newest", evidence: "sort-evidence" };
  return { v: 2, n, size: 50, facets: Array.from({ length: facets }, facet), sort, ranks };
}
