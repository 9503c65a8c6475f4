import assert from "node:assert/strict";
import { test } from "node:test";
import { Address, asked, chosen, RELEVANCE, toggled } from "../src/address";
import type { Choice, FacetData } from "../src/columns";
import { seeded } from "./random";

const FACETS: Pick<FacetData, "id" | "values">[] = [
  { id: "problem", values: [["space", "空间", -1], ["parking", "停车", 0], ["care", "照护", -1]] },
  { id: "method", values: [["talks", "议事", -1], ["a/b&c", "odd", -1]] },
];
const address = new Address(FACETS, ["newest", "evidence"]);

test("an address says what is chosen", () => {
  const { state, strange } = address.read("?problem=parking,care&method=talks&all=problem&sort=evidence&page=2");
  assert.deepEqual(strange, []);
  assert.deepEqual([...state.choices], [[0, { values: [1, 2], all: true }], [1, { values: [0], all: false }]]);
  assert.equal(state.sort, "evidence");
  assert.equal(state.page, 2);
});

test("keys and values are written in one order", () => {
  const { state } = address.read("?sort=evidence&problem=space&method=a%2Fb%26c,talks&problem=care&page=3&all=problem");
  assert.equal(address.write(state), "?all=problem&method=a%2Fb%26c,talks&page=3&problem=care,space&sort=evidence");
  assert.equal(address.write(address.empty), "");
  assert.equal(address.write({ ...address.empty, choices: new Map([[0, { values: [], all: true }]]) }), "");
});

test("whatever is written is read again", () => {
  const random = seeded(7);
  for (let round = 0; round < 200; round++) {
    const choices = new Map<number, Choice>();
    FACETS.forEach(({ values }, facet) => {
      const some = values.map((_, at) => at).filter(() => random() < 0.5);
      if (some.length) choices.set(facet, { values: some, all: random() < 0.5 });
    });
    const state = { choices, query: "", sort: random() < 0.5 ? "newest" : "evidence", page: 1 + Math.floor(random() * 9) };
    const read = address.read(address.write(state));
    assert.deepEqual(read, { state, strange: [] });
  }
});

test("what is unknown is named, and the rest works", () => {
  const { state, strange } = address.read(
    "?problem=parking,nothing&colour=red&all=problem,taste&sort=best&page=0&page=1e3&flag&method=__proto__&constructor=x",
  );
  assert.deepEqual(strange, [
    "problem=nothing", "colour=red", "all=taste", "sort=best", "page=0", "page=1e3", "flag", "method=__proto__", "constructor=x",
  ]);
  assert.deepEqual([...state.choices], [[0, { values: [1], all: true }]]);
  assert.equal(state.page, 1);
});

test("thousands of values, known or not, do no harm", () => {
  const values = Array.from({ length: 20_000 }, (_, at) => [`v${at}`, "", -1] as [string, string, number]);
  const large = new Address([{ id: "f", values }], ["newest"]);
  const query = `?f=${values.map(([slug]) => slug).join(",")},${Array.from({ length: 20_000 }, (_, at) => `x${at}`).join(",")}`;
  const started = performance.now();
  const { state, strange } = large.read(query);
  assert.equal(state.choices.get(0)!.values.length, 20_000);
  assert.equal(strange.length, 20_000);
  assert.equal(large.read(large.write(state)).state.choices.get(0)!.values.length, 20_000);
  assert.ok(performance.now() - started < 2000);
  assert.deepEqual(address.read("?%E0%A4%A&problem=%00<script>").state.choices.size, 0);
});

test("a value is chosen, and no longer", () => {
  const once = toggled(new Map(), 0, 2);
  assert.deepEqual([...once], [[0, { values: [2], all: false }]]);
  const twice = toggled(chosen(once, 0, { values: [2], all: true }), 0, 1);
  assert.deepEqual([...twice], [[0, { values: [1, 2], all: true }]]);
  assert.deepEqual([...toggled(once, 0, 2)], []);
});

const searches = new Address(FACETS, ["newest", "evidence"], true);

test("a query stands among the keys, and its order needs no mention", () => {
  const { state, strange } = searches.read("?sort=relevance&q=%E5%8A%A0%E6%A2%AF+a%26b&problem=care");
  assert.deepEqual(strange, []);
  assert.equal(state.query, "加梯 a&b");
  assert.equal(state.sort, RELEVANCE);
  assert.equal(searches.write(state), "?problem=care&q=%E5%8A%A0%E6%A2%AF%20a%26b");
  assert.equal(searches.write({ ...state, sort: "newest" }), "?problem=care&q=%E5%8A%A0%E6%A2%AF%20a%26b&sort=newest");
  assert.equal(searches.read("?sort=relevance").state.sort, "newest");
  assert.deepEqual(address.read("?q=x&sort=relevance").strange, ["q=x", "sort=relevance"]);
});

test("another query keeps what is chosen, and the order that was chosen", () => {
  const before = searches.read("?problem=care&page=3").state;
  const found = searches.asking(before, "  加梯 ");
  assert.deepEqual(found, { ...before, query: "加梯", sort: RELEVANCE, page: 1 });
  assert.equal(searches.asking(found, "").sort, "newest");
  assert.equal(searches.asking({ ...found, sort: "evidence" }, "").sort, "evidence");
  assert.equal(searches.asking({ ...before, sort: "evidence" }, "x").sort, "evidence");
});

test("any text is a query that is written and read again", () => {
  const hostile = ["<script>alert(1)</script>", "a,b&q=c#d?e", "\ud800x\udc00", "😀".repeat(5000), "%", "%E0%A4%A", "\u202e\u0000\n", "(a+)+$", "+ +", `${"x ".repeat(150)}y`, "\ud800 x"];
  for (const text of hostile) {
    const state = searches.asking(searches.empty, text);
    assert.equal(state.query, asked(text));
    assert.ok(Array.from(state.query).length <= 300);
    assert.deepEqual(searches.read(searches.write(state)), { state, strange: [] });
  }
  assert.equal(asked("\ud800x\udc00"), "x");
});
