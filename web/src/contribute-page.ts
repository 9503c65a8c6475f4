// The page with the form for a record: it reads what it needs, and goes where the address says.
import { Drafts, fresh, type Ends, type Kept } from "./contribute/drafts";
import { MOST_KB } from "./contribute/record";
import { VERSION, type Form } from "./contribute/shape";
import { start } from "./contribute/start";
import { blank } from "./contribute/ways";
import { Work, type Opened } from "./contribute/work";
import { delivered, script } from "./data";
import { isId } from "./id";
import { editionsFollow, fill, make, settings, to, words, type Settings, type Values } from "./page";
import { asLines, CASE_BYTES, load } from "./record/load";
import { at } from "./record/tree";

interface Come {
  readonly form: Form;
  readonly records: Readonly<Record<string, string>>;
}
const come = (): Partial<Come> => delivered<Come>();

async function page(place: HTMLElement, of: Settings): Promise<void> {
  const w = words(of);
  const t = (name: string, values?: Values): string => w(`contribute.${name}`, values);
  const drafts = new Drafts(() => window.localStorage);
  const body = make("div", {});
  const said = make("p", { class: "cg-toast", role: "status", "aria-live": "polite" });
  body.append(make("p", {}, t("loading")));
  fill(place, body, said);

  const say = (text: string, act?: HTMLElement): void => fill(said, text, ...(act ? [" ", act] : []));
  try {
    await script("form.js", () => come().form?.v === VERSION);
  } catch {
    fill(body, make("p", { role: "alert" }, t("failed")));
    return;
  }
  const form = come().form!;
  const tag = document.documentElement.lang || of.edition;
  const time = (at: number): string => new Date(at).toLocaleString(tag, { month: "long", day: "numeric", hour: "2-digit", minute: "2-digit" });
  let work: Work | null = null;
  /** The query of what is shown or on its way; null before anything is. */
  let shown: string | null = null;
  /** Counts what is shown and asked for: what comes late finds that something else has come. */
  let turn = 0;

  const address = (query: string, push: boolean): void => {
    const there = location.pathname + query;
    if (location.search !== query) {
      if (push) history.pushState(null, "", there);
      else history.replaceState(null, "", there);
    }
    shown = query;
    editionsFollow(query);
  };
  const show = (made: HTMLElement): void => {
    turn++;
    fill(body, made);
    // At work, what the page says of itself makes room.
    place.parentElement?.classList.toggle("cg-at-work", work !== null);
  };
  /** Whether the record that is open may be left: it is kept, or the reader does not mind. */
  const leaving = (): boolean => !work || work.flush() || window.confirm(t("leave.sure"));
  const open = (opened: Opened): void => {
    work?.end();
    say("");
    work = new Work({
      form, drafts, t, time, say, open,
      about: (code) => to(of, `checks/${code.toLowerCase()}/`),
      keeps: (key) => {
        // Once something else is shown, the address is that one's.
        if (location.search === shown) address(`?draft=${key}`, false);
      },
      leave: () => {
        if (!leaving()) return;
        address("", true);
        begin();
      },
    }, opened);
    show(work.element);
  };
  const openDraft = (kept: Kept, push: boolean): void => {
    address(`?draft=${kept.key}`, push);
    open({ ...kept, kept });
  };
  const begin = (): void => {
    work?.end();
    work = null;
    say("");
    show(make("div", { class: "cg-start" }, ...start({
      form, drafts, t, time, say,
      blank: () => {
        const now = new Date();
        const today = [now.getFullYear(), String(now.getMonth() + 1).padStart(2, "0"), String(now.getDate()).padStart(2, "0")].join("-");
        const text = blank(form, `case-${today.replace(/-/g, "")}-${fresh().slice(-4)}`, today);
        begun({ text, ends: "\n", of: "", title: "" });
      },
      improve: (id) => {
        address(`?case=${id}`, true);
        void improve(id);
      },
      file: (file) => void read(file),
      draft: (kept) => openDraft(kept, true),
    })));
  };
  /** Open a record that is a draft from the first: a page that is left at once is found again. */
  const begun = (made: Pick<Kept, "text" | "ends" | "of" | "title">): void => {
    const done = drafts.save({ ...made, key: fresh(), saved: Date.now(), turn: 0 });
    address(done ? `?draft=${done.kept.key}` : "?new", true);
    open({ ...made, kept: done?.kept ?? null });
  };
  const improve = async (id: string): Promise<void> => {
    const mine = drafts.all().find((one) => one.of === id);
    if (!isId(id) || !form.cases.some(([one]) => one === id)) {
      begin();
      say(t("case.unknown", { id: id.slice(0, 80) }));
      return;
    }
    work?.end();
    work = null;
    show(make("p", {}, t("loading")));
    const asked = turn;
    const text = (): string | undefined => (Object.prototype.hasOwnProperty.call(come().records ?? {}, id) ? come().records![id] : undefined);
    const came = await script(`${of.root}data/cases/${id}.yml.js`, () => typeof text() === "string").then(() => true, () => false);
    if (asked !== turn) return;
    if (!came) {
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
    const asked = ++turn;
    if (file.size > CASE_BYTES) {
      say(t("big.file", { n: Math.ceil(file.size / 1024), most: MOST_KB }));
      return;
    }
    const bytes = await bytesOf(file);
    if (asked !== turn) return;
    const { tree, findings } = load(bytes, form);
    const refused = findings.find(({ code }) => code === "CG001");
    if (refused) {
      say(refused.message, make("span", {}, t("help", { text: refused.help })));
      return;
    }
    // A file of a case that the library has is a new version of it. What cannot be read yet has at least a name.
    const said = at(tree, ["id"]);
    const id = tree ? (said?.kind === "scalar" ? said.value : "") : file.name.replace(/\.ya?ml$/i, "");
    begun({ ...ended(new TextDecoder().decode(bytes)), of: form.cases.some(([one]) => one === id) ? id : "", title: file.name.slice(0, 80) });
  };
  const route = (): void => {
    // A link within the page has changed nothing of what is asked for.
    if (location.search === shown) return;
    if (!leaving()) {
      history.pushState(null, "", location.pathname + (shown ?? ""));
      return;
    }
    address(location.search, false);
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
  // The same page in another language goes on with what is kept by then.
  document.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("nav.cg-editions a")) work?.flush();
  }, true);
  window.addEventListener("storage", (event) => work?.elsewhere(event.key));
  window.addEventListener("beforeunload", (event) => {
    if (!work || work.flush()) return;
    event.preventDefault();
    // What older browsers look at.
    event.returnValue = true;
  });
  route();
}

/** What a file holds; rejects where it cannot be read. */
function bytesOf(file: File): Promise<Uint8Array> {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(new Uint8Array(reader.result as ArrayBuffer));
    reader.onerror = () => failed(reader.error);
    reader.readAsArrayBuffer(file);
  });
}

/** A text with line feeds, and the line ends that it came with. */
function ended(text: string): { text: string; ends: Ends } {
  return { text: asLines(text), ends: text.includes("\r\n") ? "\r\n" : "\n" };
}

const place = document.getElementById("cg-form");
const of = settings();
if (place && of) void page(place, of);
