// CSV: what is written is read back, and nothing in it runs.
import assert from "node:assert/strict";
import { test } from "node:test";
import { csv, field } from "../src/csv";

/** A plain reader of RFC 4180. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at < text.length) {
    let value = "";
    if (text[at] === '"') {
      at += 1;
      while (text[at] !== '"' || text[at + 1] === '"') {
        if (text[at] === '"') at += 1;
        value += text[at];
        at += 1;
      }
      at += 1;
    } else {
      while (at < text.length && text[at] !== "," && text[at] !== "\r") value += text[at++];
    }
    rows[rows.length - 1]?.push(value);
    if (text[at] === ",") at += 1;
    else {
      assert.equal(text.slice(at, at + 2), "\r\n");
      at += 2;
      if (at < text.length) rows.push([]);
    }
  }
  return rows;
}

test("what is written is read back", () => {
  const rows = [["", "a,b", 'say "no"'], ["two\nlines", "cr\r\nlf", " spaces "], ["中文，标点", "1,234", "-5"]];
  const text = csv(rows);
  assert.equal(text[0], "\ufeff");
  assert.deepEqual(parse(text.slice(1)), rows);
});

test("random tables are read back", () => {
  let seed = 7;
  const next = (n: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  const letters = ['"', ",", "\n", "\r", "a", "文", " ", ";"];
  for (let run = 0; run < 300; run += 1) {
    const rows = Array.from({ length: 1 + next(4) }, () =>
      Array.from({ length: 2 + next(3) }, () => Array.from({ length: next(6) }, () => letters[next(letters.length)]).join("")));
    const plain = rows.map((row) => row.map((one) => (one.startsWith("\r") ? `'${one}` : one)));
    assert.deepEqual(parse(csv(rows).slice(1)), plain);
  }
});

test("a formula becomes text", () => {
  for (const text of ["=1+1", "+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", "\tx", "\rx", "＝1+1", "＠a", " =1", "=HYPERLINK(\"http://x\")"]) {
    const written = field(text).replace(/^"/, "");
    assert.ok(written.startsWith("'"), JSON.stringify(text));
  }
});

test("a number stays a number", () => {
  for (const text of ["-5", "+3", "1,200", "-0.5", "12%", "-12.5%"]) assert.ok(!field(text).includes("'"), text);
});
