// Blots out of a text what is quoted or named in it: src/casegen/checks/names.py.
import { all } from "./forms";
import type { World } from "./world";

/** The text with `mark` in place of every match of a form; all else keeps its place. */
export function blotted(world: World, form: string, text: string, mark: string): string {
  let made = "";
  let from = 0;
  for (const found of all(world, form, text)) {
    made += text.slice(from, found.index) + mark.repeat(found[0].length);
    from = found.index + found[0].length;
  }
  return made + text.slice(from);
}
