// Changes of a record's text: the value is there, and no other line has changed.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { value } from "../src/contribute/edit";
import { Draft, same } from "../src/contribute/record";
import type { Form } from "../src/contribute/shape";
import type { Value } from "../src/contribute/write";
import type { Path } from "../src/record/findings";
import type { Node } from "../src/record/tree";

const field = (name: string, required = false, part = ""): object => ({ name, required, part, label: name, kind: part ? "part" : "text" });
const FORM = {
  parts: {
    case: { label: "", fields: [field("id", true), field("title", true), field("summary", true), field("community", true, "community"), field("method", true, "method"), field("unknowns"), field("sources", true, "source")] },
    community: { label: "", fields: [field("name", true), field("places", true), field("since")] },
    method: { label: "", fields: [field("concepts", true), field("steps", true, "step")] },
    step: { label: "", fields: [field("title", true), field("text", true)] },
    source: { label: "", fields: [field("id", true), field("kind", true)] },
  },
  keys: ["zh", "en", "zh-Hant"], rules: {}, words: {}, forms: {}, schemes: {}, cases: [], written: ["zh", "en"], kinds: {}, plans: {},
} as unknown as Form;

const SMALL = `# a comment
id: some-case  # the id
title:
  zh: 标题

# about the summary
summary: {zh: 摘要, en: "A summary"}
community:
  name: {}
  places: ["310000"]
method:
  concepts:
  - sharing
  - 'talks'
  steps:
    - title:
        zh: 第一步   # first
      text:
        zh: |
          一段话

          另一段
    # the second
    - title: {zh: 第二步}
      text:
        zh: >-
          折叠的
          文字
sources: []
`;

