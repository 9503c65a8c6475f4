// The styles of a Word document, each of which a trainer can restyle; their names are those of packs/docx.py.
import { isChinese, SANS, SERIF, speech } from "./speech";

export const INK = "20242A";
export const SOFT = "59616C";
export const HAIR = "C9C4B8";
export const PINE = "17594F";
export const OCHRE = "7A5600";

/** A style: its id, its name in Word, what it is based on, then the properties of its paragraphs and of its runs. */
type Row = readonly [id: string, name: string, based: string, paragraph: string, run: string];

const rule = (side: string, size: number, colour: string, space = 1, value = "single"): string =>
  `<w:${side} w:val="${value}" w:sz="${size}" w:space="${space}" w:color="${colour}"/>`;
const ruled = (...rules: string[]): string => `<w:pBdr>${rules.join("")}</w:pBdr>`;
const space = (before: number, after: number, line?: number): string =>
  `<w:spacing w:before="${before}" w:after="${after}"${line ? ` w:line="${line}" w:lineRule="auto"` : ""}/>`;
const size = (half: number): string => `<w:sz w:val="${half}"/><w:szCs w:val="${half}"/>`;
const colour = (of: string): string => `<w:color w:val="${of}"/>`;
const outline = (level: number): string => `<w:outlineLvl w:val="${level}"/>`;
const indent = (left: number, hanging = 0): string => `<w:ind w:left="${left}"${hanging ? ` w:hanging="${hanging}"` : ""}/>`;
const BOLD = "<w:b/><w:bCs/>";
const NEXT = "<w:keepNext/>";
const LINES = "<w:keepLines/>";
const BLANK = ruled(rule("bottom", 4, HAIR, 1), rule("between", 4, HAIR, 1)) + space(0, 0, 440);

function fonts(latin: string, chinese: string): string {
  return `<w:rFonts w:ascii="${latin}" w:hAnsi="${latin}" w:cs="${latin}" w:eastAsia="${chinese}"/>`;
}

