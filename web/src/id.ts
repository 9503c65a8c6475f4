// What a case is called: the one form of an id.

/** The form of a case's id, as `Id` in src/casegen/model/values.py. */
const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** Whether a value has the form of a case's id. */
export function isId(value: unknown): value is string {
  return typeof value === "string" && ID.test(value);
}
