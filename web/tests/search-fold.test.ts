// Text is folded and cut as the program does it: one golden file for both, and laws over random text.
import assert from "node:assert/strict";
import { test } from "node:test";
import golden from "../../tests/golden/search/fold.json";
import table from "../../tests/golden/search/table.json";
import { folding, placed } from "../src/search/fold";
import { flat, tokens } from "../src/search/tokens";
import { seeded } from "./random";

const fold = folding(table.from, table.to);

/** Random text of what readers and attackers type: scripts, widths, marks, signs, halves of characters. */
export function randomText(random: () => number, length: number): string {
  const blocks: [number, number][] = [[0x20, 0x7e], [0x4e00, 0x9fff], [0x4e00, 0x9fff], [0xff00, 0xffee], [0xc0, 0x24f], [0x300, 0x36f], [0x1f600, 0x1f64f], [0x20000, 0x2a6df], [0x2000, 0x206f], [0xd800, 0xdfff]];
  return Array.from({ length }, () => {
    const [from, to] = blocks[Math.floor(random() * blocks.length)]!;
    const code = from + Math.floor(random() * (to - from + 1));
    return code >= 0xd800 && code <= 0xdfff ? String.fromCharCode(code) : String.fromCodePoint(code);
  }).join("");
}

test("golden: text is folded and cut as the program does it", () => {
  assert.ok(golden.length > 10);
  for (const { in: text, fold: folded, tokens: keys } of golden) {
    assert.equal(fold(text), folded, text);
    assert.deepEqual(tokens(folded).map(({ key }) => key), keys, text);
  }
});

test("letters with marks and marks need no table", () => {
  const chinese = [...table.from].map((one, at) => [one, [...table.to][at]!]).filter(([, other]) => !/^[ -~]$/.test(other!));
  assert.ok(chinese.length < [...table.from].length);
  const told = folding(`${chinese.map(([one]) => one).join("")}ßæđðħıĸłøœŧ`, `${chinese.map(([, other]) => other).join("")}seddhikloet`);
  for (let seed = 0; seed < 300; seed++) {
    const text = randomText(seeded(seed), 40);
    assert.equal(told(text), fold(text), text);
  }
  for (let code = 0; code < 0x2100; code++) assert.equal(told(String.fromCharCode(code)), fold(String.fromCharCode(code)));
});

test("folding again changes nothing, and tokens stand where they say", () => {
  for (let seed = 0; seed < 300; seed++) {
    const folded = fold(randomText(seeded(seed), 40));
    assert.equal(fold(folded), folded);
    let end = 0;
    for (const token of tokens(folded)) {
      assert.ok(token.start >= end);
      assert.equal(folded.slice(token.start, token.end), token.text);
      end = token.end;
    }
  }
});

test("folded text knows where it came from", () => {
  for (let seed = 0; seed < 200; seed++) {
    const text = randomText(seeded(seed), 30);
    const { folded, starts } = placed(text, fold);
    assert.equal(starts.length, folded.length + 1);
    assert.equal(starts[folded.length], text.length);
    for (let at = 0; at < folded.length; at++) assert.ok(starts[at]! <= starts[at + 1]!);
  }
  assert.deepEqual([...placed("ﬁＡ願", fold).starts], [0, 0, 1, 2, 3]);
});

test("tokens as one string part words, and characters that did not touch", () => {
  assert.equal(flat(tokens(fold("使用APP預約，停车 Volunteers' shop"))), "使用 app 预约 停车 volunt shop");
});
