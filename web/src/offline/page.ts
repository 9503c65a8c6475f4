// The page about reading offline: which pages this browser keeps, and what to do with them.
import { fill, make, type Words } from "../page";
import { ask, root } from "./line";
import type { KeptPage } from "./said";

// A page of this site that was asked for and is not kept.
const WANTED = /^[a-z0-9-]+(?:\/[a-z0-9-]+)*\/$/;

/** Draw what is kept into a place, and the page that could not be had above it. */
export async function show(place: HTMLElement, t: Words): Promise<void> {
  const [status, lists] = [make("p", { role: "status" }), make("div")];
  const wanted = new URLSearchParams(location.search).get("page") ?? "";
  const act = (label: string, named: string, done: () => Promise<void>): HTMLElement => {
    const button = make("button", { type: "button", class: "cg-button cg-button--small", "aria-label": named }, label);
    button.addEventListener("click", () => void done());
    return button;
  };
  const line = (one: KeptPage): HTMLElement => make("li", {},
    make("a", { href: root + one.address }, one.title || one.address),
    act(t("offline.forget"), t("offline.forget.named", { title: one.title }), async () => {
      draw(await ask("forget", [one.address]));
      status.textContent = t("offline.forgotten", { title: one.title });
      status.focus();
    }));
  const list = (label: string, pages: readonly KeptPage[]): readonly HTMLElement[] =>
    (pages.length ? [make("h3", {}, t(label, { n: pages.length })), make("ul", { class: "cg-kept" }, ...pages.map(line))] : []);
  const draw = (pages: readonly KeptPage[] | null): void => {
    const known = pages ?? [];
    fill(lists,
      ...list("offline.chosen", known.filter((one) => one.chosen)), ...list("offline.visited", known.filter((one) => !one.chosen)),
      known.length
        ? make("p", {}, act(t("offline.clear"), t("offline.clear"), async () => {
            draw(await ask("clear"));
            status.textContent = t("offline.cleared");
            status.focus();
          }))
        : make("p", { class: "cg-soft" }, t("offline.none")));
  };
  status.tabIndex = -1;
  draw(await ask("list"));
  const missed = WANTED.test(wanted)
    ? make("div", { class: "cg-note", role: "note" }, make("p", {}, t("offline.lost")), make("p", {}, make("a", { href: root + wanted }, t("offline.again"))))
    : null;
  if (missed) document.getElementById("cg-lost")?.append(missed);
  fill(place, status, lists);
}
