// What is found in the record that is being written: all that the checker says, and what is private even before that.
import { checked } from "../record/check";
import { inOrder, isPrivate, type Finding, type Path } from "../record/findings";
import { persons } from "../record/persons";
import { privacy } from "../record/privacy";
import { subject, type Text } from "../record/subject";
import type { Read } from "../record/tree";
import { typed } from "../record/typed";
import type { World } from "../record/world";

// One text can hold any number of what these codes are about; of each, nobody reads more at once.
const MANY = /^CG[67]/;
const MOST = 50;
// No record may hold a text of a quarter of this length: the checker says so, and to judge all of it takes long.
const LONGEST = 16_000;

/**
 * All findings in what was read of a text; `own` is the file's name where the record is one of the library's.
 *
 * The checker says nothing of what a record tells while its form is not sound yet. A telephone number has to be
 * pointed at as soon as it is typed, so that is looked for in whatever there is.
 */
export function judged(read: Read, world: World, own?: string): Finding[] {
  const found = checked(read, world, own);
  if (!found.some(isPrivate)) return [...found, ...exposed(read, world)].sort(inOrder);
  const counts = new Map<string, number>();
  return found.filter(({ code }) => {
    counts.set(code, (counts.get(code) ?? 0) + 1);
    return !MANY.test(code) || counts.get(code)! <= MOST;
  });
}

function shortened(by: Text): Text {
  const short = Object.create(null) as Record<string, string>;
  for (const [key, text] of Object.entries(by)) short[key] = text.slice(0, LONGEST);
  return short;
}

function exposed(read: Read, world: World): Finding[] {
  if (!read.tree) return [];
  const all = subject(read, typed(read.tree), undefined, world);
  const texts = all.texts
    .filter(([, by]) => Object.keys(by).every((key) => typeof by[key] === "string"))
    .map(([path, by]): readonly [Path, Text] => [path, shortened(by)]);
  const found: Finding[] = [];
  for (const check of [privacy, persons]) {
    for (const one of check({ ...all, texts }, world)) if (found.push(one) === MOST) return found;
  }
  return found;
}
