// A text as read: plain data with places, every scalar a string that knows whether it stood without quotes.
import type { Finding, Path, Place } from "./findings";

interface Placed {
  /** Where the value stands. */
  readonly place: Place;
  /** Where the key that leads to it stands; a member of a list, and the whole, begin there. */
  readonly key: Place;
}

interface Scalar extends Placed {
  readonly kind: "scalar";
  readonly value: string;
  readonly plain: boolean;
}

export interface Mapping extends Placed {
  readonly kind: "map";
  readonly fields: ReadonlyMap<string, Node>;
}

export interface List extends Placed {
  readonly kind: "list";
  readonly members: readonly Node[];
}

export type Node = Scalar | Mapping | List;

export interface Read {
  readonly text: string;
  readonly lines: readonly string[];
  readonly tree: Mapping | null;
  readonly findings: readonly Finding[];
}

/** The node at a path; null where there is none. */
export function at(tree: Node | null, path: Path): Node | null {
  let node: Node | null = tree;
  for (const key of path) {
    if (!node) return null;
    if (node.kind === "map") node = node.fields.get(String(key)) ?? null;
    else if (node.kind === "list") node = (typeof key === "number" && node.members[key]) || null;
    else return null;
  }
  return node;
}

/** The place of the value at a path, or of its key, or of its nearest ancestor. */
export function place(read: Read, path: Path, key = false): Place | null {
  for (let size = path.length; size >= 0; size--) {
    const node = at(read.tree, path.slice(0, size));
    if (node) return key ? node.key : node.place;
  }
  return null;
}

/** The place of `needle` in the source of the value at a path, else the value's own place. */
export function within(read: Read, path: Path, needle: string): Place | null {
  const whole = place(read, path);
  if (!whole) return null;
  for (let line = whole.line; line <= whole.endLine; line++) {
    const text = read.lines[line - 1] ?? "";
    const from = line === whole.line ? units(text, whole.column - 1) : 0;
    const to = line === whole.endLine ? units(text, whole.endColumn - 1) : text.length;
    const found = text.indexOf(needle, from);
    if (found >= 0 && found + needle.length <= to) {
      const column = characters(text, found) + 1;
      return { line, column, endLine: line, endColumn: column + characters(needle, needle.length) };
    }
  }
  return whole;
}

/** How many characters stand before the `at`th unit of a string. */
export function characters(text: string, at: number): number {
  let count = at;
  for (let unit = 1; unit < at; unit++) {
    if ((text.charCodeAt(unit) & 0xfc00) === 0xdc00 && (text.charCodeAt(unit - 1) & 0xfc00) === 0xd800) count--;
  }
  return count;
}

/** The unit of a string at which its `count`th character begins. */
export function units(text: string, count: number): number {
  let unit = 0;
  for (let left = count; left > 0 && unit < text.length; left--) {
    unit += (text.charCodeAt(unit) & 0xfc00) === 0xd800 && (text.charCodeAt(unit + 1) & 0xfc00) === 0xdc00 ? 2 : 1;
  }
  return unit;
}

/** A stretch of one line: `size` characters from a column on. */
export function stretch(line: number, column: number, size: number): Place {
  return { line, column, endLine: line, endColumn: column + size };
}
