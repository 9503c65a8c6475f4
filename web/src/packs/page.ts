// The page on which a pack is made: reads the address, loads the cases, shows the document, and hands out its files.
import { Chosen, MOST } from "../chosen";
import { delivered, script } from "../data";
import { save } from "../download";
import { editionsFollow, fill, make, settings, to, words, type Settings } from "../page";
import { notice } from "../results";
import { assemble } from "./assemble";
import { beside } from "./beside";
import type { Block, Document } from "./blocks";
import { Controls, languages } from "./controls";
import { Materials, reading, type Material } from "./material";
import { outline, unread, wanted as activitiesOf } from "./outline";
import { BOTH, EDITIONS, read, write, type Edition, type Plan, type Wanted } from "./plan";
import { preview } from "./preview";
import { Session, type Say } from "./session";
import { file, FORMATS, type Format } from "./writers";

interface EditionGiven {
  readonly id: string;
  readonly tag: string;
  readonly name: string;
  readonly site: string;
  /** Whether it is one of the two that stand side by side. */
  readonly beside: boolean;
}

interface Given extends Settings {
  readonly editions: readonly EditionGiven[];
}

/** An edition with its words and the materials of the chosen cases, in their order. */
interface Ready {
  readonly edition: EditionGiven;
  readonly t: Say;
  readonly materials: readonly Material[];
}

class Page {
  private readonly t: Say;
  private readonly chosen = new Chosen(() => self.localStorage);
  private readonly controls: Controls;
  private readonly notes = make("div");
  private readonly status = make("p", { role: "status", class: "cg-pack-status" });
  private readonly place = make("div", { class: "cg-pack-place", tabindex: 0, role: "region" });
  private readonly materials = new Map<string, Materials>();
  private wanted: Wanted;
  private aside: readonly string[] = [];
  private beyond: readonly string[] = [];
  private ready: readonly Ready[] = [];
  private turn = 0;
  /** Whether the last choice was typed: what is typed on makes no further step in the browser's history. */
  private typing = false;

  constructor(root: HTMLElement, private readonly of: Given, said: Say) {
    this.t = words(of);
    this.controls = new Controls(this.t, said, {
      choose: (change, typed) => this.choose(change, typed),
      download: (format) => void this.download(format),
      print: () => self.print(),
      kept: () => this.chosen.all(),
    }, languages(of.editions, of.edition, this.t("packs.language.both")));
    this.place.setAttribute("aria-label", this.t("packs.preview"));
    fill(root, this.notes, make("div", { class: "cg-cols cg-cols--pack" }, this.controls.element,
      make("div", { class: "cg-pack-shown" }, this.controls.files, this.status, this.place)));
    this.wanted = this.asked();
    addEventListener("popstate", () => {
      if (write(this.wanted) === location.search) return;
      this.wanted = this.asked();
      this.typing = false;
      void this.show();
    });
    addEventListener("storage", () => void this.show());
    void this.show();
  }

  private asked(): Wanted {
    const found = read(location.search, [...this.of.editions.map(({ id }) => id), BOTH]);
    this.aside = found.strange;
    this.beyond = found.beyond;
    return { ...found, language: found.language === this.of.edition ? "" : found.language };
  }

  private choose(change: Partial<Plan & Wanted>, typed = false): void {
    const { edition = this.wanted.edition, language = this.wanted.language, plan: _, ...plan } = change;
    this.wanted = { edition, language, plan: { ...this.wanted.plan, ...plan } };
    [this.aside, this.beyond] = [[], []];
    const query = write(this.wanted) || location.pathname;
    try {
      if (typed && this.typing) history.replaceState(null, "", query);
      else history.pushState(null, "", query);
    } catch {
      // Some browsers refuse this for files: the view changes, the address does not.
    }
    this.typing = typed;
    void this.show();
  }

  /** The editions in which the document is to be. */
  private editions(): EditionGiven[] {
    const { editions, edition } = this.of;
    const { language } = this.wanted;
    return editions.filter((one) => (language === BOTH ? one.beside : one.id === (language || edition)));
  }

