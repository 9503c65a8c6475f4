// Finds cases by their titles and places, for a pack; the list comes when it is first asked for.
import { delivered, script } from "../data";

export type Title = readonly [id: string, title: string, where: string];

const fold = (text: string): string => text.normalize("NFKC").toLowerCase();

/** Every case of an edition; rejects where the list does not come. */
export async function titles(address: string): Promise<readonly Title[]> {
  const come = (): readonly Title[] | undefined => delivered<{ titles: readonly Title[] }>().titles;
  await script(address, () => Array.isArray(come()));
  return come()!;
}

/** Those whose title, place or id has every word that is asked for, titles that begin with it first. */
export function found(all: readonly Title[], text: string): Title[] {
  const words = fold(text).split(/\s+/u).filter(Boolean);
  if (!words.length) return [];
  const hits = all.filter((one) => words.every((word) => one.some((part) => fold(part).includes(word))));
  const rank = ([, title]: Title): number => (fold(title).startsWith(words[0]!) ? 0 : fold(title).includes(words[0]!) ? 1 : 2);
  return hits.map((one) => ({ one, rank: rank(one) })).sort((a, b) => a.rank - b.rank).map(({ one }) => one);
}
