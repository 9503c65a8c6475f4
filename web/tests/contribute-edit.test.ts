// Changes of a record's text: the value is there, and no other line has changed.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import test from "node:test";
import { changed, removal, value } from "../src/contribute/edit";
import { Draft, same } from "../src/contribute/record";
import { order, type Form } from "../src/contribute/shape";
import { flow, type Value } from "../src/contribute/write";
import type { Path } from "../src/record/findings";
import type { Node } from "../src/record/tree";
import { seeded } from "./random";

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

// Each text, the path that is removed, and what is left of the text.
const REMOVALS: readonly (readonly [string, string, Path, string])[] = [
  ["a comment behind the dash", "id: a\nmethod:\n  steps:\n    - # first\n      title: {zh: 一}\n    - title: {zh: 二}\n", ["method", "steps", 0], "id: a\nmethod:\n  steps:\n    - title: {zh: 二}\n"],
  ["a dash on a line of its own", "id: a\nmethod:\n  steps:\n    -\n\n      # first - of all\n      title: {zh: 一}\n    - title: {zh: 二}\n", ["method", "steps", 0], "id: a\nmethod:\n  steps:\n    - title: {zh: 二}\n"],
  ["a comment behind the dash of a text", "id: a\nmethod:\n  concepts:\n  - # first\n    sharing\n  - talks\n", ["method", "concepts", 0], "id: a\nmethod:\n  concepts:\n  - talks\n"],
  ["the last member, with nothing in it", "id: a\nmethod:\n  concepts:\n  - talks\n  -\n", ["method", "concepts", 1], "id: a\nmethod:\n  concepts:\n  - talks\n"],
];

test("a member goes, whatever stands between its dash and it", () => {
  for (const [name, text, path, left] of REMOVALS) {
    const draft = new Draft(FORM, text);
    draft.remove(path);
    assert.equal(draft.text, left, name);
    assert.equal(draft.anew, false, name);
  }
});

test("what cannot be removed line by line is removed all the same, and comments elsewhere stay", () => {
  for (const [text, path, left] of [
    ["# top\nid: a\nmethod:\n  steps:\n  - - a\n    - b\n# end\n", ["method", "steps", 0, 0], "# top\nid: a\nmethod:\n  steps:\n  - [\"b\"]\n# end\n"],
    ["# top\nid: a\n? title\n: {zh: 一}\nsummary: {zh: 二}\n", ["title"], null],
    ["id: a\n? title\n: {zh: 一}\n'a: b': x\n\"no\": {'}': y, '1': z}\n'': w\n", ["title"], null],
  ] as const) {
    const draft = new Draft(FORM, text);
    const wanted = changed(value(draft.tree!), path, undefined);
    draft.remove([...path]);
    assert.ok(same(value(draft.tree!), wanted), draft.text);
    assert.equal(draft.anew, true);
    if (left !== null) assert.equal(draft.text, left);
  }
});

test("what would make the record too big is not done, and what is not there need not be removed", () => {
  const draft = new Draft(FORM, SMALL);
  assert.equal(draft.set(["title", "zh"], "停".repeat(90_000)), false);
  assert.equal(draft.swap(["method", "steps"], 1), false);
  assert.equal(draft.remove(["community", "since"]), true);
  assert.equal(draft.text, SMALL);
  assert.equal(draft.anew, false);
});

