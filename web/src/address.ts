// What is chosen and searched for on the pages that narrow cases down, read from an address and written back to it.
import type { Choice, Choices, FacetData } from "./columns";

export interface State {
  readonly choices: Choices;
  /** What is searched for; "" where nothing is. */
  readonly query: string;
  readonly sort: string;
  /** The page of results, from 1. */
  readonly page: number;
}

interface Read {
  readonly state: State;
  /** What was not understood, as it stood there, each once. */
  readonly strange: readonly string[];
}

// A page far beyond any library; the last page is shown where there are fewer.
const MOST_PAGES = 100_000;
// So much of a query is kept, in code points: more than the search itself reads, so that it can say what it cut.
const LONGEST = 300;

/** The order of what was found for a query. */
export const RELEVANCE = "relevance";

/** A query as it can stand in an address: trimmed, cut, and without the halves of characters. */
export function asked(text: string): string {
  return Array.from(text.replace(/[\ud800-\udfff]/gu, "").trim()).slice(0, LONGEST).join("").trim();
}

/**
 * Reads and writes addresses of a library with these facets and orders; the first order needs no mention.
 * Where `searches` says so, there may be a query: then its own order is the one that needs none.
 */
export class Address {
  private readonly facets = new Map<string, number>();
  private readonly values: readonly ReadonlyMap<string, number>[];

  constructor(
    private readonly data: readonly Pick<FacetData, "id" | "values">[],
    private readonly sorts: readonly string[],
    private readonly searches = false,
  ) {
    data.forEach(({ id }, at) => this.facets.set(id, at));
    this.values = data.map(({ values }) => new Map(values.map(([slug], at) => [slug, at] as const)));
  }

  /** The state where nothing is chosen. */
  get empty(): State {
    return { choices: new Map(), query: "", sort: this.usual(""), page: 1 };
  }

  /** A state with another query, in the order that is usual with it unless another had been chosen. */
  asking(state: State, text: string): State {
    const query = asked(text);
    const kept = state.sort === this.usual(state.query) || (!query && state.sort === RELEVANCE);
    return { ...state, query, sort: kept ? this.usual(query) : state.sort, page: 1 };
  }

  private usual(query: string): string {
    return query ? RELEVANCE : this.sorts[0] ?? "";
  }

  /** Read a query, with or without its question mark. */
  read(address: string): Read {
    const strange = new Set<string>();
    const chosen = new Map<number, Set<number>>();
    const strict = new Set<number>();
    let [query, sort, page] = ["", "", 1];
    new URLSearchParams(address).forEach((text, key) => {
      const facet = this.facets.get(key);
      if (facet !== undefined) {
        const into = chosen.get(facet) ?? new Set();
        for (const slug of text.split(",")) {
          const value = this.values[facet]!.get(slug);
          if (value !== undefined) into.add(value);
          else if (slug) strange.add(`${key}=${slug}`);
        }
        if (into.size) chosen.set(facet, into);
      } else if (key === "all") {
        for (const id of text.split(",")) {
          const one = this.facets.get(id);
          if (one !== undefined) strict.add(one);
          else if (id) strange.add(`all=${id}`);
        }
      } else if (key === "q" && this.searches) query = asked(text);
      else if (key === "sort" && (this.sorts.includes(text) || (this.searches && text === RELEVANCE))) sort = text;
      else if (key === "page" && /^[1-9]\d{0,5}$/.test(text) && Number(text) <= MOST_PAGES) page = Number(text);
      else strange.add(text ? `${key}=${text}` : key);
    });
    const choices = new Map<number, Choice>();
    for (const [facet, values] of chosen) {
      choices.set(facet, { values: [...values].sort((a, b) => a - b), all: strict.has(facet) });
    }
    if (!sort || (!query && sort === RELEVANCE)) sort = this.usual(query);
    return { state: { choices, query, sort, page }, strange: [...strange] };
  }

  /** The query of a state, its keys and slugs sorted; empty where nothing is chosen. */
  write(state: State): string {
    const parts = new Map<string, string[]>();
    const strict: string[] = [];
    for (const [facet, { values, all }] of state.choices) {
      const { id, values: names } = this.data[facet]!;
      if (!values.length) continue;
      parts.set(id, values.map((value) => names[value]![0]));
      if (all) strict.push(id);
    }
    if (strict.length) parts.set("all", strict);
    if (state.query) parts.set("q", [state.query]);
    if (state.sort !== this.usual(state.query)) parts.set("sort", [state.sort]);
    if (state.page > 1) parts.set("page", [String(state.page)]);
    const query = [...parts.keys()].sort().map((key) => {
      const listed = parts.get(key)!.sort().map(encodeURIComponent).join(",");
      return `${encodeURIComponent(key)}=${listed}`;
    });
    return query.length ? `?${query.join("&")}` : "";
  }
}

/** The choices with a value added, or taken out where it was among them. */
export function toggled(choices: Choices, facet: number, value: number): Choices {
  const before = choices.get(facet) ?? { values: [], all: false };
  const values = before.values.includes(value)
    ? before.values.filter((one) => one !== value)
    : [...before.values, value].sort((a, b) => a - b);
  return chosen(choices, facet, { values, all: before.all });
}

/** The choices with those of a facet replaced; one without values is left out. */
export function chosen(choices: Choices, facet: number, choice: Choice | null): Choices {
  const next = new Map(choices);
  if (choice?.values.length) next.set(facet, choice);
  else next.delete(facet);
  return next;
}
