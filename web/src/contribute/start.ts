// Where one begins: a new record, a case to improve, a file, or a draft that was left.
import { fill, make, type Words } from "../page";
import { unseen } from "./desk";
import type { Drafts, Kept } from "./drafts";
import { fitting } from "./picker";
import type { Form } from "./shape";

interface Beginning {
  readonly form: Form;
  readonly drafts: Drafts;
  readonly t: Words;
  readonly time: (at: number) => string;
  blank(): void;
  improve(id: string): void;
  file(file: File): void;
  draft(kept: Kept): void;
  say(text: string): void;
}

const SHOWN = 8;

/** The page before anything is written. */
export function start(of: Beginning): HTMLElement[] {
  return [left(of), fresh(of), known(of), opened(of)].filter((one): one is HTMLElement => one !== null);
}

function fresh({ t, blank }: Beginning): HTMLElement {
  const button = make("button", { type: "button", class: "cg-button cg-button--main" }, t("new"));
  button.addEventListener("click", blank);
  return make("section", {}, make("h2", {}, t("new")), make("p", {}, t("new.text")), make("p", {}, button));
}

function known(of: Beginning): HTMLElement {
  const { t, form } = of;
  const find = make("input", { id: "cg-improve", type: "search", autocomplete: "off", autocapitalize: "off" });
  const list = make("ul", { class: "cg-drafts" });
  const cases = form.cases.filter(([, , status]) => status !== "retired").map(([id, title]) => [id, title, "", -1, []] as const);
  const draw = (): void => {
    fill(list, ...fitting(cases, find.value).slice(0, SHOWN).map(([id, title]) => {
      const link = make("a", { href: `?case=${id}` }, title);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        of.improve(id);
      });
      return make("li", {}, link);
    }));
  };
  find.addEventListener("input", draw);
  draw();
  return make("section", {}, make("h2", {}, t("improve")), make("p", { class: "cg-field" }, make("label", { for: find.id }, t("improve.find")), find), list);
}

function opened({ t, file }: Beginning): HTMLElement {
  const input = make("input", { id: "cg-file", type: "file", accept: ".yml,.yaml,text/yaml,application/yaml" });
  input.addEventListener("change", () => {
    const chosen = input.files?.[0];
    if (chosen) file(chosen);
    input.value = "";
  });
  return make("section", {}, make("h2", {}, t("file")), make("p", { class: "cg-field" }, make("label", { for: input.id }, t("file.text")), input));
}

/** The drafts that were left on this device; each is deleted only when asked twice. */
function left(of: Beginning): HTMLElement | null {
  const { t, drafts, time } = of;
  const all = drafts.all();
  if (!all.length) return null;
  const list = make("ul", { class: "cg-drafts" });
  const section = make("section", {}, make("h2", {}, t("drafts")), list);
  for (const kept of all) {
    const title = kept.title || t("draft.untitled");
    const open = make("a", { href: `?draft=${kept.key}` }, title);
    open.addEventListener("click", (event) => {
      event.preventDefault();
      of.draft(kept);
    });
    const act = (label: string, run: () => void): HTMLElement => {
      const button = make("button", { type: "button", class: "cg-plain-button" }, label, unseen(title));
      button.addEventListener("click", run);
      return button;
    };
    const acts = make("span", { class: "cg-drafts__acts" });
    const once = (): void => {
      const drop = act(t("draft.delete"), () => {
        fill(acts, make("span", { class: "cg-limit" }, t("draft.sure", { title })), " ", act(t("draft.yes"), gone), " ", act(t("draft.no"), () => {
          once();
          acts.querySelector("button")?.focus();
        }));
        acts.querySelector("button")?.focus();
      });
      fill(acts, drop);
    };
    const row = make("li", {}, open, " ", make("span", { class: "cg-soft" }, t("draft.saved", { time: time(kept.saved) })), " ", acts);
    const gone = (): void => {
      drafts.remove(kept.key);
      row.remove();
      if (!list.children.length) section.remove();
      of.say(t("draft.deleted"));
    };
    once();
    list.append(row);
  }
  return section;
}
