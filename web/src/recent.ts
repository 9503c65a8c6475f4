// What a reader searched for last, on the reader's device and nowhere else.
import { Kept, type Store } from "./kept";

export const KEY = "casegen.searches";
export const MOST = 8;
/** Under which name the queries are stored. */
export const NAME = "searches";
// A query is kept up to here, in code units: the rest of a longer one would not be read anyway.
const LONGEST = 200;

/** The queries among values: trimmed, none empty, each once, at most eight. */
export function wellFormed(values: readonly unknown[]): string[] {
  const found = new Set<string>();
  for (const value of values) {
    if (typeof value !== "string" || value.length > LONGEST) continue;
    const query = value.trim();
    if (query) found.add(query);
    if (found.size === MOST) break;
  }
  return [...found];
}

/** The last queries, the newest first. */
export class Recent {
  private readonly kept: Kept;

  /** `open` gives the storage and may throw, as browsers do where storing is forbidden. */
  constructor(open: () => Store | null) {
    this.kept = new Kept(KEY, NAME, wellFormed, open);
  }

  all(): readonly string[] {
    return this.kept.all();
  }

  /** Remember a query as the newest; one that is empty or far too long is not kept. */
  add(query: string): void {
    this.kept.replace([query, ...this.all()]);
  }

  drop(query: string): void {
    this.kept.replace(this.all().filter((one) => one !== query));
  }

  clear(): void {
    this.kept.replace([]);
  }
}
