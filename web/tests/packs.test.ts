// Packs: the golden documents that Python makes too, outlines, addresses, and the files that are written of blocks.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { crc32, inflateSync } from "node:zlib";
import { assemble } from "../src/packs/assemble";
import { beside } from "../src/packs/beside";
import type { Block, Document, Picture } from "../src/packs/blocks";
import { write as docx } from "../src/packs/docx";
import { legible, texts } from "../src/packs/legible";
import { reading, type Material } from "../src/packs/material";
import { ACTIVITIES, FUNCTIONS, METHODS } from "../src/packs/methods";
import { outline, unread } from "../src/packs/outline";
import { EMPTY, read, write, type Edition, type Plan } from "../src/packs/plan";
import { palette, png } from "../src/packs/pictures";
import { write as pptx } from "../src/packs/pptx";
import { Session, type Say } from "../src/packs/session";
import type { Piece } from "../src/packs/pieces";
import { lettered } from "../src/packs/speech";
import { CAPTION, HALF, height, HIGH, OPENING, rowHeights, slides, titled, WIDE, type Slide } from "../src/packs/slides";
import { text as fileText, unzipped } from "../src/packs/zip";
import { words } from "../src/page";
import { seeded } from "./random";

const GOLDEN = "../tests/golden/packs";
const said = (file: string): unknown => JSON.parse(readFileSync(`${GOLDEN}/${file}`, "utf8"));

/** The strings of an edition that has a file of its own, each of which stands on a line. */
function strings(locale: string): Say {
  const t: Record<string, string> = {};
  for (const [, name, text] of readFileSync(`../src/casegen/locales/${locale}.yml`, "utf8").matchAll(/^  web\.([^:]+): (.+)$/gm)) {
    t[name!] = text!.startsWith('"') ? JSON.parse(text!) as string : text!;
  }
  return words({ t, root: "", edition: locale });
}

interface Golden {
  about: string;
  plan: Partial<Plan> & { language: string };
  edition: Edition;
  blocks: Block[];
}

const materials = said("materials.json") as Record<string, Record<string, Material>>;
const documents = readdirSync(GOLDEN).filter((file) => file !== "materials.json").map((file) => said(file) as Golden)
  // The words of the derived edition are made when the site is built; tests/browser/test_packs.py holds it.
  .filter(({ plan }) => plan.language !== "zh-hant");

function made({ plan: { language, ...given }, edition }: Golden): Block[] {
  const plan: Plan = { ...EMPTY, ...given };
  const of = (locale: string): Material[] => plan.cases.map((id) => materials[locale]![id]!);
  const locales = language === "both" ? ["zh", "en"] : [language];
  const slowest = Math.max(...locales.map((locale) => reading(of(locale))));
  const [left, right] = locales.map((locale) => assemble(new Session(plan, of(locale), edition, strings(locale), slowest)));
  return right ? beside(left!, right, ["zh-Hans", "en"]) : left!;
}

for (const golden of documents) {
  test(`golden: ${golden.about}`, () => assert.deepEqual(JSON.parse(JSON.stringify(made(golden))), golden.blocks));
}

test("activities have the minutes that Python gives them", () => {
  interface Outlined { plan: { cases: string; minutes: number; method: string }; reading: number; outline: [string, number][] }
  for (const { plan: { cases, ...rest }, reading: takes, outline: golden } of said("../outlines.json") as Outlined[]) {
    const found = outline({ ...EMPTY, ...rest, cases: Array.from(cases) }, takes);
    assert.deepEqual(found.map(({ key, minutes }) => [key, minutes]), golden);
  }
});

test("minutes of every outline add up, and each activity has its least", () => {
  const random = seeded(5);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  for (let run = 0; run < 400; run++) {
    const activities = random() < 0.5 ? [] : [...ACTIVITIES.keys()].filter(() => random() < 0.3);
    const plan: Plan = {
      ...EMPTY, cases: random() < 0.5 ? ["a"] : ["a", "b"], minutes: 5 + Math.floor(random() * 476),
      method: pick([...METHODS.keys()]), function: pick(FUNCTIONS), activities,
    };
    const takes = random() < 0.5 ? 0 : Math.floor(random() * 90);
    const all = outline(plan, takes);
    assert.equal(unread(all, takes), (all.find(({ key }) => key === "read")?.minutes ?? 0) < takes);
    if (all.length > 1) assert.ok(all.every(({ key, minutes }) => key !== "read" || minutes >= takes));
    assert.equal(all.reduce((sum, { minutes }) => sum + minutes, 0), plan.minutes);
    assert.ok(all.length > 0);
    if (all.length > 1) assert.ok(all.every(({ key, minutes }) => minutes >= ACTIVITIES.get(key)!.least));
    const order = plan.activities.length ? plan.activities : METHODS.get(plan.method)!;
    const places = all.map(({ key }) => order.indexOf(key));
    if (places.every((at) => at >= 0)) assert.deepEqual(places, [...places].sort((a, b) => a - b));
  }
});

