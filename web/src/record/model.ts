// What the schema asks for at a place of a record, and what that is called: src/casegen/checks/wanted.py.
import schema from "casegen:schema";
import { said, type Path, type Values } from "./findings";
import type { World } from "./world";

/** As much of JSON Schema as schema/case.schema.json uses. */
export interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly "x-scheme"?: string;
}

const DEFINED = "#/$defs/";

/** A schema with its reference followed. */
export function settled(kind: Schema): Schema {
  const name = kind.$ref?.startsWith(DEFINED) ? kind.$ref.slice(DEFINED.length) : undefined;
  return name === undefined ? kind : (schema.$defs?.[name] ?? kind);
}

/** The schema of a whole record. */
export const whole: Schema = schema;

/** Whether a schema is that of a text by language. */
export function isText(kind: Schema, world: World): boolean {
  const names = Object.keys(settled(kind).properties ?? {});
  return names.length === world.keys.length && world.keys.every((key) => names.includes(key));
}

/** The fields of a part by name, where `kind` is a part with fields of its own. */
export function fields(kind: Schema | null, world: World): Readonly<Record<string, Schema>> | null {
  return kind && !isText(kind, world) ? (settled(kind).properties ?? null) : null;
}

/** What the schema declares at a path of a record; null where it declares nothing. */
export function declared(path: Path): Schema | null {
  let kind: Schema | undefined = schema;
  for (const key of path) {
    const found: Schema = settled(kind);
    if (found.type === "array") kind = found.items;
    else if (found.patternProperties) kind = Object.values(found.patternProperties)[0];
    else kind = own(found.properties, String(key));
    if (!kind) return null;
  }
  return kind;
}

/** The value that a name of its own has, never one that all objects have. */
export function own<T>(of: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return of && Object.prototype.hasOwnProperty.call(of, name) ? of[name] : undefined;
}

/** A kind of value by its name among the world's words, and the names that it is made or chosen from. */
export interface Wanted {
  readonly name: string;
  readonly names: readonly string[];
}

/** What is wanted where a schema stands. */
export function wanted(kind: Schema | null, world: World): Wanted {
  if (!kind) return { name: "text", names: [] };
  const found = settled(kind);
  const parts = fields(kind, world);
  if (parts) return { name: "fields", names: Object.keys(parts) };
  if (found.patternProperties) return { name: "named", names: [] };
  if (isText(kind, world)) return { name: "by-language", names: [] };
  const simple: Readonly<Record<string, string>> = { array: "list", number: "number", integer: "whole", boolean: "truth" };
  const name = found.type && own(simple, found.type);
  if (name) return { name, names: [] };
  const names = choices(found);
  if (names.length) return { name: "choice", names };
  return { name: (found.pattern && own(world.kinds, found.pattern)) || "text", names: [] };
}

/** What a kind of value is called, and how one is written, as values for a rule: `said` and `help`. */
export function asked({ name, names }: Wanted, world: World): { said: string; help: string } {
  const values: Values = { names: names.join(said(world, "comma")) };
  return { said: said(world, `wanted.${name}`), help: said(world, `wanted.${name}.help`, values) };
}

/** The only values that a schema allows; empty where it allows any. */
export function choices(kind: Schema): readonly string[] {
  if (kind.enum) return kind.enum;
  if (kind.const !== undefined) return [kind.const];
  const found = /^\^\(([A-Za-z0-9|-]+)\)\$$/.exec(kind.pattern ?? "");
  return found ? found[1]!.split("|") : [];
}

/** What a text must look like: its pattern, or one of the allowed values. */
export function form(kind: Schema): RegExp {
  const allowed = choices(kind);
  const source = kind.pattern ?? `^(${allowed.map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})$`;
  return new RegExp(source, "u");
}

const found = new WeakMap<World, ReadonlyMap<string, readonly string[]>>();

/** Where in a record each field may stand, by its name. */
export function homes(world: World): ReadonlyMap<string, readonly string[]> {
  let known = found.get(world);
  if (!known) found.set(world, (known = allHomes(world)));
  return known;
}

function allHomes(world: World): ReadonlyMap<string, readonly string[]> {
  const made = new Map<string, string[]>();
  const seen = new Set<string>();
  const queue: [name: string, kind: Schema][] = [["", schema]];
  for (let next = queue.pop(); next; next = queue.pop()) {
    const [parent, kind] = next;
    const key = `${parent} ${kind.$ref ?? ""}`;
    if (seen.has(key)) continue;
    seen.add(key);
    for (const [name, declared_] of Object.entries(fields(kind, world) ?? {})) {
      const places = made.get(name) ?? [];
      if (parent && !places.includes(parent)) made.set(name, [...places, parent]);
      const inner = settled(declared_).type === "array" ? settled(declared_).items! : declared_;
      if (fields(inner, world)) queue.push([name, inner]);
    }
  }
  return made;
}
