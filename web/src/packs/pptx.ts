// Writes a document as slides: a master of our own, the document's languages and fonts, speaker notes, slide numbers.
import Deck from "pptxgenjs";
import type { Document, Draw, Figure, Line, Picture, Table, Writer } from "./blocks";
import { HAIR, INK, PINE, SOFT } from "./docx-styles";
import { drawn } from "./drawn";
import { clipped, legible, marked, marks } from "./legible";
import { tongues, type Piece } from "./pieces";
import {
  BEFORE, CAPTION, COVER_HIGH, DENSE, ENDS, HALF, HIGH, INDENT, LEADING, OPENING, rowHeights, SIDES, size, slides, TITLE_HIGH, titled, WIDE,
  type Slide,
} from "./slides";
import { isChinese, SANS, speech } from "./speech";
import { bytes, core, text, zipped, type Files } from "./zip";

const POINT = 1 / 72;
// Where things stand, in inches, as on the master of packs/pptx_master.py.
const LEFT = 54 * POINT;
const TOP = 124 * POINT;
const WIDTH = WIDE * POINT;
const HEIGHT = HIGH * POINT;
const COVER = "Pack Title";
const PLAIN = "Pack Slide";
const TWO = "Pack Two Columns";
const COLOURS: Partial<Record<Piece["style"], string>> = { quiet: SOFT };
const BOLD = new Set<Piece["style"]>(["strong", "question"]);

type Made = ReturnType<Deck["addSlide"]>;

/** The layouts: a cover, a slide with a title and a body, and one with two columns. */
function master(deck: Deck, title: string): void {
  const none = { margin: 0, align: "left" as const };
  const place = (name: string, type: "title" | "body", x: number, y: number, w: number, h: number, fontSize: number, more: object = {}): object =>
    ({ placeholder: { text: "", options: { ...none, name, type, x, y, w, h, fontSize, color: INK, valign: "top", ...more } } });
  const rule = (y: number, w: number, h: number): object => ({ rect: { x: LEFT, y: y * POINT, w: w * POINT, h: h * POINT, fill: { color: PINE } } });
  const head = place("title", "title", LEFT, 48 * POINT, WIDTH, TITLE_HIGH * POINT, 28, { bold: true });
  const foot = { text: { text: clipped(title), options: { ...none, x: LEFT, y: 500 * POINT, w: WIDTH - 1, h: 20 * POINT, fontSize: 10, color: SOFT } } };
  const number = { x: LEFT + WIDTH - 0.8, y: 500 * POINT, w: 0.8, h: 20 * POINT, fontSize: 10, color: SOFT, align: "right" as const, margin: 0 };
  const define = (name: string, ...objects: object[]): void => deck.defineSlideMaster({
    title: name, background: { color: "FFFFFF" }, objects: objects as never, ...(name === COVER ? {} : { slideNumber: number }),
  });
  define(
    COVER, rule(286, 60, 3), place("title", "title", LEFT, 120 * POINT, WIDTH, COVER_HIGH * POINT, 36, { bold: true, valign: "bottom" }),
    place("body", "body", LEFT, 300 * POINT, WIDTH, OPENING * POINT, 20),
  );
  define(PLAIN, rule(34, 34, 2.4), head, place("body", "body", LEFT, TOP, WIDTH, HEIGHT, 20), foot);
  define(
    TWO, rule(34, 34, 2.4), head, place("left", "body", LEFT, TOP, HALF * POINT, HEIGHT, 20),
    place("right", "body", LEFT + WIDTH - HALF * POINT, TOP, HALF * POINT, HEIGHT, 20), foot,
  );
}

function put(made: Made, slide: Slide, shown: Document, pictures: ReadonlyMap<Figure, Picture | null>): void {
  const usual = slide.cover ? 36 : 28;
  const points = titled(slide);
  const further = slide.part > 1 ? speech(shown.tag).goesOn(slide.part) : "";
  // The run says its size: what a placeholder is set in goes before what is said of the whole text.
  made.addText(runs({ text: slide.title + further, refs: [] }, shown.tag, points < usual ? { fontSize: points } : {}), { placeholder: "title" });
  if (slide.texts.length) made.addText(paragraphs(slide.texts, slide.scale, shown.tag), { placeholder: "body" });
  if (slide.rows.length) ["left", "right"].forEach((placeholder, at) => {
    const side = slide.rows.reduce<Piece[]>((all, row) => [...all, ...row[at]!], []);
    if (side.length) made.addText(paragraphs(side, slide.scale, slide.tags[at]!), { placeholder });
  });
  const named = (slide.table ?? slide.figure)?.title;
  const top = TOP + (named ? CAPTION * POINT : 0);
  if (named) made.addText(named, { x: LEFT, y: TOP, w: WIDTH, h: CAPTION * POINT, margin: 0, fontSize: 16, color: SOFT, valign: "top" });
  if (slide.table) table(made, slide.table, top, slide.size, shown.tag);
  if (slide.figure) figure(made, slide.figure, top, pictures.get(slide.figure) ?? null);
  if (slide.notes.length) made.addNotes(slide.notes.map(marked).join("\n"));
}

type Runs = Exclude<Parameters<Made["addText"]>[0], string>;

/** A line in its language, or each of two joined ones in its own, its references raised. */
function runs(line: Line, tag: string, options: object): Runs {
  const { latin, chinese } = speech(tag);
  const all: object[] = [
    ...tongues(line.text).filter(([text]) => text).map(([text, eastern]) => ({ text, options: { ...options, lang: isChinese(tag) && eastern ? chinese : latin } })),
    ...(line.refs.length ? [{ text: marks(line), options: { ...options, superscript: true } }] : []),
  ];
  return all as Runs;
}

