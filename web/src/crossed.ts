// Two facets crossed: for each pair of values how many cases have both, and what came of them.
import type { FacetData, Rows } from "./columns";

/** So many values stand on an axis; where there are more, only the broadest do. */
export const MOST = 60;

/** A facet with what each case has of it. */
export interface Filled {
  readonly facet: FacetData;
  readonly rows: Rows;
}

interface Cell {
  readonly n: number;
  /** Directions of outcome, by their values, with how many cases report each; the most frequent first. */
  readonly ways: readonly (readonly [value: number, n: number])[];
}

export interface Axis {
  readonly facet: FacetData;
  readonly values: readonly number[];
  /** How many values would stand here if all had room. */
  readonly all: number;
}

export interface Crossed {
  readonly rows: Axis;
  readonly columns: Axis;
  cell(row: number, column: number): Cell | null;
}

/** For every value the cases that have it or a narrower one, ascending. */
function having({ facet: { values }, rows }: Filled): number[][] {
  const found = values.map((): number[] => []);
  rows.forEach((row, at) => {
    for (let value of row) {
      for (; value >= 0; value = values[value]![2]) {
        const list = found[value]!;
        if (list[list.length - 1] !== at) list.push(at);
      }
    }
  });
  return found;
}

/** The values that some case has itself; the broadest where these are too many. */
function axis({ facet, rows }: Filled): Axis {
  const own = new Set<number>();
  for (const row of rows) for (const value of row) own.add(value);
  const used = facet.values.map((_, at) => at).filter((at) => own.has(at));
  if (used.length <= MOST) return { facet, values: used, all: used.length };
  const broadest = facet.values.map((_, at) => at).filter((at) => facet.values[at]![2] < 0);
  return { facet, values: broadest.slice(0, MOST), all: used.length };
}

/** Cross two facets, given the directions of each case; a case counts for a value as it does on the browse page. */
export function crossed(rows: Filled, columns: Filled, directions: Rows): Crossed {
  const [inRows, inColumns] = [having(rows), having(columns)];
  return {
    rows: axis(rows),
    columns: axis(columns),
    cell(row, column) {
      const there = new Set(inColumns[column]!);
      const cases = inRows[row]!.filter((at) => there.has(at));
      if (!cases.length) return null;
      const ways = new Map<number, number>();
      for (const at of cases) for (const value of directions[at] ?? []) ways.set(value, (ways.get(value) ?? 0) + 1);
      return { n: cases.length, ways: [...ways].sort((a, b) => b[1] - a[1] || a[0] - b[0]) };
    },
  };
}
