import assert from "node:assert/strict";
import { test } from "node:test";
import type { FacetData } from "../src/columns";
import { fields, json, table, type Row } from "../src/download";

const FACETS: FacetData[] = [
  { id: "problem", label: "问题", file: "", values: [["space", "空间", -1], ["parking", "停车，难", 0]] },
  { id: "none", label: "空", file: "", values: [] },
];
const ROWS: Row[] = [
  { card: ["a", "=1+1", "第一行\n第二行", "某地", ["议事"], "6/12"], address: "https://x/cases/a/", values: [[1, 0], []] },
  { card: ["b", "乙 \"b\"", "", "@某地", [], "0/12"], address: "https://x/cases/b/", values: [[], []] },
];
const known = fields(FACETS, (name) => name);

test("a facet without values is no column", () => {
  assert.deepEqual([...known.keys()], ["title", "where", "summary", "address", "replicability", "id", "facet:problem"]);
});

test("the table has the chosen columns, and nothing that runs", () => {
  const text = table(ROWS, ["title", "facet:problem", "summary"].map((name) => known.get(name)!));
  assert.equal(text, "\ufeffcolumn.title,问题,column.summary\r\n'=1+1,停车，难; 空间,\"第一行\n第二行\"\r\n\"乙 \"\"b\"\"\",,\r\n");
  assert.match(table(ROWS, [known.get("where")!]), /'@某地/);
});

test("JSON holds every case with its own values", () => {
  const data = JSON.parse(json(ROWS, FACETS, "https://x/browse/?q")) as { address: string; count: number; cases: { id: string; facets: object }[] };
  assert.equal(data.address, "https://x/browse/?q");
  assert.equal(data.count, 2);
  assert.deepEqual(data.cases[0]!.facets, { problem: [{ id: "parking", label: "停车，难" }, { id: "space", label: "空间" }], none: [] });
});
