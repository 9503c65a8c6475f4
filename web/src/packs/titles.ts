// Finds cases by their titles and places, for a pack; the list comes when it is first asked for.
import { delivered, script } from "../data";
import { folding } from "../search/fold";

export type Title = readonly [id: string, title: string, where: string];

/** The cases of an edition, and what of their characters is folded into what: Traditional finds Simplified and back. */
export interface Titles {
  readonly fold: readonly [from: string, to: string];
  readonly all: readonly Title[];
}

/** Every case of an edition; rejects where the list does not come. */
export async function titles(address: string): Promise<Titles> {
  const come = (): Titles | undefined => delivered<{ titles: Titles }>().titles;
  await script(address, () => Array.isArray(come()?.all));
  return come()!;
}

/** Those whose title, place or id has every word that is asked for, titles that begin with it first. */
export function found({ fold: [from, to], all }: Titles, text: string): Title[] {
  const fold = folding(from, to);
  const words = fold(text).split(/\s+/u).filter(Boolean);
  if (!words.length) return [];
  const hits = all.map((one) => ({ one, parts: one.map(fold) })).filter(({ parts }) => words.every((word) => parts.some((part) => part.includes(word))));
  const rank = (title: string): number => (title.startsWith(words[0]!) ? 0 : title.includes(words[0]!) ? 1 : 2);
  return hits.map(({ one, parts }) => ({ one, rank: rank(parts[1]!) })).sort((a, b) => a.rank - b.rank).map(({ one }) => one);
}
