// The checker of records: the golden set that the command runs too, and what it needs of its world and its bundle.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import type { Plugin } from "esbuild";
import { check } from "../src/record/check";
import { fill } from "../src/record/findings";
import { privateIn } from "../src/record/privacy";
import { sha256 } from "../src/record/sha256";
import type { World } from "../src/record/world";
import { isLinear } from "./growth";
import { made } from "./world";

const GOLDEN = "../tests/golden/records";
const world = made("en");

interface Row {
  readonly name: string;
  readonly codes: string;
  readonly hex?: string;
  readonly text?: string;
  readonly times?: number;
  readonly record?: string;
  readonly before?: string;
  readonly ends?: string;
}

const file = (name: string): string => readFileSync(`${GOLDEN}/${name}.yml`, "utf8");
const codes = (bytes: Uint8Array | string, name?: string, of = world): string[] =>
  [...new Set(check(bytes, of, name).map(({ code }) => code))].sort();

function bytes({ hex, text, times, record, before = "", ends = "\n" }: Row): Uint8Array {
  if (hex !== undefined) return Buffer.from(hex, "hex");
  return Buffer.from((before + (record ? file(record) : text!.repeat(times!))).replace(/\n/g, ends));
}

for (const name of readdirSync(GOLDEN).filter((one) => one.endsWith(".yml"))) {
  test(`${name} gets the codes that its first line names`, () => {
    const text = readFileSync(`${GOLDEN}/${name}`, "utf8");
    const named = /^# codes: (.*)/.exec(text)![1]!.split(" ").filter((one) => one !== "none");
    assert.deepEqual(codes(text, name), named);
    const errors = named.filter((code) => world.rules[code]!.severity === "error");
    assert.equal(check(text, world, name).every(({ severity }) => severity !== "error"), !errors.length);
  });
}

test("what is no text, or too much of it, is refused, and that takes no longer than in proportion to it", () => {
  for (const row of JSON.parse(readFileSync(`${GOLDEN}/bytes.json`, "utf8")) as Row[]) {
    assert.deepEqual(codes(bytes(row), row.name), row.codes.split(" "), row.name);
    if (row.times) assert.ok(isLinear((times) => codes(bytes({ ...row, times }), row.name), row.times >> 2), row.name);
  }
});

test("a text is judged as its bytes are", () => {
  for (const name of ["full", "telephone", "title-of-121-emoji", "full-width-colon"]) {
    assert.deepEqual(check(file(name), world, `${name}.yml`), check(Buffer.from(file(name)), world, `${name}.yml`));
  }
});

test("a new record may not have the id of a case, an improved one must", () => {
  const text = file("minimal").replace("id: minimal", "id: qintai-parking");
  assert.ok(codes(text).includes("CG503"));
  assert.ok(!codes(text, "qintai-parking.yml").includes("CG503"));
  assert.ok(codes(text, "another.yml").includes("CG503"));
  assert.deepEqual(codes(file("minimal")), ["CG303"]);
});

test("a record that is adapted from its own descendant is refused", () => {
  const others: World["cases"] = [
    ["first", "First", "published", [], ["minimal"]],
    ["second", "Second", "published", [], ["first"]],
    ["third", "Third", "published", [], ["second", "third"]],
  ];
  const from = (origin: string): string =>
    file("minimal").replace("sources:", `adaptedFrom: [{case: ${origin}, change: {zh: 换了。, en: Changed.}}]\nsources:`);
  const ring = check(from("second"), { ...world, cases: others }, "minimal.yml").find(({ code }) => code === "CG704");
  assert.match(ring!.message, /second from first from minimal from second$/);
  assert.deepEqual(ring!.path, ["adaptedFrom", 0, "case"]);
  assert.ok(!codes(from("third"), "other.yml", { ...world, cases: [["third", "Third", "published", [], []]] }).includes("CG704"));
});

test("every template is one that can be filled, and every name in braces is plain", () => {
  const texts = Object.values(world.rules).flatMap(({ message, reason, help }) => [message, reason, help]);
  for (const text of [...texts, ...Object.values(world.words)]) {
    assert.doesNotMatch(text.replace(/\{\{|\}\}|\{[a-z]\w*\}/g, ""), /[{}]/, text);
    assert.doesNotMatch(text, /\{(zh|en)(_\w+)?\}/, text);
  }
  assert.equal(fill("{a}{{b}}{c}{a}", { a: "1{c}", c: 2 }), "1{c}{b}21{c}");
  assert.equal(fill("{constructor}", {}), "{constructor}");
});

test("every form is an expression that this engine knows", () => {
  for (const [name, [source, after, flags]] of Object.entries(world.forms)) {
    assert.doesNotThrow(() => [new RegExp(source, flags), new RegExp(after, "u")], name);
    assert.doesNotMatch(source + after, /\(\?<|\\[bB]/, `${name} looks back`);
  }
});

test("a browser without the letters of all scripts goes without a form, not without the check", () => {
  const forms = { ...world.forms, "private.email": ["[", "", "u"] as const };
  assert.deepEqual(codes(file("e-mail"), "e-mail.yml", { ...world, forms }), ["CG303"]);
});

test("the digest is SHA-256", () => {
  for (const text of ["", "abc", "停车", "a".repeat(55), "a".repeat(56), "a".repeat(64), "🚗".repeat(1000)]) {
    assert.equal(sha256(text), createHash("sha256").update(text).digest("hex"));
  }
});

test("what is private is found wherever it stands", () => {
  const found = (text: string): string[] => [...privateIn(world, text)].map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(found("电话：１３８ ００１３ ８０００，谢谢"), ["１３８ ００１３ ８０００"]);
  assert.deepEqual(found("🚗🚗 chair@example.org 🚗"), ["chair@example.org"]);
  assert.deepEqual(found("2017/07/12 05:30-22:00"), []);
});

test("the checker is small, and no part of it turns text into code", async () => {
  const require = createRequire(`${process.cwd()}/`);
  const { build } = require("esbuild") as typeof import("esbuild");
  const { validator } = (await import(pathToFileURL("validator.mjs").href)) as { validator: Plugin };
  for (const [entry, most] of [["record/check", 32_000], ["contribute-page", Infinity]] as const) {
    const options = { bundle: true, minify: true, format: "iife", target: "es2017", charset: "utf8", legalComments: "none" } as const;
    const { outputFiles } = await build({ ...options, entryPoints: [`src/${entry}.ts`], write: false, plugins: [validator], globalName: "made" });
    const text = outputFiles[0]!.text;
    assert.doesNotMatch(text, /\beval\b|\bFunction\s*\(|new Function|setTimeout\(["'`]|javascript:/, entry);
    assert.ok(gzipSync(text).length < most, `${entry}: ${gzipSync(text).length} bytes`);
  }
});
