// Concepts of a vocabulary, found by any word for them and told apart by their definitions.
import { fill, make } from "../page";
import type { Path } from "../record/findings";
import { fold } from "../record/ratio";
import type { WorldConcept } from "../record/world";
import { key, unseen, type Desk } from "./desk";
import { helpOf, labelled, select } from "./inputs";
import type { Field } from "./shape";

// A vocabulary of up to so many concepts is shown whole; of a larger one, so many that fit what was typed.
const FEW = 12;
const SHOWN = 24;

let made = 0;

/** The concepts that fit a query, those whose label begins with it first. */
export function fitting(concepts: readonly WorldConcept[], query: string): WorldConcept[] {
  const wanted = fold(query);
  const ranked: [number, WorldConcept][] = [];
  for (const concept of concepts) {
    const [id, label, definition, , words] = concept;
    const name = fold(label);
    const rank = name.startsWith(wanted) || id === wanted ? 0
      : name.includes(wanted) ? 1
      : words.some((word) => fold(word).includes(wanted)) ? 2
      : fold(definition).includes(wanted) ? 3 : 4;
    if (rank < 4) ranked.push([rank, concept]);
  }
  return ranked.sort(([one], [other]) => one - other).map(([, concept]) => concept);
}

/** The label of a concept with those of the broader ones, the broadest first. */
export function trail(concepts: readonly WorldConcept[], concept: WorldConcept): string[] {
  const names = [concept[1]];
  for (let at = concept[3], left = 9; at >= 0 && left; at = concepts[at]?.[3] ?? -1, left--) names.unshift(concepts[at]?.[1] ?? "");
  return names;
}

/** The control for concepts: one of a few is chosen from a list, others are found and ticked. */
export function picker(desk: Desk, path: Path, field: Field): HTMLElement {
  const concepts = desk.form.schemes[field.scheme]?.concepts ?? [];
  return field.many || concepts.length > FEW ? finder(desk, path, field, concepts) : chooser(desk, path, field, concepts);
}

/** One of a few concepts, with the definition of the chosen one. */
function chooser(desk: Desk, path: Path, field: Field, concepts: readonly WorldConcept[]): HTMLElement {
  const meaning = make("p", { class: "cg-soft cg-field__help", role: "status" });
  const tell = (): void => {
    const now = desk.draft.said(path) || field.default;
    meaning.textContent = concepts.find(([id]) => id === now)?.[2] ?? "";
  };
  const whole = select(desk, path, field, () => concepts.map(([id, label]) => [id, label] as const));
  whole.querySelector("select")!.addEventListener("change", tell);
  whole.querySelector("select")!.after(meaning);
  tell();
  return whole;
}

/** Ticks, or dots where only one may be chosen, with a box to find among many. */
function finder(desk: Desk, path: Path, field: Field, concepts: readonly WorldConcept[]): HTMLElement {
  const { t } = desk;
  const help = helpOf(desk, field);
  const group = `cg-pick-${made++}`;
  const list = make("ul", { class: "cg-pick" });
  const chips = make("p", { class: "cg-picked" });
  const status = make("p", { class: "cg-soft cg-pick__status", role: "status" });
  const large = concepts.length > FEW;
  const find = large ? make("input", { type: "search", "data-path": key(path), "aria-label": t("pick.find", { label: field.label }), placeholder: t("pick.hint"), autocomplete: "off", autocapitalize: "off" }) : null;

  const chosen = (): string[] => {
    const node = desk.draft.at(path);
    if (node?.kind === "scalar") return node.value ? [node.value] : [];
    return node?.kind === "list" ? node.members.map((one) => (one.kind === "scalar" ? one.value : "")) : [];
  };
  const named = (id: string): string => {
    const concept = concepts.find(([one]) => one === id);
    return concept ? concept[1] : t("pick.unknown", { id });
  };
  const choose = (id: string, on: boolean): void => {
    if (!field.many) desk.change(path, on ? id : null);
    else if (on) desk.change([...path, chosen().length], id);
    else {
      const at = chosen().indexOf(id);
      if (at >= 0) desk.change([...path, at], null);
    }
    desk.touched(path);
    told();
  };
  const told = (): void => {
    if (!large) return;
    const all = chosen();
    fill(chips, make("span", { class: "cg-label" }, t("pick.chosen")), ...(all.length ? all.map((id) => {
      const name = named(id);
      const drop = make("button", { type: "button", class: "cg-chip" }, name, make("span", { "aria-hidden": "true" }, " ×"), unseen(t("pick.drop")));
      drop.addEventListener("click", () => {
        choose(id, false);
        drawn();
        find?.focus();
      });
      return drop;
    }) : [make("span", { class: "cg-soft" }, t("pick.nothing"))]));
  };
  const option = (concept: WorldConcept, on: readonly string[]): HTMLElement => {
    const [id, , definition] = concept;
    const names = trail(concepts, concept);
    const input = make("input", { type: field.many ? "checkbox" : "radio", name: group, value: id, "data-path": large ? null : key(path) });
    input.checked = on.includes(id);
    input.addEventListener("change", () => choose(id, input.checked));
    const above = names.slice(0, -1);
    return make("li", {}, make("label", {}, input, make("span", {},
      make("b", {}, names[names.length - 1]!), above.length ? make("span", { class: "cg-soft" }, ` · ${above.join(" · ")}`) : null,
      definition ? make("span", { class: "cg-pick__definition" }, definition) : null)));
  };
  const drawn = (): void => {
    const on = chosen();
    const query = find?.value ?? "";
    const found = !large || query.trim() ? fitting(concepts, query) : [];
    const shown = large ? found.slice(0, SHOWN) : found;
    fill(list, ...shown.map((concept) => option(concept, on)));
    list.hidden = !shown.length;
    status.textContent = !large || !query.trim() ? "" : !found.length ? t("pick.none")
      : found.length > shown.length ? t("pick.more", { n: found.length, shown: shown.length }) : t("pick.found", { n: found.length });
  };
  find?.addEventListener("input", (event) => {
    if (!(event as { isComposing?: boolean }).isComposing) drawn();
  });
  find?.addEventListener("compositionend", drawn);
  // Enter would do nothing that anybody expects; it goes on to what was found.
  find?.addEventListener("keydown", (event) => {
    if ((event.key === "Enter" || event.key === "ArrowDown") && !event.isComposing) {
      event.preventDefault();
      list.querySelector<HTMLInputElement>("input")?.focus();
    }
  });
  drawn();
  told();
  const first = find ?? list.querySelector<HTMLInputElement>("input");
  const box = desk.places.register(path, field.label, first ? [first] : []);
  first?.setAttribute("aria-describedby", `${help.id} ${box.id}`);
  const whole = make("fieldset", { class: "cg-field" }, make("legend", {}, ...labelled(desk, field)), help, large ? chips : null, find, large ? status : null, list, box);
  whole.addEventListener("focusout", (event) => {
    if (!whole.contains(event.relatedTarget as Node | null)) desk.touched(path);
  });
  return whole;
}
