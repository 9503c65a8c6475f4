// Lays blocks out as slides: what does not fit goes on to a further slide, and nothing is set under 14 points.
import type { Block, Columns, Document, Figure, Line, Style, Table } from "./blocks";
import { legible, marked, pairs } from "./legible";
import { speech } from "./speech";

/** A paragraph as a slide shows it. */
export interface Said {
  readonly text: string;
  readonly look: Look;
  readonly mark: "" | "bullet" | number;
}

export type Look = Style | "head" | "small-head" | "label";

export interface Sheet {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Line[])[];
  /** The columns' widths in points. */
  readonly widths: readonly number[];
  readonly headed: boolean;
  readonly size: number;
  /** The tags of two columns in two languages; then the table has no rules. */
  readonly tags: readonly [string, string] | null;
}

export interface Slide {
  readonly title: string;
  readonly cover: boolean;
  readonly said: readonly Said[];
  /** By how much the text is set smaller, 1 for as it is. */
  readonly scale: number;
  readonly sheet: Sheet | null;
  readonly figure: Figure | null;
  readonly notes: readonly string[];
}

/** The body of a slide in points, and what a line of text takes of its size. */
export const BODY = { width: 852, height: 362 };
export const LINE = 1.35;
export const AFTER = 9;
// A line of a title: Chinese fonts stand higher than Latin ones.
const HEAD = 1.45;
// A letter of a title, which is bold, also where a wider font stands in for the one that is named.
const BOLD = 0.7;
const LEAST = 14;
const COVER = 150;
const CELL = 14;
const PAD = 7;
export const SIZES: Record<Look, number> = { plain: 20, lead: 22, quiet: 16, question: 24, answer: 20, head: 22, "small-head": 20, label: 18 };
// How large text is set: larger where it leaves much of a slide empty, smaller before it goes on to a further one.
const LARGER = [1.4, 1.2];
const AIRY = 0.6;
const SCALES = [1, 0.9, 0.8];
const SHEET_SIZES = [18, 16, 14];
const INDENT = 22;
// The title of a table stands above it.
const CAPTION = 30;

/** How large a look is set at a scale. */
export function size(look: Look, scale: number): number {
  return Math.max(LEAST, Math.round(SIZES[look] * scale));
}

/** How large the title of a slide is set, so that it keeps to its room. */
export function titled({ title, cover }: Slide): number {
  const [sizes, room] = cover ? [[36, 30, 26, 22, 18], 150] : [[28, 24, 22, 20, 18, 16], 66];
  return sizes.find((points) => lines(title, BODY.width, points, BOLD) * points * HEAD <= room) ?? LEAST;
}

/** How wide a text is, in parts of its size, where a small letter takes so much. */
function wide(text: string, letter = 0.52): number {
  let sum = 0;
  for (const one of text) sum += one > "\u2e7f" ? 1 : /[A-Z@%&WMwm]/.test(one) ? letter + 0.23 : letter;
  return sum;
}

function lines(text: string, width: number, points: number, letter?: number): number {
  return Math.max(1, Math.ceil((wide(text, letter) * points) / width));
}

function high(one: Said, scale: number, width = BODY.width): number {
  const points = size(one.look, scale);
  return lines(one.text, width - (one.mark === "" ? 0 : INDENT), points) * points * LINE + AFTER;
}

/** A text cut where so many lines are full: after a stop, a comma or a space where one is near. */
function cut(text: string, width: number, points: number, most: number): [string, string] {
  const room = (most * width) / points * 0.94;
  const characters = Array.from(text);
  let at = 0;
  for (let sum = 0; at < characters.length; at++) if ((sum += wide(characters[at]!)) > room) break;
  if (at >= characters.length) return [text, ""];
  let stop = at;
  while (stop > at * 0.6 && !"。；，、.;, ".includes(characters[stop - 1]!)) stop--;
  if (stop <= at * 0.6) stop = Math.max(at, 1);
  return [characters.slice(0, stop).join("").trim(), characters.slice(stop).join("").trim()];
}

/** The slides of a document. */
export function slides(document: Document): Slide[] {
  const shown = legible(document);
  const deck = new Deck(speech(shown.tag).goesOn);
  let title = shown.title;
  let group: Block[] = [];
  let cover = false;
  let begun = false;
  const flush = (): void => {
    if (begun || group.length) deck.add(title, cover, group);
    [group, cover, begun] = [[], false, false];
  };
  for (const block of shown.blocks) {
    if (block.kind === "page-break") flush();
    else if (block.kind === "heading" && block.level <= 2) {
      flush();
      [title, cover, begun] = [block.text, block.level === 1, true];
    } else group.push(block);
  }
  flush();
  return deck.slides;
}

class Deck {
  readonly slides: Slide[] = [];
  private title = "";
  private part = 0;
  private notes: string[] = [];

  constructor(private readonly goesOn: (part: number) => string) {}

  /** A title with what stands under it, on as many slides as it takes. */
  add(title: string, cover: boolean, blocks: readonly Block[]): void {
    this.part = title === this.title ? this.part : 0;
    this.title = title;
    this.notes = blocks.reduce<string[]>((all, one) => (one.kind === "note" ? [...all, marked(one.line)] : all), []);
    const before = this.slides.length;
    let text: Said[] = [];
    const flush = (): void => {
      if (text.length) this.text(text, cover && this.slides.length === before);
      text = [];
    };
    for (const block of blocks) {
      const alone = block.kind === "table" || block.kind === "columns" || block.kind === "figure";
      if (cover && alone && !text.length && this.slides.length === before) this.slide({ cover });
      if (block.kind === "table" || block.kind === "columns") {
        flush();
        this.table(block.kind === "table" ? block : besides(block), block.kind === "columns" ? block.tags : null);
      } else if (block.kind === "figure") {
        flush();
        this.slide({ figure: block });
      } else text.push(...said(block));
    }
    flush();
    if (this.slides.length === before) this.slide({ cover });
  }

