// Packs: the golden documents that Python makes too, outlines, addresses, and the files that are written of blocks.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { assemble } from "../src/packs/assemble";
import { beside } from "../src/packs/beside";
import type { Block, Document, Picture } from "../src/packs/blocks";
import { write as docx } from "../src/packs/docx";
import { legible, texts } from "../src/packs/legible";
import type { Material } from "../src/packs/material";
import { ACTIVITIES, FUNCTIONS, METHODS } from "../src/packs/methods";
import { outline } from "../src/packs/outline";
import { EMPTY, read, write, type Edition, type Plan } from "../src/packs/plan";
import { write as pptx } from "../src/packs/pptx";
import type { Say } from "../src/packs/session";
import { BODY, LINE, size, slides, SIZES, titled } from "../src/packs/slides";
import { found } from "../src/packs/titles";
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
  const one = (locale: string): Block[] => assemble(plan, plan.cases.map((id) => materials[locale]![id]!), edition, strings(locale));
  return language === "both" ? beside(one("zh"), one("en"), ["zh-Hans", "en"]) : one(language);
}

for (const golden of documents) {
  test(`golden: ${golden.about}`, () => assert.deepEqual(JSON.parse(JSON.stringify(made(golden))), golden.blocks));
}

test("minutes of every outline add up, and each activity has its least", () => {
  const random = seeded(5);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  for (let run = 0; run < 400; run++) {
    const activities = random() < 0.5 ? [] : [...ACTIVITIES.keys()].filter(() => random() < 0.3);
    const plan: Plan = {
      ...EMPTY, cases: random() < 0.5 ? ["a"] : ["a", "b"], minutes: 5 + Math.floor(random() * 476),
      method: pick([...METHODS.keys()]), function: pick(FUNCTIONS), activities,
    };
    const all = outline(plan);
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
  const slide = { cover: false, title, said: [], scale: 1, sheet: null, figure: null, notes: [] } as unknown as Parameters<typeof titled>[0];
  assert.equal(titled({ ...slide, title: "时间安排" }), 28);
  // 0.7 of its size is what a bold letter takes in DejaVu Sans, which stands in where Calibri is not there.
  const wide = Array.from(title).reduce((sum, one) => sum + (one > "\u2e7f" ? 1 : 0.7), 0);
  const points = titled(slide);
  assert.ok(Math.ceil((wide * points) / BODY.width) * points * 1.2 <= 66, String(points));
});

test("cases are found by every word of a question, in titles, places and ids", () => {
  const titles = { fold: ["櫃漢", "柜汉"] as const, all: [["a", "工具柜", "武汉"], ["b", "The tool cupboard", "Wuhan"], ["c", "Pantry", "Shanghai"]] as const };
  const ids = (text: string): string[] => found(titles, text).map(([id]) => id);
  assert.deepEqual(ids("武汉 工具"), ["a"]);
  assert.deepEqual(ids("武漢　工具櫃"), ["a"]);
  assert.deepEqual(ids("TOOL"), ["b"]);
  assert.deepEqual(ids("  "), []);
  assert.deepEqual(ids("(.*"), []);
});

// One dot of PNG; what is drawn is not the writers' affair.
const DOT = Uint8Array.from(atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="), (one) => one.charCodeAt(0));
const draw = (): Promise<Picture> => Promise.resolve({ png: DOT, width: 300, height: 120 });

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
    for (const { said: paragraphs, scale } of slides(document)) {
      const high = paragraphs.reduce((sum, { look }) => sum + size(look, scale) * LINE, 0);
      assert.ok(high <= BODY.height, String(high));
      for (const look of Object.keys(SIZES)) assert.ok(size(look as keyof typeof SIZES, scale) >= 14);
    }
  });
}

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