test("a comment behind a value stays where the value gets lines of its own", () => {
  const several = "two\nlines";
  assert.deepEqual(after((draft) => draft.set(["method", "steps", 0, "title", "zh"], several)), ["-        zh: 第一步   # first", "+        zh: |-   # first", "+          two", "+          lines"]);
  assert.deepEqual(after((draft) => draft.set(["id"], several)), ["-id: some-case  # the id", "+id: |-  # the id", "+  two", "+  lines"]);
  const noted = SMALL.replace("name: {}", "name: {}  # the name").replace("zh: |\n", "zh: |  # told\n").replace("- sharing", "- sharing # one");
  assert.deepEqual(after((draft) => draft.set(["community", "name", "zh"], several), noted), ["-  name: {}  # the name", "+  name:  # the name", "+    zh: |-", "+      two", "+      lines"]);
  assert.deepEqual(after((draft) => draft.set(["method", "steps", 0, "text", "zh"], several), noted), ["-        zh: |  # told", "-          一段话", "-", "-          另一段", "+        zh: |-  # told", "+          two", "+          lines"]);
  assert.deepEqual(after((draft) => draft.set(["method", "concepts", 0], several), noted), ["-  - sharing # one", "+  - |- # one", "+    two", "+    lines"]);
  const empty = "id: a\nmethod:\n  steps:\n  - {}  # first\n  # second\n  - {}\n";
  assert.deepEqual(after((draft) => draft.set(["method", "steps", 0, "title", "zh"], several), empty), ["-  - {}  # first", "+  - title:  # first", "+      zh: |-", "+        two", "+        lines"]);
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

/** A record's part in any of the ways that people write it, with comments wherever they may stand. */
function styled(held: Value, indent: number, below: (limit: number) => number): string {
  const pad = " ".repeat(indent);
  const note = (): string => (below(3) ? "" : `  # ${"abc"[below(3)]!} - d`);
  const lone = (): string => (below(4) ? "" : `${"\n".repeat(below(2))}${pad}# a line: of its own\n`);
  if (typeof held === "string") {
    if (below(3) === 0) return ` ${held}${note()}\n`;
    if (below(2)) return ` "${held}"${note()}\n`;
    return ` ${below(2) ? "|" : ">-"}${note()}\n${pad}  ${held}\n${below(3) ? "" : "\n"}`;
  }
  if (!below(6)) return ` ${flow(held)}${note()}\n`;
  if (Array.isArray(held)) {
    const member = (one: Value): string => {
      const made = styled(one, indent + 2, below);
      const compact = made.startsWith("\n") && typeof one !== "string" && below(2);
      return compact ? ` ${made.slice(1).replace(/^(?:\n| *#.*\n)*/, "").trimStart()}` : made.startsWith("\n") ? `${note()}${made}` : made;
    };
    return `\n${(held as Value[]).map((one) => `${lone()}${pad}-${member(one)}`).join("")}`;
  }
  return `\n${Object.entries(held).map(([name, one]) => {
    const made = styled(one, indent + 2, below);
    return `${lone()}${pad}${name}:${made.startsWith("\n") ? note() : ""}${made}`;
  }).join("")}`;
}

const RECORD: Value = {
  id: "some-case", title: { zh: "标题", en: "A title" }, community: { name: { zh: "某地" }, places: ["110000", "310000"] },
  method: { concepts: ["sharing", "talks"], steps: [{ title: { zh: "一" }, text: { zh: "甲", en: "A" } }, { title: { zh: "二" } }, { text: { en: "C" } }] },
};

test("whatever way a record is written, each change makes what it should, and comments outside of its part stay", () => {
  let anew = 0;
  for (let seed = 1; seed <= 400; seed++) {
    const random = seeded(seed);
    const below = (limit: number): number => Math.floor(random() * limit);
    const text = styled(RECORD, 0, below).slice(1);
    const places = [...everywhere(new Draft(FORM, text).tree!)].filter(([path]) => path.length);
    const [path, node] = places[below(places.length)]!;
    const draft = new Draft(FORM, text);
    const before = value(draft.tree!);
    const act = below(3);
    if (act === 0) {
      assert.ok(draft.remove(path), text);
      const gone = removal(new Draft(FORM, text).tree!, path, order(FORM));
      assert.ok(same(value(draft.tree!), changed(before, gone.path, gone.left)), `${path.join(".")}\n${text}\n=>\n${draft.text}`);
    } else if (act === 1 && node.kind === "scalar") {
      const made = ["two\nlines", "one", "no"][below(3)]!;
      assert.ok(draft.set(path, made), text);
      assert.ok(same(value(draft.tree!), changed(before, path, made)), `${path.join(".")}\n${text}\n=>\n${draft.text}`);
      assert.equal(draft.text.split("#").length, text.split("#").length, `${path.join(".")}\n${text}\n=>\n${draft.text}`);
    } else if (act === 1 && node.kind === "map") {
      assert.ok(draft.set([...path, "added"], "two\nlines"), text);
      assert.ok(same(value(draft.tree!), changed(before, [...path, "added"], "two\nlines")), `${path.join(".")}\n${text}\n=>\n${draft.text}`);
      assert.equal(draft.text.split("#").length, text.split("#").length, draft.text);
    } else if (node.kind === "list") {
      assert.equal(draft.swap(path, 0), node.members.length > 1);
    }
    anew += Number(draft.anew);
  }
  assert.equal(anew, 0);
});
