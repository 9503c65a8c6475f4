// The last two views: the ways of handing a record over, in order, and what happens then.
import { copy } from "../copy";
import { save } from "../download";
import { make } from "../page";
import { isPrivate, type Finding } from "../record/findings";
import type { Desk } from "./desk";
import { edited, begun, fileName, FORGES, letter, prefilled } from "./ways";

interface Handing {
  readonly desk: Desk;
  /** The id of the case that is being improved; empty for a new one. */
  readonly of: string;
  /** The text as it goes into a file, with the line ends that it came with. */
  readonly text: string;
  readonly title: string;
  readonly findings: readonly Finding[];
  readonly summary: HTMLElement;
  done(): void;
}

/** The ways of handing the record over. */
export function ways(handing: Handing): HTMLElement[] {
  const { desk, of, text, findings, done } = handing;
  const { t } = desk;
  const { repository, maintainers } = desk.form.settings;
  const name = of ? `${of}.yml` : fileName(desk.draft.said(["id"]));
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const exposes = findings.some(isPrivate);

  const button = (label: string, act: () => void, main = false): HTMLElement => {
    const made = make("button", { type: "button", class: main ? "cg-button cg-button--main" : "cg-button" }, label);
    made.addEventListener("click", act);
    return made;
  };
  const link = (label: string, address: string, main = false): HTMLElement => {
    const made = make("a", { href: address, class: main ? "cg-button cg-button--main" : "cg-button", target: "_blank", rel: "noopener noreferrer" }, label);
    return made;
  };
  const download = (): HTMLElement => button(t("hand.download", { name }), () => save(name, "application/yaml", text), !repository);
  const copying = (): HTMLElement => {
    const said = make("span", { role: "status", class: "cg-soft" });
    return make("span", {}, button(t("hand.copy"), () => void copy(text).then((good) => {
      said.textContent = t(good ? "hand.copied" : "hand.copy.failed");
    })), " ", said);
  };

  const viaRepository = (): HTMLElement | null => {
    if (!repository) return null;
    const forge = FORGES[repository.forge];
    const filled = of ? null : prefilled(repository, name, text);
    const account = make("div", { class: "cg-soft" }, make("p", {}, t("hand.repository.account", { forge })), make("p", {}, t("hand.public")));
    const head = make("h3", {}, t("hand.repository", { forge }));
    if (filled) return make("section", {}, head, make("p", {}, t("hand.prefilled.text")), make("p", {}, link(t("hand.prefilled"), filled, true)), account);
    const open = of ? link(t("hand.open.edit", { forge }), edited(repository, of)) : link(t("hand.open.new", { forge }), begun(repository, name));
    return make("section", {}, head, make("p", {}, t(of ? "hand.edit.text" : "hand.long")), make("ol", { class: "cg-hand__steps" }, make("li", {}, copying()), make("li", {}, open)), account);
  };
  const viaFile = make("section", {}, make("h3", {}, t("hand.file")), make("p", {}, download()),
    repository
      ? make("ol", { class: "cg-hand__steps" }, ...[1, 2, 3].map((n) => make("li", {}, t(`hand.steps.${repository.forge}.${n}`))))
      : make("p", {}, t("hand.steps.none")));
  const viaMail = make("section", {}, make("h3", {}, t("hand.mail")), ...(maintainers
    ? [make("p", {}, t("hand.mail.text")), make("p", {}, make("a", { class: "cg-button", href: letter(maintainers, t("hand.mail.subject", { title: handing.title }), t("hand.mail.body", { name })) }, t("hand.mail.open", { mail: maintainers })))]
    : [make("p", {}, t("hand.mail.none"))]));

  return [
    make("h2", {}, t("hand.title")),
    make("p", {}, t("hand.stand")),
    exposes ? make("p", { class: "cg-note cg-note--harm", role: "note" }, t("hand.persons")) : null,
    errors ? make("p", { class: "cg-note", role: "note" }, t("hand.errors", { n: errors })) : null,
    handing.summary,
    viaRepository(),
    viaFile,
    viaMail,
    make("p", { class: "cg-hand__done" }, button(t("hand.done"), done, true)),
  ].filter((one): one is HTMLElement => one !== null);
}

/** What happens after the record has left this page, as far as the library says. */
export function last(desk: Desk, back: () => void): HTMLElement[] {
  const { t } = desk;
  const again = make("button", { type: "button", class: "cg-button" }, t("last.back"));
  again.addEventListener("click", back);
  return [
    make("h2", { tabindex: -1 }, t("last.title")),
    make("p", { class: "cg-stand" }, t("last.stand")),
    make("h3", {}, t("last.next")),
    make("ol", {}, ...[1, 2, 3].map((n) => make("li", {}, t(`last.next.${n}`)))),
    make("h3", {}, t("last.time")),
    make("p", {}, desk.form.settings.review || t("last.time.none")),
    make("p", {}, t("last.keep")),
    make("p", {}, again),
  ];
}
