// Which of the known names was meant by one that is not known: src/casegen/checks/near.py.
import { said } from "./findings";
import { ranked } from "./ratio";
import type { World } from "./world";

// How alike, out of 100, a name must be to be taken for what was meant.
const ALIKE = 60;
const SHOWN = 5;

/** A remedy: the name most like `value`, or else the known ones. */
export function near(world: World, value: string, known: Iterable<string>): string {
  const names = [...new Set(known)].sort();
  const best = ranked(Array.from(value.slice(0, 200)).slice(0, 100).join(""), names)[0];
  if (best && best[1] >= ALIKE) return said(world, "near.meant", { name: names[best[0]]! });
  if (!names.length) return said(world, "near.none");
  const few = names.slice(0, SHOWN).join(said(world, "comma"));
  return said(world, names.length > SHOWN ? "near.some" : "near.those", { names: few });
}
