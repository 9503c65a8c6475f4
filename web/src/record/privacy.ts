// Does a text give away how to reach or identify a person? src/casegen/checks/privacy.py.
import { isDay } from "./days";
import { finding, type Finding, type Path } from "./findings";
import { all, holds } from "./forms";
import { phones } from "./phones";
import { pinpoint } from "./pinpoint";
import type { Subject } from "./subject";
import type { World } from "./world";

/** Something private in a text: the code that says what, and where. */
interface Private {
  readonly code: string;
  readonly start: number;
  readonly end: number;
}

const FORMS = [
  ["CG603", "private.email"],
  ["CG604", "private.plate"],
  ["CG605", "private.address"],
  ["CG605", "private.room"],
  ["CG605", "private.street"],
] as const;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = "10X98765432";
const SIGNED = new Set(["author", "publisher", "title"]);

/** Every text of a record that a person's data has no place in, in every language, with its path. */
export function* written({ texts }: Subject): Generator<[Path, string]> {
  for (const [path, text] of texts) {
    const signs = path[0] === "record" && path[1] === "by" && path.length === 2;
    const names = path[0] === "sources" && SIGNED.has(String(path[path.length - 1]));
    if (!signs && !names) for (const key of Object.keys(text)) yield [[...path, key], text[key]!];
  }
}

/** CG601 to CG605: no telephone, identity number, e-mail address, number plate or exact address. */
export function* privacy(subject: Subject, world: World): Generator<Finding> {
  for (const [path, text] of written(subject)) {
    for (const { code, start, end } of privateIn(world, text)) {
      yield finding(world, code, path, pinpoint(subject.read, path, text, start, end));
    }
  }
}

/** What in a text is private, in order; of what overlaps, the kind that is looked for first. */
export function privateIn(world: World, text: string): readonly Private[] {
  let found: readonly Private[] = [];
  for (const kind of kinds(world, halfWidth(text))) found = merged(found, kind);
  return found;
}

/** Stretches in order with those of others, also in order, that overlap none of them: both are walked once. */
function merged(known: readonly Private[], others: Iterable<Private>): Private[] {
  const made: Private[] = [];
  let at = 0;
  for (const one of others) {
    while (at < known.length && known[at]!.end <= one.start) made.push(known[at++]!);
    if (at === known.length || known[at]!.start >= one.end) made.push(one);
  }
  return [...made, ...known.slice(at)];
}

/** What is found of each kind, in order; no two of a kind overlap. */
function* kinds(world: World, text: string): Generator<Iterable<Private>> {
  yield identities(world, text);
  if (holds(world, "private.digits", text)) {
    yield each(world, "CG601", "private.mobile", text);
    yield Array.from(phones(world, text), ([start, end]) => ({ code: "CG601", start, end }));
  }
  for (const [code, form] of FORMS) yield each(world, code, form, text);
}

function* each(world: World, code: string, form: string, text: string): Generator<Private> {
  for (const { index: start, 0: said } of all(world, form, text)) yield { code, start, end: start + said.length };
}

function* identities(world: World, text: string): Generator<Private> {
  for (const one of each(world, "CG602", "private.identity", text)) {
    if (isIdentity(text.slice(one.start, one.end).replace(/[^0-9Xx]/g, "").toUpperCase())) yield one;
  }
}

/** Full-width forms to half-width ones, each to one character: places stay. */
function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000。]/g, (one) =>
    one === "\u3000" ? " " : one === "。" ? "." : String.fromCharCode(one.charCodeAt(0) - 0xfee0));
}

/** Whether 18 characters are a resident identity number: a day of birth and the check digit (GB 11643). */
function isIdentity(number: string): boolean {
  const part = (from: number, to: number): number => Number(number.slice(from, to));
  if (!isDay(part(6, 10), part(10, 12), part(12, 14))) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number.charAt(at)), 0);
  return CHECK.charAt(sum % 11) === number.charAt(17);
}
