// How a record is cited: buttons that copy each style or save it as a file, and the day on which it is read.
import { copy } from "./copy";
import { save } from "./download";
import { make, type Words } from "./page";

const TYPES: Readonly<Record<string, string>> = { bib: "application/x-bibtex", ris: "application/x-research-info-systems", json: "application/vnd.citationstyles.csl+json" };

/** Wire the styles that the page has; without any, nothing happens. */
export function cite(t: Words): void {
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  for (const slot of document.querySelectorAll("[data-read]")) slot.textContent = `[${day}]`;
  for (const hint of document.querySelectorAll<HTMLElement>("[data-unread]")) hint.hidden = true;
  for (const style of document.querySelectorAll<HTMLElement>("[data-cite]")) style.after(acts(style, t));
}

function acts(style: HTMLElement, t: Words): HTMLElement {
  const said = make("span", { role: "status", class: "cg-soft" });
  const text = (): string => style.textContent ?? "";
  const button = (label: string, act: () => void): HTMLElement => {
    const made = make("button", { type: "button", class: "cg-button cg-button--small" }, label);
    made.addEventListener("click", act);
    return made;
  };
  const done = (good: boolean): void => {
    if (!good) getSelection()?.selectAllChildren(style);
    said.textContent = t(good ? "cite.copied" : "cite.selected");
  };
  const file = style.dataset["cite"];
  const type = TYPES[file?.split(".").pop() ?? ""];
  return make("p", { class: "cg-cite__acts" },
    button(t("cite.copy"), () => void copy(text()).then(done)),
    file && type ? button(t("cite.save", { file }), () => save(file, `${type};charset=utf-8`, text())) : null,
    said);
}