test("a plan goes into an address and comes back", () => {
  const plan: Plan = {
    cases: ["a-1", "b"], minutes: 45, method: "kolb", function: "supportive", audience: "新人 & “others”", objectives: ["一", "two, three"],
    activities: ["log", "opening"], questions: ["<img src=x onerror=alert(1)>", "为什么?&q=1"], title: "名称#1",
  };
  const wanted = { plan, edition: "slides" as const, language: "both" };
  const again = read(write(wanted), ["zh", "en", "both"]);
  assert.deepEqual({ plan: again.plan, edition: again.edition, language: again.language }, wanted);
  assert.deepEqual(again.strange, []);
  assert.equal(write({ plan: EMPTY, edition: "participants", language: "" }), "");
});

test("what an address should not hold is named and left out", () => {
  const { plan, edition, language, strange, beyond } = read(
    "?cases=a,b,c,d,e,f,g,a,../x&minutes=0&minutes=4&minutes=9999&minutes=1e2&method=__proto__&function=constructor&edition=toString&language=fr&outline=opening,constructor&x=1",
    ["zh", "en", "both"],
  );
  assert.deepEqual(plan.cases, ["a", "b", "c", "d", "e", "f"]);
  assert.deepEqual(beyond, ["g"]);
  assert.deepEqual([plan.minutes, plan.method, plan.function, edition, language, plan.activities], [90, "orid", "educational", "participants", "", ["opening"]]);
  assert.ok(["cases=../x", "minutes=0", "minutes=1e2", "method=__proto__", "edition=toString", "outline=constructor", "x=1"].every((one) => strange.includes(one)), String(strange));
});

test("a long bold title of two languages keeps to its room, in a wider font too", () => {
  const title = "案例1：没有店员的积分超市：货从哪里来，积分怎么花 / Case 1: A points shop without staff: where the goods come from and what the points buy";
  const slide = { cover: false, title } as Slide;
  assert.equal(titled({ ...slide, title: "时间安排" }), 28);
  // 0.7 of its size is what a bold letter takes in DejaVu Sans, which stands in where Calibri is not there.
  const wide = Array.from(title).reduce((sum, one) => sum + (one > "\u2e7f" ? 1 : 0.7), 0);
  const points = titled(slide);
  assert.ok(Math.ceil((wide * points) / WIDE) * points * 1.2 <= 72, String(points));
});

