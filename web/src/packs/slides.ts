// Lays blocks out as slides, as src/casegen/packs/deck.py does; tests/golden/decks.json holds both to it.
import type { Block, Columns, Document, Figure, Line, Table } from "./blocks";
import { marked } from "./legible";
import { lines, parted, room } from "./measure";
import { pairs, pieces, type Pair, type Piece } from "./pieces";

/** One slide, with text, or rows of two columns, or a table or a figure; `part` counts those of a heading from 1. */
export interface Slide {
  readonly title: string;
  readonly part: number;
  readonly cover: boolean;
  readonly texts: readonly Piece[];
  readonly rows: readonly Pair[];
  /** The languages of the two columns. */
  readonly tags: readonly [string, string];
  /** How large text is set, in parts of a hundred. */
  readonly scale: number;
  readonly table: Table | null;
  /** How large a table is set, in points. */
  readonly size: number;
  readonly figure: Figure | null;
  readonly notes: readonly Line[];
}

/** The place for text on a slide, and beside it in two columns, in points. */
export const WIDE = 852;
export const HALF = 412;
export const HIGH = 352;
/** How high the text below the title may stand on the first slide. */
export const OPENING = 180;
/** Sizes of type by what is said, in points; nothing is set under the least. */
export const SIZES: Record<Piece["style"], number> = { plain: 20, lead: 24, quiet: 16, question: 24, answer: 20, list: 20, strong: 22 };
export const LEAST = 14;
const TABLES = [18, 16, 14];
// How many parts of a hundred larger text is set where that leaves a part of the slide free, and smaller before it goes on.
const LARGER = [140, 120];
const FREE = 60;
const SCALES = [100, 90, 80];
const SMALLEST = 80;
/** A line is so many parts of a hundred of its size high, in text and in tables; so much stands before a paragraph. */
export const LEADING = 140;
export const DENSE = 128;
export const BEFORE = 8;
export const INDENT = 26;
/** A cell's inset to the left and right together, and above and below together; the title above a table or figure. */
export const SIDES = 14;
export const ENDS = 6;
export const CAPTION = 30;
/** How much room titles have, on the first slide and on others. */
export const COVER_HIGH = 150;
export const TITLE_HIGH = 72;
const TITLES = [28, 24, 20, 18, 16];
const COVERS = [36, 30, 26, 22, 18];
// How many parts of a hundred wider the bold letters of titles are.
const BOLD = 112;

const EMPTY: Slide = { title: "", part: 1, cover: false, texts: [], rows: [], tags: ["", ""], scale: 100, table: null, size: 0, figure: null, notes: [] };
const sum = (all: readonly number[]): number => all.reduce((one, other) => one + other, 0);
const plain = (text: string): Line => ({ text, refs: [] });

/** The slides of a legible document; the first one is its title with what follows it. */
export function slides(document: Document): Slide[] {
  const all: Slide[] = [];
  let title = document.title;
  let group: Block[] = [];
  for (const block of document.blocks) {
    if (block.kind === "heading" && block.level <= 2) {
      if (all.length || group.length || block.level === 2) all.push(...headed(title, group, !all.length));
      [title, group] = [block.text, []];
      // A heading begins a slide by itself.
    } else if (block.kind !== "page-break") group.push(block);
  }
  return [...all, ...headed(title, group, !all.length)];
}

/** How large a style is set, in points. */
export function size(style: Piece["style"], scale: number): number {
  return Math.max(LEAST, Math.floor((SIZES[style] * scale) / 100));
}

/** How large the title of a slide is set, so that it keeps to its room. */
export function titled({ title, cover }: Slide): number {
  const high = cover ? COVER_HIGH : TITLE_HIGH;
  return (cover ? COVERS : TITLES).find((points) => lines(title, room(WIDE, (points * BOLD) / 100)) * points * DENSE <= 100 * high) ?? LEAST;
}

