// What a page and the service worker say to one another.

/** A page that is kept: its address below the site's root, its title, whether it was chosen, and when it was fetched. */
export interface KeptPage {
  readonly address: string;
  readonly title: string;
  readonly chosen: boolean;
  readonly at: number;
}

/** `see` keeps pages as visited, `keep` as chosen; `forget` drops these, `clear` all; every answer is what is kept then. */
export interface Asked {
  readonly what: "list" | "see" | "keep" | "forget" | "clear";
  readonly pages: readonly string[];
}

/** What is kept, or null where it could not be done. */
export type Answer = readonly KeptPage[] | null;

/** The page of a case, below the site's root. */
export const CASE = /^[a-z-]+\/cases\/[a-z0-9-]+\/$/;