/** `word/styles.xml` for a document in the language of a tag. */
export function styles(tag: string): string {
  const { latin, chinese, serif, sans } = speech(tag);
  const line = isChinese(tag) ? 330 : 312;
  const head = fonts(SANS, sans);
  const paragraphs: readonly Row[] = [
    ["Heading1", "heading 1", "Normal", NEXT + LINES + ruled(rule("top", 18, PINE, 8)) + space(0, 320, 300) + outline(0), head + BOLD + size(42)],
    ["Heading2", "heading 2", "Normal", NEXT + LINES + ruled(rule("top", 8, INK, 8)) + space(520, 200, 300) + outline(1), head + BOLD + size(28)],
    ["Heading3", "heading 3", "Normal", NEXT + LINES + space(340, 120, 300) + outline(2), head + BOLD + colour(PINE) + size(23)],
    ["Heading4", "heading 4", "Normal", NEXT + LINES + space(260, 100, 300) + outline(3), head + BOLD + size(21)],
    ["TOC2", "toc 2", "Normal", `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9072"/></w:tabs>${space(0, 60, 300)}`, head + size(19)],
    ["Header", "header", "Normal", ruled(rule("bottom", 3, HAIR, 4)) + space(0, 0, 240), head + colour(SOFT) + size(16)],
    ["Footer", "footer", "Normal", `<w:tabs><w:tab w:val="right" w:pos="9072"/></w:tabs>${space(0, 0, 240)}`, head + colour(SOFT) + size(16)],
    ["Caption", "caption", "Normal", NEXT + space(240, 100, 280), head + BOLD + colour(SOFT) + size(18)],
    ["ListBullet", "List Bullet", "Normal", space(0, 100) + indent(397, 397), ""],
    ["ListNumber", "List Number", "Normal", space(0, 100) + indent(397, 397), ""],
    ["PackLead", "Pack Lead", "Normal", "", size(24)],
    ["PackQuiet", "Pack Quiet", "Normal", NEXT + space(0, 120, 300), colour(SOFT) + size(18)],
    ["PackQuestion", "Pack Question", "Normal", NEXT, head + BOLD],
    ["PackAnswer", "Pack Answer", "Normal", ruled(rule("left", 12, HAIR, 8)) + indent(180), ""],
    ["PackNote", "Pack Note", "Normal", ruled(rule("left", 12, OCHRE, 8)) + space(160, 160, 300) + indent(180), head + size(19)],
    ["PackTableHead", "Pack Table Head", "Normal", NEXT + space(40, 40, 280), head + BOLD + size(19)],
    ["PackTableText", "Pack Table Text", "Normal", space(40, 40, 280), head + size(19)],
    ["PackFigure", "Pack Figure", "Normal", NEXT + space(160, 40, 240), ""],
    ["PackCardTitle", "Pack Card Title", "Normal", NEXT + space(80, 80, 300), head + BOLD + size(23)],
    ["PackCardText", "Pack Card Text", "Normal", space(0, 80, 300), head],
    ["PackBlankLabel", "Pack Blank Label", "Normal", NEXT + space(240, 0, 300), head + BOLD],
    // The lines below a question stay together; what keeps them is the style, so the last has one of its own.
    ["PackBlank", "Pack Blank", "Normal", NEXT + BLANK, ""],
    ["PackBlankEnd", "Pack Blank End", "Normal", BLANK, ""],
    ["PackGap", "Pack Gap", "Normal", `<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>`, size(8)],
    // Word has no table at the very end; this takes no room, or a full last page would be followed by an empty one.
    ["PackEnd", "Pack End", "Normal", `<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>`, `<w:vanish/>${size(2)}`],
  ];
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">`
    + `<w:docDefaults><w:rPrDefault><w:rPr>${fonts(SERIF, serif)}${colour(INK)}${size(21)}<w:lang w:val="${latin}" w:eastAsia="${chinese}"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`
    + `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl/>${space(0, 120, line)}</w:pPr></w:style>`
    + `<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>`
    + `<w:style w:type="character" w:customStyle="1" w:styleId="PackReference"><w:name w:val="Pack Reference"/><w:qFormat/><w:rPr>${colour(PINE)}<w:vertAlign w:val="superscript"/></w:rPr></w:style>`
    + paragraphs.map(paragraph).join("") + TABLES + "</w:styles>";
}

function paragraph([id, name, based, of, run]: Row): string {
  const own = name.startsWith("Pack") ? ` w:customStyle="1"` : "";
  const next = /^Heading|^Caption/.test(id) ? `<w:next w:val="Normal"/>` : "";
  return `<w:style w:type="paragraph"${own} w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${based}"/>${next}<w:qFormat/><w:pPr>${of}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
}

function table(id: string, name: string, borders: string, side: number, more = ""): string {
  const margins = `<w:tblCellMar><w:left w:w="${side}" w:type="dxa"/><w:right w:w="${side}" w:type="dxa"/></w:tblCellMar>`;
  return `<w:style w:type="table" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="TableNormal"/><w:tblPr>${borders ? `<w:tblBorders>${borders}</w:tblBorders>` : ""}${margins}</w:tblPr>${more}</w:style>`;
}

const around = (...args: Parameters<typeof rule> extends [string, ...infer Rest] ? Rest : never): string =>
  ["top", "left", "bottom", "right"].map((side) => rule(side, ...args)).join("");

const TABLES = `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`
  + table("PackTable", "Pack Table", rule("top", 8, INK, 0) + rule("bottom", 8, INK, 0) + rule("insideH", 4, HAIR, 0), 80,
    `<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>${rule("bottom", 6, INK, 0)}</w:tcBorders></w:tcPr></w:tblStylePr>`)
  + table("PackCard", "Pack Card", around(6, SOFT, 0, "dashed"), 200)
  + table("PackColumns", "Pack Columns", "", 140);
