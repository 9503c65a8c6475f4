// The cases that a reader has chosen to compare, as the browser keeps them between pages.

export const KEY = "casegen.tray";
export const MOST = 6;
const VERSION = 1;
const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

export type Kept = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Whether a value has the form of a case's id. */
export function isId(value: unknown): value is string {
  return typeof value === "string" && ID.test(value);
}

/** What was stored, as ids, each once and at most six; nothing where it is not of this version. */
export function parse(text: string | null): string[] {
  if (text === null) return [];
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  const { v, cases } = (value ?? {}) as { v?: unknown; cases?: unknown };
  return v === VERSION && Array.isArray(cases) ? wellFormed(cases) : [];
}

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
  private memory: readonly string[] = [];
  private storage: Kept | null = null;

  /** `open` gives the storage and may throw, as browsers do where storing is forbidden. */
  constructor(open: () => Kept | null) {
    try {
      this.storage = open();
    } catch {
      // Memory only.
    }
  }

  /** The ids, in the order in which they were chosen. */
  all(): readonly string[] {
    if (this.storage) {
      try {
        this.memory = parse(this.storage.getItem(KEY));
      } catch {
        this.storage = null;
      }
    }
    return this.memory;
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
    this.memory = wellFormed(ids);
    if (!this.storage) return;
    try {
      if (this.memory.length) this.storage.setItem(KEY, JSON.stringify({ v: VERSION, cases: this.memory }));
      else this.storage.removeItem(KEY);
    } catch {
      this.storage = null;
    }
  }
}
