// The record that is being written: what its texts are written under.
import assert from "node:assert/strict";
import test from "node:test";
import { Draft } from "../src/contribute/record";
import type { Form } from "../src/contribute/shape";

const FORM = { parts: {}, keys: ["zh", "en", "zh-Hant"], rules: {}, words: {}, forms: {}, schemes: {}, cases: [], written: ["zh", "en"], kinds: {}, plans: {} } as unknown as Form;

test("languages are those of the fields, whatever the texts speak of", () => {
  const draft = new Draft(FORM, "title:\n  zh: 'zh-Hant: 正體, en: English'\n# en: no\nsteps:\n  - {text: {zh: 一}}\n");
  assert.deepEqual([...draft.locales()], ["zh"]);
  draft.set(["steps", 0, "text", "zh-Hant"], "一");
  assert.deepEqual([...draft.locales()].sort(), ["zh", "zh-Hant"]);
  draft.take("title: [");
  assert.deepEqual([...draft.locales()], []);
});

test("what would make a record too big is refused, even where it fits without comments", () => {
  const text = `# ${"x".repeat(200 * 1024)}\ntitle:\n  zh: 标题\n`;
  const draft = new Draft(FORM, text);
  assert.equal(draft.set(["title", "en"], "y".repeat(100 * 1024)), false);
  assert.equal(draft.text, text);
  assert.equal(draft.anew, false);
});
