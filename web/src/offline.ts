// Reading without a line: brings the worker, and wires the buttons that keep a page, or all that are chosen.
import { Chosen } from "./chosen";
import { begin, ask, container, root } from "./offline/line";
import { show } from "./offline/page";
import { CASE, type Answer } from "./offline/said";
import { make, settings, words, type Settings, type Words } from "./page";

// The script's own element says what is written on buttons: it is on every page, with other settings or none.
const { t: given = "{}" } = document.currentScript?.dataset ?? {};
const address = location.href.split(/[?#]/)[0]!.replace(/index\.html$/, "").slice(root.length);
const edition = address.split("/")[0]!;
// On the page about reading offline.
const place = document.getElementById("cg-offline");

/** Show whether this page is kept, and let readers say whether it is to be. */
function wire(button: HTMLButtonElement, t: Words, first: Answer): void {
  const status = make("span", { role: "status", class: "cg-soft" });
  const draw = (kept: boolean): void => {
    button.textContent = t(kept ? "keep.kept" : "keep.keep");
    button.setAttribute("aria-pressed", String(kept));
  };
  button.addEventListener("click", () => {
    const keep = button.getAttribute("aria-pressed") !== "true";
    button.disabled = true;
    void ask(keep ? "keep" : "forget", [address]).then((answer) => {
      button.disabled = false;
      button.focus();
      if (answer) draw(keep);
      status.textContent = answer ? "" : t("keep.failed");
    });
  });
  draw(has(first));
  button.classList.remove("cg-room");
  button.after(status);
}

const has = (kept: Answer): boolean => (kept ?? []).some((one) => one.address === address && one.chosen);

/** A button in the bar of chosen cases, which keeps them all. */
function wireTray(bar: HTMLElement, t: Words): void {
  const button = make("button", { type: "button", class: "cg-tray-clear" }, t("keep.keep"));
  const status = make("span", { role: "status", class: "cg-tray-hint" });
  button.addEventListener("click", () => {
    const pages = new Chosen(() => self.localStorage).all().map((id) => `${edition}/cases/${id}/`);
    button.disabled = true;
    void ask("keep", pages).then((answer) => {
      button.disabled = false;
      status.textContent = answer ? t("keep.told", { n: pages.length }) : t("keep.failed");
    });
  });
  bar.append(button, status);
}

/** Say that nothing can be kept here, where a page is about that; elsewhere nothing is shown that could. */
function none(): void {
  if (place && !place.firstChild) place.append(make("p", { class: "cg-note", role: "note" }, place.dataset["none"] ?? ""));
}

async function start(t: Words): Promise<void> {
  await begin();
  const [button, bar] = [document.querySelector<HTMLButtonElement>("button[data-keep]"), document.querySelector<HTMLElement>(".cg-tray-bar")];
  const own = place && settings<Settings>();
  if (own) await show(place, words(own));
  if (bar) wireTray(bar, t);
  const kept = CASE.test(address) ? await ask("see", [address]) : null;
  if (button) wire(button, t, kept);
}

// What is read comes first.
if (container) {
  const t = words({ t: JSON.parse(given) as Record<string, string>, root, edition });
  const begun = (): void => void start(t).catch(none);
  if (document.readyState === "complete") begun();
  else self.addEventListener("load", begun);
} else none();
