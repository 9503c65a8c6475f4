// The search of a page for its other scripts: fetched with the box's own script when one of them first asks.
import { delivered, script } from "./data";
import type { Search } from "./search/search";
import { here } from "./trusted";

interface Shared {
  /** What makes the search of the edition that the page's form leads to. */
  finder?: () => Search;
}

let made: Search | null = null;

/** Let other scripts of the page have the search. */
export function share(make: () => Search): void {
  ((self as { casegen?: Shared }).casegen ??= {}).finder = make;
}

/** The search of the page; null where its script does not come, and then it is tried again when it is next asked for. */
export async function finder(): Promise<Search | null> {
  const come = (): Shared["finder"] => delivered<Shared>().finder;
  try {
    await script(new URL("search.js", here).href, () => come() !== undefined);
    return (made ??= come()!());
  } catch {
    return null;
  }
}
