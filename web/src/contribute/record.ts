// The record that is being written: its text is the truth, and every change in the form is a change of the text.
import type { Path } from "../record/findings";
import { asLines, CASE_BYTES, load, tooBig } from "../record/load";
import { unsafe } from "../record/safe";
import { at, type Mapping, type Node, type Read } from "../record/tree";
import { changed, Edit, removal, Unfit, value } from "./edit";
import { order, type Form } from "./shape";
import type { Value } from "./write";

export const MOST_KB = CASE_BYTES / 1024;

/** The text without what no record may hold; line ends are line feeds. */
export function cleaned(text: string): string {
  return asLines(text).replace(unsafe(), "");
}

/** The text of a record, whose lines end in line feeds, with what was read of it. */
export class Draft {
  text = "";
  /** What reading the text gave: its tree, or why it cannot be read. */
  read!: Read;
  /** Whether a change could not be made line by line, so that a part, at worst the whole, was written anew. */
  anew = false;

  private keys: ReadonlySet<string> | null = null;

  constructor(private readonly form: Form, text: string) {
    this.take(text);
  }

  /** What was read of the text; null while it cannot be read. */
  get tree(): Mapping | null {
    return this.read.tree;
  }

  /** Take a whole text in place of the one before. */
  take(text: string): void {
    this.hold(load(text, this.form), text);
  }

  /** What the texts of the record are written under. */
  locales(): ReadonlySet<string> {
    if (this.keys) return this.keys;
    const found = new Set<string>();
    const walk = (node: Node): void => {
      if (node.kind === "scalar") return;
      if (node.kind === "map") for (const name of node.fields.keys()) if (this.form.keys.includes(name)) found.add(name);
      for (const held of node.kind === "map" ? node.fields.values() : node.members) walk(held);
    };
    if (this.tree) walk(this.tree);
    return (this.keys = found);
  }

  /** The value at a path; null where there is none. */
  at(path: Path): Node | null {
    return at(this.tree, path);
  }

  /** The text of the scalar at a path; empty where there is none. */
  said(path: Path): string {
    const node = this.at(path);
    return node?.kind === "scalar" ? node.value : "";
  }

  /** How many members the list at a path has. */
  size(path: Path): number {
    const node = this.at(path);
    return node?.kind === "list" ? node.members.length : 0;
  }

  /** Put a value at a path; false where the record would grow too big, and then nothing has changed. */
  set(path: Path, made: Value): boolean {
    const { tree } = this;
    return tree !== null && this.edit(path, (edit) => edit.set(path, made), changed(value(tree), path, made));
  }

  /** Take away what stands at a path, and what would be left empty by it; false where the record would grow too big. */
  remove(path: Path): boolean {
    const { tree } = this;
    if (!tree) return false;
    if (!this.at(path)) return true;
    const what = removal(tree, path, order(this.form));
    return this.edit(what.path, (edit) => edit.removed(what), changed(value(tree), what.path, what.left));
  }

  /** Let a member of a list and the next change places; false where there are no such two. */
  swap(path: Path, upper: number): boolean {
    const node = this.at(path);
    if (!this.tree || node?.kind !== "list" || upper < 0 || upper + 1 >= node.members.length) return false;
    const members = node.members.map(value);
    [members[upper], members[upper + 1]] = [members[upper + 1]!, members[upper]!];
    return this.edit([...path, upper], (edit) => edit.swap(path, upper), changed(value(this.tree), path, members));
  }

  /** Make a change line by line, or write the part around it anew, the part around that, at last the whole; false where none holds. */
  private edit(path: Path, make: (edit: Edit) => string, wanted: Value): boolean {
    const { tree, text, form } = this;
    if (!tree) return false;
    const edit = new Edit({ text, tree }, order(form));
    for (let size = path.length; size >= 0; size--) {
      const made = unlessUnfit(() => (size === path.length ? make(edit) : edit.rewritten(path.slice(0, size), wanted)));
      // Written anew it might fit, without its comments: that is not what was asked for.
      if (made !== null && size === path.length && tooBig(made)) return false;
      const read = made === null ? null : load(made, form);
      if (!read?.tree || !same(value(read.tree), wanted)) continue;
      this.hold(read, made!);
      this.anew ||= size < path.length || !size;
      return true;
    }
    return false;
  }

  private hold(read: Read, text: string): void {
    this.read = read;
    // With places that fit it: the reader ends the last line, and takes other line ends for line feeds.
    this.text = read.tree ? read.text : text;
    this.keys = null;
  }
}

/** What `make` makes; null where a change cannot be made so. */
function unlessUnfit(make: () => string): string | null {
  try {
    return make();
  } catch (why) {
    if (why instanceof Unfit) return null;
    throw why;
  }
}

/** Whether two values are equal, whatever the order of their fields. */
export function same(one: Value, other: Value): boolean {
  if (typeof one !== "object" || typeof other !== "object") return one === other;
  const [mine, theirs] = [one, other].map((value) => value as unknown as Record<string, Value>);
  const names = Object.keys(mine!);
  return Array.isArray(one) === Array.isArray(other) && names.length === Object.keys(theirs!).length &&
    names.every((name) => Object.prototype.hasOwnProperty.call(theirs, name) && same(mine![name]!, theirs![name]!));
}
