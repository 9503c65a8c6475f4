// A short list that the browser keeps between pages: in storage where there is one, else for as long as the page lives.

/** What is needed of a storage. */
export type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

const VERSION = 1;

/** What was stored under a name in a text, as `form` lets it through; nothing where it is not of this version. */
export function parse(text: string | null, name: string, form: (values: readonly unknown[]) => string[]): string[] {
  if (text === null) return [];
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  const found = (value ?? {}) as Record<string, unknown>;
  const values = found[name];
  return found["v"] === VERSION && Array.isArray(values) ? form(values) : [];
}

/** The list under one key of a storage. */
export class Kept {
  private memory: readonly string[] = [];
  private store: Store | null = null;

  /**
   * `name` is the list's inside what is stored, `form` gives of any values those that may be in it, and `open` gives
   * the storage and may throw, as browsers do where storing is forbidden.
   */
  constructor(
    private readonly key: string,
    private readonly name: string,
    private readonly form: (values: readonly unknown[]) => string[],
    open: () => Store | null,
  ) {
    try {
      this.store = open();
    } catch {
      // Memory only.
    }
  }

  /** What is kept now, by whichever page. */
  all(): readonly string[] {
    if (this.store) {
      try {
        this.memory = parse(this.store.getItem(this.key), this.name, this.form);
      } catch {
        this.store = null;
      }
    }
    return this.memory;
  }

  /** Keep these and no others. */
  replace(values: readonly string[]): void {
    this.memory = this.form(values);
    if (!this.store) return;
    try {
      if (this.memory.length) this.store.setItem(this.key, JSON.stringify({ v: VERSION, [this.name]: this.memory }));
      else this.store.removeItem(this.key);
    } catch {
      this.store = null;
    }
  }
}
