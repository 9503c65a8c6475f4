// What a query may have meant that finds nothing as it stands: spelt in letters, misspelt, unfinished, or written as it sounds.
import type { Library } from "./library";
import { planned, type Plan, type Unit } from "./plan";
import { slips } from "./near";
import type { Found } from "./find";
import { isSyllabic, looksSpelt } from "./sounds";
import { stemmed } from "./tokens";
import type { Meant } from "./words";

/** A query that may have been meant, what in it was changed, and how far that is from what was typed. */
export interface Mended {
  query: string;
  changes: { from: string; to: string }[];
  cost: number;
  /** Something in it was put together by its sound: it must stand so; `chance`: it may be no word at all. */
  run: "word" | "chance" | null;
}

/** A stretch of the query that is to be replaced, and by what: the nearest first. */
interface Slot {
  start: number;
  end: number;
  meant: Meant[];
}

/** What is this much worse than the best is not tried beside it. */
export const SPAN = 0.25;
const KEPT = 8;
/** So many queries are tried: each may need files of its own. */
const TRIED = 4;
/** No longer runs are put together from their sounds. */
const GUESSED = 4;
/** Longer runs are no misheard names. */
const LONGEST = 12;
/** A name has a short form from so many characters on. */
const LONG = 4;
/** Letters that spell something at this cost: no slip in a word costs less than this and `SPAN`. */
const SPELT = 0.22;
/** So much nearer is what makes a name of a concept together with its neighbours. */
const NAMED = 0.5;

/** The queries that may have been meant, likeliest first; none where nothing comes near. `missing`: the units that find nothing. */
export async function mended(plan: Plan, missing: readonly number[], library: Library): Promise<Mended[]> {
  const heard = await misheard(plan, library);
  if (heard.length) return heard;
  const joined = await joinedWords(plan, library);
  if (joined.length) return queries(plan, joined, library);
  // Beside concepts that are found, what was said about them is not guessed at.
  const named = plan.units.some(({ concepts, minor }, at) => concepts.length > 0 && !minor && !missing.includes(at));
  const slots = await Promise.all(missing.map(async (at) => slot(plan.units[at]!, await meant(plan.units[at]!, library, !named))));
  return queries(plan, slots.filter(({ meant }) => meant.length), library);
}

/** What a query may mean that finds something, but not word for word: pinyin in syllables, or a name that sounds so. */
export async function otherwise(plan: Plan, found: Found, library: Library): Promise<Mended[]> {
  if (found.whole && plan.units.length > 1) return [];
  if (plan.tokens.every(({ han, text }) => !han && isSyllabic(text))) return queries(plan, await joinedWords(plan, library), library);
  return found.whole ? [] : misheard(plan, library);
}

/** Where a run of characters sounds as a whole like a name that is written otherwise: the query with that name. */
async function misheard(plan: Plan, library: Library): Promise<Mended[]> {
  const { core } = plan;
  if (!core || core.tokens.length < 3 || core.tokens.length > LONGEST || !core.tokens.every(({ han }) => han)) return [];
  const sounds = await library.sounds();
  const all = ((await sounds?.alike(core.tokens.map(({ text }) => text))) ?? []).filter(({ text }) => text !== core.name);
  return all.length ? queries(plan, [slot(core, all)], library) : [];
}

function slot(unit: Pick<Unit, "tokens">, all: readonly Meant[]): Slot {
  const best = new Map<string, Meant>();
  for (const one of [...all].sort((a, b) => a.cost - b.cost)) {
    const key = one.text.split(" ").map(stemmed).join(" ");
    if (!best.has(key)) best.set(key, one);
  }
  return {
    start: unit.tokens[0]!.start,
    end: unit.tokens[unit.tokens.length - 1]!.end,
    meant: [...best.values()].slice(0, KEPT),
  };
}

/** The query with every choice for its slots, nearest first; of many slots only the best of each. */
function queries(plan: Plan, slots: readonly Slot[], library: Library): Mended[] {
  const each = slots.length > 2 ? 1 : KEPT;
  let choices: Meant[][] = slots.length ? [[]] : [];
  for (const { meant } of slots) {
    choices = choices.reduce<Meant[][]>((all, some) => [...all, ...meant.slice(0, each).map((one) => [...some, one])], []);
  }
  return choices.map((chosen) => replaced(plan, slots, chosen, library)).sort((a, b) => a.cost - b.cost).slice(0, TRIED);
}

/** The query with what was chosen in its slots. */
function replaced({ query, units }: Plan, slots: readonly Slot[], chosen: readonly Meant[], { phrases }: Library): Mended {
  let text = "";
  let at = 0;
  slots.forEach(({ start, end }, slot) => {
    const between = query.slice(at, start);
    const next = chosen[slot]!.text;
    // Pinyin parts its words, characters are written without a space.
    text += (slot && between === " " && isBeyondAscii(text.slice(-1)) && isBeyondAscii(next) ? "" : between) + next;
    at = end;
  });
  text += query.slice(at);
  const joins = units.length > 1 && planned(text, phrases).units.length < units.length;
  return {
    query: text,
    changes: slots.map(({ start, end }, slot) => ({ from: query.slice(start, end), to: chosen[slot]!.text })),
    cost: chosen.reduce((sum, { cost }) => sum + cost, joins ? -NAMED : 0),
    run: chosen.some(({ run }) => run === "chance") ? "chance" : chosen.some(({ run }) => run) ? "word" : null,
  };
}

