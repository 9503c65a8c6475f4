// Which cases the chosen facet values leave, and how many each value would give: linear in the cases.

export interface FacetData {
  id: string;
  label: string;
  /** Slug, label, index of the broader value or -1; a broader value stands before its narrower ones. */
  values: [slug: string, label: string, broader: number][];
  /** For every case the indexes of the values that it has itself. */
  rows: number[][];
}

export interface Data {
  v: number;
  n: number;
  size: number;
  facets: FacetData[];
  /** For every order the rank of each case. */
  sort: Record<string, number[]>;
}

export interface Choice {
  values: readonly number[];
  /** Whether a case must have all of the values, and not just one. */
  all: boolean;
}

/** What is chosen: indexes of facets to the chosen values; a facet without values is not in it. */
export type Choices = ReadonlyMap<number, Choice>;

export interface Selection {
  total: number;
  /** 1 for every case that is found. */
  found: Uint8Array;
  /** For every facet and value the cases found when this facet's own choice is set aside. */
  counts: Int32Array[];
  /** For every facet the cases found when its own choice is dropped. */
  without: Int32Array;
}

/** Lists of numbers, one after the other: list i is items[starts[i]] to items[starts[i + 1] - 1]. */
interface Lists {
  starts: Int32Array;
  items: Int32Array;
}

interface Column {
  ofCase: Lists;
  ofValue: Lists;
}

/** The values of every case with all that are broader, each once. */
function closed(facet: FacetData): Lists {
  const seen = new Int32Array(facet.values.length).fill(-1);
  const starts = new Int32Array(facet.rows.length + 1);
  const items: number[] = [];
  facet.rows.forEach((row, at) => {
    for (let value of row) {
      while (value >= 0 && seen[value] !== at) {
        seen[value] = at;
        items.push(value);
        value = facet.values[value]![2];
      }
    }
    starts[at + 1] = items.length;
  });
  return { starts, items: Int32Array.from(items) };
}

/** For every one of `count` items the lists that it stands in, ascending. */
function inverted({ starts, items }: Lists, count: number): Lists {
  const back = new Int32Array(count + 1);
  for (const item of items) back[item + 1]!++;
  for (let at = 0; at < count; at++) back[at + 1]! += back[at]!;
  const next = back.slice();
  const places = new Int32Array(items.length);
  for (let list = 0; list + 1 < starts.length; list++) {
    for (let at = starts[list]!; at < starts[list + 1]!; at++) places[next[items[at]!]!++] = list;
  }
  return { starts: back, items: places };
}

export class Columns {
  readonly facets: readonly FacetData[];
  readonly n: number;
  private readonly columns: Column[];
  private readonly orders = new Map<string, Int32Array>();

  constructor(data: Data) {
    this.n = data.n;
    this.facets = data.facets;
    this.columns = data.facets.map((facet) => {
      const ofCase = closed(facet);
      return { ofCase, ofValue: inverted(ofCase, facet.values.length) };
    });
    for (const name of Object.keys(data.sort)) {
      const ranks = data.sort[name]!;
      const order = Int32Array.from({ length: data.n }, (_, at) => at);
      this.orders.set(name, order.sort((a, b) => ranks[a]! - ranks[b]! || a - b));
    }
  }

  /** Find the cases, and count what every value would give. */
  select(choices: Choices): Selection {
    const { missed, last } = this.misses(choices);
    const found = new Uint8Array(this.n);
    const without = new Int32Array(this.facets.length);
    let total = 0;
    for (let at = 0; at < this.n; at++) {
      if (missed[at] === 0) {
        found[at] = 1;
        total++;
      } else if (missed[at] === 1) without[last[at]!]!++;
    }
    for (let facet = 0; facet < without.length; facet++) without[facet]! += total;
    const counts = this.columns.map(({ ofCase: { starts, items } }, facet) => {
      const count = new Int32Array(this.facets[facet]!.values.length);
      for (let at = 0; at < this.n; at++) {
        if (missed[at] === 0 || (missed[at] === 1 && last[at] === facet)) {
          for (let item = starts[at]!, end = starts[at + 1]!; item < end; item++) count[items[item]!]!++;
        }
      }
      return count;
    });
    return { total, found, counts, without };
  }

  /** How many cases would be found. */
  total(choices: Choices): number {
    let total = 0;
    for (const one of this.misses(choices).missed) if (one === 0) total++;
    return total;
  }

  /** The cases that are found, in an order by name; by number where the name is unknown. */
  sorted({ found, total }: Selection, name: string): Int32Array {
    const order = this.orders.get(name);
    const cases = new Int32Array(total);
    let next = 0;
    for (let rank = 0; rank < this.n; rank++) {
      const at = order ? order[rank]! : rank;
      if (found[at]) cases[next++] = at;
    }
    return cases;
  }

  /** For every case how many of the choices it misses, and the last facet of these. */
  private misses(choices: Choices): { missed: Uint16Array; last: Uint16Array } {
    const missed = new Uint16Array(this.n);
    const last = new Uint16Array(this.n);
    for (const [facet, { values, all }] of choices) {
      const { starts, items } = this.columns[facet]!.ofValue;
      const hits = new Int32Array(this.n);
      for (const value of values) {
        for (let at = starts[value]!; at < starts[value + 1]!; at++) hits[items[at]!]!++;
      }
      const needed = all ? values.length : 1;
      for (let at = 0; at < this.n; at++) {
        if (hits[at]! < needed) {
          missed[at]!++;
          last[at] = facet;
        }
      }
    }
    return { missed, last };
  }
}
