// What a planned query finds: word for word where it is a quotation, else by its units.
import { count, highest, type Levels } from "./levels";
import type { Library } from "./library";
import type { Plan, Unit, Wanted } from "./plan";
import { KIND, ranked, sorted, type Hit, type Stood } from "./rank";
import { COMMON, isNowhere, standing } from "./stand";

/** A page of results: where so many are sure, no more are looked into. */
const PAGE = 10;
/** So many documents are looked into at once. */
const BATCH = 4;
/** A run that stands word for word may be two things that are sought together: less is a name, more is quoted. */
const TWOFOLD = [5, 6] as const;
/** Of more candidates than these, those first that have all pairs of the run. */
const MANY = 16;
/** Where less than a page meets all, so much of the weight of what the best one meets is enough. */
const ALMOST = 0.65;
/** Of the pairs in runs that stand nowhere, this share must stand somewhere: one of six is met by chance. */
const SOME = 0.2;

/** The vocabularies of what a question is about before all others, and of all but places and their kinds. */
const TOPICS = /^(?:problems|methods|actors)\//;
const THINGS = /^(?!(?:places|community-types)\/)/;

/** So many answers are kept for the next keypress. */
const KEPT = 16;

/** From this score on a document holds the whole query word for word. */
export const WHOLE = 3 * KIND;

export interface Found {
  hits: Hit[];
  /** The best one holds the whole query word for word, or there is but one unit to hold. */
  whole: boolean;
  /** The numbers of the units that stand nowhere, or nowhere word for word. */
  missing: number[];
}

/** How many more documents may be looked into for one question: each is a file, more often than not. */
export interface Looks {
  left: number;
}

/** Find what a plan asks for; where a unit stands nowhere there are no hits. */
export async function find(plan: Plan, library: Library, looks: Looks): Promise<Found> {
  const { quotes, named } = plan.quoted && plan.core ? await wordForWord(plan, plan.core, library, looks) : { quotes: [], named: false };
  const quoted = quotes.length > 0 && !named;
  if (quoted && (quotes.length >= PAGE || !isTwofold(plan))) return { hits: quotes, whole: true, missing: [] };
  const stood = await standing(plan, library);
  const missing = numbers(stood, (one) => !one.minor && isNowhere(one));
  if (missing.length) return { hits: quotes, whole: quoted, missing: quoted ? [] : missing };
  const hits = ranked(stood, library.docs);
  if (quoted) {
    const sure = new Set(quotes.map(({ doc }) => doc));
    hits.splice(0, hits.length, ...quotes, ...hits.filter(({ doc }) => !sure.has(doc)));
  } else {
    const scattered = await look(plan, hits, library, looks);
    if (scattered.length) return { hits, whole: false, missing: scattered };
  }
  if (plan.units.length > 1) hits.splice(0, hits.length, ...told(hits, library));
  // Where it stands word for word, what has but parts of it is no answer, unless something was asked.
  if (hits.length && hits.length < PAGE && plan.units.length > 1 && (plan.asks || hits[0]!.score < WHOLE)) {
    const known = new Set(hits.map(({ doc }) => doc));
    const others = (of: readonly Stood[], share: number) => ranked(of, library.docs, share).filter(({ doc }) => doc < library.pages && !known.has(doc));
    const topic = plan.asks || plan.tells ? about(plan, stood, library) : null;
    const met = topic ? others(topic, 1) : [];
    if (met.length) for (const { doc, score } of met.slice(0, PAGE - hits.length)) hits.push({ doc, score: score - 2 * KIND, how: "part" });
    else hits.push(...others(stood, ALMOST));
  }
  return { hits, whole: plan.units.length < 2 || (hits[0]?.score ?? 0) >= WHOLE, missing: [] };
}

