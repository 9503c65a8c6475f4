// How much of what others need in order to repeat the practice is told: TIDieR's twelve items.
import { make } from "../page";
import type { Node as Held } from "../record/tree";
import type { Desk } from "./desk";

/** Whether there is something in a value: a part that holds only empty ones is empty. */
export function holds(node: Held | null): boolean {
  if (!node) return false;
  if (node.kind === "scalar") return node.value.trim() !== "";
  return node.kind === "list" ? node.members.some(holds) : [...node.fields.values()].some(holds);
}

/** Of each item its name and whether the record tells of it. */
function marks(desk: Desk): [label: string, held: boolean][] {
  return desk.form.twelve.map(([label, field]) => [label, holds(desk.draft.at(field.split(".")))]);
}

/** The meter, with what is still to tell. */
export function meter(desk: Desk): HTMLElement {
  const all = marks(desk);
  const held = all.filter(([, told]) => told).length;
  const said = desk.t("meter.held", { held });
  const missing = all.filter(([, told]) => !told).map(([label]) => label);
  return make("section", { class: "cg-lacks" }, make("h2", {}, desk.t("meter")),
    make("div", { class: "cg-meter", role: "img", "aria-label": said }, ...all.map(([, told]) => make("i", { class: told ? null : "no" }))),
    make("p", {}, said), missing.length ? make("p", {}, desk.t("meter.lacks", { names: missing.join(desk.t("list")) })) : null);
}
