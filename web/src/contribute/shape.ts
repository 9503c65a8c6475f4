// What a record is made of, as the page's data tells it: parts and their fields, and where in a record each belongs.
import type { Path } from "../record/findings";
import type { World } from "../record/world";
import type { Order } from "./edit";

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly example: string;
  readonly required: boolean;
  readonly default: string;
  readonly kind: string;
  readonly many: boolean;
  readonly scheme: string;
  readonly part: string;
  readonly allowed: readonly string[];
  readonly most: number;
}

interface Part {
  readonly label: string;
  readonly fields: readonly Field[];
}

export interface Repository {
  readonly address: string;
  readonly forge: "github" | "gitee" | "gitlab";
  readonly branch: string;
}

/** What src/casegen/render/contribute.py makes: the world of the checker, and what a form needs besides. */
export interface Form extends World {
  readonly v: number;
  readonly parts: Readonly<Record<string, Part>>;
  readonly choices: Readonly<Record<string, string>>;
  /** TIDieR's items: what each is called, and the field that answers it. */
  readonly twelve: readonly (readonly [label: string, field: string])[];
  readonly languages: Readonly<Record<string, { readonly name: string; readonly tag: string }>>;
  /** What texts of this edition's language are written under. */
  readonly own: string;
  readonly headings: Readonly<Record<string, string>>;
  readonly settings: { readonly repository: Repository | null; readonly maintainers: string; readonly review: string };
}

export const VERSION = 1;

/** The field that a path leads to, members of lists standing for their lists; null where the model has none. */
export function fieldAt(form: Form, path: Path): Field | null {
  let part = form.parts["case"];
  let found: Field | null = null;
  for (const key of path) {
    if (typeof key === "number") continue;
    found = part?.fields.find(({ name }) => name === key) ?? null;
    if (!found) return null;
    part = found.part ? form.parts[found.part] : undefined;
  }
  return found;
}

/** The part whose fields stand at a path; null where there is none. */
function partAt(form: Form, path: Path): Part | null {
  if (!path.length) return form.parts["case"] ?? null;
  const slug = fieldAt(form, path)?.part;
  return (slug && form.parts[slug]) || null;
}

/** The order of fields for changes of a text. */
export function order(form: Form): Order {
  return {
    fields: (path) => partAt(form, path)?.fields.map(({ name }) => name) ?? form.keys,
    required: (path) => fieldAt(form, path)?.required ?? false,
  };
}
