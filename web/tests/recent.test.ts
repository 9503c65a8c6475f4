// Recent searches: the last eight, each once, whatever stands in storage.
import assert from "node:assert/strict";
import { test } from "node:test";
import { KEY, MOST, NAME, Recent, wellFormed } from "../src/recent";
import { MISSING, Shelf } from "./storage";

const NINE = Array.from({ length: 9 }, (_, at) => `志愿 ${at}`);

test("the newest comes first, each once, at most eight", () => {
  const shelf = new Shelf();
  const recent = new Recent(() => shelf);
  for (const query of NINE) recent.add(query);
  recent.add("志愿 3");
  assert.deepEqual(recent.all(), ["志愿 3", "志愿 8", "志愿 7", "志愿 6", "志愿 5", "志愿 4", "志愿 2", "志愿 1"]);
  assert.equal(recent.all().length, MOST);
  assert.deepEqual(JSON.parse(shelf.kept.get(KEY) ?? ""), { v: 1, [NAME]: recent.all() });
});

test("one is taken out, and all are", () => {
  const shelf = new Shelf();
  const recent = new Recent(() => shelf);
  recent.add("a");
  recent.add("b");
  recent.drop("a");
  assert.deepEqual(recent.all(), ["b"]);
  recent.clear();
  assert.equal(shelf.kept.has(KEY), false);
});

test("what is stored is not trusted", () => {
  assert.deepEqual(wellFormed(["", "  ", 1, null, ["a"], "x".repeat(10_000), " a ", "a"]), ["a"]);
  for (const text of ["", "{", "null", '{"v":2,"searches":["a"]}', '{"v":1,"searches":"a"}', '{"v":1,"cases":["a"]}']) {
    assert.deepEqual(new Recent(() => new Shelf(KEY, text)).all(), [], text);
  }
});

test("without storage searches live as long as the page", () => {
  for (const open of MISSING) {
    const recent = new Recent(open);
    recent.add("a");
    recent.add("b");
    recent.drop("a");
    assert.deepEqual(recent.all(), ["b"]);
  }
});
