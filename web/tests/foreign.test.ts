// What of a text is in another language than its page.
import assert from "node:assert/strict";
import test from "node:test";
import { parted } from "../src/foreign";
import { isLinear } from "./growth";

test("Chinese in an English text is Chinese, with the marks between its words", () => {
  assert.deepEqual(parted("What 五社联动 means", "en"), [["What ", null], ["五社联动", "zh-Hans"], [" means", null]]);
  assert.deepEqual(parted("亮灯，亮楼", "en"), [["亮灯，亮楼", "zh-Hans"]]);
  assert.deepEqual(parted("“No” – 5", "en"), [["“No” – 5", null]]);
});

test("four English words in a Chinese text are English, fewer are names", () => {
  assert.deepEqual(parted("人称light up every stair，真的", "zh-Hans"), [["人称", null], ["light up every stair", "en"], ["，真的", null]]);
  assert.equal(parted("用World Cafe办", "zh-Hant").some(([, tag]) => tag), false);
});

test("nothing is lost, in any language", () => {
  for (const tag of ["en", "zh-Hans", "zh-Hant", "fr", ""]) {
    for (const text of ["", " ", "a b c d 万 e，f", "<b>&amp; x y z w</b>"]) {
      assert.equal(parted(text, tag).map(([part]) => part).join(""), text);
    }
  }
});

test("no text takes long", () => {
  for (const [tag, piece] of [["zh", "a"], ["zh", "a b c "], ["zh", " ,"], ["en", "万"], ["en", "万，"], ["en", "，"]] as const) {
    assert.ok(isLinear((n) => parted(piece.repeat(n), tag), 50_000), `${tag}: ${piece}`);
  }
});