function paragraphs(pieces: readonly Piece[], scale: number, tag: string): Runs {
  return pieces.reduce<object[]>((all, { line, style, mark }) => {
    const fontSize = size(style, scale);
    const said: object[] = runs(line, tag, {
      fontSize, bold: BOLD.has(style), color: COLOURS[style] ?? INK, paraSpaceBefore: BEFORE, lineSpacing: Math.floor((fontSize * LEADING) / 100),
      bullet: mark === "" ? false : mark === "–" ? { characterCode: "2013", indent: INDENT } : { type: "number" as const, numberStartAt: mark, indent: INDENT },
    });
    const last = said[said.length - 1] as { readonly options: object };
    return [...all, ...said.slice(0, -1), { ...last, options: { ...last.options, breakLine: true } }];
  }, []) as Runs;
}

function table(made: Made, block: Table, top: number, points: number, tag: string): void {
  const rule = (color: string, pt: number): { type: "solid"; color: string; pt: number } => ({ type: "solid", color, pt });
  const none = { type: "none" as const };
  const last = block.rows.length - 1;
  const text = (line: Line, bold: boolean): object[] => runs(line, tag, { bold });
  const cells = block.rows.map((row, n) => row.map((line, at) => ({
    text: text(line, block.headed && !at), options: { border: [none, none, n === last ? rule(INK, 1) : rule(HAIR, 0.5), none] },
  })));
  const head = block.head.map((one) => ({ text: text({ text: one, refs: [] }, true), options: { border: [rule(INK, 1), none, rule(INK, 0.75), none] } }));
  const all = block.widths.reduce((sum, part) => sum + part, 0);
  made.addTable([head, ...cells] as never, {
    x: LEFT, y: top, w: WIDTH, colW: block.widths.map((one) => (WIDTH * one) / all), rowH: rowHeights(block, points).map((one) => one * POINT),
    fontSize: points, lineSpacing: Math.floor((points * DENSE) / 100), color: INK,
    margin: [ENDS / 2, SIDES / 2, ENDS / 2, SIDES / 2], valign: "top", autoPage: false, objectName: block.title || "Table",
  } as never);
}

function figure(made: Made, { text: words }: Figure, top: number, picture: Picture | null): void {
  if (!picture) {
    made.addText(words, { placeholder: "body" });
    return;
  }
  const scale = Math.min(WIDTH / picture.width, (HEIGHT + TOP - top) / picture.height, 1.6 / 96);
  const [w, h] = [picture.width * scale, picture.height * scale];
  const data = Array.from(picture.png, (one) => String.fromCharCode(one)).join("");
  made.addImage({ data: `image/png;base64,${btoa(data)}`, x: LEFT, y: top, w, h, altText: words });
}

/** What pptxgenjs leaves as an American office has it: languages, Chinese fonts, colours, heads of tables, notes by line. */
function finished(files: Files, shown: Document): Files {
  const { latin, chinese, sans } = speech(shown.tag);
  const language = isChinese(shown.tag) ? `lang="${chinese}" altLang="${latin}"` : `lang="${latin}" altLang="${chinese}"`;
  const all: Files = {};
  for (const path of Object.keys(files)) {
    let xml = /\.(xml|rels)$/.test(path) ? text(files, path) : null;
    if (xml === null) {
      all[path] = files[path]!;
      continue;
    }
    if (path.startsWith("ppt/notesSlides/")) {
      xml = xml.replace(/<a:t>[^<]*<\/a:t>/g, (one) => one.replace(/\r\n/g, `</a:t></a:r></a:p><a:p><a:r><a:rPr lang="en-US" dirty="0"/><a:t>`));
    }
    xml = xml.replace(/ altLang="en-US"/g, "").replace(/ lang="en-US"/g, ` ${language}`);
    // A title is known by having no number.
    xml = xml.replace(/<p:ph\s+idx="\d+"\s+type="title"/g, `<p:ph type="title"`);
    if (path.startsWith("ppt/theme/")) xml = xml.replace(/<a:ea typeface=""\/>/g, `<a:ea typeface="${sans}"/>`).replace(/(script="Hans" typeface=")[^"]*/g, `$1${speech("zh").sans}`).replace(/(script="Hant" typeface=")[^"]*/g, `$1${speech("zh-Hant").sans}`);
    if (path.startsWith("ppt/slides/") && !xml.includes("firstRow")) xml = xml.replace(/<a:tblPr\s*\/>/g, `<a:tblPr firstRow="1"/>`);
    all[path] = bytes(xml);
  }
  all["docProps/core.xml"] = bytes(core(shown.title, shown.author, shown.tag, shown.date));
  return all;
}

/** Write a document as PPTX. */
export const write: Writer = async (document: Document, draw: Draw) => {
  const shown = legible(document);
  const all = slides(shown);
  const pictures = await drawn(all.reduce<Figure[]>((found, { figure: one }) => (one ? [...found, one] : found), []), draw);
  const deck = new Deck();
  deck.layout = "LAYOUT_WIDE";
  deck.title = shown.title;
  deck.author = shown.author;
  deck.theme = { headFontFace: SANS, bodyFontFace: SANS };
  master(deck, shown.title);
  for (const slide of all) put(deck.addSlide({ masterName: slide.cover ? COVER : slide.rows.length ? TWO : PLAIN }), slide, shown, pictures);
  // The folder that stands in for a zip gives its files.
  const files = await deck.write({ outputType: "uint8array" }) as unknown as Files;
  return zipped(finished(files, shown));
};
