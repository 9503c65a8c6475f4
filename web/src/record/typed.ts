// Gives every scalar the type that the schema asks for: only one without quotes may become a number or a truth value.
import { declared, own, settled, type Schema } from "./model";
import type { Mapping, Node } from "./tree";

/** What a scalar without quotes has to look like to be a number, as `CORE_NUMBER` in src/casegen/model/values.py. */
export const NUMBER = /^[-+]?(0|[1-9][0-9]{0,11})(\.[0-9]{1,3})?$/;
/** The scalars without quotes that are truth values, as `CORE_TRUTH` there. */
const TRUTH: Readonly<Record<string, boolean>> = {
  true: true, True: true, TRUE: true, false: false, False: false, FALSE: false,
};

/** Whether a scalar without quotes is a number or a truth value. */
export const isCore = (text: string): boolean => NUMBER.test(text) || own(TRUTH, text) !== undefined;

/** A part of a record as the validator sees it. */
export type Value = string | number | boolean | readonly Value[] | { readonly [name: string]: Value };

/** The plain data of a record, typed by the schema. Names are its own only: `__proto__` is a name like any other. */
export function typed(tree: Mapping): { [name: string]: Value } {
  return value(tree, declared([])) as { [name: string]: Value };
}

function value(node: Node, kind: Schema | null | undefined): Value {
  const found = kind ? settled(kind) : undefined;
  if (node.kind === "list") return node.members.map((one) => value(one, found?.items));
  if (node.kind === "map") {
    const made = Object.create(null) as { [name: string]: Value };
    const any = found?.patternProperties && Object.values(found.patternProperties)[0];
    for (const [name, one] of node.fields) made[name] = value(one, any ?? own(found?.properties, name));
    return made;
  }
  if (node.plain) {
    if ((found?.type === "number" || found?.type === "integer") && NUMBER.test(node.value)) return Number(node.value);
    if (found?.type === "boolean") return own(TRUTH, node.value) ?? node.value;
  }
  return node.value;
}
