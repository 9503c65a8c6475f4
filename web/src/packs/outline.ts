// The activities of a session with their minutes, which add up to the plan's: the rule of src/casegen/packs/outline.py.
import { ACTIVITIES, METHODS, type Row } from "./methods";
import type { Plan } from "./plan";

export interface Activity {
  readonly key: string;
  readonly minutes: number;
}

const row = (key: string): Row => ACTIVITIES.get(key)!;
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** The activities that a plan asks for, before any is dropped for want of time. */
export function wanted(plan: Plan): string[] {
  const keys = plan.activities.filter((key) => row(key).cases <= plan.cases.length);
  if (keys.length) return keys;
  return METHODS.get(plan.method)!.filter((key) => {
    const { cases, minutes, function: only } = row(key);
    return cases <= plan.cases.length && minutes <= plan.minutes && (!only || only === plan.function);
  });
}

/** The activities of a plan in their order; their minutes add up to the plan's exactly. */
export function outline(plan: Plan): Activity[] {
  const keys = wanted(plan);
  while (keys.length > 1 && sum(keys.map((key) => row(key).least)) > plan.minutes) {
    let least = 0;
    keys.forEach((key, at) => {
      if (row(key).priority <= row(keys[least]!).priority) least = at;
    });
    keys.splice(least, 1);
  }
  if (keys.length === 1) return [{ key: keys[0]!, minutes: plan.minutes }];
  const left = plan.minutes - sum(keys.map((key) => row(key).least));
  const weights = sum(keys.map((key) => row(key).weight));
  const parts = keys.map((key) => ({ whole: Math.floor((left * row(key).weight) / weights), rest: (left * row(key).weight) % weights }));
  const over = left - sum(parts.map(({ whole }) => whole));
  const first = new Set(keys.map((_, at) => at).sort((a, b) => parts[b]!.rest - parts[a]!.rest || a - b).slice(0, over));
  return keys.map((key, at) => ({ key, minutes: row(key).least + parts[at]!.whole + (first.has(at) ? 1 : 0) }));
}