  private async show(): Promise<void> {
    const mine = ++this.turn;
    this.place.setAttribute("aria-busy", "true");
    const own = this.of.editions.find(({ id }) => id === this.of.edition)!;
    const loaded = new Map<string, Ready>();
    const gone = new Set<string>();
    const { cases } = this.wanted.plan;
    try {
      for (const one of [own, ...this.editions()]) {
        if (loaded.has(one.id)) continue;
        const [t, ...found] = await Promise.all([strings(this.of, one.id), ...cases.map((id) => this.material(one.id, id))]);
        cases.forEach((id, at) => !found[at] && gone.add(id));
        loaded.set(one.id, { edition: one, t, materials: found.filter((each): each is Material => each !== null) });
      }
    } catch {
      if (mine === this.turn) fill(this.place, make("p", { class: "cg-note", role: "alert" }, this.t("failed")));
      return;
    }
    // A later choice may have overtaken this one.
    if (mine !== this.turn) return;
    this.place.removeAttribute("aria-busy");
    const plan = { ...this.wanted.plan, cases: cases.filter((id) => !gone.has(id)) };
    this.wanted = { ...this.wanted, plan };
    const known = ({ materials, ...rest }: Ready): Ready => ({ ...rest, materials: materials.filter(({ id }) => plan.cases.includes(id)) });
    this.ready = this.editions().map(({ id }) => known(loaded.get(id)!));
    const shownIn = known(loaded.get(own.id)!);
    const activities = outline(plan, this.reading());
    const dropped = activitiesOf(plan).filter((key) => !activities.some((one) => one.key === key));
    this.say(gone, shownIn.materials);
    const beforehand = unread(activities, this.reading()) ? this.reading() : 0;
    this.controls.show({ wanted: this.wanted, cases: shownIn.materials, activities, dropped, beforehand });
    this.draw();
    editionsFollow(write(this.wanted));
  }

  private material(edition: string, id: string): Promise<Material | null> {
    const { root } = this.of;
    const all = this.materials.get(edition) ?? new Materials(`${root}${edition}/packs/material/`);
    this.materials.set(edition, all);
    return all.of(id);
  }

  private say(gone: ReadonlySet<string>, materials: readonly Material[]): void {
    const drafts = materials.filter(({ status }) => status === "draft").map(({ title }) => title);
    const said = ([["packs.unknown", [...gone]], ["packs.beyond", this.beyond], ["packs.draft", drafts]] as const)
      .filter(([, names]) => names.length)
      .map(([name, names]) => make("p", { class: "cg-note cg-soft", role: "note" }, this.t(name, { names: names.slice(0, MOST).join(this.t("comma")), most: MOST })));
    const strange = notice(this.aside, this.t);
    fill(this.notes, ...said, ...(strange ? [strange] : []));
  }

  private draw(): void {
    if (!this.wanted.plan.cases.length) {
      fill(this.place, make("div", { class: "cg-pack-empty" }, make("p", {}, this.t("packs.none")),
        make("p", {}, make("a", { href: to(this.of, "browse/") }, this.t("packs.browse"))),
        make("p", {}, make("a", { href: to(this.of, "packs/") }, this.t("packs.hub")))));
      return;
    }
    const { edition } = this.wanted;
    fill(this.place, preview(this.document(edition), edition === "slides"));
  }

  /** An edition of the pack, as it is shown and written. */
  private document(edition: Edition): Document {
    const { plan } = this.wanted;
    const made = this.ready.map(({ materials, t }) => new Session(plan, materials, edition, t, this.reading()));
    const [left, right] = made.map(assemble);
    const tags = this.ready.map(({ edition: { tag } }) => tag);
    const blocks: readonly Block[] = right ? beside(left!, right, [tags[0]!, tags[1]!]) : left!;
    return {
      title: [...new Set(made.map(({ title }) => title))].join(" / "), tag: tags[0]!, author: this.ready[0]!.edition.site,
      date: new Date().toISOString().slice(0, 10), blocks,
    };
  }

  /** How many minutes the cases take to read, in the language that takes longer. */
  private reading(): number {
    return Math.max(0, ...this.ready.map(({ materials }) => reading(materials)));
  }

  private async download(format: Format): Promise<void> {
    const { edition: shown, language, plan } = this.wanted;
    const edition = format === "pptx" ? "slides" : shown === "slides" ? EDITIONS[0] : shown;
    this.status.textContent = this.t("packs.writing");
    try {
      const blob = await file(format, this.document(edition));
      save(`${plan.cases[0]}-${edition}-${language || this.of.edition}.${format}`, FORMATS[format], blob);
      this.status.textContent = this.t("packs.written");
    } catch {
      this.status.textContent = this.t("failed");
    }
  }
}

/** The strings of packs in an edition. */
async function strings(of: Settings, edition: string): Promise<Say> {
  const come = (): Settings["t"] | undefined => delivered<{ packs: Record<string, Settings["t"]> }>().packs?.[edition];
  await script(`${of.root}${edition}/packs/strings.js`, () => come() !== undefined);
  return words({ ...of, t: come()! });
}

const root = document.getElementById("cg-pack");
const given = settings<Given>();
if (root && given) {
  strings(given, given.edition).then((said) => new Page(root, given, said), () => undefined);
}
