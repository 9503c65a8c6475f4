// What Python packed is what the browser reads: one golden file for both.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { rows } from "../src/data";

test("rows come out as they were packed", () => {
  const golden = JSON.parse(readFileSync("../tests/golden/packed.json", "utf8")) as { rows: number[][]; packed: string }[];
  assert.ok(golden.length > 3);
  for (const { rows: expected, packed } of golden) assert.deepEqual(rows(packed), expected);
});
