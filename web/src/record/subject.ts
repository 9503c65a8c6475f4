// A record that is sound in form, with what most checks go through: its texts and its plain values.
import type { Path } from "./findings";
import { declared, isText } from "./model";
import type { Read } from "./tree";
import type { Value } from "./typed";
import type { World } from "./world";

/** A text by language. */
export type Text = Readonly<Record<string, string>>;

export interface Subject {
  readonly read: Read;
  readonly data: Case;
  readonly name: string | undefined;
  /** Every text by language, and every other value that holds no more, each with its path. */
  readonly texts: readonly (readonly [Path, Text])[];
  readonly leaves: readonly (readonly [Path, string | number | boolean])[];
}

interface Located {
  readonly from?: readonly Locator[];
}

interface Locator {
  readonly source: string;
  readonly paragraph: number;
}

/** As much of a record as the checks ask for by name; the schema, not this, says what a record is. */
export interface Case {
  readonly id: string;
  readonly original: string;
  readonly status?: string;
  readonly retired?: { readonly date: string; readonly to?: string };
  readonly formerly: readonly string[];
  readonly figures: readonly { readonly id: string; readonly source?: string; readonly paragraph?: number }[];
  readonly outcomes: readonly (Located & { readonly evidence: string; readonly figures: readonly string[] })[];
  readonly sources: readonly { readonly id: string; readonly url?: string }[];
  readonly adaptedFrom: readonly { readonly case: string }[];
  readonly translations?: Readonly<Record<string, readonly string[]>>;
  readonly record?: {
    readonly created: string; readonly updated?: string; readonly reviewed?: { readonly date: string };
  };
}

/** Make a subject of what the validator found sound. */
export function subject(read: Read, data: { readonly [name: string]: Value }, name: string | undefined, world: World): Subject {
  const texts: [Path, Text][] = [];
  const leaves: [Path, string | number | boolean][] = [];
  const walk = (value: Value, path: Path): void => {
    if (typeof value !== "object") leaves.push([path, value]);
    else if (Array.isArray(value)) value.forEach((one: Value, at) => walk(one, [...path, at]));
    else {
      const kind = declared(path);
      if (path.length && kind && isText(kind, world)) texts.push([path, value as Text]);
      else for (const key of Object.keys(value)) walk((value as { [name: string]: Value })[key]!, [...path, key]);
    }
  };
  walk(data, []);
  return { read, data: data as unknown as Case, name, texts, leaves };
}
