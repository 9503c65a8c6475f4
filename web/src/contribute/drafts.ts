// Drafts that the browser keeps on this device, each under its own key; a newer one is never written over.

/** What is needed of a storage. */
type Store = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

export type Ends = "\n" | "\r\n";

export interface Kept {
  readonly key: string;
  /** The text as it was opened or left, with line feeds; and the line ends of the file that it came from. */
  readonly text: string;
  readonly ends: Ends;
  /** The id of the case that is being improved; empty for a new one. */
  readonly of: string;
  readonly title: string;
  /** When it was saved, in milliseconds since 1970, and for which time. */
  readonly saved: number;
  readonly turn: number;
}

const VERSION = 1;
const PREFIX = "casegen.draft.";
const KEY = /^[a-z0-9]{6,20}$/;

/** A key that no other draft has. */
export const fresh = (): string => Date.now().toString(36) + Math.floor(Math.random() * 46656).toString(36);

/** What stands in storage under a key; null where it is none of ours or of another version. */
function parse(key: string, said: string | null): Kept | null {
  if (!said || !KEY.test(key)) return null;
  try {
    const { v, text, ends, of, title, saved, turn } = JSON.parse(said) as Record<string, unknown>;
    if (v !== VERSION || typeof text !== "string" || typeof of !== "string" || typeof title !== "string") return null;
    if (typeof saved !== "number" || typeof turn !== "number") return null;
    return { key, text, ends: ends === "\r\n" ? ends : "\n", of, title, saved, turn };
  } catch {
    return null;
  }
}

/** The drafts of this device; all its methods work without a storage, and then keep nothing. */
export class Drafts {
  private readonly store: Store | null;

  constructor(open: () => Store | null) {
    let store: Store | null = null;
    try {
      store = open();
      store?.getItem(PREFIX);
    } catch {
      store = null;
    }
    this.store = store;
  }

  /** All drafts, the latest first. */
  all(): Kept[] {
    const found: Kept[] = [];
    const { store } = this;
    if (!store) return found;
    for (let at = 0; at < store.length; at++) {
      const name = store.key(at);
      const draft = name?.startsWith(PREFIX) ? this.get(name.slice(PREFIX.length)) : null;
      if (draft) found.push(draft);
    }
    return found.sort((one, other) => other.saved - one.saved);
  }

  get(key: string): Kept | null {
    try {
      return parse(key, this.store?.getItem(PREFIX + key) ?? null);
    } catch {
      return null;
    }
  }

  /**
   * Save a draft as the next after its `turn`. Gives what is stored then; the newer draft that stands in the way,
   * with `newer`; or null where nothing can be stored.
   */
  save(draft: Kept): { kept: Kept; newer: boolean } | null {
    const before = this.get(draft.key);
    if (before && before.turn !== draft.turn) {
      // The same words in two tabs are no conflict.
      return before.text === draft.text ? { kept: before, newer: false } : { kept: before, newer: true };
    }
    const kept = { ...draft, turn: draft.turn + 1 };
    try {
      if (!this.store) return null;
      const { key, ...held } = kept;
      this.store.setItem(PREFIX + key, JSON.stringify({ v: VERSION, ...held }));
      return { kept, newer: false };
    } catch {
      return null;
    }
  }

  remove(key: string): void {
    try {
      this.store?.removeItem(PREFIX + key);
    } catch {
      // Then it was not there.
    }
  }

  /** Whether an event of the storage is about a draft. */
  static concerns(name: string | null, key: string): boolean {
    return name === null || name === PREFIX + key;
  }
}
