// What is compared and how it is shown, read from an address and written back to it.
import { MOST } from "./chosen";
import { isId } from "./id";

export interface View {
  readonly cases: readonly string[];
  readonly diff: boolean;
  readonly fold: readonly string[];
  readonly pin: readonly string[];
}

export interface Read {
  readonly view: View;
  /** Ids of the right form beyond those that are tried. */
  readonly beyond: readonly string[];
  /** What was not understood, as it stood there. */
  readonly strange: readonly string[];
}

// Some ids may turn out to be unknown: so many are tried to find six.
export const TRIED = 2 * MOST;

/** Read a query; `groups` and `rows` are what can be folded and pinned. */
export function read(query: string, groups: ReadonlySet<string>, rows: ReadonlySet<string>): Read {
  const strange: string[] = [];
  const cases = new Set<string>();
  const fold = new Set<string>();
  const pin = new Set<string>();
  let diff = false;
  const take = (text: string, into: Set<string>, known: (one: string) => boolean): void => {
    for (const one of text.split(",")) {
      if (known(one)) into.add(one);
      else if (one) strange.push(one);
    }
  };
  new URLSearchParams(query).forEach((value, key) => {
    if (key === "cases") take(value, cases, isId);
    else if (key === "fold") take(value, fold, (one) => groups.has(one));
    else if (key === "pin") take(value, pin, (one) => rows.has(one));
    else if (key === "diff" && (value === "1" || value === "0")) diff = value === "1";
    else strange.push(value ? `${key}=${value}` : key);
  });
  const all = [...cases];
  return {
    view: { cases: all.slice(0, TRIED), diff, fold: [...fold].sort(), pin: [...pin].sort() },
    beyond: all.slice(TRIED),
    strange,
  };
}

/** The query of a view, with sorted keys; empty where nothing is chosen. */
export function write(view: View): string {
  const parts = [
    view.cases.length ? `cases=${view.cases.join(",")}` : "",
    view.diff ? "diff=1" : "",
    view.fold.length ? `fold=${[...view.fold].sort().join(",")}` : "",
    view.pin.length ? `pin=${[...view.pin].sort().join(",")}` : "",
  ].filter(Boolean);
  return parts.length ? `?${parts.join("&")}` : "";
}

/** A list with a value added, or taken out where it was in it. */
export function toggled(list: readonly string[], value: string): string[] {
  return list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
}
