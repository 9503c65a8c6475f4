// The record as text: what is changed here and what is changed in the form is one and the same.
import { fill, make } from "../page";
import { tooBig } from "../record/load";
import type { Finding } from "../record/findings";
import type { Desk } from "./desk";
import { MOST_KB } from "./record";

export interface Pane {
  readonly element: HTMLElement;
  /** Say what is found, each with its line. */
  show(findings: readonly Finding[]): void;
}

/** The pane; `take` gets the whole text whenever it has changed. */
export function pane(desk: Desk, render: (finding: Finding) => HTMLElement, take: (text: string) => void): Pane {
  const { t, draft } = desk;
  const area = make("textarea", { id: "cg-yaml", class: "cg-yaml", spellcheck: "false", autocapitalize: "off", autocomplete: "off", rows: 28, "aria-describedby": "cg-yaml-hint", wrap: "off" });
  area.value = draft.text;
  let before = area.value;
  const changed = (): void => {
    if (tooBig(area.value)) {
      area.value = before;
      desk.say(t("big.record", { most: MOST_KB }));
      return;
    }
    before = area.value;
    take(area.value);
  };
  area.addEventListener("input", (event) => {
    if (!(event as { isComposing?: boolean }).isComposing) changed();
  });
  area.addEventListener("compositionend", changed);
  const found = make("div", { class: "cg-yaml__found" });
  const element = make("section", {}, make("h2", {}, make("label", { for: area.id }, t("yaml.label"))), make("p", { class: "cg-soft", id: "cg-yaml-hint" }, t("yaml.hint")), area, found);
  const show = (findings: readonly Finding[]): void => {
    fill(found, ...findings.map((one) => {
      const place = one.place;
      const go = place && make("button", { type: "button", class: "cg-plain-button" }, t("findings.line", { line: place.line }));
      go?.addEventListener("click", () => {
        const lines = area.value.split("\n");
        const start = lines.slice(0, place!.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
        area.focus();
        area.setSelectionRange(start, start + (lines[place!.line - 1]?.length ?? 0));
      });
      const made = render(one);
      if (go) made.prepend(go, " ");
      return made;
    }));
  };
  return { element, show };
}
