// Writes a document for Word: its own styles, languages, heading levels, table heads, page numbers.
import {
  Document as File, Footer, Header, ImageRun, LevelFormat, Packer, PageNumber, Paragraph, Tab, Table, TableCell, TableLayoutType,
  TableOfContents, TableRow, TextRun, WidthType, type FileChild,
} from "docx";
import type { Block, Document, Figure, Line, Picture, Style, Table as TableBlock, Writer } from "./blocks";
import { styles } from "./docx-styles";
import { drawn } from "./drawn";
import { clipped, legible, marks } from "./legible";
import { pairs, tongues, type Piece } from "./pieces";
import { speech } from "./speech";
import { bytes, core, text, unzipped, zipped } from "./zip";

// In twentieths of a point: A4, its margins, and the line between them.
const PAGE = { width: 11906, height: 16838 };
const SIDE = 1417;
const TOP = 1531;
const WIDTH = PAGE.width - 2 * SIDE;
// From so many sections on a document has a list of contents.
const CONTENTS = 6;
// A picture's pixels in a line of 160 mm.
const PIXELS = 605;
// What Word sets in the Latin font unless it is told otherwise.
const EITHER = /[“”‘’…—·]/;
const LISTS = ["ListBullet", "ListNumber"] as const;
const STYLES: Record<Style, string> = { plain: "Normal", lead: "PackLead", quiet: "PackQuiet", question: "PackQuestion", answer: "PackAnswer" };

class Body {
  readonly children: FileChild[] = [];
  /** Whether what comes next begins a page. */
  private broken = false;
  /** Whether a little room is to be left below what came last. */
  private gap = false;
  private lists = 0;
  private images = 0;

  constructor(private readonly pictures: ReadonlyMap<Figure, Picture | null>) {}

  add(block: Block): void {
    if (block.kind === "page-break") {
      this.broken = true;
      return;
    }
    const broken = this.broken;
    const made = this.made(block);
    if (made[0] instanceof Table) {
      if (broken || this.gap) this.children.push(this.paragraph("PackGap", []));
    } else if (this.gap && !broken && block.kind !== "heading") {
      // What stands above a question in columns goes with it to the next page.
      this.children.push(new Paragraph({ style: "PackGap", keepNext: true }));
    }
    this.children.push(...made);
    this.gap = made[made.length - 1] instanceof Table || block.kind === "blank";
  }

  /** The document's last paragraph, below a table. */
  end(): void {
    if (this.gap) this.children.push(new Paragraph({ style: "PackEnd" }));
  }

  private paragraph(style: string, children: readonly TextRun[], more: object = {}): Paragraph {
    const pageBreakBefore = this.broken;
    this.broken = false;
    return new Paragraph({ style, children, ...(pageBreakBefore ? { pageBreakBefore } : {}), ...more });
  }

  private made(block: Block): (Paragraph | Table)[] {
    const said = (style: string, line: Line, more: object = {}): Paragraph => this.paragraph(style, runs(line, null), more);
    switch (block.kind) {
      case "heading": return [said(`Heading${Math.min(block.level, 4)}`, plain(block.text))];
      case "paragraph": return [said(STYLES[block.style], block.line)];
      case "note": return [said("PackNote", block.line)];
      case "listing": {
        const list = block.ordered ? ++this.lists : 0;
        return block.lines.map((line) => said(LISTS[list ? 1 : 0], line, numbering(list)));
      }
      case "table": return [...(block.title ? [said("Caption", plain(block.title))] : []), ...this.sheet(block)];
      case "figure": return this.figure(block);
      case "card": return this.card(block.title, block.lines);
      case "blank": return [
        ...(block.text ? [said("PackBlankLabel", plain(block.text))] : []),
        ...Array.from({ length: block.rows }, (_, row) => this.paragraph(row < block.rows - 1 ? "PackBlank" : "PackBlankEnd", [])),
      ];
      case "columns": {
        // Of each side, the number of the list that it is in.
        const lists = [0, 0];
        const side = (all: readonly Piece[], at: number): Paragraph[] => all.map(({ line, style, mark }) => {
          if (mark === 1) lists[at] = ++this.lists;
          const list = typeof mark === "number" ? lists[at]! : 0;
          const name = style === "list" ? LISTS[list ? 1 : 0] : style === "strong" ? "Normal" : STYLES[style];
          return new Paragraph({ style: name, children: runs(line, block.tags[at]!), ...(style === "list" ? numbering(list) : {}) });
        });
        const rows = pairs(block).map((sides) => ({ cells: sides.map((one, at) => (one.length ? side(one, at) : [new Paragraph({ style: "Normal" })])) }));
        return this.table("PackColumns", [50, 50], rows);
      }
      case "page-break": return [];
    }
  }

