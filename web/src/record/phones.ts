// Which stretches of a text are telephone numbers of a person: src/casegen/checks/phones.py.
import { all, holds } from "./forms";
import { blotted } from "./names";
import type { World } from "./world";

export type Stretch = readonly [start: number, end: number];

const BEFORE = 24;
const LEAST = 7;
const MOST = 17;
const WHOLE = 10;
const HOME = "86";
// Numbers that begin with a zero are dialled so at home and in Taiwan.
const WITH_ZERO = ["86", "886"];

/** The places in a half-width text where a telephone number of a person stands, in order. */
export function* phones(world: World, text: string): Generator<Stretch> {
  for (const run of all(world, "phone.run", blotted(world, "phone.dated", text, "#"))) {
    const groups = [...all(world, "phone.group", run[0])].map((one): Stretch => [one.index, one.index + one[0].length]);
    for (let first = 0; first < groups.length; first++) {
      const last = lastOf(world, text, run.index, run[0], groups, first);
      if (last === null) continue;
      yield [run.index + (first ? groups[first]![0] : 0), run.index + groups[last]![1]];
      first = last;
    }
  }
}

/** The last group of the longest number that begins with the group `first` of a run, if any does. */
function lastOf(
  world: World, text: string, start: number, run: string, groups: readonly Stretch[], first: number,
): number | null {
  const begins = groups[first]![0];
  if (first && !holds(world, "phone.opens", run.slice(groups[first - 1]![1], begins))) return null;
  const abroad = first === 0 && run.slice(0, begins).includes("+");
  const bracket = first === 0 && "([".includes(run.charAt(0));
  const cue = bracket || holds(world, "phone.cue", text.slice(Math.max(0, start + begins - BEFORE), start + begins));
  let digits = "";
  let sizes = "";
  let found: number | null = null;
  for (let at = first; at < groups.length; at++) {
    const [from, to] = groups[at]!;
    digits += run.slice(from, to);
    sizes += `${at > first ? " " : ""}${to - from}`;
    if (digits.length > MOST) break;
    if (digits.length >= LEAST && answered(world, digits, abroad, cue, sizes)) found = at;
  }
  return found;
}

/** Whether a person may answer who dials the digits, which stand in groups of these sizes. */
function answered(world: World, digits: string, abroad: boolean, cue: boolean, sizes: string): boolean {
  const fits = (code: string, number: string): boolean => holds(world, world.plans[code]!, number);
  const without = (prefix: string, number: string): string => (number.startsWith(prefix) ? number.slice(prefix.length) : number);
  if (abroad || digits.startsWith("00")) {
    const number = abroad ? digits : digits.slice(2);
    const code = Object.keys(world.plans).find((one) => number.startsWith(one));
    return code ? fits(code, without("0", number.slice(code.length))) : holds(world, "phone.abroad", number);
  }
  if (digits.startsWith("0")) return WITH_ZERO.some((code) => fits(code, digits.slice(1)));
  if (cue || (digits.length >= WHOLE && holds(world, "phone.usual", sizes))) {
    if (fits(HOME, digits) || fits(HOME, without(HOME, digits))) return true;
  }
  return cue && Object.keys(world.plans).some((code) => fits(code, without(code, digits)));
}
