// The ways of handing over: addresses for each forge, filled in as long as they are short, and names of files.
import assert from "node:assert/strict";
import test from "node:test";
import { Drafts, type Kept } from "../src/contribute/drafts";
import type { Repository } from "../src/contribute/shape";
import { begun, edited, fileName, letter, LONGEST, prefilled } from "../src/contribute/ways";

const at = (forge: Repository["forge"]): Repository => ({ address: `https://${forge}.com/o/n`, forge, branch: "main" });

test("an address is filled in up to its longest, and at GitHub only", () => {
  const base = prefilled(at("github"), "a.yml", "")!;
  assert.equal(base, "https://github.com/o/n/new/main/cases?filename=a.yml&value=");
  assert.equal(prefilled(at("github"), "a.yml", "x".repeat(LONGEST - base.length))?.length, LONGEST);
  assert.equal(prefilled(at("github"), "a.yml", "x".repeat(LONGEST - base.length + 1)), null);
  assert.equal(prefilled(at("github"), "a.yml", "茶".repeat(900)), null);
  assert.equal(new URL(prefilled(at("github"), "a.yml", "a: “b” & c#d\n")!).searchParams.get("value"), "a: “b” & c#d\n");
  assert.equal(prefilled(at("gitee"), "a.yml", ""), null);
});

test("each forge has a page for a file", () => {
  assert.equal(begun(at("github"), "a.yml"), "https://github.com/o/n/new/main/cases?filename=a.yml");
  assert.equal(edited(at("github"), "a"), "https://github.com/o/n/edit/main/cases/a.yml");
  assert.equal(edited(at("gitee"), "a"), "https://gitee.com/o/n/blob/main/cases/a.yml");
  assert.equal(edited(at("gitlab"), "a"), "https://gitlab.com/o/n/-/edit/main/cases/a.yml");
});

test("names and letters hold nothing that leads elsewhere", () => {
  assert.equal(fileName("tea-corner"), "tea-corner.yml");
  for (const id of ["", "../x", "a/b", "A", "x".repeat(65), "a.yml"]) assert.equal(fileName(id), "case.yml");
  assert.equal(letter("a@b.example", "x&bcc=c@d", "y\nz"), "mailto:a@b.example?subject=x%26bcc%3Dc%40d&body=y%0Az");
});

function stored(): Storage {
  const held = new Map<string, string>();
  return {
    getItem: (name: string) => held.get(name) ?? null, setItem: (name: string, text: string) => void held.set(name, text),
    removeItem: (name: string) => void held.delete(name), key: (place: number) => [...held.keys()][place] ?? null,
    get length() { return held.size; }, clear: () => held.clear(),
  };
}

const DRAFT: Kept = { key: "abcdef1", text: "id: a\n", ends: "\n", of: "", title: "A", saved: 5, turn: 0 };

test("a newer draft is never written over", () => {
  const store = stored();
  const [one, other] = [new Drafts(() => store), new Drafts(() => store)];
  const first = one.save(DRAFT)!.kept;
  const second = other.save({ ...first, text: "id: b\n" })!.kept;
  const late = one.save({ ...first, text: "id: c\n" })!;
  assert.equal(late.newer, true);
  assert.equal(late.kept.text, "id: b\n");
  assert.deepEqual(one.all(), [second]);
});

test("a draft comes back as it was left, with the line ends of its file and what no record may hold", () => {
  const store = stored();
  const { kept } = new Drafts(() => store).save({ ...DRAFT, text: "id:\u200b a\n", ends: "\r\n" })!;
  assert.deepEqual(new Drafts(() => store).get(DRAFT.key), kept);
  assert.equal(kept.text, "id:\u200b a\n");
  const { ends: _, ...older } = JSON.parse(store.getItem(`casegen.draft.${DRAFT.key}`)!) as Record<string, unknown>;
  store.setItem("casegen.draft.older12", JSON.stringify({ ...older, ends: "\v" }));
  assert.equal(new Drafts(() => store).get("older12")?.ends, "\n");
});

test("what is not a draft of ours is left alone, and a storage that fails keeps nothing", () => {
  const store = stored();
  const drafts = new Drafts(() => store);
  drafts.save(DRAFT);
  for (const [name, text] of [["bad1234", "{"], ["old1234", '{"v":0,"text":"x"}'], ["../../x", JSON.stringify(DRAFT)], ["num1234", '{"v":1,"text":5}']]) store.setItem(`casegen.draft.${name}`, text!);
  store.setItem("casegen.tray", "{}");
  assert.deepEqual(drafts.all().map(({ key }) => key), ["abcdef1"]);
  assert.equal(new Drafts(() => { throw new Error("forbidden"); }).save(DRAFT), null);
  assert.deepEqual(new Drafts(() => null).all(), []);
  assert.equal(new Drafts(() => ({ ...stored(), setItem: () => { throw new Error("full"); } })).save(DRAFT), null);
});
