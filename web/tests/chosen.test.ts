// What is kept between pages: whatever stands in storage, the tray works.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Chosen, KEY, MOST, NAME, wellFormed } from "../src/chosen";
import { isId } from "../src/id";
import { parse as parsed } from "../src/kept";
import { MISSING, Shelf } from "./storage";

const parse = (text: string | null): string[] => parsed(text, NAME, wellFormed);
const stored = (cases: unknown, v: unknown = 1): string => JSON.stringify({ v, cases });
const SEVEN = ["a", "b", "c", "d", "e", "f", "g"];

test("what is not of this version is nothing", () => {
  for (const text of ["", "{", "null", "1", '"a"', "[]", "{}", '["a"]', stored(["a"], 0), stored(["a"], 2), stored(["a"], "1"), stored("a"), stored({ 0: "a" }), stored(null)]) {
    assert.deepEqual(parse(text), [], text);
  }
  assert.deepEqual(parse(null), []);
});

test("ids are kept once, in their order, at most six", () => {
  assert.deepEqual(parse(stored(["b", "a", "b"])), ["b", "a"]);
  assert.deepEqual(parse(stored(SEVEN)), SEVEN.slice(0, MOST));
  assert.deepEqual(wellFormed(["a", "a", ...SEVEN]), SEVEN.slice(0, MOST));
});

test("what is no id is left out", () => {
  const hostile = ["../x", "a/b", "A", "", " a", "a ", "a\n", "-a", "<script>", "a,b", "a?b", "__proto__", "javascript:alert(1)", "é", "x".repeat(65), 1, null, {}, ["a"], true];
  for (const one of hostile) assert.equal(isId(one), false, String(one));
  assert.deepEqual(parse(stored([...hostile, "good-1"])), ["good-1"]);
  assert.ok(isId("x".repeat(64)) && isId("constructor"));
});

test("a case is added, removed, and a seventh refused", () => {
  const store = new Shelf();
  const chosen = new Chosen(() => store);
  assert.equal(chosen.toggle("a"), "added");
  assert.equal(chosen.toggle("b"), "added");
  assert.equal(chosen.toggle("a"), "removed");
  assert.equal(chosen.toggle("<b>"), "refused");
  assert.deepEqual(JSON.parse(store.kept.get(KEY) ?? ""), { v: 1, cases: ["b"] });
  chosen.replace(SEVEN);
  assert.equal(chosen.toggle("g"), "full");
  assert.deepEqual(chosen.all(), SEVEN.slice(0, MOST));
  chosen.replace([]);
  assert.equal(store.kept.has(KEY), false);
});

test("two pages over one storage see each other's choice", () => {
  const store = new Shelf(KEY, "old and broken");
  const [one, other] = [new Chosen(() => store), new Chosen(() => store)];
  one.toggle("a");
  other.toggle("b");
  assert.deepEqual(one.all(), ["a", "b"]);
});

test("without storage the choice lives in memory", () => {
  for (const open of MISSING) {
    const chosen = new Chosen(open);
    assert.deepEqual(chosen.all(), []);
    assert.equal(chosen.toggle("a"), "added");
    assert.equal(chosen.toggle("b"), "added");
    assert.deepEqual(chosen.all(), ["a", "b"]);
    chosen.replace([]);
    assert.deepEqual(chosen.all(), []);
  }
});
