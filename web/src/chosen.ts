// The cases that a reader has chosen to compare, as the browser keeps them between pages.
import { isId } from "./id";
import { Kept, type Store } from "./kept";

export const KEY = "casegen.tray";
export const MOST = 6;
/** Under which name the ids are stored. */
export const NAME = "cases";

/** The ids among values, each once, in their order, at most six. */
export function wellFormed(values: readonly unknown[]): string[] {
  const found = new Set<string>();
  for (const value of values) {
    if (isId(value)) found.add(value);
    if (found.size === MOST) break;
  }
  return [...found];
}

/** The chosen cases: in storage where there is one, else for as long as the page lives. */
export class Chosen {
  private readonly kept: Kept;

  /** `open` gives the storage and may throw, as browsers do where storing is forbidden. */
  constructor(open: () => Store | null) {
    this.kept = new Kept(KEY, NAME, wellFormed, open);
  }

  /** The ids, in the order in which they were chosen. */
  all(): readonly string[] {
    return this.kept.all();
  }

  /** Choose a case, or no longer; a seventh is refused. */
  toggle(id: string): "added" | "removed" | "full" | "refused" {
    const before = this.all();
    if (before.includes(id)) {
      this.replace(before.filter((one) => one !== id));
      return "removed";
    }
    if (!isId(id)) return "refused";
    if (before.length >= MOST) return "full";
    this.replace([...before, id]);
    return "added";
  }

  /** Choose these and no others. */
  replace(ids: readonly string[]): void {
    this.kept.replace(ids);
  }
}
