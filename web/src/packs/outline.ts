// The activities of a session with their minutes, which add up to the plan's: the rule of src/casegen/packs/outline.py.
import { ACTIVITIES, METHODS, type Row } from "./methods";
import type { Plan } from "./plan";

export interface Activity {
  readonly key: string;
  readonly minutes: number;
}

/** The activity in which the cases are read. */
const READ = "read";

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

/** The activities of a plan in their order; their minutes add up to the plan's exactly; reading takes `reading` of them. */
export function outline(plan: Plan, reading = 0): Activity[] {
  const keys = fitting(wanted(plan), plan.minutes, reading);
  if (keys.length === 1) return [{ key: keys[0]!, minutes: plan.minutes }];
  let minutes = parts(keys, plan.minutes);
  if ((minutes.get(READ) ?? reading) < reading) minutes = parts(keys.filter((key) => key !== READ), plan.minutes - reading).set(READ, reading);
  return keys.map((key) => ({ key, minutes: minutes.get(key)! }));
}

/** Whether the cases must be read beforehand, because the session has less than `reading` minutes for it. */
export function unread(activities: readonly Activity[], reading: number): boolean {
  return sum(activities.filter(({ key }) => key === READ).map(({ minutes }) => minutes)) < reading;
}

/** The activities whose least minutes are no more than there are. */
function fitting(all: readonly string[], minutes: number, reading: number): string[] {
  const keys = [...all];
  const needed = (key: string): number => Math.max(row(key).least, key === READ ? reading : 0);
  while (keys.length > 1 && sum(keys.map(needed)) > minutes) {
    let least = 0;
    keys.forEach((key, at) => {
      if (row(key).priority <= row(keys[least]!).priority) least = at;
    });
    if (keys.splice(least, 1)[0] === READ && reading) return fitting(all.filter((key) => key !== READ), minutes, 0);
  }
  return keys;
}

/** The minutes of each activity: its least, and its part by weight of what is left over. */
function parts(keys: readonly string[], minutes: number): Map<string, number> {
  const left = minutes - sum(keys.map((key) => row(key).least));
  const weights = sum(keys.map((key) => row(key).weight));
  const shares = keys.map((key) => ({ whole: Math.floor((left * row(key).weight) / weights), rest: (left * row(key).weight) % weights }));
  const over = left - sum(shares.map(({ whole }) => whole));
  const first = new Set(keys.map((_, at) => at).sort((a, b) => shares[b]!.rest - shares[a]!.rest || a - b).slice(0, over));
  return new Map(keys.map((key, at) => [key, row(key).least + shares[at]!.whole + (first.has(at) ? 1 : 0)]));
}
