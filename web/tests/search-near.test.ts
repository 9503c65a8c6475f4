// Slips are counted as by a plain matrix, and words are mended by them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { slips } from "../src/search/near";
import { Shelf, Words } from "../src/search/words";
import { seeded } from "./random";

/** The whole matrix, with nothing left out. */
function plain(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, down) => Array.from({ length: b.length + 1 }, (_, across) => (down ? (across ? 0 : down) : across)));
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      rows[i]![j] = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, rows[i - 1]![j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) rows[i]![j] = Math.min(rows[i]![j]!, rows[i - 2]![j - 2]! + 1);
    }
  }
  return rows[a.length]![b.length]!;
}

test("slips equal a plain matrix", () => {
  for (let seed = 0; seed < 3000; seed++) {
    const random = seeded(seed);
    const word = () => Array.from({ length: Math.floor(random() * 8) }, () => "abc"[Math.floor(random() * 3)]).join("");
    const [a, b, most] = [word(), word(), Math.floor(random() * 4)];
    assert.equal(slips(a, b, most), Math.min(plain(a, b), most + 1), `${a} ${b} ${most}`);
  }
});

const best = (list: { text: string; cost: number }[]) => list.sort((a, b) => a.cost - b.cost)[0]?.text;

test("a misspelt, unfinished or joined word", () => {
  const words = new Words([new Shelf("car2 fit1 lift3 meeting4 people5 should5 volunteer5"), new Shelf("park3 volunteer5 volunteers4 walls2 ways2")], new Set(["elev", "apathi", "resid"]));
  assert.equal(best(words.near("vounteer")), "volunteer");
  assert.equal(best(words.near("volunteeer")), "volunteer");
  assert.equal(best(words.near("lfit")), "lift");
  assert.equal(best(words.near("meting")), "meeting");
  assert.equal(best(words.near("wals")), "walls");
  assert.equal(best(words.near("elevater")), "elev");
  assert.equal(best(words.begun("volun")), "volunteer");
  assert.equal(best(words.parted("carpark")), "car park");
  assert.equal(best(words.parted("residentapathy")), "resident apathy");
  assert.equal(best(words.near("shoud")), undefined);
});
