// Lining up cases: what is shared, what differs, and which figures can be compared.
import assert from "node:assert/strict";
import { test } from "node:test";
import { cellText, grid } from "../src/said";
import { align, arrange, groupsOf, type Case, type Cell, type Figure, type Line, type Row } from "../src/table";

const ROWS: Row[] = [
  { id: "type", label: "Type", group: "Community" },
  { id: "scale", label: "Scale", group: "Community" },
  { id: "problem", label: "Problem", group: "Problem" },
];
const of = (...cells: Record<string, Cell>[]): Case[] =>
  cells.map((one, at) => ({ id: `case-${at}`, title: `Case ${at}`, address: `cases/case-${at}/`, where: "", cells: one }));
const c = (...ids: string[]): Cell => ({ c: ids.map((id) => [id, id.toUpperCase()] as const) });
const t = (...texts: string[]): Cell => ({ t: texts });
const f = (...figures: [string, string, string, string, string][]): Cell =>
  ({ f: figures.map(([measure, amount, number, unit, date]): Figure => [measure, amount, number, unit, date, "¶1"]) });
const line = (id: string, ...cells: (Cell | null)[]): Line => lines(id, ...cells)[0]!;
const lines = (id: string, ...cells: (Cell | null)[]): Line[] =>
  align(ROWS, of(...cells.map((cell): Record<string, Cell> => (cell ? { [id]: cell } : {})))).filter((one) => one.row.id === id);
const shown = (one: Line): string[][] => one.cells.map((cell) => cell.map((value) => value.text));
const words = (name: string, values: Readonly<Record<string, string | number>> = {}): string =>
  [name, ...Object.values(values)].join(" ");

test("what all share comes first and in one order, what is rare comes last", () => {
  const found = line("type", c("x", "new", "old"), c("old", "y", "new"), c("new", "old", "x"));
  assert.deepEqual(shown(found), [["NEW", "OLD", "X"], ["NEW", "OLD", "Y"], ["NEW", "OLD", "X"]]);
  assert.deepEqual(found.cells.map((cell) => cell.map((value) => value.holders)), [[3, 3, 2], [3, 3, 1], [3, 3, 2]]);
  assert.equal(found.same, false);
});

test("a row is the same where every case has the same values, in whatever order", () => {
  assert.equal(line("type", c("a", "b"), c("b", "a")).same, true);
  assert.equal(line("type", c("a", "b"), c("b")).same, false);
  assert.equal(line("type", c("a"), null).same, false);
  assert.equal(line("type", null, null).same, true);
  assert.equal(line("type", t("Two  words"), t(" two words\n")).same, true);
  assert.equal(line("type", t("one"), t("two")).same, false);
});

test("texts keep the order of their record: steps are steps", () => {
  assert.deepEqual(shown(line("type", t("first", "shared"), t("shared", "last"))), [["first", "shared"], ["shared", "last"]]);
});

test("one case alone is the same as nothing", () => {
  const [only] = lines("scale", f(["people", "5", "5", "", ""]));
  assert.equal(line("type", c("a")).same, false);
  assert.equal(only!.alone, false);
});

test("figures of one measure stand in one line, the others in a line of their own", () => {
  const found = lines("scale",
    f(["Residents", "5", "5", "people", "2019"], ["trees", "9", "9", "", ""]),
    f(["residents ", "7", "7", "people", "2019"]));
  assert.deepEqual(found.map((one) => [one.measure, one.alone, one.same]), [["Residents", false, false], ["", true, false]]);
  assert.deepEqual(shown(found[0]!), [["5"], ["7"]]);
  assert.deepEqual(found[0]!.cells.map((cell) => cell[0]!.bars), [[], []]);
  assert.equal(found[1]!.cells[0]![0]!.measure, "trees");
  assert.deepEqual(found[1]!.cells[1], []);
});

test("figures that cannot be compared say why", () => {
  const bars = (...cells: (Cell | null)[]): (readonly string[])[] =>
    line("scale", ...cells).cells.map((cell) => cell[0]?.bars ?? []);
  const one = (unit: string, date: string): Cell => f(["m", "1", "1", unit, date]);
  assert.deepEqual(bars(one("people", "2019"), one("households", "2019")), [[], ["unit"]]);
  assert.deepEqual(bars(one("households", "2019"), one("people", "2019"), one("people", "2020")), [["unit"], [], ["date"]]);
  assert.deepEqual(bars(one("people", "2019"), one("people", "")), [[], ["undated"]]);
  assert.deepEqual(bars(one("people", ""), one("people", "")), [["undated"], ["undated"]]);
  assert.deepEqual(bars(one("people", "2020"), one("people", "2019"), one("people", "2019")), [["date"], [], []]);
});

