// What is said of a record while it is written: what is private at once, not too much of it, and in time that grows with the text.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { judged } from "../src/contribute/judged";
import { check } from "../src/record/check";
import { load } from "../src/record/load";
import { privateIn } from "../src/record/privacy";
import { isLinear } from "./growth";
import { made } from "./world";

const world = made("en");
const found = (text: string): string[] => judged(load(text, world), world).map(({ code }) => code).filter((code) => code.startsWith("CG6"));

/** Telephone numbers that differ, a line each. */
const numbers = (count: number): string[] => Array.from({ length: count }, (_, at) => `138${String(10_000_000 + at * 7919)}`);

test("what is private is found in a record that is not sound in form", () => {
  assert.deepEqual(found("title: {zh: 电话 13800138000}\n"), ["CG601"]);
  assert.deepEqual(found("titel: x\ntitle: {zh: 问王书记, en: mail chair@example.org}\n"), ["CG606", "CG603"]);
  assert.deepEqual(found("title: [\n"), []);
});

test("no more is told than somebody can read, and of a text that no record may hold not all is looked at", () => {
  assert.equal(found(`title:\n  zh: |\n${numbers(400).map((one) => `    ${one}\n`).join("")}`).length, 50);
  const sound = readFileSync("../tests/golden/records/minimal.yml", "utf8").replace("居民坐下来商量停车。", numbers(200).join(" "));
  assert.equal(check(sound, world).filter(({ code }) => code === "CG601").length, 200);
  assert.equal(found(sound).length, 50);
  assert.deepEqual(found(`title: {zh: "${"停车".repeat(60_000)} 13800138000"}\n`), []);
  assert.deepEqual(found(`summary: {zh: "${"停车".repeat(1_900)} 13800138000"}\n`), ["CG601"]);
});

const HOSTILE: Readonly<Record<string, (size: number) => string>> = {
  "numbers on lines": (size) => `title:\n  zh: |\n${numbers(size / 16).map((one) => `    ${one}\n`).join("")}`,
  "numbers in one line": (size) => `title: {zh: "${numbers(size / 12).join(" ")}"}\n`,
  "texts with numbers": (size) => `title: {zh: a}\nlimits:\n${numbers(size / 24).map((one) => `  - zh: ${one}\n`).join("")}`,
  "digits": (size) => `title: {zh: "${"1".repeat(size)}"}\n`,
  "digits apart": (size) => `title: {zh: "${"1 ".repeat(size / 2)}"}\n`,
  "names": (size) => `title:\n  zh: |\n${"    居民张三说\n".repeat(size / 16)}`,
  "addresses": (size) => `title: {zh: "${"a@b.cc ".repeat(size / 8)}"}\n`,
};

for (const [name, text] of Object.entries(HOSTILE)) {
  test(`to judge takes no longer than in proportion to the text: ${name}`, () => {
    assert.ok(isLinear((size) => judged(load(text(size), world), world), 50_000));
  });
}

for (const piece of ["13800138000 ", "13800138000\n", "1", "1 ", "027-", "a@b.cc ", "鄂A12345 ", "3栋2单元 ", "No.1 "]) {
  test(`what is private is found in proportion to the text: ${JSON.stringify(piece)}`, () => {
    assert.ok(isLinear((size) => [...privateIn(world, piece.repeat(size / piece.length))], 60_000));
  });
}
