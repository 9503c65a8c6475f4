// The prose of the preview: blocks and stretches, and what is not closed.
import assert from "node:assert/strict";
import test from "node:test";
import { blocks, stretches } from "../src/contribute/prose";

const plain = (text: string): string[] => blocks(text).map(({ as, lines }) => `${as}: ${lines.map((line) => line.map((one) => (one.as ? `<${one.as}>${one.text}</>` : one.text)).join("")).join(" | ")}`);

test("paragraphs, lists and quotations are blocks", () => {
  assert.deepEqual(plain("一段\n话\n\nTwo\nlines"), ["p: 一段话", "p: Two lines"]);
  assert.deepEqual(plain("先说\n- **登记**：写下\n- 坏了*当面*说，见[规矩](https://example.org/rules)\n  接着说"),
    ["p: 先说", "ul: <strong>登记</>：写下 | 坏了<em>当面</>说，见<a>规矩</> 接着说"]);
  assert.deepEqual(plain("1. a\n\n2. b\n\n> c\n> d\n\n> e"), ["ol: a | b", "blockquote: c d", "blockquote: e"]);
});

test("what is escaped, open or empty stands as it is", () => {
  assert.deepEqual(stretches("\\*a\\* 2 * 3 * 4 **b [c] [d](e"), [{ as: "", text: "*a* 2 * 3 * 4 **b [c] [d](e" }]);
  assert.deepEqual(blocks("  \n\n "), []);
  assert.deepEqual(plain("<img onerror=x> [x](javascript:y)"), ["p: <img onerror=x> <a>x</>"]);
});

test("however much is open, nothing of it is lost", () => {
  for (const piece of ["[", "*a", "[](", "[a](b", "a [b ", "**a "]) {
    const [{ lines }] = blocks(piece.repeat(100_001)) as [ReturnType<typeof blocks>[number]];
    const said = lines[0]!.map(({ text }) => text).join("");
    assert.equal(said.replace(/[^ab]/g, ""), piece.repeat(100_001).replace(/[^ab]/g, ""), piece);
  }
});
