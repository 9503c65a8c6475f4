// The controls of single values: texts by language, lines, numbers, dates, choices, ticks, references.
import { fill, make } from "../page";
import type { Path } from "../record/findings";
import { NUMBER } from "../record/typed";
import { length } from "../record/safe";
import { key, type Desk } from "./desk";
import { cleaned } from "./record";
import type { Field } from "./shape";
import type { Value } from "./write";

type Control = HTMLInputElement | HTMLTextAreaElement;

// From so many characters on, a pasted text is not even tried.
const LONG = 3;

let made = 0;
const fresh = (): string => `cg-c${made++}`;

/** The label of a field, with a word where it has to be filled in. */
export function labelled(desk: Desk, field: Field, label = field.label): (Node | string)[] {
  return field.required ? [label, " ", make("span", { class: "cg-soft cg-required" }, desk.t("required"))] : [label];
}

/** What a field is for, and an example. */
export function helpOf(desk: Desk, field: Field): HTMLElement {
  const example = field.example ? make("span", { class: "cg-example" }, desk.t("example", { text: field.example })) : null;
  return make("p", { class: "cg-soft cg-field__help", id: fresh() }, field.help, example);
}

/** Let what is typed reach the record: at once, but never in the middle of a composition. */
function typed(desk: Desk, control: Control, path: Path, most: number, valueOf: (text: string) => Value | null, touch: Path): void {
  let before = control.value;
  const take = (): void => {
    const text = cleaned(control.value);
    if (text !== control.value) {
      const at = control.selectionStart;
      control.value = text;
      if (at !== null && control.type !== "checkbox") control.setSelectionRange(Math.min(at, text.length), Math.min(at, text.length));
      desk.say(desk.t("cleaned"));
    }
    if (text.length > most * LONG) {
      control.value = before;
      desk.say(desk.t("big.field", { n: length(text), most }));
      return;
    }
    if (!desk.change(path, valueOf(text))) {
      control.value = before;
      return;
    }
    before = text;
    if (control instanceof HTMLTextAreaElement) grow(control);
  };
  control.addEventListener("input", (event) => {
    if (!(event as { isComposing?: boolean }).isComposing) take();
  });
  control.addEventListener("compositionend", take);
  control.addEventListener("blur", () => desk.touched(touch));
}

function grow(area: HTMLTextAreaElement): void {
  area.style.height = "auto";
  if (area.scrollHeight) area.style.height = `${Math.min(area.scrollHeight + 2, 480)}px`;
}

/** A text as a record holds it: no white space around it or at the ends of its lines. */
const tidy = (text: string): string => text.replace(/[ \t\u3000]+$/gm, "").trim();

const PROSE = 1000;

/** A text in the languages that are shown. */
export function text(desk: Desk, path: Path, field: Field): HTMLElement {
  // What is derived from another language is shown where somebody has written it all the same.
  const languages = desk.languages().filter((one, at) => !at || desk.form.written.includes(one) || desk.draft.at([...path, one]));
  const help = helpOf(desk, field);
  const long = field.most >= PROSE || field.name === "summary";
  const controls = languages.map((language) => {
    const at = [...path, language];
    const shared = { id: fresh(), lang: desk.form.languages[language]?.tag ?? language, "data-path": key(at), "aria-describedby": help.id };
    const control: Control = long ? make("textarea", { ...shared, rows: field.most >= PROSE ? 3 : 2 }) : make("input", { ...shared, type: "text" });
    control.value = desk.draft.said(at);
    typed(desk, control, at, field.most, (said) => tidy(said) || null, path);
    if (control instanceof HTMLTextAreaElement) requestAnimationFrame(() => grow(control));
    return control;
  });
  const box = desk.places.register(path, field.label, controls);
  if (controls.length === 1) {
    return make("div", { class: "cg-field" }, make("label", { for: controls[0]!.id }, ...labelled(desk, field)), help, controls[0]!, box);
  }
  const sides = controls.map((control, at) =>
    make("div", {}, make("label", { for: control.id, class: "cg-soft" }, desk.form.languages[languages[at]!]?.name ?? languages[at]!), control));
  return make("fieldset", { class: "cg-field" }, make("legend", {}, ...labelled(desk, field)), help, make("div", { class: "cg-sides" }, ...sides), box);
}

const MODES: Readonly<Record<string, string>> = { number: "decimal", count: "numeric", address: "url" };

/** A value on one line: a number, a date, an address, an id, a name. */
export function line(desk: Desk, path: Path, field: Field, label = field.label): HTMLElement {
  const help = helpOf(desk, field);
  const control = make("input", {
    id: fresh(), type: "text", "data-path": key(path), "aria-describedby": help.id, inputmode: MODES[field.kind] ?? null,
    autocapitalize: "off", autocomplete: "off", spellcheck: "false", class: field.kind === "address" || field.kind === "line" ? null : "cg-narrow",
  });
  control.value = desk.draft.said(path);
  const bare = field.kind === "number" || field.kind === "count";
  typed(desk, control, path, 500, (said) => {
    const value = said.trim();
    // An emptied member of a list stays in its place; it is taken away by its own button.
    if (!value) return typeof path[path.length - 1] === "number" ? "" : null;
    return bare && NUMBER.test(value) ? { bare: value } : value;
  }, path);
  const box = desk.places.register(path, label, [control]);
  return make("div", { class: "cg-field" }, make("label", { for: control.id }, ...labelled(desk, field, label)), help, control, box);
}

/** One of a few values, which are made anew whenever the list is opened. */
export function select(desk: Desk, path: Path, field: Field, options: () => readonly (readonly [value: string, label: string])[]): HTMLElement {
  const help = helpOf(desk, field);
  const control = make("select", { id: fresh(), "data-path": key(path), "aria-describedby": help.id });
  const offer = (): void => {
    const now = desk.draft.said(path);
    const all = options();
    const strange = now && !all.some(([value]) => value === now) ? [[now, now] as const] : [];
    const empty = field.default ? options().find(([value]) => value === field.default)?.[1] ?? "" : "";
    fill(control, ...[["", empty] as const, ...all.filter(([value]) => value !== field.default || value === now), ...strange].map(([value, label]) => make("option", { value }, label)));
    control.value = now;
  };
  offer();
  control.addEventListener("focus", offer);
  control.addEventListener("change", () => desk.change(path, control.value || null));
  control.addEventListener("blur", () => desk.touched(path));
  const box = desk.places.register(path, field.label, [control]);
  return make("div", { class: "cg-field" }, make("label", { for: control.id }, ...labelled(desk, field)), help, control, box);
}

/** True or not said. */
export function tick(desk: Desk, path: Path, field: Field): HTMLElement {
  const control = make("input", { id: fresh(), type: "checkbox", "data-path": key(path) });
  control.checked = desk.draft.said(path) === "true";
  control.addEventListener("change", () => desk.change(path, control.checked ? { bare: "true" } : null));
  const box = desk.places.register(path, field.label, [control]);
  return make("div", { class: "cg-field cg-field--tick" }, make("label", {}, control, " ", field.label), box);
}
