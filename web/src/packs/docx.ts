// Writes a document for Word: its own styles, languages, heading levels, table heads, page numbers.
import {
  Document as File, Footer, Header, ImageRun, LevelFormat, Packer, PageNumber, Paragraph, Tab, Table, TableCell, TableLayoutType,
  TableOfContents, TableRow, TextRun, WidthType, type FileChild,
} from "docx";
import type { Block, Document, Figure, Line, Picture, Style, Table as TableBlock, Writer } from "./blocks";
import { styles } from "./docx-styles";
import { drawn } from "./drawn";
import { clipped, legible, marks, pairs } from "./legible";
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
const STYLES: Record<Style, string> = { plain: "Normal", lead: "PackLead", quiet: "PackQuiet", question: "PackQuestion", answer: "PackAnswer" };

interface Place {
  /** Where a side of two columns is in another language than the document, its tag. */
  readonly tag: string | null;
  readonly table: boolean;
}

class Body {
  readonly children: FileChild[] = [];
  /** Whether what comes next begins a page. */
  private broken = false;
  private lists = 0;
  private images = 0;

  constructor(private readonly pictures: ReadonlyMap<Figure, Picture | null>) {}

  add(block: Block): void {
    if (block.kind === "page-break") {
      this.broken = true;
      return;
    }
    const made = this.made(block, { tag: null, table: false });
    if (this.broken && !(made[0] instanceof Paragraph)) this.children.push(this.paragraph("PackGap", []));
    this.children.push(...made);
  }

  private paragraph(style: string, children: readonly TextRun[], more: object = {}): Paragraph {
    const pageBreakBefore = this.broken;
    this.broken = false;
    return new Paragraph({ style, children, ...(pageBreakBefore ? { pageBreakBefore } : {}), ...more });
  }

  private made(block: Block, place: Place): (Paragraph | Table)[] {
    const said = (style: string, line: Line, more: object = {}): Paragraph => this.paragraph(style, runs(line, place.tag), more);
    switch (block.kind) {
      case "heading": return [this.paragraph(`Heading${Math.min(block.level, 4)}`, runs(plain(block.text), place.tag))];
      case "paragraph": return [said(STYLES[block.style], block.line)];
      case "note": return [said("PackNote", block.line)];
      case "listing": {
        const [style, reference] = block.ordered ? ["ListNumber", "numbers"] : ["ListBullet", "bullets"];
        const numbering = { reference, level: 0, ...(block.ordered ? { instance: ++this.lists } : {}) };
        return block.lines.map((line) => said(style!, line, { numbering }));
      }
      case "table": return [...(block.title ? [said("Caption", plain(block.title))] : []), ...this.sheet(block)];
      case "figure": return this.figure(block);
      case "card": return this.card(block.title, block.lines);
      case "blank": return [
        ...(block.text ? [said("PackBlankLabel", plain(block.text))] : []),
        ...Array.from({ length: block.rows }, (_, row) => this.paragraph(row < block.rows - 1 ? "PackBlank" : "PackBlankEnd", [])),
        this.paragraph("PackGap", []),
      ];
      case "columns": {
        const rows = pairs(block).map((sides) => sides.map((side, at) => side.reduce<(Paragraph | Table)[]>(
          (all, one) => [...all, ...this.made(one, { tag: block.tags[at]!, table: true })], [])));
        return this.table("PackColumns", [50, 50], rows.map((row) => ({ cells: row })));
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
    const caption = block.title ? [this.paragraph("Caption", runs(plain(block.title), null))] : [];
    if (!picture) return [...caption, this.paragraph("PackQuiet", runs(plain(block.text), null))];
    const scale = Math.min(1, PIXELS / picture.width);
    const image = new ImageRun({
      type: "png", data: picture.png,
      transformation: { width: Math.round(picture.width * scale), height: Math.round(picture.height * scale) },
      altText: { id: String(++this.images), name: block.title || block.text.slice(0, 60), title: block.title, description: block.text },
    });
    return [...caption, this.paragraph("PackFigure", [image as unknown as TextRun])];
  }

  /** A table with fixed widths, and the room that keeps the next one from growing into it. */
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
    return [made, this.paragraph("PackGap", [])];
  }
}

function plain(of: string): Line {
  return { text: of, refs: [] };
}

function runs(line: Line, tag: string | null): TextRun[] {
  const { latin, chinese } = speech(tag ?? "");
  const language = tag === null ? {} : { language: { value: latin, eastAsia: chinese } };
  // Marks that both scripts have, such as “ ”, are set as Chinese ones in Chinese text.
  const font = /[\u3400-\u9fff]/.test(line.text) ? { font: { hint: "eastAsia" } } : {};
  const all = line.text ? [new TextRun({ text: line.text, ...language, ...font })] : [];
  return line.refs.length ? [...all, new TextRun({ text: marks(line), style: "PackReference" })] : all;
}

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
