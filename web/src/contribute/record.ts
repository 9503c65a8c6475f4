// The record that is being written: its text is the truth, and every change in the form is a change of the text.
import type { Finding, Path } from "../record/findings";
import { CASE_BYTES, load } from "../record/load";
import { unsafe } from "../record/safe";
import { at, type Mapping, type Node } from "../record/tree";
import { changed, Edit, Unfit, value } from "./edit";
import { order, type Form } from "./shape";
import { field, type Value } from "./write";

export const MOST_KB = CASE_BYTES / 1024;

/** The text without what no record may hold; line ends are line feeds. */
export function cleaned(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(unsafe(), "");
}

/** How many bytes a text has in UTF-8. */
export const bytes = (text: string): number => new TextEncoder().encode(text).length;

/** A text as it was read: lines that end in line feeds, and whether it came with other line ends. */
export class Draft {
  text = "";
  /** What was read of the text; null while it cannot be read. */
  tree: Mapping | null = null;
  /** Why it cannot be read. */
  unread: readonly Finding[] = [];
  /** Whether a change could not be made line by line, so that the whole was written anew. */
  anew = false;

  constructor(private readonly form: Form, text: string) {
    this.take(text);
  }

  /** Take a whole text in place of the one before. */
  take(text: string): void {
    const read = load(text, this.form);
    this.text = text;
    this.tree = read.tree;
    this.unread = read.findings;
    // With places that fit it: the reader ends the last line, and takes other line ends for line feeds.
    if (read.tree) this.text = read.text;
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
    return this.edit((edit) => edit.set(path, made), (whole) => changed(whole, path, made));
  }

  /** Take away what stands at a path. */
  remove(path: Path): void {
    if (this.at(path)) this.edit((edit) => edit.remove(path), null);
  }

  /** Let a member of a list and the next change places. */
  swap(path: Path, upper: number): void {
    this.edit((edit) => edit.swap(path, upper), (whole) => {
      const node = this.at(path);
      if (node?.kind !== "list") return whole;
      const members = node.members.map(value);
      [members[upper], members[upper + 1]] = [members[upper + 1]!, members[upper]!];
      return changed(whole, path, members);
    });
  }

  private edit(make: (edit: Edit) => string, fallback: ((whole: Value) => Value) | null): boolean {
    const { tree, text, form } = this;
    if (!tree) return false;
    let made: string | null = null;
    try {
      made = make(new Edit({ text, tree }, order(form)));
    } catch (why) {
      if (!(why instanceof Unfit)) throw why;
    }
    const wanted = fallback ? fallback(value(tree)) : null;
    if (made === null || !this.holds(made, wanted)) {
      if (!wanted) return false;
      made = field(wanted, -2).replace(/^\n/, "") + "\n";
      this.anew = true;
    }
    if (made.length > CASE_BYTES || bytes(made) > CASE_BYTES) return false;
    this.take(made);
    return true;
  }

  /** Whether a text reads as a record, and as the wanted one where that is known. */
  private holds(text: string, wanted: Value | null): boolean {
    const { tree } = load(text, this.form);
    return tree !== null && (wanted === null || same(value(tree), wanted));
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
