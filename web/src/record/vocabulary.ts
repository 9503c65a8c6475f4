// Is every concept that a record names in its vocabulary? src/casegen/checks/vocabulary.py.
import { finding, said, type Finding, type Path, type Place } from "./findings";
import { declared, settled } from "./model";
import { fold, ranked } from "./ratio";
import { short } from "./safe";
import { place } from "./tree";
import type { Subject } from "./subject";
import type { World, WorldConcept } from "./world";

// How alike, out of 100, a word must be to be taken for what was meant; how many concepts are offered.
const ALIKE = 60;
const OFFERED = 3;

/** The concepts whose id or words are most like a value, each with how alike it is, best first. */
function nearest(value: string, concepts: readonly WorldConcept[]): [WorldConcept, number][] {
  const words: [string, WorldConcept][] = [];
  for (const one of concepts) for (const word of [one[0], ...one[4]]) words.push([fold(word), one]);
  const best = new Map<string, [WorldConcept, number]>();
  const text = Array.from(fold(value.slice(0, 400))).slice(0, 100).join("");
  for (const [at, alike] of ranked(text, words.map(([word]) => word)).slice(0, OFFERED * 4)) {
    const concept = words[at]![1];
    if (!best.has(concept[0])) best.set(concept[0], [concept, alike]);
  }
  return [...best.values()].slice(0, OFFERED);
}

/** The finding that a value is no concept of a vocabulary, with those that may have been meant. */
export function unknownConcept(world: World, path: Path, where: Place | null, value: string, scheme: string): Finding {
  const close = nearest(value, world.schemes[scheme]?.concepts ?? []);
  const named = ([id, label]: WorldConcept): string => said(world, "concept", { id, label });
  const help = close[0] && close[0][1] >= ALIKE
    ? said(world, "concept.meant", { concept: named(close[0][0]) })
    : said(world, "concept.choose", { scheme, names: close.map(([one]) => named(one)).join(said(world, "comma")) });
  return finding(world, "CG201", path, where, { scheme, value: short(value), said: help });
}

/** CG201: every concept that a record names is in its vocabulary. */
export function* vocabulary({ read, leaves }: Subject, world: World): Generator<Finding> {
  const ids = new Map(Object.entries(world.schemes).map(([name, { concepts }]) => [name, new Set(concepts.map(([id]) => id))]));
  for (const [path, value] of leaves) {
    const kind = declared(path);
    const scheme = kind ? settled(kind)["x-scheme"] : undefined;
    const known = scheme === undefined ? undefined : ids.get(scheme);
    if (scheme !== undefined && known && typeof value === "string" && !known.has(value)) {
      yield unknownConcept(world, path, place(read, path), value, scheme);
    }
  }
}
