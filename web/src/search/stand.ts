// Where a unit of a query stands: its words, and the concepts that are called so.
import type { Library } from "./library";
import { all, count, highest, type Levels } from "./levels";
import type { Plan, Unit } from "./plan";
import { SYNONYMS } from "./postings";
import type { Stood } from "./rank";

/** What stands in this share of all documents tells nothing. */
export const COMMON = 0.4;

/** Vocabularies whose names all mean the same: to mention such a concept is enough. */
const SPOKEN = new Set(["words", "places"]);
/** Vocabularies of what is done: to mention it is not to do it. */
const DONE = new Set(["methods", "participation", "directions", "evidence", "levels", "stages"]);

/** So many documents that have what is done need no others that mention it. */
const ENOUGH = 2;

/** Where the units of a plan stand. */
export function standing({ units }: Plan, library: Library): Promise<Stood[]> {
  const alone = units.filter(({ minor }) => !minor).length < 2;
  return Promise.all(units.map((unit) => stands(unit, alone, library)));
}

/** Whether a unit was looked up and stands nowhere. */
export function isNowhere({ literal, concept }: Stood): boolean {
  return (literal !== null || concept !== null) && !literal?.some((level) => level >= 0) && !concept?.some((level) => level >= 0);
}

/** Where a unit stands; `alone`: nothing else is asked for, so that who but mentions a concept in passing is left out. */
async function stands({ name, keys, concepts, minor }: Unit, alone: boolean, library: Library): Promise<Stood> {
  const { shards, docs } = library;
  const called = concepts.map((one) => library.concept(one).key);
  if (!called.length) return inName(name, await shards.all(keys), minor, library);
  const [literal, ...columns] = await Promise.all([shards.all(keys), ...called.map((key) => shards.any([`#${key}`]))]);
  const known = columns.filter((one) => one !== null);
  if (!literal || !known.length) return { literal: literal ?? null, concept: known.length ? highest(known, docs) : null, minor };
  const every = highest(known, docs);
  // What somebody says in these words is the answer; what is said otherwise is where nobody does.
  if (called[0]!.startsWith(SYNONYMS)) return { literal, concept: count(literal) ? null : every, minor };
  // Whoever holds a name word for word has its concept: words that stand apart are no name.
  const whole = keys.length > 1 && count(every) ? all([literal, every.map((level) => (level < 0 ? -1 : 3))], docs) : literal;
  if (!alone) return { literal: whole, concept: every, minor };
  const shared = await sharing(keys.map(({ key }) => key), library);
  const meant = columns.map((column, at) => {
    const least = column ? meaning(called[at]!, whole, column) : 0;
    // Pages by hand tell of the library: what one mentions once, under another name, it is not about.
    const passing = (level: number, doc: number) => (doc >= library.pages ? level < 1 : level < least && shared[doc]! < 0);
    return column && column.map((level, doc) => (passing(level, doc) ? -1 : level));
  });
  return { literal: whole, concept: highest(meant.filter((one) => one !== null), docs), minor };
}

/** Where words stand that are no name; where no case has them, and they are part of the names of one concept, where that is told. */
async function inName(name: string, literal: Levels | null, minor: boolean, { shards, phrases, concepts, docs, cases }: Library): Promise<Stood> {
  const around = name.length > 1 && !literal?.subarray(0, cases).some((level) => level >= 0) ? phrases.around(name) : [];
  const column = around.length === 1 ? await shards.any([`#${concepts[around[0]!]!.key}`]) : null;
  return { literal, concept: column && Int8Array.from({ length: docs }, (_, doc) => (column[doc]! >= 2 ? column[doc]! : -1)), minor };
}

/** Where any of the keys stands that tells something. */
async function sharing(keys: readonly string[], { shards, docs }: Library): Promise<Levels> {
  const each = await Promise.all(keys.map((key) => shards.any([key])));
  return highest(each.filter((one) => one !== null).filter((one) => count(one) < docs * COMMON), docs);
}

/**
 * The least level at which a concept is not only mentioned in passing; below it a telling word of its name must be shared.
 * Where the name itself stands somewhere, whoever but mentions the concept by another name speaks of something else.
 */
function meaning(key: string, literal: Levels, concept: Levels): number {
  const scheme = key.slice(0, key.indexOf("/"));
  if (SPOKEN.has(scheme)) return 0;
  if (DONE.has(scheme)) return concept.reduce((sum, level) => sum + (level >= 2 ? 1 : 0), 0) >= ENOUGH ? 2 : 0;
  return count(literal) ? 1 : 0;
}
