// What is filled in: the short form, in the order of seven questions, and the full record, in that of the model.
import { make } from "../page";
import type { Path } from "../record/findings";
import type { Desk } from "./desk";
import { any, fields, named } from "./groups";
import { fieldAt, type Field } from "./shape";

// A minimal record, by question: each path leads to a field of the model, and the members of lists are the first.
const SHORT: readonly (readonly [question: string, paths: readonly Path[]])[] = [
  ["title", [["title"], ["summary"]]],
  ["where", [["community", "name"], ["community", "places"]]],
  ["problem", [["problem", "concepts"], ["problem", "statement", "text"]]],
  ["done", [["method", "concepts"], ["method", "steps", 0, "title"], ["method", "steps", 0, "text"]]],
  ["who", [["actors", 0, "role"], ["actors", 0, "kind"], ["actors", 0, "leads"], ["actors", 0, "did"]]],
  ["came", [["outcomes", 0, "claim"], ["outcomes", 0, "direction"]]],
  ["source", [["sources", 0, "kind"], ["sources", 0, "title"], ["sources", 0, "url"]]],
  ["address", [["id"]]],
];
const FIRST = ["title", "summary"];
const LAST = ["id", "formerly", "status", "retired", "original", "record"];

/** The short form. */
export function short(desk: Desk): HTMLElement[] {
  return SHORT.map(([question, paths]) => {
    const shown = paths.map((path) => one(desk, path)).filter((field): field is HTMLElement => field !== null);
    return make("section", { class: "cg-question" }, make("h2", {}, desk.t(`group.${question}`)), ...shown);
  });
}

/** A field at a path, in words that stand for themselves where its part is not shown around it. */
function one(desk: Desk, path: Path): HTMLElement | null {
  const field = fieldAt(desk.form, path);
  if (!field) return null;
  const parent = path.slice(0, -1).filter((key) => typeof key === "string");
  const holder = field.name === "text" && parent.length ? fieldAt(desk.form, path.slice(0, -1)) : null;
  const shown: Field = holder?.part === "statement" ? named(field, holder) : field;
  return any(desk, path, shown, "");
}

/** The full record: a part of the page for every part of a record, closed ones opened as needed. */
export function full(desk: Desk, open: ReadonlySet<string>): HTMLElement[] {
  const all = desk.form.parts["case"]?.fields ?? [];
  const among = (names: readonly string[]) => (field: Field): boolean => names.includes(field.name);
  const section = (name: string, label: string, made: HTMLElement[]): HTMLElement | null =>
    made.length ? make("details", { class: "cg-section", "data-section": name, open: open.has(name) }, make("summary", {}, make("h2", {}, label)), ...made) : null;
  const others = all.filter((field) => !FIRST.includes(field.name) && !LAST.includes(field.name));
  return [
    section("basics", desk.t("section.basics"), fields(desk, [], "case", among(FIRST))),
    ...others.map((field) => {
      const made = field.kind === "part" && !field.many ? fields(desk, [field.name], field.part) : fields(desk, [], "case", (other) => other === field);
      return section(field.name, field.label, made);
    }),
    section("keeping", desk.t("section.keeping"), fields(desk, [], "case", among(LAST))),
  ].filter((one): one is HTMLDetailsElement => one !== null);
}
