// What a document is made of, whatever it is written as: the blocks of src/casegen/packs/blocks.py, as they are in JSON.

export type Style = "plain" | "lead" | "quiet" | "question" | "answer";

/** A text without markup, and the numbers of the references that it rests on, counted from 1. */
export interface Line {
  readonly text: string;
  readonly refs: readonly number[];
}

/** A heading; level 1 is the document's title, of which there is one. */
export interface Heading {
  readonly kind: "heading";
  readonly level: number;
  readonly text: string;
}

/** A paragraph in one of a few styles. */
export interface Paragraph {
  readonly kind: "paragraph";
  readonly line: Line;
  readonly style: Style;
}

/** A list, numbered where `ordered` says so. */
export interface Listing {
  readonly kind: "listing";
  readonly lines: readonly Line[];
  readonly ordered: boolean;
}

/** A table; `widths` are the columns' parts of a hundred, `headed` its first column's cells. An empty cell is to write in. */
export interface Table {
  readonly kind: "table";
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Line[])[];
  readonly widths: readonly number[];
  readonly headed: boolean;
}

/** A drawing as the text of an SVG, and what it shows in words. */
export interface Figure {
  readonly kind: "figure";
  readonly title: string;
  readonly text: string;
  readonly svg: string;
}

/** A card to cut out: kept together, with a rule around it. */
export interface Card {
  readonly kind: "card";
  readonly title: string;
  readonly lines: readonly Line[];
}

/** Room to write in: so many ruled lines, with what is asked for above them. */
export interface Blank {
  readonly kind: "blank";
  readonly text: string;
  readonly rows: number;
}

/** What follows begins a page; in slides, the next slide. */
export interface PageBreak {
  readonly kind: "page-break";
}

/** What only whoever leads the session reads: speaker notes in slides, a set-off note on paper. */
export interface Note {
  readonly kind: "note";
  readonly line: Line;
}

/** The same passage in two languages side by side: paragraphs and lists only, with each side's BCP 47 tag. */
export interface Columns {
  readonly kind: "columns";
  readonly left: readonly Block[];
  readonly right: readonly Block[];
  readonly tags: readonly [string, string];
}

export type Block = Heading | Paragraph | Listing | Table | Figure | Card | Blank | PageBreak | Note | Columns;

/** A document: its blocks, its title, the BCP 47 tag of its language, and who made it when, for its properties. */
export interface Document {
  readonly title: string;
  readonly tag: string;
  readonly author: string;
  readonly date: string;
  readonly blocks: readonly Block[];
}

/** A picture of a drawing: SVG, PNG for programs that do not know it, and its size in CSS pixels. */
export interface Picture {
  readonly svg: Uint8Array;
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Draws the figures of a document, in their order; null where one cannot be drawn, and its words take its place. */
export type Draw = (figure: Figure) => Promise<Picture | null>;

/** Writes a document as a file; the same document gives the same bytes. */
export type Writer = (document: Document, draw: Draw) => Promise<Uint8Array>;
