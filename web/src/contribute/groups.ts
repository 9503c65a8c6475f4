// Fields and parts as the model has them: one function for any field, lists whose members can be added, removed, moved.
import { make } from "../page";
import type { Path } from "../record/findings";
import { key, unseen, type Desk } from "./desk";
import { helpOf, labelled, line, select, text, tick } from "./inputs";
import { picker } from "./picker";
import { fieldAt, type Field } from "./shape";
import type { Value } from "./write";

// Written by the program, or the only value that there is.
const HIDDEN = (field: Field): boolean => field.kind === "fingerprints" || (field.kind === "choice" && field.allowed.length === 1);
// What names something else in the record or the library, by part and field.
const REFERENCES: Readonly<Record<string, "sources" | "figures" | "cases">> = {
  "locator.source": "sources", "figure.source": "sources", "outcome.figures": "figures",
  "adaptation.case": "cases", "retirement.to": "cases",
};

type Option = readonly [value: string, label: string];

/** The sources or figures of the record, or the cases of the library, each with a name for it. */
function options(desk: Desk, what: "sources" | "figures" | "cases"): Option[] {
  if (what === "cases") return desk.form.cases.map(([id, title]) => [id, title] as const);
  const name = what === "sources" ? "title" : "measure";
  const found: Option[] = [];
  for (let at = 0; at < desk.draft.size([what]); at++) {
    const id = desk.draft.said([what, at, "id"]);
    const label = desk.languages().map((language) => desk.draft.said([what, at, name, language])).find(Boolean);
    if (id) found.push([id, label ? `${label} (${id})` : id]);
  }
  return found;
}

/** Any field at a path; `slug` is the part that it belongs to. Null where there is nothing to fill in. */
export function any(desk: Desk, path: Path, field: Field, slug: string): HTMLElement | null {
  if (HIDDEN(field)) return null;
  const reference = REFERENCES[`${slug}.${field.name}`];
  if (field.kind === "concept") return picker(desk, path, field);
  if (reference && field.many) return ticks(desk, path, field, () => options(desk, reference));
  if (field.many) return list(desk, path, field);
  return single(desk, path, field, reference);
}

function single(desk: Desk, path: Path, field: Field, reference?: "sources" | "figures" | "cases"): HTMLElement {
  if (reference) return select(desk, path, field, () => options(desk, reference));
  if (field.kind === "text") return text(desk, path, field);
  if (field.kind === "truth") return tick(desk, path, field);
  if (field.kind === "choice") return select(desk, path, field, () => field.allowed.map((one) => [one, desk.form.choices[one] ?? one] as const));
  if (field.kind === "language") return select(desk, path, field, () => desk.form.keys.map((one) => [one, desk.form.languages[one]?.name ?? one] as const));
  if (field.kind === "part") return part(desk, path, field);
  return line(desk, path, field);
}

/** The fields of a part within a frame. */
function part(desk: Desk, path: Path, field: Field): HTMLElement {
  if (field.part === "statement") return statement(desk, path, field);
  const box = desk.places.register(path, field.label, []);
  return make("fieldset", { class: "cg-field cg-part" }, make("legend", {}, ...labelled(desk, field)), helpOf(desk, field), box, ...fields(desk, path, field.part));
}

/** A text with the places that it rests on: the text goes by the name of what it states. */
function statement(desk: Desk, path: Path, field: Field): HTMLElement {
  const inner = desk.form.parts[field.part]?.fields ?? [];
  return make("div", { class: "cg-statement" }, ...inner.map((one) =>
    any(desk, [...path, one.name], one.kind === "text" ? named(one, field) : one, field.part)));
}

/** A text that goes by the name of the statement that it is in. */
export function named(text: Field, holder: Field): Field {
  const { label, help, example } = holder;
  return { ...text, label, help, example, required: text.required && holder.required };
}

/** All fields of a part. */
export function fields(desk: Desk, path: Path, slug: string, only: (field: Field) => boolean = () => true): HTMLElement[] {
  const made = (desk.form.parts[slug]?.fields ?? []).filter(only).map((field) => any(desk, [...path, field.name], field, slug));
  return made.filter((one): one is HTMLElement => one !== null);
}

