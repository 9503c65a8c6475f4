// The search of a page for its other scripts: fetched with the box's own script when one of them first asks.
import { delivered, script } from "./data";
import type { Search } from "./search/search";
import { here } from "./trusted";

interface Shared {
  /** The search of the edition that the page's form leads to. */
  finder?: Search;
}

/** Let other scripts of the page have the search; the first one is kept. */
export function share(search: Search): Search {
  return ((self as { casegen?: Shared }).casegen ??= {}).finder ??= search;
}

/** The search of the page; null where its script does not come, and then it is tried again when it is next asked for. */
export async function finder(): Promise<Search | null> {
  const come = (): Search | undefined => delivered<Shared>().finder;
  try {
    if (!come()) await script(new URL("search.js", here).href, () => come() !== undefined);
    return come()!;
  } catch {
    return null;
  }
}
