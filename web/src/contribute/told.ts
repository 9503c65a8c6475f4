// How findings are told in the form: by the name of the field that they are about, in words that need no YAML.
import { make } from "../page";
import type { Finding, Path } from "../record/findings";
import type { Desk } from "./desk";
import { fieldAt } from "./shape";

// A field that is not there, or is empty: to whoever fills in a form it is one and the same.
const LACKING = /^CG10[26]$/;
// What these say to do is how to write YAML, which the form does by itself.
const ABOUT_TEXT = /^CG10[1236]$/;

/** What a finding says in the form. */
const message = (desk: Desk, { code, message: said }: Finding): string => (LACKING.test(code) ? desk.t("lacking") : said);

/** What a path leads to: the members on the way where there are several, and the field. */
function label(desk: Desk, path: Path): string {
  const { form, draft, t } = desk;
  const steps = path.filter((one) => !form.keys.includes(String(one)));
  const words: string[] = [];
  steps.forEach((step, at) => {
    const field = fieldAt(form, steps.slice(0, at + 1));
    const whole = at === steps.length - 1;
    if (!field) return;
    if (typeof step === "number") {
      const part = field.part && field.part !== "statement" ? form.parts[field.part]?.label : undefined;
      if (whole || draft.size(steps.slice(0, at)) > 1) words.push(t("member", { label: part ?? field.label, n: step + 1 }));
    } else if (whole) {
      const holder = fieldAt(form, steps.slice(0, at));
      // The text of a statement goes by the name of what it states, which a list has said by then.
      if (holder?.part !== "statement") words.push(field.label);
      else if (!holder.many || !words.length) words.push(holder.label);
    }
  });
  return words.join(" · ");
}

/** A finding with the name of what it is about, in one line. */
export function named(desk: Desk, finding: Finding): string {
  const name = finding.path.length ? label(desk, finding.path) : "";
  const said = message(desk, finding);
  return name ? `${name}${desk.t("colon")}${said}` : said;
}

/** A word for how much a finding weighs. */
export function tag(desk: Desk, { severity }: Finding): HTMLElement {
  return make("span", { class: `cg-tag cg-tag--${severity}` }, desk.t(severity));
}

/** A finding with what to do about it and the page `about` its check; as the command says it where the `text` is shown. */
export function told(desk: Desk, finding: Finding, about: (code: string) => string, text: boolean): HTMLElement {
  const { code, severity, help } = finding;
  return make("p", { class: `cg-finding cg-finding--${severity}` }, tag(desk, finding), text ? finding.message : message(desk, finding),
    help && (text || !ABOUT_TEXT.test(code)) ? make("span", { class: "cg-finding__help" }, desk.t("help", { text: help })) : null, " ",
    make("a", { href: about(code), class: "cg-finding__code", target: "_blank" }, code));
}