/** Ticks for things that the record names elsewhere. */
function ticks(desk: Desk, path: Path, field: Field, all: () => readonly Option[]): HTMLElement {
  const help = helpOf(desk, field);
  const node = desk.draft.at(path);
  const on = node?.kind === "list" ? node.members.map((one) => (one.kind === "scalar" ? one.value : "")) : [];
  const strange = on.filter((id) => id && !all().some(([one]) => one === id)).map((id) => [id, id] as const);
  const controls = [...all(), ...strange].map(([id, label]) => {
    const input = make("input", { type: "checkbox", "data-path": key(path) });
    input.checked = on.includes(id);
    input.addEventListener("change", () => {
      const now = desk.draft.at(path);
      const at = now?.kind === "list" ? now.members.findIndex((one) => one.kind === "scalar" && one.value === id) : -1;
      if (input.checked && at < 0) desk.change([...path, desk.draft.size(path)], id);
      else if (!input.checked && at >= 0) desk.change([...path, at], null);
    });
    return [input, make("li", {}, make("label", {}, input, make("span", {}, label)))] as const;
  });
  const box = desk.places.register(path, field.label, controls.map(([input]) => input));
  const shown = controls.length ? make("ul", { class: "cg-pick" }, ...controls.map(([, member]) => member)) : make("p", { class: "cg-soft" }, desk.t("none"));
  return make("fieldset", { class: "cg-field" }, make("legend", {}, field.label), help, shown, box);
}

/** A list whose members are parts, texts or lines. */
function list(desk: Desk, path: Path, field: Field): HTMLElement {
  const { t, draft } = desk;
  const help = helpOf(desk, field);
  const size = draft.size(path);
  // Statements go by what they state.
  const one = (field.part !== "statement" && desk.form.parts[field.part]?.label) || field.label;
  const members = Array.from({ length: size }, (_, at) => {
    const name = t("member", { label: one, n: at + 1 });
    const own = [...path, at];
    const plain = { ...field, many: false, required: false, help: "", example: at ? "" : field.example, label: name };
    const words = fieldAt(desk.form, [...path, "text"])?.label ?? "";
    const inner = field.kind === "part"
      ? [desk.places.register(own, name, []), ...(field.part === "statement" ? [statement(desk, own, { ...plain, label: words, required: true })] : fields(desk, own, field.part))]
      : [field.kind === "text" ? text(desk, own, plain) : line(desk, own, plain)];
    const button = (act: string, off: boolean, run: () => void): HTMLElement => {
      const made = make("button", { type: "button", class: "cg-plain-button", disabled: off, "data-path": `${key(own)}!${act}` }, t(act), unseen(name));
      made.addEventListener("click", run);
      return made;
    };
    const acts = make("p", { class: "cg-member__acts" },
      ...(size > 1 ? [
        button("up", at === 0, () => desk.rebuild(() => draft.swap(path, at - 1), [...path, at - 1], t("moved", { name }))),
        button("down", at === size - 1, () => desk.rebuild(() => draft.swap(path, at), [...path, at + 1], t("moved", { name }))),
      ] : []),
      button("remove", false, () => desk.rebuild(() => draft.remove(own), size > 1 ? [...path, Math.max(0, at - 1)] : path, t("removed", { name }))));
    return make("li", { class: field.part === "locator" ? "cg-member cg-row" : "cg-member", "data-path": key(own), tabindex: -1 }, make("div", { class: "cg-member__head" }, make("h3", {}, name), acts), ...inner);
  });
  const add = make("button", { type: "button", class: "cg-button", "data-path": key(path) }, t("add", { label: one }));
  add.addEventListener("click", () => {
    const at = draft.size(path);
    desk.rebuild(() => draft.set([...path, at], begun(desk, path, field)), [...path, at], t("added", { name: t("member", { label: one, n: at + 1 }) }));
  });
  const box = desk.places.register(path, field.label, [add]);
  return make("fieldset", { class: "cg-field cg-list" }, make("legend", {}, ...labelled(desk, field)), help, box, make("ol", { class: "cg-members" }, ...members), add);
}

/** What a new member begins with: an id that is free, or the only source that there is. */
function begun(desk: Desk, path: Path, field: Field): Value {
  if (field.kind !== "part") return field.kind === "text" ? {} : "";
  if (field.part === "source" || field.part === "figure") {
    const taken = new Set(Array.from({ length: desk.draft.size(path) }, (_, at) => desk.draft.said([...path, at, "id"])));
    let n = desk.draft.size(path) + 1;
    while (taken.has(`${field.part}-${n}`)) n++;
    return { id: `${field.part}-${n}` };
  }
  if (field.part === "locator" && desk.draft.size(["sources"]) === 1) {
    const source = desk.draft.said(["sources", 0, "id"]);
    if (source) return { source };
  }
  return {};
}
