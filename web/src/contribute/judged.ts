// What is found in the record that is being written: all that the checker says, and what is private even before that.
import { check } from "../record/check";
import { inOrder, type Finding } from "../record/findings";
import { load } from "../record/load";
import { persons } from "../record/persons";
import { privacy } from "../record/privacy";
import { subject } from "../record/subject";
import { typed } from "../record/typed";
import type { World } from "../record/world";

/**
 * All findings in a text; `own` is the file's name where the record is one of the library's.
 *
 * The checker says nothing of what a record tells while its form is not sound yet. A telephone number has to be
 * pointed at as soon as it is typed, so that is looked for in whatever there is.
 */
export function judged(text: string, world: World, own?: string): Finding[] {
  const found = check(text, world, own);
  if (found.some(({ code }) => code.startsWith("CG6"))) return found;
  return [...found, ...exposed(text, world)].sort(inOrder);
}

function exposed(text: string, world: World): Finding[] {
  const read = load(text, world);
  if (!read.tree) return [];
  const data = typed(read.tree);
  const all = subject(read, data, undefined, world);
  const sound = { ...all, texts: all.texts.filter(([, by]) => Object.keys(by).every((key) => typeof by[key] === "string")) };
  return [...privacy(sound, world), ...persons(sound, world)];
}
