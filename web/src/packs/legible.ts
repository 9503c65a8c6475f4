// Makes a document fit to be written, as src/casegen/packs/legible.py does: no unseen character, no empty page.
import { unsafe } from "../record/safe";
import type { Block, Document, Line, Table } from "./blocks";
import { pairs } from "./pieces";

// How many columns a table with heads at its side has beside them; of one with more come several, each of so many.
const BESIDE = 4;
const EACH = 3;

/** The same document as writers can write it, whatever its texts hold. */
export function legible(document: Document): Document {
  return { ...clean(document), blocks: breaks(levels(document.blocks.map(clean).filter(filled).reduce<Block[]>((all, one) => [...all, ...(one.kind === "table" ? parts(one).map(wide) : [one])], []))) };
}

/** A text on the line that runs along every page. */
export function clipped(text: string): string {
  const characters = Array.from(text);
  return characters.length > 60 ? `${characters.slice(0, 59).join("")}…` : text;
}

/** The references of a line: `[1][2]`, or "". */
export function marks(line: Line): string {
  return line.refs.map((number) => `[${number}]`).join("");
}

/** The text of a line with its references. */
export function marked(line: Line): string {
  return line.text + marks(line);
}

/** All that a reader can read in blocks, in order: what a written document must give back. */
export function texts(blocks: readonly Block[]): string[] {
  const all: string[] = [];
  for (const block of blocks) {
    switch (block.kind) {
      case "heading": all.push(block.text); break;
      case "paragraph": case "note": all.push(marked(block.line)); break;
      case "listing": all.push(...block.lines.map(marked)); break;
      case "table":
        all.push(block.title, ...block.head);
        for (const row of block.rows) all.push(...row.map(marked));
        break;
      // What it shows in words is for those who do not see it.
      case "figure": all.push(block.title); break;
      case "card": all.push(block.title, ...block.lines.map(marked)); break;
      case "blank": all.push(block.text); break;
      case "columns":
        for (const sides of pairs(block)) for (const side of sides) all.push(...side.map(({ line }) => marked(line)));
        break;
      case "page-break":
    }
  }
  return all.filter((text) => text);
}

// A drawing is no text: it is handed over as it is.
const AS_IT_IS = new Set(["svg", "kind", "style"]);

function clean<T>(value: T): T {
  if (typeof value === "string") return value.replace(unsafe(), "").split(/\s+/u).filter(Boolean).join(" ") as T & string;
  if (Array.isArray(value)) return value.map(clean) as T & unknown[];
  if (typeof value !== "object" || value === null) return value;
  const made: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(value)) made[name] = AS_IT_IS.has(name) ? one : clean(one);
  return made as T;
}

/** Whether a block has anything to show. */
function filled(block: Block): boolean {
  switch (block.kind) {
    case "heading": return block.text !== "";
    case "card": return block.title !== "" || block.lines.length > 0;
    case "paragraph": case "note": return marked(block.line) !== "";
    case "listing": return block.lines.length > 0;
    case "table": return block.head.length > 0 && block.rows.length > 0;
    case "columns": return block.left.length > 0 || block.right.length > 0;
    default: return true;
  }
}

/** A table each of whose columns is wide enough to be read: at least half of what it would have among equals. */
function wide(table: Table): Table {
  const widths = table.widths.map((width) => Math.max(width, 50 / table.head.length));
  const all = widths.reduce((sum, width) => sum + width, 0);
  const shares = widths.map((width) => Math.floor((100 * width) / all));
  const others = shares.slice(0, -1);
  return { ...table, widths: [...others, 100 - others.reduce((sum, share) => sum + share, 0)] };
}

/** A table of many columns as several of fewer, as even as can be, each with the heads of the rows. */
function parts(table: Table): Table[] {
  const count = table.head.length - 1;
  if (!table.headed || count <= BESIDE) return [table];
  const into = Math.ceil(count / EACH);
  let end = 1;
  return Array.from({ length: into }, (_, at) => {
    const begin = end;
    end += Math.floor(count / into) + (at < count % into ? 1 : 0);
    const own = <T>(all: readonly T[]): T[] => [all[0]!, ...all.slice(begin, end)];
    const [side, ...widths] = own(table.widths);
    const all = Math.max(1, widths.reduce((sum, width) => sum + width, 0));
    return {
      // The title stands above the first one only.
      ...table, title: at ? "" : table.title, head: own(table.head), rows: table.rows.map(own),
      widths: [side!, ...widths.map((width) => Math.floor(((100 - side!) * width) / all))],
    };
  });
}

/** The first heading is the title, none is more than one level below the one before, and no table repeats one. */
function levels(blocks: readonly Block[]): Block[] {
  let [last, above] = [0, ""];
  return blocks.map((block) => {
    if (block.kind === "table" && block.title === above) return { ...block, title: "" };
    if (block.kind !== "heading") return block;
    last = Math.min(Math.max(block.level, last === 0 ? 1 : 2), last + 1);
    above = block.text;
    return { ...block, level: last };
  });
}

/** A page break stands only between two things that are shown. */
function breaks(blocks: readonly Block[]): Block[] {
  const all: Block[] = [];
  let broken = false;
  for (const block of blocks) {
    if (block.kind === "page-break") {
      broken = all.length > 0;
      continue;
    }
    if (broken) all.push({ kind: "page-break" });
    broken = false;
    all.push(block);
  }
  return all;
}