function lines(before: string, after: string): string[] {
  const [one, other] = [before.split("\n"), after.split("\n")];
  let start = 0;
  while (start < one.length && start < other.length && one[start] === other[start]) start++;
  let end = 0;
  while (end < one.length - start && end < other.length - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end++;
  return [...one.slice(start, one.length - end).map((line) => `-${line}`), ...other.slice(start, other.length - end).map((line) => `+${line}`)];
}

function after(change: (draft: Draft) => void, text = SMALL): string[] {
  const draft = new Draft(FORM, text);
  assert.notEqual(draft.tree, null);
  change(draft);
  assert.equal(draft.anew, false);
  return lines(text, draft.text);
}

test("a change of one value changes its line", () => {
  assert.deepEqual(after((draft) => draft.set(["title", "zh"], "另一个标题")), ["-  zh: 标题", "+  zh: 另一个标题"]);
  assert.deepEqual(after((draft) => draft.set(["id"], "other")), ["-id: some-case  # the id", "+id: other  # the id"]);
  assert.deepEqual(after((draft) => draft.set(["summary", "en"], 'x: "y"')), ['-summary: {zh: 摘要, en: "A summary"}', '+summary: {zh: 摘要, en: "x: \\"y\\""}']);
  assert.deepEqual(after((draft) => draft.set(["method", "steps", 0, "title", "zh"], "no")), ["-        zh: 第一步   # first", '+        zh: "no"   # first']);
  assert.deepEqual(after((draft) => draft.set(["method", "steps", 1, "text", "zh"], "一句")), ["-        zh: >-", "-          折叠的", "-          文字", "+        zh: 一句"]);
});

test("a new value comes where the model has it", () => {
  assert.deepEqual(after((draft) => draft.set(["title", "en"], "A title")), ["+  en: A title"]);
  assert.deepEqual(after((draft) => draft.set(["unknowns", 0, "zh"], "没有说")), ["+unknowns:", "+  - zh: 没有说"]);
  assert.deepEqual(after((draft) => draft.set(["community", "since"], "2012")), ['+  since: "2012"']);
  assert.deepEqual(after((draft) => draft.set(["community", "name", "zh"], "某社区")), ["-  name: {}", "+  name:", "+    zh: 某社区"]);
  assert.deepEqual(after((draft) => draft.set(["sources", 0], { id: "one" })), ["-sources: []", "+sources:", "+  - id: one"]);
  assert.deepEqual(after((draft) => draft.set(["method", "concepts", 2], "study-visit")), ["+  - study-visit"]);
  assert.deepEqual(after((draft) => draft.set(["community", "places", 1], "110000")), ['-  places: ["310000"]', '+  places: ["310000", "110000"]']);
  assert.deepEqual(after((draft) => draft.set(["method", "steps", 2], {})), ["+    - {}"]);
});

test("what is removed goes alone, and an empty part with it where it may", () => {
  assert.deepEqual(after((draft) => draft.remove(["method", "concepts", 0])), ["-  - sharing"]);
  assert.deepEqual(after((draft) => draft.remove(["method", "steps", 0, "title"])), ["-    - title:", "-        zh: 第一步   # first", "-      text:", "+    - text:"]);
  assert.deepEqual(after((draft) => draft.remove(["title", "zh"])), ["-title:", "-  zh: 标题", "+title: {}"]);
  assert.deepEqual(after((draft) => draft.remove(["summary", "zh"])), ['-summary: {zh: 摘要, en: "A summary"}', '+summary: {en: "A summary"}']);
  const grown = SMALL.replace("sources: []", "unknowns:\n  - zh: 什么\nsources: []");
  assert.deepEqual(after((draft) => draft.remove(["unknowns", 0, "zh"]), grown), ["-  - zh: 什么", "+  - {}"]);
  assert.deepEqual(after((draft) => draft.remove(["unknowns", 0]), grown), ["-unknowns:", "-  - zh: 什么"]);
});

test("neighbours change places with all that is theirs", () => {
  const draft = new Draft(FORM, SMALL);
  draft.swap(["method", "steps"], 0);
  assert.equal(draft.anew, false);
  assert.equal(draft.said(["method", "steps", 0, "title", "zh"]), "第二步");
  assert.equal(draft.said(["method", "steps", 1, "text", "zh"]), "一段话\n\n另一段\n");
  assert.equal(draft.text.split("\n").sort().join("\n"), SMALL.split("\n").sort().join("\n"));
});

const STRANGE = [
  "no", "1:30", "010", "2023", "on", "null", "~", "- x", "# x", "a: b", "a #b", "x:", "'", '"', "\\", "\\n", "{a}", "[a]", "&a", "*a", "!a", "%a", "@a", "`a", "|", ">", "?", "-", "---", "...", "，全角：", "😀", " lead",
  "two\nlines", "para\n\npara", "a\n b", "<<", "=", "y", "é", "a\tb", "“引号”", "1e3", "0x1f", ".5", "+1", "2022-06-01", "a, b", "yes", "null x", "：", "　x", "a\u00a0", "\u00a0b", "a\n\tb", "a\n- b\n# c",
];

test("every text comes back as it was, wherever it stands", () => {
  for (const text of STRANGE) {
    for (const path of [["title", "zh"], ["title", "en"], ["summary", "en"], ["method", "steps", 0, "text", "zh"], ["method", "steps", 1, "title", "zh"], ["community", "name", "en"], ["unknowns", 0, "zh"]] as Path[]) {
      const draft = new Draft(FORM, SMALL);
      assert.ok(draft.set(path, text), text);
      assert.equal(draft.said(path), text);
      assert.equal(draft.anew, false, `${JSON.stringify(text)} at ${path.join(".")}`);
    }
  }
});

function* everywhere(node: Node, path: Path = []): Generator<[Path, Node]> {
  yield [path, node];
  if (node.kind === "map") for (const [name, held] of node.fields) yield* everywhere(held, [...path, name]);
  else if (node.kind === "list") for (const [at, held] of node.members.entries()) yield* everywhere(held, [...path, at]);
}

test("in real records each value can be changed, and only it changes", () => {
  const names = ["../tests/golden/library/cases", "../cases"];
  let seen = 0;
  for (const from of names) {
    for (const name of readdirSync(from).filter((one) => one.endsWith(".yml")).slice(0, 9)) {
      const text = readFileSync(`${from}/${name}`, "utf8");
      const tree = new Draft(FORM, text).tree!;
      for (const [path, node] of [...everywhere(tree)].filter((_, at) => at % 31 === 1)) {
        if (!path.length || path[0] === "translations") continue;
        const draft = new Draft(FORM, text);
        if (node.kind === "scalar") {
          assert.ok(draft.set(path, "x y"));
          assert.equal(draft.said(path), "x y");
          assert.equal(lines(text, draft.text).filter((line) => line.startsWith("+")).length, 1);
        } else {
          draft.remove(path);
          assert.ok(draft.text.length < text.length);
          if (node.kind === "list" && node.members.length > 1) {
            const other = new Draft(FORM, text);
            other.swap(path, 0);
            other.swap(path, 0);
            assert.ok(same(value(other.tree!), value(tree) as Value));
          }
        }
        assert.equal(draft.anew, false);
        seen++;
      }
    }
  }
  assert.ok(seen > 60, String(seen));
});
