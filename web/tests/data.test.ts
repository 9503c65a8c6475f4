// What Python packed is what the browser reads: one golden file for both.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { numbers, rows } from "../src/data";

interface Golden {
  rows: { rows: number[][]; packed: string }[];
  numbers: { numbers: number[]; packed: string }[];
}

const golden = JSON.parse(readFileSync("../tests/golden/packed.json", "utf8")) as Golden;

test("rows come out as they were packed", () => {
  assert.ok(golden.rows.length > 3);
  for (const { rows: expected, packed } of golden.rows) assert.deepEqual(rows(packed), expected);
});

test("numbers come out as they were packed", () => {
  assert.ok(golden.numbers.length > 1);
  for (const { numbers: expected, packed } of golden.numbers) assert.deepEqual(numbers(packed), expected);
});