test("equal numbers are the same only where they can be compared", () => {
  const one = (unit: string, date: string): Cell => f(["m", "1", "1", unit, date]);
  assert.equal(line("scale", one("people", "2019"), one("people", "2019")).same, true);
  assert.equal(line("scale", one("people", ""), one("people", "")).same, false);
  assert.equal(line("scale", one("people", "2019"), one("people", "2020")).same, false);
  assert.equal(line("scale", one("people", "2019"), one("households", "2019")).same, false);
});

test("pinned rows come first and once, only what differs is kept, a group is named by its first row", () => {
  const cases = of({ type: c("a"), problem: c("p") }, { type: c("a"), problem: c("q") });
  const view = (diff: boolean, fold: string[], pin: string[]) => arrange(align(ROWS, cases), ROWS, { diff, fold, pin }, "Pinned");
  const ids = (groups: ReturnType<typeof view>): string[] =>
    groups.map((group) => `${group.id}:${group.lines.map((one) => one.row.id).join(",")}${group.folded ? "-" : ""}`);
  assert.deepEqual(groupsOf(ROWS), [["type", "Community"], ["problem", "Problem"]]);
  assert.deepEqual(ids(view(false, [], [])), ["type:type,scale", "problem:problem"]);
  assert.deepEqual(ids(view(false, ["type"], ["problem"])), [":problem", "type:type,scale-"]);
  assert.deepEqual(ids(view(true, [], [])), ["type:", "problem:problem"]);
  assert.equal(view(true, [], [])[0]!.hidden, 2);
});

test("names that every object has are no cells", () => {
  const rows: Row[] = [{ id: "constructor", label: "x", group: "g" }, { id: "toString", label: "y", group: "g" }];
  assert.deepEqual(align(rows, of({}, {})).map((one) => one.cells), [[[], []], [[], []]]);
});

test("the file holds what the table shows", () => {
  const cases = of({ type: c("a", "b"), scale: f(["m", "5 people", "5", "people", ""]) }, { type: c("a"), scale: f(["m", "6", "6", "people", "2019"]) });
  const groups = arrange(align(ROWS, cases), ROWS, { diff: true, fold: [], pin: [] }, "Pinned");
  const rows = grid(groups, cases, words, (one) => `https://x/${one.address}`);
  assert.deepEqual(rows.map((row) => row.length), rows.map(() => 4));
  assert.deepEqual(rows.slice(2), [
    ["", "compare.csv_address", "https://x/cases/case-0/", "https://x/cases/case-1/"],
    ["Community", "Type", "A\nB", "A"],
    ["Community", "compare.measured Scale m", "5 people ¶1 compare.bar_undated", "6 2019 ¶1"],
  ]);
  assert.equal(cellText([], words), "compare.unstated");
  const folded = arrange(align(ROWS, cases), ROWS, { diff: false, fold: ["type"], pin: [] }, "Pinned");
  assert.deepEqual(grid(folded, cases, words, String).slice(3).map((row) => row[1]), ["Problem"]);
});

test("random cases: what is called shared is in every case, and the same rows hold the same ids", () => {
  let seed = 3;
  const next = (n: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  for (let run = 0; run < 500; run += 1) {
    const cells = Array.from({ length: 2 + next(5) }, () => c(...new Set(Array.from({ length: next(5) }, () => "abcde"[next(5)]!))));
    const found = line("type", ...cells);
    const sets = cells.map((cell) => new Set((cell.c ?? []).map(([id]) => id.toUpperCase())));
    found.cells.forEach((cell, at) => {
      assert.deepEqual(new Set(cell.map((value) => value.text)), sets[at]);
      for (const value of cell) assert.equal(value.holders, sets.filter((set) => set.has(value.text)).length);
      cell.forEach((value, one) => assert.ok(one === 0 || cell[one - 1]!.holders >= value.holders));
    });
    const shared = found.cells.map((cell) => cell.filter((value) => value.holders === cells.length).map((value) => value.text).join());
    assert.ok(shared.every((one) => one === shared[0]));
    assert.equal(found.same, sets.every((set) => set.size === sets[0]!.size && [...set].every((id) => sets[0]!.has(id))));
  }
});