const isBeyondAscii = (text: string): boolean => text.charCodeAt(0) > 127;

/** Pinyin written syllable by syllable or word by word: words side by side that are all syllables. */
async function joinedWords({ tokens }: Plan, library: Library): Promise<Slot[]> {
  if (tokens.length < 2 || tokens.some(({ han }) => han)) return [];
  const sounds = await library.sounds();
  if (!sounds) return [];
  const list: string[] = [];
  for (const { text } of tokens) {
    const cut = sounds.isSyllable(text) ? [text] : looksSpelt(text) ? sounds.cuts(text).find(({ rest }) => !rest)?.syllables : undefined;
    // Only the last syllable may be unfinished.
    if (!cut && text !== tokens[tokens.length - 1]!.text) return [];
    list.push(...(cut ?? [text]));
  }
  const whole = sounds.isSyllable(list[list.length - 1]!) ? list : list.slice(0, -1);
  const all = [...(await sounds.read(list)), ...(await library.pairs.spelt(whole)).map(asRun)];
  return all.length ? [slot({ tokens }, all)] : [];
}

/** Runs found by their pairs of characters, among what else may have been meant. */
function asRun(run: Meant): Meant {
  return { ...run, cost: ([...run.text].length > 2 ? 0.6 : 0.2) + run.cost / 8 };
}

async function meant(unit: Unit, library: Library, guessing: boolean): Promise<Meant[]> {
  const run = unit.tokens.map(({ text }) => text);
  if (unit.tokens[0]!.han) {
    const sounds = await library.sounds();
    return [
      ...((await sounds?.alike(run)) ?? []),
      ...(guessing || run.length > 3 ? written(run, library) : []),
      ...inShort(run, library),
      ...(sounds && guessing && run.length > 1 && run.length <= GUESSED ? await library.pairs.alike(run, sounds) : []),
    ];
  }
  const typed = run.join("");
  // Each of the two is a file or more: a word without vowels is first looked for among initials, an English one not
  // among syllables, and what spells a word in full is no slip in another.
  const initials = /^[^aeiou]+$/.test(typed);
  const spelt = initials || looksSpelt(typed) ? await inLetters(typed, library) : [];
  const sure = initials ? spelt.length > 0 : spelt.some(({ cost }) => cost < SPELT);
  return sure ? spelt : [...spelt, ...(await inWords(typed, library))];
}

/** What letters spell: names of concepts, and runs of characters that stand in the library. */
async function inLetters(typed: string, library: Library): Promise<Meant[]> {
  const sounds = await library.sounds();
  if (!sounds) return [];
  const cuts = sounds.cuts(typed).filter(({ syllables }) => syllables.length > 1);
  const runs = await Promise.all(cuts.map(async ({ syllables, rest }, rank) => {
    const far = (syllables.length - cuts[0]!.syllables.length) / 2 + rank / 20 + (rest ? 0.5 : 0);
    return (await library.pairs.spelt(syllables)).map(asRun).map((one) => ({ ...one, cost: one.cost + far }));
  }));
  return runs.reduce<Meant[]>((all, some) => [...all, ...some], await sounds.spelt(typed));
}

/** Words of the library that a word may have meant. */
async function inWords(typed: string, library: Library): Promise<Meant[]> {
  const words = await library.words(typed);
  if (!words) return [];
  const found = [
    ...(words.isNamed(typed) ? [{ text: typed, cost: 0.3 }] : []),
    ...words.near(typed),
    ...words.begun(typed),
    ...words.parted(typed),
  ];
  // A word with more slips than are counted begins as it should, more often than not.
  return found.length || typed.length < 7 ? found : words.begun(typed.slice(0, Math.ceil(typed.length * 0.6)), 2);
}

/** Names that a run is short for: it has the first of every two of their characters (夜巡 for 夜间巡逻, 业委会 for 业主委员会). */
function inShort(run: readonly string[], { phrases }: Library): Meant[] {
  const found: Meant[] = [];
  for (const names of phrases.ofConcept) {
    for (const name of names) {
      if (name.length < LONG || !name.startsWith(run[0]!)) continue;
      const firsts = [...name].filter((_, at) => at % 2 === 0);
      if (firsts.length === run.length && run.every((one, at) => one === firsts[at])) found.push({ text: name, cost: 0.4 });
    }
  }
  return found;
}

/** Names of concepts that are written almost so: of three characters and more, one is another, too many or missing. */
function written(run: readonly string[], { phrases }: Library): Meant[] {
  const text = run.join("");
  const found: Meant[] = [];
  if (run.length < 3) return found;
  for (const names of phrases.ofConcept) {
    for (const name of names) if (name.charCodeAt(0) > 127 && slips(name, text, 1) === 1) found.push({ text: name, cost: 0.6 });
  }
  return found;
}
