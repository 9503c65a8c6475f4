// The compare page: reads the address, loads the cases, shows them side by side, and does what its controls say.
import { Chosen, MOST } from "./chosen";
import { copy } from "./copy";
import { csv } from "./csv";
import { delivered, script } from "./data";
import { table } from "./drawn";
import { editionsFollow, make, settings, to, words, type Settings } from "./page";
import { grid } from "./said";
import { align, arrange, groupsOf, type Case, type Group, type Row } from "./table";
import { read, toggled, write, type Read, type View } from "./view";

interface Given extends Settings {
  readonly rows: readonly Row[];
}

const NAMED = 5;

/** The case's data, from its script; null where there is none. */
async function load(of: Settings, id: string): Promise<Case | null> {
  const found = (): Case | null => {
    const all = delivered<{ compare: Record<string, Case> }>().compare ?? {};
    return Object.prototype.hasOwnProperty.call(all, id) ? all[id] ?? null : null;
  };
  // A script that fails leaves nothing behind: the case is unknown.
  if (!found()) await script(`${of.root}${of.edition}/compare/cases/${id}.js`).catch(() => undefined);
  return found();
}

function start(root: HTMLElement, of: Given): void {
  const t = words(of);
  const groupIds = new Set(groupsOf(of.rows).map(([id]) => id));
  const rowIds = new Set(of.rows.map((row) => row.id));
  const chosen = new Chosen(() => self.localStorage);
  const status = make("p", { role: "status", class: "cg-hide" });
  const place = make("div", { class: "cg-cmp-place", tabindex: -1 });
  let asked: Read = read("", groupIds, rowIds);
  let view: View = asked.view;
  let cases: readonly Case[] = [];
  let groups: readonly Group[] = [];
  let pair: [number, number] = [0, 1];
  let turn = 0;

  const link = (one: Case): string => to(of, one.address);
  const say = (text: string): void => void (status.textContent = text);

  /** Show what the address asks for. */
  async function show(query: string): Promise<void> {
    const mine = ++turn;
    asked = read(query, groupIds, rowIds);
    view = asked.view;
    root.setAttribute("aria-busy", "true");
    const loaded = await Promise.all(view.cases.map((id) => load(of, id)));
    // A later choice may have overtaken this one.
    if (mine !== turn) return;
    root.removeAttribute("aria-busy");
    const unknown = view.cases.filter((_, at) => !loaded[at]);
    const known = loaded.filter((one): one is Case => one !== null);
    const beyond = [...known.slice(MOST).map((one) => one.id), ...asked.beyond];
    cases = known.slice(0, MOST);
    view = { ...view, cases: cases.map((one) => one.id) };
    if (pair.some((at) => at >= cases.length)) pair = [0, 1];
    draw(notice(unknown, beyond));
    editionsFollow(write(view));
  }

  /** Keep a choice in the address and show it. */
  function choose(change: Partial<View>): void {
    const next = { ...view, ...change };
    const query = write(next);
    try {
      history.pushState(null, "", query || location.pathname);
    } catch {
      // Some browsers refuse this for files: the view changes, the address does not.
    }
    void show(query);
  }

  function notice(unknown: readonly string[], beyond: readonly string[]): HTMLElement | null {
    const said = ([["unknown", unknown], ["beyond", beyond], ["strange", asked.strange]] as const)
      .filter(([, list]) => list.length)
      .map(([name, list]) => make("p", {}, t(`compare.${name}`, { names: named(list), most: MOST })));
    return said.length ? make("div", { class: "cg-note cg-soft cg-cmp-notice", role: "note" }, ...said) : null;
  }

  function named(list: readonly string[]): string {
    const some = list.slice(0, NAMED).map((one) => (one.length > 40 ? `${one.slice(0, 40)}…` : one)).join(t("compare.comma"));
    return list.length > NAMED ? t("compare.more", { names: some, n: list.length - NAMED }) : some;
  }

  function draw(note: HTMLElement | null): void {
    const at = focused();
    const scroll = place.querySelector(".cg-cmp-scroll");
    const [left, top] = [scroll?.scrollLeft ?? 0, scroll?.scrollTop ?? 0];
    const lines = align(of.rows, cases);
    const shown = cases.length > 1 ? view : { ...view, diff: false };
    groups = arrange(lines, of.rows, shown, t("compare.pinned"));
    place.textContent = "";
    if (note) place.append(note);
    if (cases.length) {
      place.append(tools());
      if (cases.length === 1) place.append(make("p", { class: "cg-note" }, t("compare.one")));
      if (cases.length > 2) place.append(switcher());
      const hidden = groups.reduce((sum, group) => sum + group.hidden, 0);
      const nothing = groups.every((group) => !group.lines.length);
      if (nothing) place.append(make("p", { class: "cg-note" }, t("compare.all_same")));
      const box = make(
        "div", { class: "cg-cmp-scroll", role: "region", tabindex: 0, "aria-label": t("compare.label"), "data-n": cases.length },
        table({ cases, groups, pin: view.pin, pair, t, link }),
      );
      place.append(box);
      [box.scrollLeft, box.scrollTop] = [left, top];
      if (hidden) place.append(make("p", { class: "cg-soft cg-cmp-hidden" }, t("compare.hidden", { n: hidden })));
      if (cases.length > 1) place.append(make("p", { class: "cg-soft" }, t("compare.key")));
      place.append(make("p", { class: "cg-cmp-url" }, location.href));
    } else {
      place.append(empty());
    }
    refocus(at);
  }

  function tools(): HTMLElement {
    const button = (name: string): HTMLElement =>
      make("button", { type: "button", class: "cg-cmp-act", "data-do": name, "data-id": "" }, t(`compare.${name}`));
    const box = make("input", { type: "checkbox", "data-do": "diff", "data-id": "" });
    box.checked = view.diff;
    return make(
      "div", { class: "cg-cmp-tools", role: "group", "aria-label": t("compare.tools") },
      cases.length > 1 ? make("label", {}, box, ` ${t("compare.diff")}`) : null,
      cases.length < MOST ? make("a", { class: "cg-cmp-act", href: to(of, "browse/"), "data-do": "add", "data-id": "" }, t("compare.add")) : null,
      make("a", { class: "cg-cmp-act", href: to(of, "packs/new/", `?cases=${view.cases.join(",")}`), "data-do": "pack", "data-id": "" }, t("compare.pack")),
      button("copy"), button("csv"), button("print"),
    );
  }

  /** Which two columns a narrow screen shows. */
  function switcher(): HTMLElement {
    const select = (side: 0 | 1): HTMLElement => {
      const list = make("select", { "data-do": "pair", "data-id": String(side), "aria-label": t(side ? "compare.right" : "compare.left") });
      cases.forEach((one, at) => {
        list.append(make("option", { value: at, selected: pair[side] === at }, one.title));
      });
      return list;
    };
    return make("div", { class: "cg-cmp-pair", role: "group", "aria-label": t("compare.pair") }, select(0), select(1));
  }

  function empty(): HTMLElement {
    const kept = chosen.all();
    return make(
      "div", { class: "cg-cmp-empty" },
      make("p", {}, t("compare.none")),
      make(
        "p", { class: "cg-cmp-tools" },
        kept.length ? make("a", { class: "cg-cmp-act", href: to(of, "compare/", `?cases=${kept.join(",")}`) }, t("compare.kept", { n: kept.length })) : null,
        make("a", { class: "cg-cmp-act", href: to(of, "browse/") }, t("compare.add")),
      ),
    );
  }

  /** Which control has the focus, so that the next drawing can give it back. */
  function focused(): string | null {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || !place.contains(at)) return null;
    return at.dataset["do"] ? `[data-do="${at.dataset["do"]}"][data-id="${at.dataset["id"] ?? ""}"]` : "";
  }

  function refocus(at: string | null): void {
    if (at === null) return;
    const found = at ? place.querySelector<HTMLElement>(at) : null;
    (found ?? place.querySelector<HTMLElement>(".cg-cmp-scroll") ?? place).focus({ preventScroll: true });
  }

  function act(name: string, id: string): void {
    if (name === "remove") {
      const title = cases.find((one) => one.id === id)?.title ?? id;
      chosen.replace(chosen.all().filter((one) => one !== id));
      choose({ cases: view.cases.filter((one) => one !== id) });
      say(t("compare.removed", { title }));
    } else if (name === "fold") {
      choose({ fold: toggled(view.fold, id) });
    } else if (name === "pin") {
      choose({ pin: toggled(view.pin, id) });
    } else if (name === "add") {
      // While more are looked for, the cases shown here are the chosen ones.
      chosen.replace(view.cases);
    } else if (name === "copy") {
      void copy(location.href).then((done) => say(t(done ? "compare.copied" : "compare.not_copied")));
    } else if (name === "csv") {
      save(csv(grid(groups, cases, t, (one) => new URL(link(one), location.href).href)), `${view.cases.join("_").slice(0, 80)}.csv`);
    } else if (name === "print") {
      self.print();
    }
  }

  place.addEventListener("click", (event) => {
    const at = (event.target as Element).closest<HTMLElement>("button[data-do], a[data-do]");
    if (at) act(at.dataset["do"] ?? "", at.dataset["id"] ?? "");
  });
  place.addEventListener("change", (event) => {
    const at = event.target;
    if (at instanceof HTMLInputElement && at.dataset["do"] === "diff") choose({ diff: at.checked });
    if (at instanceof HTMLSelectElement) {
      const [side, value] = [at.dataset["id"] === "1" ? 1 : 0, Number(at.value)];
      const other = pair[1 - side] ?? 0;
      const before = pair[side] ?? 0;
      pair = side ? [other === value ? before : other, value] : [value, other === value ? before : other];
      void show(write(view));
    }
  });
  self.addEventListener("popstate", () => void show(location.search));
  root.textContent = "";
  root.append(status, place);
  void show(location.search);
}

function save(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = make("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

const root = document.getElementById("cg-compare");
const given = settings<Given>();
if (root && given) start(root, given);
