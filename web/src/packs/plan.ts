// A plan: for whom, about which cases, for how long and by which method a session is; an address holds it.
import { MOST } from "../chosen";
import { isId } from "../id";
import { unsafe } from "../record/safe";
import { ACTIVITIES, FUNCTIONS, METHODS } from "./methods";

export const EDITIONS = ["participants", "facilitator", "slides"] as const;
export type Edition = (typeof EDITIONS)[number];

export interface Plan {
  readonly cases: readonly string[];
  readonly minutes: number;
  readonly method: string;
  readonly function: string;
  readonly audience: string;
  readonly objectives: readonly string[];
  /** In the order that somebody chose; empty for the method's own. */
  readonly activities: readonly string[];
  readonly questions: readonly string[];
  readonly title: string;
}

/** What an address asks for: a plan, which document of it, and whether in two languages. */
export interface Wanted {
  readonly plan: Plan;
  readonly edition: Edition;
  /** The id of an edition, "both", or "" for the page's own. */
  readonly language: string;
}

export interface Read extends Wanted {
  /** What was not understood, as it stood there, each once. */
  readonly strange: readonly string[];
  /** Cases beyond the most that a pack holds. */
  readonly beyond: readonly string[];
}

export const LEAST_MINUTES = 5;
export const MOST_MINUTES = 480;
export const MOST_TEXTS = 20;
export const LONGEST_TEXT = 500;
export const BOTH = "both";

/** The plan where nothing is chosen. */
export const EMPTY: Plan = {
  cases: [], minutes: 90, method: "orid", function: "educational", audience: "", objectives: [], activities: [], questions: [], title: "",
};

/** A text as a plan holds it: on one line, without what cannot be seen, not too long. */
export function line(text: string): string {
  const one = text.replace(unsafe(), "").split(/\s+/u).filter(Boolean).join(" ");
  return Array.from(one).slice(0, LONGEST_TEXT).join("").trim();
}

/** Texts as a plan holds them. */
export function lines(texts: readonly string[]): string[] {
  return texts.map(line).filter(Boolean).slice(0, MOST_TEXTS);
}

/** Read an address's query; `languages` are those that a pack can be in. */
export function read(query: string, languages: readonly string[]): Read {
  const strange = new Set<string>();
  const given = new URLSearchParams(query);
  let plan = EMPTY;
  let edition: Edition = EDITIONS[0];
  let language = "";
  const beyond: string[] = [];
  const odd = (key: string, text: string): void => void strange.add(text ? `${key}=${text}` : key);
  const each = (key: string, text: string, known: (one: string) => boolean): string[] => {
    const all = [...new Set(text.split(",").filter(Boolean))];
    all.filter((one) => !known(one)).forEach((one) => odd(key, one));
    return all.filter(known);
  };
  given.forEach((text, key) => {
    if (key === "cases") {
      const all = [...new Set([...plan.cases, ...each(key, text, isId)])];
      plan = { ...plan, cases: all.slice(0, MOST) };
      beyond.push(...all.slice(MOST));
    } else if (key === "minutes" && /^\d{1,3}$/.test(text) && Number(text) >= LEAST_MINUTES && Number(text) <= MOST_MINUTES) {
      plan = { ...plan, minutes: Number(text) };
    } else if (key === "method" && METHODS.has(text)) plan = { ...plan, method: text };
    else if (key === "function" && FUNCTIONS.includes(text)) plan = { ...plan, function: text };
    else if (key === "edition" && (EDITIONS as readonly string[]).includes(text)) edition = text as Edition;
    else if (key === "language" && languages.includes(text)) language = text;
    else if (key === "outline") plan = { ...plan, activities: each(key, text, (one) => ACTIVITIES.has(one)) };
    else if (key === "audience") plan = { ...plan, audience: line(text) };
    else if (key === "title") plan = { ...plan, title: line(text) };
    else if (key === "objective") plan = { ...plan, objectives: lines([...plan.objectives, text]) };
    else if (key === "q") plan = { ...plan, questions: lines([...plan.questions, text]) };
    else odd(key, text);
  });
  return { plan, edition, language, strange: [...strange], beyond };
}

/** The query of what is wanted, what is usual left out; "" where nothing is chosen. */
export function write({ plan, edition, language }: Wanted): string {
  const parts: string[] = [];
  const put = (key: string, text: string | number, usual: string | number): void => {
    if (text !== usual) parts.push(`${key}=${encodeURIComponent(text)}`);
  };
  if (plan.cases.length) parts.push(`cases=${plan.cases.join(",")}`);
  put("minutes", plan.minutes, EMPTY.minutes);
  put("method", plan.method, EMPTY.method);
  put("function", plan.function, EMPTY.function);
  put("edition", edition, EDITIONS[0]);
  put("language", language, "");
  if (plan.activities.length) parts.push(`outline=${plan.activities.join(",")}`);
  put("title", plan.title, "");
  put("audience", plan.audience, "");
  for (const one of plan.objectives) put("objective", one, "");
  for (const one of plan.questions) put("q", one, "");
  return parts.length ? `?${parts.join("&")}` : "";
}
