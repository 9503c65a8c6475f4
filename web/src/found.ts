// How what was found is said, in the box as on the page of results: marks, notes, and ways on where nothing was found.
import { asked } from "./address";
import { make, to, type Settings, type Words } from "./page";
import type { Answer } from "./search/answer";
import type { Part } from "./search/excerpt";

// So much of a query is said, in code points.
const NAMED = 40;

/** Text whose hits are marked. */
export function marks(parts: readonly Part[]): (Node | string)[] {
  return parts.map(({ text, hit }) => (hit ? make("mark", {}, text) : text));
}

/** A query as it can be said in a line. */
export function named(query: string): string {
  const shown = Array.from(query);
  return shown.length > NAMED ? `${shown.slice(0, NAMED).join("")}…` : query;
}

/** What a reader who asked for `query` should know of an answer before its hits, a sentence each. */
export function notes(query: string, answer: Answer, t: Words): string[] {
  const said: string[] = [];
  if (answer.cut) said.push(t("search.cut", { query: named(answer.query) }));
  // Where a part was not read, what it holds was not looked for.
  if (!answer.hits.length) return [...said, answer.broken ? t("search.failed") : t("search.none", { query: named(query) })];
  if (answer.broken) said.push(t("search.broken"));
  for (const { from, to: instead } of answer.mended) said.push(t("search.mended", { from, to: instead }));
  if (answer.hits.every(({ how }) => how === "part")) said.push(t("search.part"));
  const names = answer.concepts.map(({ label }) => label).join(t("comma"));
  if (names) said.push(t("search.also", { names }));
  return said;
}

/** The page of results for a query. */
export function results(of: Settings, query: string): string {
  return to(of, "search/", `?q=${encodeURIComponent(asked(query))}`);
}

/** Where a reader can go who found nothing: other words, all cases, and the way to say what is missing. */
export function ways(answer: Answer, of: Settings, t: Words): { near: [label: string, address: string][]; others: [label: string, address: string][] } {
  return {
    near: answer.near.map(({ label }) => [label, results(of, label)]),
    others: [[t("search.browse"), to(of, "browse/")], [t("search.contribute"), to(of, "contribute/")]],
  };
}