/** How high pieces stand in a place of a width, in points. */
export function height(texts: readonly Piece[], width: number, scale: number): number {
  return sum(texts.map((one) => {
    const points = size(one.style, scale);
    return BEFORE + Math.ceil((lines(marked(one.line), room(width - INDENT, points)) * points * LEADING) / 100);
  }));
}

/** How high the rows of a table stand, its head first, in points. */
export function rowHeights(table: Table, points: number): number[] {
  return [table.head.map(plain), ...table.rows].map((one) => row(one, table.widths, points));
}

/** The slides of one heading. */
function headed(title: string, blocks: readonly Block[], cover: boolean): Slide[] {
  const notes = blocks.reduce<Line[]>((all, one) => (one.kind === "note" ? [...all, one.line] : all), []);
  const found: Slide[] = [];
  let texts: Piece[] = [];
  let rest = blocks;
  if (cover) {
    [texts, rest] = opening(blocks);
    found.push({ ...EMPTY, cover, texts });
    texts = [];
  }
  for (const block of rest) {
    if (block.kind === "table" || block.kind === "figure" || block.kind === "columns") {
      found.push(...said(texts));
      texts = [];
    }
    if (block.kind === "table") found.push(...tables(block));
    else if (block.kind === "figure") found.push({ ...EMPTY, figure: block });
    else if (block.kind === "columns") found.push(...besides(block));
    else texts.push(...pieces(block));
  }
  found.push(...said(texts));
  return (found.length ? found : [EMPTY]).map((one, at) => ({ ...one, title, part: at + 1, notes: at ? [] : notes }));
}

/** What stands below the title on the first slide, and the rest: all text before a table or figure, or none. */
function opening(blocks: readonly Block[]): [Piece[], readonly Block[]] {
  const stop = blocks.findIndex(({ kind }) => kind === "table" || kind === "figure");
  const before = stop < 0 ? blocks : blocks.slice(0, stop);
  const texts = before.reduce<Piece[]>((all, block) => {
    if (block.kind !== "columns") return [...all, ...pieces(block)];
    const rows = pairs(block);
    return [0, 1].reduce((more, at) => rows.reduce((one, sides) => [...one, ...sides[at]!], more), all);
  }, []);
  return height(texts, WIDE, 100) <= OPENING ? [texts, blocks.slice(before.length)] : [[], blocks];
}

function said(texts: readonly Piece[]): Slide[] {
  const units: Piece[][] = [];
  for (const piece of texts.reduce<Piece[]>((all, one) => [...all, ...cut(one, WIDE)], [])) {
    // A head does not stay behind alone.
    const last = units[units.length - 1];
    if (last && ["strong", "question"].includes(last[last.length - 1]!.style) && height([...last, piece], WIDE, SMALLEST) <= HIGH) last.push(piece);
    else units.push([piece]);
  }
  const [scale, groups] = shared(units, (unit, at) => height(unit, WIDE, at));
  return groups.map((group) => ({ ...EMPTY, texts: group.reduce<Piece[]>((all, one) => [...all, ...one], []), scale }));
}

function besides(block: Columns): Slide[] {
  const rows: Pair[] = [];
  for (const pair of pairs(block)) {
    if (Math.max(...pair.map((side) => height(side, HALF, SMALLEST))) <= HIGH) {
      rows.push(pair);
      continue;
    }
    const sides = pair.map((side) => side.reduce<Piece[]>((all, one) => [...all, ...cut(one, HALF)], []));
    for (let at = 0; at < Math.max(...sides.map(({ length }) => length)); at++) {
      rows.push(sides.map((side) => side.slice(at, at + 1)) as unknown as Pair);
    }
  }
  const [scale, groups] = shared(rows, (pair, at) => Math.max(...pair.map((side) => height(side, HALF, at))));
  return groups.map((group) => ({ ...EMPTY, rows: group, tags: block.tags, scale }));
}

