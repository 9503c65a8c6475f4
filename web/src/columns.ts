// Which cases the chosen facet values leave, and how many each value would give: linear in the cases.
// Rows and orders may come later than the facets themselves: what is not there yet is not counted.

export interface FacetData {
  id: string;
  label: string;
  /** Slug, label, index of the broader value or -1; a broader value stands before its narrower ones. */
  values: [slug: string, label: string, broader: number][];
  /** The name of the file that holds its rows. */
  file: string;
}

/** For every case the indexes of the values that it has itself in a facet. */
export type Rows = readonly (readonly number[])[];

export interface Data {
  v: number;
  n: number;
  size: number;
  /** What the files of cards were made as. */
  of?: string;
  facets: FacetData[];
  /** The name of the file that holds who leads, as values of the facet of actors. */
  leads?: string;
  /** For every order the name of the file that holds the rank of each case. */
  sort: Record<string, string>;
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
  /** For every facet and value the cases found when this facet's own choice is set aside; null without its rows. */
  counts: (Int32Array | null)[];
  /** For every facet the cases found when its own choice is dropped. */
  without: Int32Array;
}

/** Lists of numbers, one after the other: list i is items[starts[i]] to items[starts[i + 1] - 1]. */
interface Lists {
  starts: Int32Array;
  items: Int32Array;
}

interface Column {
  rows: Rows;
  ofCase: Lists;
  ofValue: Lists;
}

/** The values of every case with all that are broader, each once. */
function closed({ values }: FacetData, rows: Rows): Lists {
  const seen = new Int32Array(values.length).fill(-1);
  const starts = new Int32Array(rows.length + 1);
  const items: number[] = [];
  rows.forEach((row, at) => {
    for (let value of row) {
      while (value >= 0 && seen[value] !== at) {
        seen[value] = at;
        items.push(value);
        value = values[value]![2];
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

// More choices missed than there can be: a case that is not allowed.
const APART = 0x8000;

export class Columns {
  readonly facets: readonly FacetData[];
  readonly n: number;
  private readonly columns: (Column | undefined)[];
  private readonly orders = new Map<string, Int32Array>();

  constructor({ n, facets }: Pick<Data, "n" | "facets">) {
    this.n = n;
    this.facets = facets;
    this.columns = facets.map(() => undefined);
  }

  /** Take in the rows of a facet. */
  add(facet: number, rows: Rows): void {
    const ofCase = closed(this.facets[facet]!, rows);
    this.columns[facet] = { rows, ofCase, ofValue: inverted(ofCase, this.facets[facet]!.values.length) };
  }

  /** Take in an order: the rank of each case. */
  rank(name: string, ranks: readonly number[]): void {
    const order = Int32Array.from({ length: this.n }, (_, at) => at);
    this.orders.set(name, order.sort((a, b) => ranks[a]! - ranks[b]! || a - b));
  }

  /** Whether the rows of a facet are there. */
  has(facet: number): boolean {
    return this.columns[facet] !== undefined;
  }

  /** Whether an order is there. */
  ranked(name: string): boolean {
    return this.orders.has(name);
  }

  /** The values that a case has itself in a facet; none without its rows. */
  own(facet: number, at: number): readonly number[] {
    return this.columns[facet]?.rows[at] ?? [];
  }

  /** Find the cases, and count what every value would give; only the `allowed`, where they are given, are there at all. */
  select(choices: Choices, allowed?: Uint8Array): Selection {
    const { missed, last } = this.misses(choices, allowed);
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
    const counts = this.columns.map((column, facet) => {
      if (!column) return null;
      const { starts, items } = column.ofCase;
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
  total(choices: Choices, allowed?: Uint8Array): number {
    let total = 0;
    for (const one of this.misses(choices, allowed).missed) if (one === 0) total++;
    return total;
  }

  /** The cases that are found, in an order by name, by number where it is not there; or by score, the highest first. */
  sorted({ found, total }: Selection, by: string | ArrayLike<number>): Int32Array {
    const order = typeof by === "string" ? this.orders.get(by) : undefined;
    const cases = new Int32Array(total);
    let next = 0;
    for (let rank = 0; rank < this.n; rank++) {
      const at = order ? order[rank]! : rank;
      if (found[at]) cases[next++] = at;
    }
    if (typeof by !== "string") cases.sort((a, b) => by[b]! - by[a]! || a - b);
    return cases;
  }

  /** For every case how many of the choices it misses, and the last facet of these; raises without a facet's rows. */
  private misses(choices: Choices, allowed?: Uint8Array): { missed: Uint16Array; last: Uint16Array } {
    const missed = allowed ? Uint16Array.from(allowed, (one) => (one ? 0 : APART)) : new Uint16Array(this.n);
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
