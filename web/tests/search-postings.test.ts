// Shards are read as they were packed, and a broken one does no harm.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Shard, shardOf, Varints } from "../src/search/postings";
import { seeded } from "./random";
import { packed, varints, type Postings } from "./searched";

test("varints are read as they were written", () => {
  for (let seed = 0; seed < 200; seed++) {
    const random = seeded(seed);
    const numbers = Array.from({ length: 50 }, () => Math.floor(2 ** (random() * 33)));
    const read = new Varints(Uint8Array.from(varints(numbers)));
    assert.deepEqual(numbers.map(() => read.next()), numbers);
    const skipped = new Varints(Uint8Array.from(varints(numbers)));
    skipped.skip(20);
    assert.equal(skipped.next(), numbers[20]);
  }
});

test("postings are read as they were packed", () => {
  for (let seed = 0; seed < 100; seed++) {
    const random = seeded(seed);
    const docs = 1 + Math.floor(random() * 300);
    const all: Postings = new Map();
    for (let key = 0; key < 20; key++) {
      const list: [number, number][] = [];
      for (let doc = 0; doc < docs; doc++) if (random() < 0.3) list.push([doc, Math.floor(random() * 4)]);
      if (list.length) all.set(`k${key}`, list);
    }
    const shard = new Shard(packed(all));
    for (const [key, list] of all) {
      const { docs: found, levels } = shard.posting(key, docs);
      assert.deepEqual([...found].map((doc, at) => [doc, levels[at]]), list);
    }
    assert.equal(shard.posting("missing", docs).docs.length, 0);
  }
});

test("a key's shard is the one that the program puts it in", () => {
  // FNV-1a of the code points, as render/search.py has it.
  assert.equal(shardOf("", 2 ** 31), 2166136261 % 2 ** 31);
  assert.equal(shardOf("a", 256), 0x2c);
  assert.notEqual(shardOf("志愿", 4096), shardOf("愿志", 4096));
  assert.ok(shardOf("𠮷", 64) < 64);
});

test("broken bytes end in no exception and in no document that is none", () => {
  for (let seed = 0; seed < 300; seed++) {
    const random = seeded(seed);
    const bytes = Array.from({ length: Math.floor(random() * 60) }, () => Math.floor(random() * 256));
    const shard = new Shard({ k: "a b c", b: btoa(String.fromCharCode(...bytes)) });
    for (const key of ["a", "b", "c"]) {
      const { docs, levels } = shard.posting(key, 10);
      assert.equal(docs.length, levels.length);
      docs.forEach((doc, at) => assert.ok(doc >= 0 && doc < 10 && (!at || doc > docs[at - 1]!)));
    }
  }
});
