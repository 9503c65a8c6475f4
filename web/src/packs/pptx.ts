// Writes a document as slides: a master of our own, the document's languages and fonts, speaker notes, slide numbers.
import Deck from "pptxgenjs";
import type { Document, Draw, Figure, Picture, Writer } from "./blocks";
import { HAIR, INK, PINE, SOFT } from "./docx-styles";
import { drawn } from "./drawn";
import { clipped, legible, marked } from "./legible";
import { isChinese, SANS, speech } from "./speech";
import { AFTER, BODY, size, slides, titled, type Said, type Sheet, type Slide } from "./slides";
import { bytes, core, text, zipped, type Files } from "./zip";

const POINT = 1 / 72;
const LEFT = 0.75;
const TOP = 1.62;
const WIDTH = BODY.width * POINT;
const HEIGHT = BODY.height * POINT;
const COVER = "Pack Title";
const PLAIN = "Pack Slide";
const COLOURS: Partial<Record<Said["look"], string>> = { head: PINE, quiet: SOFT, label: SOFT };
const BOLD = new Set<Said["look"]>(["head", "small-head", "question"]);

type Made = ReturnType<Deck["addSlide"]>;

/** The two layouts: a cover, and a slide with a title and a body. */
function master(deck: Deck, title: string): void {
  const none = { margin: 0, align: "left" as const };
  deck.defineSlideMaster({
    title: COVER,
    background: { color: "FFFFFF" },
    objects: [
      { rect: { x: LEFT, y: 1.55, w: 0.9, h: 0.06, fill: { color: PINE } } },
      { placeholder: { text: "", options: { ...none, name: "title", type: "title", x: LEFT, y: 1.8, w: WIDTH, h: 2.1, fontSize: 36, bold: true, color: INK, valign: "top" } } },
      { placeholder: { text: "", options: { ...none, name: "body", type: "body", x: LEFT, y: 4.15, w: WIDTH, h: 2.3, fontSize: 20, color: INK, valign: "top" } } },
    ],
  });
  deck.defineSlideMaster({
    title: PLAIN,
    background: { color: "FFFFFF" },
    objects: [
      { rect: { x: LEFT, y: 0.48, w: 0.5, h: 0.045, fill: { color: PINE } } },
      { placeholder: { text: "", options: { ...none, name: "title", type: "title", x: LEFT, y: 0.58, w: WIDTH, h: 0.9, fontSize: 28, bold: true, color: INK, valign: "middle" } } },
      { placeholder: { text: "", options: { ...none, name: "body", type: "body", x: LEFT, y: TOP, w: WIDTH, h: HEIGHT, fontSize: 20, color: INK, valign: "top" } } },
      { line: { x: LEFT, y: 6.93, w: WIDTH, h: 0, line: { color: HAIR, width: 0.75 } } },
      { text: { text: clipped(title), options: { ...none, x: LEFT, y: 7, w: WIDTH - 1, h: 0.3, fontSize: 10, color: SOFT } } },
    ],
    slideNumber: { x: LEFT + WIDTH - 0.8, y: 7, w: 0.8, h: 0.3, fontSize: 10, color: SOFT, align: "right", margin: 0 },
  });
}

function put(made: Made, slide: Slide, pictures: ReadonlyMap<Figure, Picture | null>): void {
  const usual = slide.cover ? 36 : 28;
  const points = titled(slide);
  // The run says its size: what a placeholder is set in goes before what is said of the whole text.
  made.addText([{ text: slide.title, options: points < usual ? { fontSize: points } : {} }], { placeholder: "title" });
  if (slide.said.length) made.addText(paragraphs(slide), { placeholder: "body" });
  if (slide.sheet) table(made, slide.sheet);
  if (slide.figure) figure(made, slide.figure, pictures.get(slide.figure) ?? null);
  if (slide.notes.length) made.addNotes(slide.notes.join("\n"));
}

function paragraphs({ said, scale }: Slide): NonNullable<Parameters<Made["addText"]>[0]> & object[] {
  return said.map(({ text: of, look, mark }) => ({
    text: of,
    options: {
      fontSize: size(look, scale), bold: BOLD.has(look), color: COLOURS[look] ?? INK, paraSpaceAfter: AFTER, breakLine: true,
      bullet: mark === "" ? false : mark === "bullet" ? { characterCode: "2013", indent: size(look, scale) } : { type: "number" as const, numberStartAt: mark, indent: Math.round(1.3 * size(look, scale)) },
    },
  })) as never;
}

function table(made: Made, sheet: Sheet): void {
  const rule = (color: string, pt: number): { type: "solid"; color: string; pt: number } => ({ type: "solid", color, pt });
  const none = { type: "none" as const };
  const borders = (top: typeof none | ReturnType<typeof rule>, bottom: typeof none | ReturnType<typeof rule>): object => ({ border: [top, none, bottom, none] });
  const last = sheet.rows.length - 1;
  const cells = sheet.rows.map((row, n) => row.map((line, at) => ({
    text: marked(line),
    options: {
      bold: sheet.headed && !at, ...(sheet.tags ? { lang: speech(sheet.tags[at]!)[isChinese(sheet.tags[at]!) ? "chinese" : "latin"] } : {}),
      ...(sheet.tags ? borders(none, none) : borders(none, n === last ? rule(INK, 1) : rule(HAIR, 0.5))),
    },
  })));
  const head = sheet.head.map((one) => ({ text: one, options: { bold: true, ...borders(rule(INK, 1), rule(INK, 0.75)) } }));
  const above = sheet.title ? 30 * POINT : 0;
  if (sheet.title) made.addText(sheet.title, { x: LEFT, y: TOP, w: WIDTH, h: above, margin: 0, fontSize: 14, bold: true, color: SOFT, valign: "top" });
  made.addTable([...(sheet.tags ? [] : [head]), ...cells] as never, {
    x: LEFT, y: TOP + above, w: WIDTH, colW: sheet.widths.map((one) => one * POINT), fontSize: sheet.size, color: INK,
    margin: [3, 7, 3, 7], valign: "top", autoPage: false, objectName: sheet.title || "Table",
  });
}

function figure(made: Made, { title, text: words }: Figure, picture: Picture | null): void {
  const above = title ? 30 * POINT : 0;
  if (title) made.addText(title, { x: LEFT, y: TOP, w: WIDTH, h: above, margin: 0, fontSize: 14, bold: true, color: SOFT, valign: "top" });
  if (!picture) {
    made.addText(words, { placeholder: "body" });
    return;
  }
  const scale = Math.min(WIDTH / picture.width, (HEIGHT - above) / picture.height, 1.6 / 96);
  const [w, h] = [picture.width * scale, picture.height * scale];
  const data = Array.from(picture.png, (one) => String.fromCharCode(one)).join("");
  made.addImage({ data: `image/png;base64,${btoa(data)}`, x: LEFT + (WIDTH - w) / 2, y: TOP + above, w, h, altText: words });
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
  for (const slide of all) put(deck.addSlide({ masterName: slide.cover ? COVER : PLAIN }), slide, pictures);
  // The folder that stands in for a zip gives its files.
  const files = await deck.write({ outputType: "uint8array" }) as unknown as Files;
  return zipped(finished(files, shown));
};