  private sheet(block: TableBlock): (Paragraph | Table)[] {
    const head = block.head.map((one) => [new Paragraph({ style: "PackTableHead", children: runs(plain(one), null) })]);
    const rows = block.rows.map((row) => row.map((line, at) =>
      [new Paragraph({ style: block.headed && !at ? "PackTableHead" : "PackTableText", children: runs(line, null) })]));
    // A row of empty cells is one to write in.
    const open = (at: number): boolean => block.rows[at]!.some(({ text: is }) => !is);
    return this.table("PackTable", block.widths, [
      { cells: head, head: true }, ...rows.map((cells, at) => ({ cells, open: open(at) })),
    ]);
  }

  private card(title: string, lines: readonly Line[]): (Paragraph | Table)[] {
    const cell = [
      new Paragraph({ style: "PackCardTitle", children: runs(plain(title), null) }),
      ...lines.map((line) => new Paragraph({ style: "PackCardText", children: runs(line, null) })),
    ];
    return this.table("PackCard", [100], [{ cells: [cell] }]);
  }

  private figure(block: Figure): Paragraph[] {
    const picture = this.pictures.get(block);
    const caption = block.title ? [new Paragraph({ style: "Caption", children: runs(plain(block.title), null) })] : [];
    if (!picture) return [...caption, this.paragraph("PackQuiet", runs(plain(block.text), null))];
    const scale = Math.min(1, PIXELS / picture.width);
    const image = new ImageRun({
      type: "svg", data: picture.svg, fallback: { type: "png", data: picture.png },
      transformation: { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) },
      altText: { id: String(++this.images), name: block.title || block.text.slice(0, 60), title: block.title, description: block.text },
    });
    return [this.paragraph("PackFigure", [image as unknown as TextRun]), ...caption];
  }

  /** A table with fixed widths. */
  private table(
    style: string, parts: readonly number[],
    rows: readonly { readonly cells: readonly (readonly (Paragraph | Table)[])[]; readonly head?: boolean; readonly open?: boolean }[],
  ): (Paragraph | Table)[] {
    const all = parts.reduce((sum, part) => sum + part, 0);
    const columnWidths = parts.map((part) => Math.floor((WIDTH * part) / all));
    const made = new Table({
      style, columnWidths, layout: TableLayoutType.FIXED, width: { size: WIDTH, type: WidthType.DXA },
      tableLook: { firstRow: rows.some(({ head }) => head), firstColumn: false, noHBand: true, noVBand: true },
      rows: rows.map(({ cells, head = false, open = false }) => new TableRow({
        tableHeader: head, cantSplit: style !== "PackColumns",
        ...(open ? { height: { value: 560, rule: "atLeast" as const } } : {}),
        children: cells.map((children, at) => new TableCell({ children, width: { size: columnWidths[at]!, type: WidthType.DXA } })),
      })),
    });
    return [made];
  }
}

function plain(of: string): Line {
  return { text: of, refs: [] };
}

