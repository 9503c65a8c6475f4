// What the search tells of a query.
import type { Concept } from "./library";
import type { Hit } from "./rank";

export interface Answer {
  /** The query as searched: folded and cut. */
  query: string;
  /** All that was found, best first. */
  hits: Hit[];
  /** Concepts that were matched other than by the query's own words: “also matched 志愿者”. */
  concepts: Concept[];
  /** What was searched instead of what was typed: “did you mean”. */
  mended: { from: string; to: string }[];
  /** The nearest concepts where nothing was found. */
  near: Concept[];
  /** Folded words and runs to highlight, the query's own. */
  words: string[];
  /** The names of the matched concepts, to highlight where none of `words` stands. */
  alike: string[];
  /** The query was too long and was cut. */
  cut: boolean;
  /** A file could not be loaded; what is told comes from the others. */
  broken: boolean;
}

/** The answer in which nothing has been found yet. */
export function unanswered(query: string): Answer {
  return { query, hits: [], concepts: [], mended: [], near: [], words: [], alike: [], cut: false, broken: false };
}
