// Passages are pieces of their text, and what is marked is what was searched for.
import assert from "node:assert/strict";
import { test } from "node:test";
import table from "../../tests/golden/search/table.json";
import { excerpt, marked } from "../src/search/excerpt";
import { folding } from "../src/search/fold";
import { flat, tokens } from "../src/search/tokens";
import { isLinear } from "./growth";
import { seeded } from "./random";

const fold = folding(table.from, table.to);
const PIECES = ["志願者", "社区", "停车难", "，", "。", "\n", " ", "volunteers", "Volunteer", "team", "café", "ﬁt", "𠮷", "😀", "ＡＰＰ", "e\u0301", "\u202e", "<b>", "長", "x".repeat(40), "\ud800"];
const WORDS = ["志愿者", "志愿", "停车难", "volunteer", "fit", "app", "长", "𠮷", "cafe", "volunt team", "社区停车"];

function random(seed: number): { text: string; words: string[]; length: number } {
  const next = seeded(seed);
  const text = Array.from({ length: Math.floor(next() * 60) }, () => PIECES[Math.floor(next() * PIECES.length)]).join("");
  return { text, words: WORDS.filter(() => next() < 0.4), length: Math.floor(next() * 120) };
}

test("the parts of a passage are one piece of the text, and marks fold to what was searched", () => {
  let marks = 0;
  for (let seed = 0; seed < 3000; seed++) {
    const { text, words, length } = random(seed);
    const sought = new Set(words.map((word) => flat(tokens(word))));
    const sides = [excerpt(text, words, length, fold).parts, marked(text, words, fold)];
    assert.equal(sides[1]!.map((part) => part.text).join(""), text);
    for (const parts of sides) {
      const joined = parts.map((part) => part.text).join("");
      assert.ok(text.includes(joined), `seed ${seed}`);
      for (const { text: piece, hit } of parts) {
        assert.notEqual(piece, "");
        if (!hit) continue;
        marks++;
        assert.ok(sought.has(flat(tokens(fold(piece)))) || words.includes(flat(tokens(fold(piece)))), `seed ${seed}: ${piece}`);
      }
    }
    const joined = sides[0]!.map((part) => part.text).join("");
    const whole = (at: number) => !/[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(at - 1, at + 1));
    const from = text.indexOf(joined);
    if (joined && text.indexOf(joined, from + 1) < 0) assert.ok(whole(from) && whole(from + joined.length), `seed ${seed}: half a character`);
    assert.ok(joined.length <= Math.max(1, length) + 45, `seed ${seed}: ${joined.length} of ${length}`);
  }
  assert.ok(marks > 1000, `only ${marks} marks`);
});

test("the passage with most of the words is taken, from its sentence's beginning", () => {
  const text = `社区简介。${"平常的话。".repeat(40)}停车难是老问题，志願者来协商。${"后来的话。".repeat(40)}停车难。`;
  const { parts, shown } = excerpt(text, ["停车难", "志愿者"], 40, fold);
  assert.equal(shown, 2);
  assert.ok(parts.map((part) => part.text).join("").startsWith("平常的话。") || parts[0]!.text === "停车难");
  assert.deepEqual(parts.filter(({ hit }) => hit).map((part) => part.text), ["停车难", "志願者"]);
});

test("English by stems, at the borders of words", () => {
  const text = `${"Nothing of note happened in the neighbourhood here ".repeat(8)}while retired volunteers kept the shop going and ${"nothing else happened anywhere that day ".repeat(8)}`;
  const { parts } = excerpt(text, ["volunteer"], 60, fold);
  const joined = parts.map((part) => part.text).join("");
  assert.deepEqual(parts.filter(({ hit }) => hit).map((part) => part.text), ["volunteers"]);
  assert.match(` ${text} `, new RegExp(`[ ]${joined.trim()}[ ]`));
});

test("a long text takes time in step with its length", () => {
  assert.ok(isLinear((times) => excerpt("志愿者停车难volunteer ".repeat(times), ["志愿者", "停车难", "volunteer", "志愿者停车难"], 200, fold), 2_000));
});