// One dot of PNG; what is drawn is not the writers' affair.
const DOT = Uint8Array.from(atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="), (one) => one.charCodeAt(0));
const draw = (): Promise<Picture> => Promise.resolve({ svg: DOT, png: DOT, width: 300, height: 120 });

const HOSTILE = "<img src=x onerror=alert(1)> & \u0000\u202e{{x}} ]]>";
const line = (text: string, ...refs: number[]): { text: string; refs: number[] } => ({ text, refs });
const everything: Document = {
  title: HOSTILE, tag: "zh-Hans", author: "社区<实践>库", date: "2026-01-02", blocks: [
    { kind: "page-break" },
    { kind: "heading", level: 3, text: "标题“引号”" },
    { kind: "paragraph", line: line(HOSTILE, 1, 2), style: "lead" },
    { kind: "listing", lines: [line("甲", 1), line("乙")], ordered: true },
    { kind: "page-break" }, { kind: "page-break" },
    { kind: "heading", level: 2, text: "长".repeat(200) },
    { kind: "table", title: "表", head: ["", ...Array.from({ length: 5 }, (_, at) => `列${at}`)], rows: Array.from({ length: 30 }, (_, at) => ["名", "x".repeat(90), "字".repeat(300), "", `${at}`, "y"].map((one) => line(one, at + 1))), widths: [10, 18, 18, 18, 18, 18], headed: true },
    { kind: "figure", title: "图", text: "先做后看", svg: "<svg xmlns='http://www.w3.org/2000/svg'/>" },
    { kind: "card", title: "居民", lines: [line("志愿者"), line("做了什么", 3)] },
    { kind: "blank", text: "写下来", rows: 3 },
    { kind: "note", line: line("只给带领者", 4) },
    { kind: "columns", left: [{ kind: "paragraph", line: line("左"), style: "plain" }], right: [{ kind: "listing", lines: [line("right"), line("side")], ordered: false }], tags: ["zh-Hans", "en"] },
    { kind: "paragraph", line: line("句子。".repeat(900)), style: "plain" },
    { kind: "page-break" },
  ],
};

const unspaced = (text: string): string => text.replace(/\s/gu, "");
const decoded = (xml: string): string => xml.replace(/&(?:lt|gt|amp|quot|apos|#(\d+));/g, (one, code?: string) =>
  code ? String.fromCharCode(Number(code)) : ({ "&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&apos;": "'" })[one]!);
/** All texts of a part of a package, in order. */
const spoken = (xml: string, tag: string): string => decoded(Array.from(xml.matchAll(new RegExp(`<${tag}(?: [^>]*)?>([^<]*)</${tag}>`, "g")), ([, one]) => one!).join(""));

const samples = [everything, ...documents.map((golden): Document => ({ title: golden.about, tag: golden.plan.language === "en" ? "en" : "zh-Hans", author: "L", date: "2026-01-02", blocks: golden.blocks }))];

for (const document of samples) {
  test(`a Word file says what its blocks say: ${legible(document).title}`, async () => {
    const files = unzipped(await docx(document, draw));
    const xml = fileText(files, "word/document.xml");
    const body = xml.replace(/<w:sdt>[^]*?<\/w:sdt>/, "");
    const blocks = legible(document).blocks;
    assert.equal(unspaced(spoken(body, "w:t")), unspaced(texts(blocks).join("")));
    // Styles and not direct formatting: the only sizes, fonts and colours are in the styles.
    assert.equal(/<w:(?:sz|color|b|i|jc|ind|spacing) |<w:b\/>/.test(xml), false);
    const used = new Set(Array.from(xml.matchAll(/<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/g), ([, one]) => one!));
    const known = fileText(files, "word/styles.xml");
    for (const one of used) assert.ok(known.includes(`w:styleId="${one}"`) || one === "TOC2" || one === "Hyperlink", one);
    assert.ok(known.includes('w:eastAsia="宋体"'));
    for (const table of xml.matchAll(/<w:tbl>[^]*?<\/w:tbl>/g)) {
      assert.ok(/PackTable/.test(table[0]) ? table[0].includes("<w:tblHeader/>") : true);
      assert.ok(table[0].includes('<w:tblLayout w:type="fixed"/>'));
    }
  });

  test(`slides say what their blocks say: ${legible(document).title}`, async () => {
    const files = unzipped(await pptx(document, draw));
    const names = Object.keys(files).filter((name) => /^ppt\/(slides|notesSlides)\/[^/]+\.xml$/.test(name));
    const all = unspaced(names.sort((a, b) => Number(/\d+/.exec(a)![0]) - Number(/\d+/.exec(b)![0])).map((name) => spoken(fileText(files, name), "a:t")).join("|"));
    for (const one of texts(legible(document).blocks)) {
      const short = unspaced(one);
      if (short.length < 250) assert.ok(all.includes(short), one);
    }
    for (const name of names) assert.equal(/lang="en-US"/.test(fileText(files, name)), false);
  });

  test(`no slide holds more than it has room for: ${legible(document).title}`, () => {
    for (const { cover, texts, rows, scale, table, size } of slides(legible(document))) {
      assert.ok(height(texts, WIDE, scale) <= (cover ? OPENING : HIGH));
      for (const at of [0, 1]) assert.ok(height(rows.reduce<Piece[]>((all, row) => [...all, ...row[at]!], []), HALF, scale) <= HIGH);
      if (table) assert.ok(rowHeights(table, size).reduce((sum, one) => sum + one, table.title ? CAPTION : 0) <= HIGH);
    }
  });
}

test("a picture is four bits a pixel in the colours that Python has", () => {
  const colours = palette();
  assert.deepEqual(colours, JSON.parse(readFileSync("../tests/golden/palette.json", "utf8")));
  // Three pixels a row, so that the last half of a byte is empty: each colour of the palette comes back, or one that is like it.
  const pixels = colours.slice(0, 15).reduce<number[]>((all, colour) => [...all, ...colour, 255], []);
  const made = Buffer.from(png(pixels, 3, 5));
  assert.deepEqual([...made.subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < made.length;) {
    const length = made.readUInt32BE(at);
    const [name, content] = [made.toString("latin1", at + 4, at + 8), made.subarray(at + 8, at + 8 + length)];
    assert.equal(made.readUInt32BE(at + 8 + length), crc32(made.subarray(at + 4, at + 8 + length)));
    chunks.set(name, content);
    at += 12 + length;
  }
  assert.deepEqual([...chunks.get("IHDR")!], [0, 0, 0, 3, 0, 0, 0, 5, 4, 3, 0, 0, 0]);
  const rows = inflateSync(chunks.get("IDAT")!);
  const shown = [0, 1, 2, 3, 4].reduce<number[]>((all, row) => [...all, rows[3 * row + 1]! >> 4, rows[3 * row + 1]! & 15, rows[3 * row + 2]! >> 4], []);
  shown.forEach((number, at) => colours[number]!.forEach((one, part) => assert.ok(Math.abs(one - colours[at]![part]!) <= 24)));
  assert.equal(shown[0], 0);
  assert.deepEqual(png(pixels, 3, 5), png(pixels, 3, 5));
});

test("a drawing in a Word file is an SVG in a font that offices have, and a PNG", async () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xml:lang="zh-Hant" font-family="X, Y"/>`;
  assert.ok(lettered(svg).includes('font-family="微軟正黑體, PingFang TC, Noto Sans CJK TC, sans-serif"'));
  assert.ok(lettered(svg.replace("zh-Hant", "en")).includes('font-family="Calibri, Helvetica Neue, Arial, Liberation Sans, sans-serif"'));
  const files = unzipped(await docx(everything, draw));
  const names = Object.keys(files).filter((name) => name.startsWith("word/media/")).map((name) => name.slice(-3)).sort();
  assert.deepEqual(names, ["png", "svg"]);
  assert.ok(fileText(files, "word/document.xml").includes("svgBlip"));
  assert.ok(fileText(files, "[Content_Types].xml").includes("image/svg+xml"));
});

test("the room below the last table takes none", async () => {
  const blocks: Block[] = [{ kind: "heading", level: 1, text: "题" }, everything.blocks.find(({ kind }) => kind === "columns")!];
  const xml = fileText(unzipped(await docx({ ...everything, blocks }, draw)), "word/document.xml");
  assert.match(xml, /<\/w:tbl><w:p><w:pPr><w:pStyle w:val="PackEnd"\/><\/w:pPr><\/w:p><w:sectPr/);
});

test("slides are those that Python makes", () => {
  const golden = JSON.parse(readFileSync("../tests/golden/decks.json", "utf8")) as { document: Document; slides: unknown[] }[];
  const listed = (pieces: readonly Piece[]): unknown[] => pieces.map(({ style, mark, line: { text, refs } }) => [style, String(mark), text, refs]);
  for (const { document, slides: wanted } of golden) {
    assert.deepEqual(slides(legible(document)).map((slide) => ({
      title: slide.title, titled: titled(slide), part: slide.part, cover: slide.cover, scale: slide.scale,
      texts: listed(slide.texts), rows: slide.rows.map((row) => row.map(listed)),
      table: slide.table && [slide.table.title, ...slide.table.rows.map((row) => row.map(({ text }) => text))], size: slide.size,
      figure: slide.figure && slide.figure.title, notes: slide.notes.map(({ text }) => text),
    })), wanted);
  }
});

test("the same document gives the same bytes, at whatever hour", async () => {
  for (const write of [docx, pptx]) {
    const first = await write(everything, draw);
    const clock = Date.now;
    Date.now = () => clock() + 86_400_000;
    try {
      assert.deepEqual(await write(everything, draw), first);
    } finally {
      Date.now = clock;
    }
  }
});

test("where a picture cannot be drawn its words stand", async () => {
  for (const [write, path, tag] of [[docx, "word/document.xml", "w:t"], [pptx, "ppt/slides/slide2.xml", "a:t"]] as const) {
    const document: Document = { ...everything, blocks: [{ kind: "heading", level: 1, text: "题" }, ...everything.blocks.filter((one) => one.kind === "figure")] };
    for (const failing of [() => Promise.resolve(null), () => Promise.reject(new Error("no"))]) {
      assert.ok(spoken(fileText(unzipped(await write(document, failing)), path), tag).includes("先做后看"));
    }
  }
});
