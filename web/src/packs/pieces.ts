// Parts blocks into paragraphs, and what stands in two columns into rows of them, as src/casegen/packs/pieces.py does.
import type { Block, Columns, Line, Style } from "./blocks";

/** A paragraph: its line, its style, and its mark: none, a dash, or its number. */
export interface Piece {
  readonly line: Line;
  readonly style: Style | "list" | "strong";
  readonly mark: "" | "–" | number;
}

const plain = (text: string): Line => ({ text, refs: [] });

/** The paragraphs of a block of text; none of tables and figures. */
export function pieces(block: Block): Piece[] {
  const one = (line: Line, style: Piece["style"] = "plain", mark: Piece["mark"] = ""): Piece => ({ line, style, mark });
  switch (block.kind) {
    case "heading": return [one(plain(block.text), "strong")];
    case "paragraph": return [one(block.line, block.style)];
    case "listing": return block.lines.map((line, at) => one(line, "list", block.ordered ? at + 1 : "–"));
    case "card": return [...(block.title ? [one(plain(block.title), "strong")] : []), ...block.lines.map((line) => one(line))];
    case "blank": return block.text ? [one(plain(block.text))] : [];
    default: return [];
  }
}

/** A row of two columns: the pieces on its left and on its right. */
export type Pair = readonly [readonly Piece[], readonly Piece[]];

/** Two columns as rows: paragraph beside paragraph where both have as many, else whole beside whole. */
export function pairs({ left, right }: Columns): Pair[] {
  if (left.length !== right.length) return [[all(left), all(right)]];
  return left.reduce<Pair[]>((rows, block, at) => {
    const [one, two] = [pieces(block), pieces(right[at]!)];
    return [...rows, ...(one.length === two.length ? one.map((piece, n): Pair => [[piece], [two[n]!]]) : [[one, two] as const])];
  }, []);
}

const all = (blocks: readonly Block[]): Piece[] => blocks.reduce<Piece[]>((sum, one) => [...sum, ...pieces(one)], []);

const CHINESE = /[\u3400-\u9fff]/;

/** A text in parts of one language each, and of each whether it is Chinese: `beside` joins two by a stroke. */
export function tongues(text: string): [part: string, chinese: boolean][] {
  const parts = text.split(" / ");
  return parts.map((part, at) => [part + (at < parts.length - 1 ? " / " : ""), CHINESE.test(part)]);
}
