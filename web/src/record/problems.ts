// All that is wrong with the form of a record, in the order of the model: what the validator found, and what a schema
// cannot say of texts by language, dates and fingerprints.
import type { Problem as Raw } from "casegen:validate";
import type { Path } from "./findings";
import { inCalendar } from "./days";
import { declared, fields, isText, own, settled, whole, type Schema } from "./model";
import { length } from "./safe";
import { at, type Node, type Read } from "./tree";
import type { World } from "./world";

type ProblemKind = "strange" | "missing" | "long" | "empty" | "form" | "least" | "most" | "type";

/** One thing that is wrong: where, of which kind, and what the limit was. */
export interface Problem {
  readonly path: Path;
  readonly kind: ProblemKind;
  readonly limit?: number;
}

const KINDS: Readonly<Record<string, ProblemKind>> = {
  additionalProperties: "strange", required: "missing", maxLength: "long", minLength: "empty", minItems: "empty",
  pattern: "form", enum: "form", const: "form", minimum: "least", maximum: "most", type: "type",
};
// Where a value breaks more than one rule, the first of these is told.
const ORDER: readonly ProblemKind[] = ["type", "long", "empty", "form", "least", "most", "missing", "strange"];
const NO_TEXT = new Set(["~", "null"]);

/** Every problem of a record, of each value the first, in the order of the model. */
export function problems(read: Read, errors: readonly Raw[], world: World): Problem[] {
  const found = new Map<string, Problem>();
  const note = (problem: Problem): void => {
    const key = JSON.stringify(problem.path);
    const other = found.get(key);
    if (!other || ORDER.indexOf(problem.kind) < ORDER.indexOf(other.kind)) found.set(key, problem);
  };
  for (const error of errors) {
    const problem = read_(error, read.tree);
    if (problem && !insideText(problem.kind === "missing" ? problem.path.slice(0, -1) : problem.path, world)) note(problem);
  }
  if (read.tree) for (const problem of beyond(read.tree, whole, [], world)) note(problem);
  const all = [...found.values()].map((problem): [number[], Problem] => [rank(problem.path, read.tree, world), problem]);
  return all.sort(([a], [b]) => byRank(a, b)).map(([, problem]) => problem);
}

function read_({ keyword, instancePath, params }: Raw, tree: Node | null): Problem | null {
  const kind = own(KINDS, keyword);
  if (!kind) return null;
  const path: (string | number)[] = [];
  for (const part of instancePath.split("/").slice(1)) {
    const key = part.replace(/~1/g, "/").replace(/~0/g, "~");
    path.push(at(tree, path)?.kind === "list" ? Number(key) : key);
  }
  if (kind === "strange") path.push(String(params.additionalProperty));
  if (kind === "missing") path.push(String(params.missingProperty));
  return typeof params.limit === "number" ? { path, kind, limit: params.limit } : { path, kind };
}

function insideText(path: Path, world: World): boolean {
  return path.some((_, size) => size > 0 && isDeclaredText(path.slice(0, size), world)) || isDeclaredText(path, world);
}

function isDeclaredText(path: Path, world: World): boolean {
  const kind = declared(path);
  return kind !== null && isText(kind, world);
}

/** What the validator is not asked: texts by language, dates that no calendar has, fingerprints of no language. */
function* beyond(node: Node, kind: Schema, path: Path, world: World): Generator<Problem> {
  if (isText(kind, world)) {
    const problem = ofText(node, kind, path, world);
    if (problem) yield problem;
    return;
  }
  const found = settled(kind);
  if (node.kind === "list") {
    for (const [index, member] of node.members.entries()) if (found.items) yield* beyond(member, found.items, [...path, index], world);
  } else if (node.kind === "map") {
    const [pattern, any] = Object.entries(found.patternProperties ?? {})[0] ?? [];
    for (const [name, value] of node.fields) {
      const inner = any ?? own(found.properties, name);
      if (pattern !== undefined && !new RegExp(pattern, "u").test(name)) yield { path: [...path, name], kind: "strange" };
      else if (inner) yield* beyond(value, inner, [...path, name], world);
    }
  } else if (found.pattern && own(world.kinds, found.pattern) === "date") {
    if (new RegExp(found.pattern, "u").test(node.value) && !inCalendar(node.value)) yield { path, kind: "form" };
  }
}

/** The first thing that is wrong with a text by language, if any. */
function ofText(node: Node, kind: Schema, path: Path, world: World): Problem | null {
  if (node.kind !== "map") return { path, kind: "type" };
  if (!node.fields.size) return { path, kind: "empty" };
  for (const [key, text] of node.fields) {
    const here = [...path, key];
    if (!world.keys.includes(key)) return { path: here, kind: "strange" };
    if (text.kind !== "scalar") return { path: here, kind: "type" };
    if (!text.value.trim() || (text.plain && NO_TEXT.has(text.value))) return { path: here, kind: "empty" };
    const limit = settled(kind).properties?.[key]?.maxLength ?? Infinity;
    if (length(text.value) > limit) return { path: here, kind: "long", limit };
  }
  return null;
}

/** Where a path stands in the order of the model; what the model does not know comes after what it does. */
function rank(path: Path, tree: Node | null, world: World): number[] {
  return path.map((key, size) => {
    if (typeof key === "number") return key;
    const above = path.slice(0, size);
    const known = Object.keys(fields(declared(above), world) ?? {}).indexOf(key);
    if (known >= 0) return known;
    return AFTER + (order(at(tree, above)).get(key) ?? 0);
  });
}

const AFTER = 1_000_000;
const orders = new WeakMap<Node, ReadonlyMap<string, number>>();

/** The places of a mapping's fields in the text. */
function order(node: Node | null): ReadonlyMap<string, number> {
  if (node?.kind !== "map") return new Map();
  let known = orders.get(node);
  if (!known) orders.set(node, (known = new Map([...node.fields.keys()].map((name, place) => [name, place]))));
  return known;
}

function byRank(a: readonly number[], b: readonly number[]): number {
  for (let size = 0; size < a.length && size < b.length; size++) if (a[size] !== b[size]) return a[size]! - b[size]!;
  return a.length - b.length;
}