  private slide(of: Partial<Slide>): void {
    this.part++;
    const title = this.part > 1 ? this.title + this.goesOn(this.part) : this.title;
    const notes = this.notes;
    this.notes = [];
    this.slides.push({ cover: false, said: [], scale: 1, sheet: null, figure: null, ...of, title, notes });
  }

  private text(all: readonly Said[], cover: boolean): void {
    const most = cover ? COVER : BODY.height;
    const tall = (scale: number): number => all.reduce((sum, one) => sum + high(one, scale), 0);
    const scale = (cover ? undefined : LARGER.find((one) => tall(one) <= most * AIRY)) ?? SCALES.find((one) => tall(one) <= most) ?? SCALES[1]!;
    let page: Said[] = [];
    let room = cover ? COVER : BODY.height;
    let first = cover;
    const flush = (): void => {
      // A head does not stay behind alone.
      const last = page[page.length - 1];
      const kept = last && page.length > 1 && /head|question/.test(last.look) ? [page.pop()!] : [];
      this.slide({ said: page, scale, cover: first });
      [page, first, room] = [kept, false, BODY.height - kept.reduce((sum, one) => sum + high(one, scale), 0)];
    };
    const rest = [...all];
    while (rest.length) {
      const one = rest.shift()!;
      const tall = high(one, scale);
      if (tall <= room) {
        page.push(one);
        room -= tall;
      } else if (page.length) {
        rest.unshift(one);
        flush();
      } else {
        const points = size(one.look, scale);
        const [head, tail] = cut(one.text, BODY.width - INDENT, points, Math.floor((room - AFTER) / (points * LINE)));
        page.push({ ...one, text: head });
        flush();
        if (tail) rest.unshift({ ...one, text: tail, mark: "" });
      }
    }
    if (page.length) this.slide({ said: page, scale, cover: first });
  }

  private table(of: Table, tags: readonly [string, string] | null): void {
    const all = of.widths.reduce((sum, part) => sum + part, 0);
    const widths = of.widths.map((part) => (BODY.width * part) / all);
    const tall = (row: readonly string[], points: number): number =>
      Math.max(...row.map((text, at) => lines(text, widths[at]! - CELL, points))) * points * LINE + PAD;
    const head = (points: number): number => (tags ? 0 : tall(of.head, points));
    const room = (points: number): number => BODY.height - head(points) - (of.title ? CAPTION : 0);
    const whole = (points: number): boolean => of.rows.reduce((sum, row) => sum + tall(row.map(marked), points), 0) <= room(points);
    const points = SHEET_SIZES.find(whole) ?? LEAST;
    const rest = [...of.rows];
    let page: (readonly Line[])[] = [];
    let left = room(points);
    const flush = (): void => {
      this.slide({ sheet: { title: of.title, head: of.head, rows: page, widths, headed: of.headed, size: points, tags } });
      [page, left] = [[], room(points)];
    };
    while (rest.length) {
      const row = rest.shift()!;
      const need = tall(row.map(marked), points);
      if (need <= left) {
        page.push(row);
        left -= need;
      } else if (page.length) {
        rest.unshift(row);
        flush();
      } else {
        const most = Math.max(1, Math.floor((left - PAD) / (points * LINE)));
        const parts = row.map((line, at) => cut(marked(line), widths[at]! - CELL, points, most));
        page.push(parts.map(([text]) => ({ text, refs: [] })));
        flush();
        if (parts.some(([, tail]) => tail)) rest.unshift(parts.map(([, text]) => ({ text, refs: [] })));
      }
    }
    if (page.length || !of.rows.length) flush();
  }
}

function said(block: Block): Said[] {
  const one = (line: Line, look: Look, mark: Said["mark"] = ""): Said => ({ text: marked(line), look, mark });
  const plain = (text: string, look: Look): Said[] => (text ? [one({ text, refs: [] }, look)] : []);
  switch (block.kind) {
    case "heading": return plain(block.text, block.level === 3 ? "head" : "small-head");
    case "paragraph": return [one(block.line, block.style)];
    case "listing": return block.lines.map((line, at) => one(line, "plain", block.ordered ? at + 1 : "bullet"));
    case "card": return [...plain(block.title, "head"), ...block.lines.map((line) => one(line, "plain"))];
    case "blank": return plain(block.text, "label");
    default: return [];
  }
}

/** Two columns as a table of two: a row for each pair of pieces. */
function besides(block: Columns): Table {
  const side = (blocks: readonly Block[]): Line => ({
    text: blocks.reduce<Said[]>((all, one) => [...all, ...said(one)], [])
      .map((one) => `${one.mark === "" ? "" : one.mark === "bullet" ? "· " : `${one.mark}. `}${one.text}`).join("\n"),
    refs: [],
  });
  const rows = pairs(block).map(([left, right]) => [side(left), side(right)]);
  return { kind: "table", title: "", head: [], rows, widths: [50, 50], headed: false };
}
