// Storages as browsers give them: one that keeps, and all the ways in which one can be missing.
import type { Store } from "../src/kept";

/** Keeps what it is given, beginning with a text under a key. */
export class Shelf implements Store {
  readonly kept = new Map<string, string>();
  constructor(key?: string, text?: string) {
    if (key !== undefined && text !== undefined) this.kept.set(key, text);
  }
  getItem(key: string): string | null {
    return this.kept.get(key) ?? null;
  }
  setItem(key: string, value: string): void {
    this.kept.set(key, value);
  }
  removeItem(key: string): void {
    this.kept.delete(key);
  }
}

const throws = (): never => {
  throw new Error("denied");
};

/** Openers of storages that are not there, refuse to open, to be read, or to be written. */
export const MISSING: readonly (() => Store | null)[] = [
  () => null,
  throws,
  () => ({ getItem: throws, setItem: throws, removeItem: throws }),
  () => ({ getItem: () => null, setItem: throws, removeItem: throws }),
];