/** The same table in as many as slides hold, each with its head, with rows cut that no slide would hold. */
function tables(table: Table): Slide[] {
  const title = table.title ? CAPTION : 0;
  const whole = TABLES.find((points) => sum(rowHeights(table, points)) + title <= HIGH);
  if (whole) return [{ ...EMPTY, table, size: whole }];
  const head = row(table.head.map(plain), table.widths, LEAST);
  const free = Math.max(HIGH - head - title, Math.floor(HIGH / 3));
  const most = Math.floor((100 * (free - ENDS)) / (LEAST * DENSE));
  const rows = table.rows.reduce<Line[][]>((all, one) => {
    const cells = one.map((line, at) => fitting(line, cell(table.widths[at]!, LEAST), most));
    return [...all, ...Array.from({ length: Math.max(...cells.map(({ length }) => length)) }, (_, at) => cells.map((parts) => parts[at] ?? plain("")))];
  }, []);
  // The title stands above the first part only.
  return even(rows, rows.map((one) => row(one, table.widths, LEAST)), free).map((group, at) =>
    ({ ...EMPTY, table: { ...table, rows: group, title: at ? "" : table.title }, size: LEAST }));
}

/** At what scale units of text are set, and which of them stand on which slide. */
function shared<T>(units: readonly T[], high: (unit: T, scale: number) => number): [number, (readonly T[])[]] {
  const tall = (scale: number): number => sum(units.map((one) => high(one, scale)));
  const whole = LARGER.find((scale) => 100 * tall(scale) <= FREE * HIGH) ?? SCALES.find((scale) => tall(scale) <= HIGH);
  if (whole) return [whole, units.length ? [units] : []];
  const scale = units.some((one) => high(one, SCALES[1]!) > HIGH) ? SMALLEST : SCALES[1]!;
  return [scale, even(units, units.map((one) => high(one, scale)), HIGH)];
}

/** Units of heights in as few groups as can be, none higher than `most`, and about as high as each other. */
function even<T>(units: readonly T[], heights: readonly number[], most: number): (readonly T[])[] {
  let found = groups(heights, most);
  const highest = Math.max(...heights);
  for (let limit = Math.ceil(sum(heights) / Math.max(1, found.length)); limit < most; limit += 8) {
    const tried = highest <= limit ? groups(heights, limit) : null;
    if (tried && tried.length <= found.length) {
      found = tried;
      break;
    }
  }
  return found.map(([begin, end]) => units.slice(begin, end));
}

/** Where each group begins and ends, when each takes what it can. */
function groups(heights: readonly number[], most: number): [number, number][] {
  const found: [number, number][] = [];
  let [begin, used] = [0, 0];
  heights.forEach((high, at) => {
    if (at > begin && used + high > most) {
      found.push([begin, at]);
      [begin, used] = [at, 0];
    }
    used += high;
  });
  return heights.length ? [...found, [begin, heights.length]] : [];
}

/** A piece in several where no slide would hold it. */
function cut(piece: Piece, width: number): Piece[] {
  const points = size(piece.style, SMALLEST);
  const most = Math.floor((100 * (HIGH - BEFORE)) / (points * LEADING));
  return fitting(piece.line, room(width - INDENT, points), most).map((line, at) => ({ ...piece, line, mark: at ? "" : piece.mark }));
}

/** A line in parts of at most so many lines of a width; its references stand at the last part. */
function fitting(line: Line, width: number, most: number): Line[] {
  if (lines(marked(line), width) <= most) return [line];
  // Room for the references, which may take a line of their own.
  const parts = parted(line.text, width, Math.max(1, most - 1));
  return parts.map((text, at) => ({ text, refs: at < parts.length - 1 ? [] : line.refs }));
}

/** How much text a line in a table's column of a width, in parts of a hundred, holds. */
function cell(width: number, points: number): number {
  return room((WIDE * width) / 100 - SIDES, points);
}

function row(cells: readonly Line[], widths: readonly number[], points: number): number {
  const count = Math.max(...cells.map((line, at) => lines(marked(line), cell(widths[at]!, points))));
  return ENDS + Math.ceil((count * points * DENSE) / 100);
}
