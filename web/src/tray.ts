// The tray of chosen cases: wires the buttons that choose, and shows at the foot of the page what is chosen. On the
// page of a case it brings the buttons of its citations along.
import { Chosen, KEY, MOST } from "./chosen";
import { cite } from "./cite";
import { make, settings, to, words, type Settings } from "./page";

function start(of: Settings): void {
  const t = words(of);
  const chosen = new Chosen(() => self.localStorage);
  const status = make("p", { role: "status", class: "cg-hide" });
  const count = make("span", { class: "cg-tray-count" });
  const go = make("a", { class: "cg-tray-go" }, t("tray.compare"));
  const pack = make("a", { class: "cg-tray-pack" }, t("tray.pack"));
  const clear = make("button", { type: "button", class: "cg-tray-clear" }, t("tray.clear"));
  const hint = make("span", { class: "cg-tray-hint" });
  const bar = make("div", { class: "cg-tray-bar", role: "region", "aria-label": t("tray.label"), hidden: true }, count, hint, go, pack, clear);
  // The compare page and that of a pack show their cases themselves.
  const shows = !document.querySelector("#cg-compare, #cg-pack");

  const say = (text: string): void => void (status.textContent = text);

  function refresh(): void {
    const ids = chosen.all();
    for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-compare]")) wire(button, ids);
    const open = shows && ids.length > 0;
    bar.hidden = !open;
    count.textContent = t("tray.count", { n: ids.length });
    const ready = ids.length > 1;
    if (ready) {
      go.removeAttribute("role");
      go.removeAttribute("aria-disabled");
      go.setAttribute("href", to(of, "compare/", `?cases=${ids.join(",")}`));
    } else {
      go.removeAttribute("href");
      go.setAttribute("role", "link");
      go.setAttribute("aria-disabled", "true");
    }
    pack.setAttribute("href", to(of, "packs/new/", ids.length ? `?cases=${ids.join(",")}` : ""));
    hint.textContent = ready ? "" : t("tray.hint");
    // Nothing may lie under the bar for good, neither text nor what has the focus.
    const room = open ? `${bar.offsetHeight}px` : "";
    document.body.style.paddingBottom = room;
    document.documentElement.style.scrollPaddingBottom = room;
  }

  function wire(button: HTMLButtonElement, ids: readonly string[]): void {
    const pressed = ids.includes(button.dataset["compare"] ?? "");
    const label = t(pressed ? "tray.added" : "tray.add");
    if (button.textContent !== label) button.textContent = label;
    button.setAttribute("aria-pressed", String(pressed));
    const title = button.dataset["title"];
    if (title) button.setAttribute("aria-label", t("tray.named", { label, title }));
    button.hidden = false;
  }

  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("button[data-compare]");
    if (!button) return;
    const what = chosen.toggle(button.dataset["compare"] ?? "");
    refresh();
    say(t(`tray.said_${what}`, { n: chosen.all().length, most: MOST }));
    if (what === "full") hint.textContent = t("tray.said_full", { most: MOST });
  });
  clear.addEventListener("click", () => {
    chosen.replace([]);
    refresh();
    say(t("tray.said_cleared"));
    // The button is gone with the bar: go on from the content.
    document.getElementById("content")?.focus({ preventScroll: true });
  });
  self.addEventListener("storage", (event) => {
    if (event.key === KEY || event.key === null) refresh();
  });
  // A page that comes back from the browser's memory may be out of date.
  self.addEventListener("pageshow", refresh);
  self.addEventListener("resize", refresh);
  document.body.append(make("div", { id: "cg-tray" }, status, bar));
  refresh();
  cite(t);

  // Results are drawn anew while browsing: their buttons are wired as they come.
  let waiting = false;
  new MutationObserver((changes) => {
    if (waiting || !changes.some((change) => hasButton(change.addedNodes))) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      refresh();
    });
  }).observe(document.body, { childList: true, subtree: true });
}

function hasButton(nodes: NodeList): boolean {
  for (const node of nodes) {
    if (node instanceof Element && (node.matches("[data-compare]") || node.querySelector("[data-compare]"))) return true;
  }
  return false;
}

const given = settings<Settings>();
if (given) start(given);
