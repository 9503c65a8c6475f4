// The page with the form for a record: it reads what it needs, and goes where the address says.
import { cleaned, MOST_KB } from "./contribute/record";
import { Drafts, fresh, type Kept } from "./contribute/drafts";
import { VERSION, type Form } from "./contribute/shape";
import { start } from "./contribute/start";
import { blank } from "./contribute/ways";
import { Work, type Opened } from "./contribute/work";
import { isId } from "./chosen";
import { script } from "./data";
import { make, settings, to, words, type Settings, type Values } from "./page";
import { CASE_BYTES } from "./record/load";

interface Come {
  readonly form?: Form;
  readonly records?: Readonly<Record<string, string>>;
}
const come = (): Come => (self as { casegen?: Come }).casegen ?? {};

async function page(place: HTMLElement, of: Settings): Promise<void> {
  const w = words(of);
  const t = (name: string, values?: Values): string => w(`contribute.${name}`, values);
  const drafts = new Drafts(() => window.localStorage);
  const body = make("div", {});
  const said = make("p", { class: "cg-toast", role: "status", "aria-live": "polite" });
  body.append(make("p", {}, t("loading")));
  place.replaceChildren(body, said);

  const say = (text: string, act?: HTMLElement): void => said.replaceChildren(text, ...(act ? [" ", act] : []));
  try {
    await script("form.js", () => come().form?.v === VERSION);
  } catch {
    body.replaceChildren(make("p", { role: "alert" }, t("failed")));
    return;
  }
  const form = come().form!;
  const tag = document.documentElement.lang || of.edition;
  const time = (at: number): string => new Date(at).toLocaleString(tag, { month: "long", day: "numeric", hour: "2-digit", minute: "2-digit" });
  let work: Work | null = null;

  const address = (query: string, push: boolean): void => {
    const there = location.pathname + query;
    if (location.search === query) return;
    if (push) history.pushState(null, "", there);
    else history.replaceState(null, "", there);
  };
  const show = (made: HTMLElement): void => {
    body.replaceChildren(made);
    // At work, what the page says of itself makes room.
    place.parentElement?.classList.toggle("cg-at-work", work !== null);
  };
  const open = (opened: Opened): void => {
    work?.end();
    say("");
    work = new Work({
      form, drafts, t, time, say, open,
      about: (code) => to(of, `checks/${code.toLowerCase()}/`),
      keeps: (key) => address(`?draft=${key}`, false),
      leave: () => {
        address("", true);
        begin();
      },
    }, opened);
    show(work.element);
  };
  const openDraft = (kept: Kept, push: boolean): void => {
    address(`?draft=${kept.key}`, push);
    open({ text: kept.text, of: kept.of, kept, ends: "\n" });
  };
  const begin = (): void => {
    work?.end();
    work = null;
    show(make("div", { class: "cg-start" }, ...start({
      form, drafts, t, time, say,
      blank: () => {
        const now = new Date();
        const today = [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
        // The draft stands from the first: a page that is left at once is found again.
        const key = fresh();
        const text = blank(form, `case-${today.replace(/-/g, "")}-${key.slice(-4)}`, today);
        const kept = { key, text, of: "", title: "", saved: now.getTime(), turn: 0 };
        const done = drafts.save(kept);
        address(done ? `?draft=${key}` : "?new", true);
        open({ text, of: "", kept: done?.kept ?? null, ends: "\n" });
      },
      improve: (id) => {
        address(`?case=${id}`, true);
        void improve(id);
      },
      file: (file) => void read(file),
      draft: (kept) => openDraft(kept, true),
    })));
  };
  const improve = async (id: string): Promise<void> => {
    const mine = drafts.all().find((one) => one.of === id);
    if (!isId(id) || !form.cases.some(([one]) => one === id)) {
      begin();
      say(t("case.unknown", { id: id.slice(0, 80) }));
      return;
    }
    const text = (): string | undefined => (Object.prototype.hasOwnProperty.call(come().records ?? {}, id) ? come().records![id] : undefined);
    try {
      await script(`${of.root}data/cases/${id}.yml.js`, () => typeof text() === "string");
    } catch {
      begin();
      say(t("case.failed"));
      return;
    }
    open({ ...ended(text()!), of: id, kept: null });
    if (mine) {
      const on = make("button", { type: "button", class: "cg-plain-button" }, t("draft.open", { title: mine.title || id }));
      on.addEventListener("click", () => openDraft(mine, true));
      say(t("draft.saved", { time: time(mine.saved) }), on);
    }
  };
  const read = async (file: File): Promise<void> => {
    if (file.size > CASE_BYTES) {
      say(t("big.file", { n: Math.ceil(file.size / 1024), most: MOST_KB }));
      return;
    }
    const { text, ends } = ended(new TextDecoder("utf-8").decode(await file.arrayBuffer()));
    // A file of a case that the library has is a new version of it.
    const id = /^id:\s*["']?([a-z0-9-]+)["']?\s*(#.*)?$/m.exec(text)?.[1] ?? "";
    const known = form.cases.some(([one]) => one === id) ? id : "";
    const kept = { key: fresh(), text: cleaned(text), of: known, title: file.name.slice(0, 80), saved: Date.now(), turn: 0 };
    const done = drafts.save(kept);
    if (done) address(`?draft=${kept.key}`, true);
    open({ text, of: known, kept: done?.kept ?? null, ends });
  };
  const route = (): void => {
    const query = new URLSearchParams(location.search);
    const [key, id] = [query.get("draft"), query.get("case")];
    const kept = key === null ? null : drafts.get(key);
    if (kept) openDraft(kept, false);
    else if (id !== null) void improve(id);
    else {
      begin();
      if (key !== null) say(t("draft.gone"));
    }
  };
  window.addEventListener("popstate", route);
  window.addEventListener("pagehide", () => work?.flush());
  document.addEventListener("visibilitychange", () => work?.flush());
  window.addEventListener("storage", (event) => work?.elsewhere(event.key));
  window.addEventListener("beforeunload", (event) => {
    if (work && !work.flush()) event.preventDefault();
  });
  route();
}

/** A text with line feeds, and the line ends that it came with. */
function ended(text: string): { text: string; ends: "\n" | "\r\n" } {
  return { text: text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n"), ends: text.includes("\r\n") ? "\r\n" : "\n" };
}

const place = document.getElementById("cg-form");
const of = settings();
if (place && of) void page(place, of);