/** The same, for queries that come again while a reader types; what is found must not be changed. */
export async function findAgain(plan: Plan, library: Library, looks: Looks): Promise<Found> {
  const known = library.found.get(plan.query);
  if (known) return known;
  const { failures } = library.shards;
  const { left } = looks;
  const found = await find(plan, library, looks);
  // What hangs on texts may be found otherwise when more or fewer may be looked into.
  if (left > 0 && looks.left === left && library.shards.failures === failures) {
    if (library.found.size >= KEPT) library.found.clear();
    library.found.set(plan.query, found);
  }
  return found;
}

/** What meets a query in part: what it is about, else its concepts and those of its runs that stand somewhere; pairs of others tell the order. */
export async function findPart(plan: Plan, library: Library): Promise<readonly Hit[]> {
  const stood = await standing(plan, library);
  const nowhere = stood.map(isNowhere);
  const keys = plan.units.filter((unit, at) => nowhere[at] && unit.keys.length > 1).reduce<string[]>((all, unit) => [...all, ...unit.keys.map(({ key }) => key)], []);
  const pairs = await Promise.all(keys.map((key) => library.shards.any([key])));
  const there = pairs.filter((literal) => literal?.some((level) => level >= 0));
  const single = (minor: boolean) => (there.length > pairs.length * SOME ? there : []).map((literal): Stood => ({ literal, concept: null, minor }));
  const topic = about(plan, stood, library);
  const met = topic ? ranked([...topic, ...single(true)], library.docs) : [];
  if (met.length) return told(met, library).map((hit): Hit => ({ ...hit, how: "part" }));
  const named = plan.units.some(({ concepts, minor }, at) => concepts.length > 0 && !minor && !nowhere[at]);
  const rest = stood.map((one, at) => ({ ...one, minor: one.minor || nowhere[at]! }));
  const parts = ranked([...rest, ...single(named)], library.docs, ALMOST);
  // What is everywhere is no answer: something else of the query must be held.
  const some = [...rest.filter(({ minor }) => !minor), ...single(false)].filter(({ literal, concept }) => telling(literal, concept, library.docs));
  const held = new Set(some.length ? ranked(some, library.docs, 0).map(({ doc }) => doc) : []);
  return told(parts.filter(({ doc }) => held.has(doc)), library);
}

/** Hits without pages by hand that hold the words apart: where cases or methods hold them, such a page tells of something else. */
function told(hits: readonly Hit[], { pages }: Library): readonly Hit[] {
  const some = hits.filter(({ doc, score }) => doc < pages || score >= WHOLE);
  return some.length ? some : hits;
}

/** What a query is about, where that is named and not everywhere: its other units need not be met; else null. */
function about({ units }: Plan, stood: readonly Stood[], library: Library): Stood[] | null {
  const tells = numbers(stood, ({ literal, concept, minor }, at) => !minor && units[at]!.concepts.length > 0 && telling(literal, concept, library.docs));
  // Beside the thing that is asked about, the kind of place it is asked for need not be the same, nor who and what goes with it.
  const among = (kinds: RegExp) => tells.filter((at) => units[at]!.concepts.some((one) => kinds.test(library.concept(one).key)));
  const needed = [among(TOPICS), among(THINGS), tells].find((some) => some.length > 0) ?? [];
  return needed.length ? stood.map((one, at) => ({ ...one, minor: !needed.includes(at) })) : null;
}

function telling(literal: Levels | null, concept: Levels | null, docs: number): boolean {
  const held = count(highest([literal, concept].filter((one): one is Levels => one !== null), docs));
  return held > 0 && held < docs * COMMON;
}

function numbers<T>(list: readonly T[], fits: (one: T, at: number) => boolean): number[] {
  return list.reduce<number[]>((every, one, at) => (fits(one, at) ? [...every, at] : every), []);
}

/**
 * The documents that hold a run word for word; those whose text cannot be had are believed. `named`: it is a label of one,
 * and so a name rather than a quotation.
 */