function runs(line: Line, tag: string | null): TextRun[] {
  const { latin, chinese } = speech(tag ?? "");
  const language = tag === null ? {} : { language: { value: latin, eastAsia: chinese } };
  // Marks that both scripts have, such as “ ”, are set as Chinese ones in Chinese text.
  const all = (line.text ? tongues(line.text) : []).map(([text, eastern]) =>
    new TextRun({ text, ...language, ...(eastern && EITHER.test(text) ? { font: { hint: "eastAsia" } } : {}) }));
  return line.refs.length ? [...all, new TextRun({ text: marks(line), style: "PackReference" })] : all;
}

/** What puts a paragraph into a list: that of a number, or one with dashes for 0. */
const numbering = (list: number): object => ({ numbering: { reference: list ? "numbers" : "bullets", level: 0, ...(list ? { instance: list } : {}) } });

const numbered = (reference: string, format: "decimal" | "bullet", mark: string): object => ({
  reference, levels: [{ level: 0, format: LevelFormat[format === "decimal" ? "DECIMAL" : "BULLET"], text: mark, style: { paragraph: { indent: { left: 397, hanging: 397 } } } }],
});

/** Write a document as DOCX. */
export const write: Writer = async (document, draw) => {
  const shown = legible(document);
  const body = new Body(await drawn(shown.blocks, draw));
  const contents = shown.blocks.filter((one) => one.kind === "heading" && one.level === 2).length >= CONTENTS;
  let listed = !contents;
  for (const block of shown.blocks) {
    if (!listed && block.kind === "heading" && block.level === 2) {
      listed = true;
      body.children.push(new TableOfContents("", { headingStyleRange: "2-2", hyperlink: true, beginDirty: false }));
    }
    body.add(block);
  }
  body.end();
  return packed(shown, body.children);
};

async function packed(shown: Document, children: readonly FileChild[]): Promise<Uint8Array> {
  const footer = (): Footer => new Footer({
    children: [new Paragraph({ style: "Footer", children: [
      new TextRun({ children: [shown.author, new Tab(), PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES] }),
    ] })],
  });
  const file = new File({
    title: shown.title, creator: shown.author,
    numbering: { config: [numbered("bullets", "bullet", "–"), numbered("numbers", "decimal", "%1.")] as never },
    sections: [{
      properties: { titlePage: true, page: { size: PAGE, margin: { top: TOP, bottom: TOP, left: SIDE, right: SIDE } } },
      headers: {
        default: new Header({ children: [new Paragraph({ style: "Header", children: runs(plain(clipped(shown.title)), null) })] }),
        first: new Header({ children: [new Paragraph({ style: "PackGap" })] }),
      },
      footers: { default: footer(), first: footer() },
      children,
    }],
  });
  const files = unzipped(new Uint8Array(await Packer.toArrayBuffer(file)));
  files["word/document.xml"] = bytes(renumbered(text(files, "word/document.xml")));
  files["word/styles.xml"] = bytes(styles(shown.tag));
  files["docProps/core.xml"] = bytes(core(shown.title, shown.author, shown.tag, shown.date));
  const { latin, chinese } = speech(shown.tag);
  const settings = text(files, "word/settings.xml");
  files["word/settings.xml"] = bytes(settings.replace("</w:settings>", `<w:themeFontLang w:val="${latin}" w:eastAsia="${chinese}"/></w:settings>`));
  return zipped(files);
}

/** The bookmarks of the contents, which are numbered within a page's life, numbered from 1. */
function renumbered(xml: string): string {
  const ids = new Map<string, number>();
  const anew = (name: string, id: string): string => `${name}${ids.get(id) ?? (ids.set(id, ids.size + 1), ids.size)}`;
  return xml.replace(/<w:(?:hyperlink|bookmarkStart|bookmarkEnd|instrText)\b[^>]*>[^<]*/g, (one) =>
    one.replace(/(_Toc)(\d+)/g, (_, name: string, id: string) => anew(name, id)).replace(/( w:id=")(\d+)/, (_, name: string, id: string) => anew(name, id)));
}
