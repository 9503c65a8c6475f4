// What all documents of a pack share, as src/casegen/packs/session.py has it: title, agenda, questions, references.
import type { Block, Heading, Line, Paragraph, Style } from "./blocks";
import { reading, type Material, type When } from "./material";
import { ACTIVITIES, type Row } from "./methods";
import { outline, unread, type Activity } from "./outline";
import type { Edition, Plan } from "./plan";
import type { Values } from "../page";

/** A string of the interface by its name, filled with values. */
export type Say = (name: string, values?: Values) => string;

/** A question with the number of its case, counted from 0, and the field that it grew from; neither for one's own. */
export interface Question {
  readonly text: string;
  readonly at: number | null;
  readonly field: string;
}

const MINUTES_EACH = 3;
const MOST_EACH = 4;
const COMPARED = ["problem", "leads", "participation"];
/** Fields whose texts are questions already. */
const OWN_WORDS = /^(teaching|questions)\//;

/** What part of a record a field belongs to. */
const about = (field: string): string => field.split("/").slice(0, /^(problem|method)\//.test(field) ? 2 : 1).join("/");

export const said = (text: string): Line => ({ text, refs: [] });
export const heading = (level: number, text: string): Heading => ({ kind: "heading", level, text });
export const paragraph = (line: Line, style: Style = "plain"): Paragraph => ({ kind: "paragraph", line, style });
export const listing = (lines: readonly Line[], ordered = false): Block => ({ kind: "listing", lines, ordered });
export const row = (activity: Activity): Row => ACTIVITIES.get(activity.key)!;

/**
 * A plan with the materials of its cases, in their order, and the words of an edition.
 *
 * `slowest` is how many minutes the cases take to read, where that is more than in this language. Cases are called by
 * their titles only in the `facilitator` edition: a title may tell how a case came out.
 */
export class Session {
  readonly activities: readonly Activity[];
  readonly reading: number;
  readonly names: readonly string[];
  readonly sources: readonly string[];
  private readonly numbers: readonly (readonly number[])[];

  constructor(readonly plan: Plan, readonly materials: readonly Material[], readonly edition: Edition, readonly t: Say, slowest = 0) {
    this.reading = Math.max(slowest, reading(materials));
    this.activities = outline(plan, this.reading);
    this.names = materials.map(({ title, name }) => (edition === "facilitator" ? title : name));
    this.sources = [...new Set(materials.reduce<string[]>((all, one) => [...all, ...one.sources], []))];
    this.numbers = materials.map(({ sources }) => sources.map((text) => this.sources.indexOf(text) + 1));
  }

  /** What the pack is called. */
  get title(): string {
    const { plan, names: [first = "", other] } = this;
    if (plan.title || other === undefined) return plan.title || first;
    return this.t(`pack.title.${this.names.length}`, { title: first, other });
  }

  /** What a case is called in this edition, numbered where there are several. */
  case(at: number): string {
    return this.numbered(at, this.names[at]!);
  }

  /** What a case is called where its outcomes are told: by its title, numbered where there are several. */
  told(at: number): string {
    return this.numbered(at, this.materials[at]!.title);
  }

  private numbered(at: number, title: string): string {
    return this.names.length === 1 ? title : this.t("pack.case", { n: at + 1, title });
  }

  /** A text with the number of the case that it is about, where there are several and it is about one. */
  of(at: number | null, text: string): string {
    return at === null || this.materials.length === 1 ? text : this.t("pack.of_case", { n: at + 1, text });
  }

  /** What an activity is called. */
  name({ key }: Activity): string {
    return this.t(`pack.activity.${key}`);
  }

  /** The beginning of every document: title, edition, session, for whom, and which cases are drafts. */
  opening(): Block[] {
    const { t, plan, edition } = this;
    const drafts = this.names.map((_, at) => this.case(at)).filter((_, at) => this.materials[at]!.status === "draft");
    const [method, supervision] = [t(`pack.method.${plan.method}`), t(`pack.function.${plan.function}`)];
    return [
      heading(1, this.title),
      paragraph(said(t(`pack.edition.${edition}`)), "lead"),
      paragraph(said(t("pack.session", { minutes: plan.minutes, method, function: supervision })), "quiet"),
      ...(plan.audience ? [paragraph(said(t("pack.audience", { audience: plan.audience })))] : []),
      ...(drafts.length ? [paragraph(said(t("pack.draft", { names: drafts.join(t("pack.joint")) })))] : []),
    ];
  }

  /** The learning objectives, where there are any. */
  objectives(): Block[] {
    const { objectives } = this.plan;
    return objectives.length ? [heading(2, this.t("pack.objectives")), listing(objectives.map(said))] : [];
  }

  /** The activities with their times. */
  agenda(): Block[] {
    const { t } = this;
    const title = t("pack.agenda");
    const rows = this.timed().map(([start, one]) => [said(`${start}–${start + one.minutes}`), said(this.name(one)), said(String(one.minutes))]);
    const head = [t("pack.time"), t("pack.part"), t("pack.minutes")];
    return [
      heading(2, title),
      { kind: "table", title, head, rows, widths: [22, 58, 20], headed: false },
      ...(this.unread ? [paragraph(said(t("pack.beforehand", { n: this.reading })))] : []),
    ];
  }

  /** Whether participants must read the cases beforehand. */
  get unread(): boolean {
    return unread(this.activities, this.reading);
  }

  /** Every activity with the minute at which it begins. */
  timed(): [start: number, activity: Activity][] {
    let start = 0;
    return this.activities.map((one) => {
      const found: [number, Activity] = [start, one];
      start += one.minutes;
      return found;
    });
  }

  /** The cases side by side, where there are several: a row each that any of them fills. */
  compared(whens: readonly When[], keys: readonly string[] = []): Block[] {
    const { materials, t } = this;
    if (materials.length < 2) return [];
    const rows = materials[0]!.rows.reduce<Line[][]>((all, [key, label, , when]) => {
      if (!whens.includes(when) || (keys.length && !keys.includes(key))) return all;
      const lines = materials.map((one, at) => {
        const found = one.rows.find(([name]) => name === key);
        return found ? this.line(at, found[2]) : said("");
      });
      if (!lines.some(({ text }) => text)) return all;
      return [...all, [said(label), ...lines.map((one) => (one.text ? one : said(t("pack.unstated"))))]];
    }, []);
    if (!rows.length) return [];
    const title = t(whens.includes("before") ? "pack.compared" : "pack.compared.after");
    const head = ["", ...materials.map((_, at) => t("pack.nth", { n: at + 1 }))];
    const part = Math.floor(84 / materials.length);
    const widths = [100 - part * materials.length, ...materials.map(() => part)];
    return [heading(2, title), { kind: "table", title, head, rows, widths, headed: true }];
  }

  /** The questions of an activity: one's own first, then as many of each case as its minutes allow. */
  asked(activity: Activity): Question[] {
    const { materials, plan } = this;
    const { asks, once } = row(activity);
    const found: Question[] = [];
    if (activity === this.host()) found.push(...plan.questions.map((text) => ({ text, at: null, field: "" })));
    if (asks.includes("compare")) {
      for (const key of COMPARED) {
        if (materials.some(({ rows }) => rows.some(([name, , line]) => name === key && line.text))) {
          found.push({ text: this.t(`pack.compare.${key}`), at: null, field: "" });
        }
      }
    }
    const each = once ? 1 : Math.max(1, Math.min(MOST_EACH, Math.floor(activity.minutes / (MINUTES_EACH * materials.length))));
    // What one case was asked about the next is not, unless there is nothing else to ask, or the words are its own.
    const told = new Set<string>();
    (once ? materials.slice(0, 1) : materials).forEach(({ questions }, at) => {
      const kinds = asks.map((kind) => questions.filter(([is]) => is === kind));
      const turns: Question[] = [];
      for (let turn = 0; turn < Math.max(0, ...kinds.map((all) => all.length)); turn++) {
        for (const all of kinds) if (all[turn]) turns.push({ text: all[turn]![1], at, field: all[turn]![2] });
      }
      const unasked = turns.filter(({ text }) => !told.has(text));
      const fresh = unasked.filter(({ field }) => OWN_WORDS.test(field) || !told.has(about(field)));
      const kept = (fresh.length ? fresh : unasked.slice(0, 1)).slice(0, each);
      kept.forEach(({ text, field }) => told.add(text).add(about(field)));
      found.push(...kept);
    });
    return found;
  }

  /** The activity that asks what somebody added: the first that asks for meaning, else for anything. */
  private host(): Activity | undefined {
    const asking = this.activities.filter((one) => row(one).asks.length);
    return asking.find((one) => row(one).asks.includes("meaning")) ?? asking[0];
  }

  /** One's own questions where no activity asks any. */
  unasked(): readonly string[] {
    return this.host() ? [] : this.plan.questions;
  }

  /** What whoever leads listens for in an activity. */
  listened(activity: Activity): Line[] {
    const { materials } = this;
    return materials.reduce<Line[]>((all, { points }, at) => {
      const kept = points.filter(([kind]) => row(activity).asks.includes(kind)).map(([, line]) => this.line(at, line));
      return [...all, ...kept.map((one) => ({ ...one, text: this.of(at, one.text) }))];
    }, []);
  }

  /** The role cards, where roles are played. */
  cards(): Block[] {
    if (!this.activities.some((one) => row(one).roles)) return [];
    return this.materials.reduce<Block[]>((all, { roles }, at) => [
      ...all,
      ...roles.map(([name, kind, lines]): Block => ({ kind: "card", title: this.of(at, name), lines: [said(kind), ...lines.map((one) => this.line(at, one))] })),
    ], [heading(2, this.t("pack.roles"))]);
  }

  /** All sources in the order of their numbers, and how the records are cited. */
  references(): Block[] {
    const { t } = this;
    return [
      heading(2, t("pack.references")),
      listing(this.sources.map(said), true),
      paragraph(said(t("pack.records")), "quiet"),
      listing(this.materials.map(({ record }) => said(record))),
    ];
  }

  /** A line of a case with its references as the pack numbers them. */
  line(at: number, { text, refs }: Line): Line {
    const numbers = this.numbers[at]!;
    return { text, refs: [...new Set(refs.map((one) => numbers[one - 1]!))].sort((a, b) => a - b) };
  }

  /** Blocks of a case with their references as the pack numbers them. */
  blocks(at: number, blocks: readonly Block[]): Block[] {
    return blocks.map((one): Block => {
      switch (one.kind) {
        case "paragraph": case "note": return { ...one, line: this.line(at, one.line) };
        case "listing": case "card": return { ...one, lines: one.lines.map((line) => this.line(at, line)) };
        case "table": return { ...one, rows: one.rows.map((cells) => cells.map((line) => this.line(at, line))) };
        default: return one;
      }
    });
  }
}
