// Addresses of the compare page: what is written is read back, and what is strange is named and left aside.
import assert from "node:assert/strict";
import { test } from "node:test";
import { read, toggled, TRIED, write, type View } from "../src/view";

const GROUPS = new Set(["place", "problem"]);
const ROWS = new Set(["place", "type", "problem"]);
const at = (query: string) => read(query, GROUPS, ROWS);

test("a view is read back from its address", () => {
  const views: View[] = [
    { cases: [], diff: false, fold: [], pin: [] },
    { cases: ["b", "a"], diff: true, fold: ["place", "problem"], pin: ["type"] },
    { cases: ["a"], diff: false, fold: [], pin: ["place", "type"] },
  ];
  for (const view of views) {
    const found = at(write(view));
    assert.deepEqual(found.view, view);
    assert.deepEqual([found.strange, found.beyond], [[], []]);
  }
  assert.equal(write(views[1]!), "?cases=b,a&diff=1&fold=place,problem&pin=type");
  assert.equal(write(views[0]!), "");
});

test("the same view has one address", () => {
  assert.equal(write(at("?pin=type,place&diff=1&cases=b%2Ca,b&fold=").view), "?cases=b,a&diff=1&pin=place,type");
  assert.equal(write(at("?diff=0").view), "");
});

test("what is strange is named, the rest works", () => {
  const found = at("?cases=a,<script>,../b,B&x=1&y&fold=place,nowhere&pin=gone&diff=yes&cases=c");
  assert.deepEqual(found.view, { cases: ["a", "c"], diff: false, fold: ["place"], pin: [] });
  assert.deepEqual(found.strange, ["<script>", "../b", "B", "x=1", "y", "nowhere", "gone", "diff=yes"]);
  assert.doesNotThrow(() => at("?cases=%E0%A4%A&%"));
});

test("thousands of ids cost no more than a few", () => {
  const many = Array.from({ length: 5000 }, (_, one) => `case-${one}`);
  const found = at(`?cases=${many.join(",")}`);
  assert.equal(found.view.cases.length, TRIED);
  assert.equal(found.beyond.length, 5000 - TRIED);
});

test("to toggle twice changes nothing", () => {
  assert.deepEqual(toggled(toggled(["a"], "b"), "b"), ["a"]);
  assert.deepEqual(toggled(["a", "b"], "a"), ["b"]);
});
