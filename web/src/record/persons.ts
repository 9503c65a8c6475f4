// Does a text name a private person where a role belongs? src/casegen/checks/persons.py.
import { finding, type Finding } from "./findings";
import { all, holds } from "./forms";
import type { Stretch } from "./phones";
import { pinpoint } from "./pinpoint";
import { written } from "./privacy";
import type { Subject } from "./subject";
import type { World } from "./world";

const NEAR = 4;

/** CG606: persons are roles. */
export function* persons(subject: Subject, world: World): Generator<Finding> {
  for (const [path, text] of written(subject)) {
    for (const [start, end] of namedIn(world, text)) {
      yield finding(world, "CG606", path, pinpoint(subject.read, path, text, start, end));
    }
  }
}

/** The places in a text where a person seems to be named, in order. */
function* namedIn(world: World, text: string): Generator<Stretch> {
  let reached = 0;
  for (const [start, end] of [...spans(world, folded(world, text))].sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    if (start < reached) continue;
    reached = end;
    yield [start, end];
  }
}

function* spans(world: World, text: string): Generator<Stretch> {
  const { clear, guarded, words } = world.persons;
  for (const { index, 0: said } of all(world, "named.called", text)) {
    const name = said.charAt(0);
    const before = text.slice(Math.max(0, index - NEAR), index);
    const not = guarded[name];
    const named = not !== undefined
      ? !before || !not.includes(before.charAt(before.length - 1))
      : clear.includes(name) || holds(world, "named.begins", before);
    if (named) yield [index, index + said.length];
  }
  for (const form of ["named.double", "named.old", "named.familiar", "named.english"]) {
    for (const { index, 0: said } of all(world, form, text)) yield [index, index + said.length];
  }
  for (const found of all(world, "named.full", text)) {
    const lead = found[1] ?? found[3] ?? "";
    const name = found[2] ?? found[4] ?? "";
    const start = found.index + lead.length;
    if (!words.includes(name.slice(0, 2))) yield [start, start + name.length];
  }
}

const tables = new WeakMap<World, ReadonlyMap<string, string>>();

/** The text in Simplified characters as far as they matter, its letters half-width; each character stays one. */
function folded(world: World, text: string): string {
  let table = tables.get(world);
  if (!table) {
    const pairs = world.persons.simplified;
    table = new Map(Array.from({ length: pairs.length / 2 }, (_, at) => [pairs.charAt(2 * at), pairs.charAt(2 * at + 1)]));
    tables.set(world, table);
  }
  const known = table;
  return text.replace(/[\u3000-\uffff]/g, (one) => {
    const code = one.charCodeAt(0);
    const letter = (code >= 0xff21 && code < 0xff3b) || (code >= 0xff41 && code < 0xff5b) || one === "．";
    return one === "\u3000" ? " " : letter ? String.fromCharCode(code - 0xfee0) : (known.get(one) ?? one);
  });
}