async function wordForWord({ query, binding }: Plan, run: Unit, library: Library, looks: Looks): Promise<{ quotes: Hit[]; named: boolean }> {
  const held = async (keys: readonly Wanted[]) => ranked([{ literal: await library.shards.all(keys), concept: null, minor: false }], library.docs);
  let candidates = await held(run.keys);
  if (candidates.length > looks.left && binding.length) candidates = await held([...run.keys, ...binding]);
  const sure: Hit[] = [];
  let named = false;
  let seen = 0;
  while (seen < candidates.length && looks.left > 0 && sure.length < PAGE) {
    const some = candidates.slice(seen, seen + Math.min(BATCH, looks.left));
    seen += some.length;
    looks.left -= some.length;
    const texts = await library.textsFor(query, some.map(({ doc }) => doc));
    some.forEach((hit, at) => {
      const text = texts[at];
      const level = text ? library.wholes.level(run.name, text) : 0;
      if (level >= 0) sure.push({ ...hit, score: hit.score + KIND + level });
      if (level === 1) named = true;
    });
  }
  sorted(sure);
  // Where most were right, so will be most of the rest.
  return { quotes: sure.length * 2 > seen ? [...sure, ...candidates.slice(seen)] : sure, named };
}

/** Look into the best: what holds the whole run goes first; the numbers of the units that none of them holds word for word. */
async function look(plan: Plan, hits: Hit[], library: Library, looks: Looks): Promise<number[]> {
  const runs = numbers(plan.units, ({ concepts, tokens, minor }) => !concepts.length && !minor && tokens.length > 2);
  const whole = plan.units.length > 1 ? plan.core : null;
  if (!runs.length && !whole) return [];
  const literal = hits.filter(({ how }) => how === "literal");
  if (!literal.length || (!runs.length && literal.length < 2)) return [];
  const parted = whole !== null && isParted(plan);
  const held = whole && (parted || literal.length > MANY) ? await library.shards.all(whole.keys) : null;
  const likely = held ? hits.filter(({ doc }) => held[doc]! >= 0) : literal;
  const best = likely.length || !runs.length ? likely : literal;
  const standing = new Set<number>();
  let [right, seen] = [0, 0];
  while (seen < best.length && looks.left > 0 && right < PAGE) {
    const some = best.slice(seen, seen + Math.min(BATCH, looks.left));
    seen += some.length;
    looks.left -= some.length;
    const texts = await library.textsFor(plan.query, some.map(({ doc }) => doc));
    some.forEach((hit, at) => {
      const holds = ({ name }: Unit) => !texts[at] || library.wholes.level(name, texts[at]!) >= 0;
      const own = runs.filter((run) => holds(plan.units[run]!));
      for (const run of own) standing.add(run);
      if (own.length < runs.length) hit.score -= 2 * KIND;
      if (!whole || !holds(whole)) return;
      raise(hit);
      right++;
    });
  }
  // Where most were right, so will be most of the rest.
  if (held && right * 2 > seen) best.slice(seen).forEach(raise);
  // A word that was parted (小组 and 长) is not what else has its parts.
  if (parted && right) hits.splice(0, hits.length, ...hits.filter(({ score }) => score >= WHOLE));
  sorted(hits);
  return seen ? runs.filter((run) => !standing.has(run)) : [];
}

/** Whether what stands word for word may be several things. */
function isTwofold(plan: Plan): boolean {
  const { length } = plan.core!.tokens;
  return length >= TWOFOLD[0] && length <= TWOFOLD[1] && plan.units.filter(({ minor }) => !minor).length > 1 && !isParted(plan);
}

/** Whether a character of a run is left over, so that a name beside it may be a part of a longer word. */
function isParted({ core, units }: Plan): boolean {
  return core!.tokens.every(({ han }) => han) && units.some(({ minor, tokens }) => minor && tokens.length === 1);
}

/** Count a document among those that hold the whole query word for word. */
function raise(hit: Hit): void {
  hit.score += hit.how === "literal" ? KIND : 2 * KIND;
  hit.how = "literal";
}
