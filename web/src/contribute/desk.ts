// What the parts of the form share: the record, the words of the page, and how a change is made and told of.
import type { Path } from "../record/findings";
import { make, type Words } from "../page";
import type { Places } from "./places";
import type { Draft } from "./record";
import type { Form } from "./shape";
import type { Value } from "./write";

export interface Desk {
  readonly form: Form;
  readonly draft: Draft;
  readonly places: Places;
  readonly t: Words;
  /** The languages that texts are shown in, the original first. */
  languages(): readonly string[];
  /** Put a value at a path, or take it away with null; false where the record would grow too big. */
  change(path: Path, made: Value | null): boolean;
  /** Somebody has been to the field at a path: what is found there may be said from now on. */
  touched(path: Path): void;
  /** Change what the form consists of, draw it anew, and put the focus where `focus` tells; `change` is false where it is too big. */
  rebuild(change: () => boolean, focus: Path | null, said: string): void;
  /** Tell the reader. */
  say(text: string): void;
}

/** The name of a path in attributes and sets. */
export const key = (path: Path): string => path.join("/");

/** Words that are heard and not seen, behind those of a button, where what stands around it tells the rest. */
export const unseen = (text: string): HTMLElement => make("span", { class: "cg-unseen" }, ` ${text}`);
