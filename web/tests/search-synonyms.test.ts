// What people type for what records say: when it is used, what is told of it, and what it leaves alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answer } from "../src/search/answer";
import type { Search } from "../src/search/search";
import { files, search, type Made, type Names, type Said } from "./searched";

const NAMES: Names = { "actors/volunteer": ["志愿者"], "problems/parking": ["停车难"] };
const found = (answer: Answer) => answer.hits.map(({ doc, how }) => `${doc} ${how}`);
const ask = (query: string, of: Search) => of.ask(query);

test("what people type for what texts say is found where nobody says so, and told", async () => {
  const documents: Made[] = [
    { title: "按摩日", body: "志愿者给老人按摩。\n标签" },
    { title: "甲", body: "学推拿。\n标签" },
    { title: "乙", summary: "Massage for the old." },
    { title: "丙", body: "停车难，楼道里有杂物。\n标签" },
    ...Array.from({ length: 8 }, (_, at) => ({ title: `其他${at}` })),
  ];
  const synonyms: Said = [[["按摩", "massage"], ["推拿", "松骨", "正骨", "bodywork", "chair massage therapy"]], [["楼道里有杂物"], ["堆物", "正骨"]]];
  const asked: string[] = [];
  const of = search(files(documents, NAMES, "zh", 4, {}, synonyms), "zh", asked);
  // Beside what the query needs nothing is loaded but the shard of where the synonyms stand.
  const answer = await ask("松骨", search(files(documents, NAMES, "zh", 64, {}, [[["按摩", "massage"], ["松骨"]]]), "zh", asked));
  assert.deepEqual(asked.filter((address) => !address.includes("text-")).length, 3, asked.join());
  assert.deepEqual(found(answer), ["0 concept", "2 concept"]);
  assert.deepEqual([answer.concepts.map(({ label }) => label), answer.alike], [["按摩"], ["按摩", "massag"]]);
  for (const query of ["bodywork", "Chair-massage therapy", "松骨怎么办"]) assert.deepEqual((await ask(query, of)).hits.map(({ doc }) => doc).sort(), [0, 2], query);
  // Where somebody says so, what is said otherwise is not meant; of two meanings each is.
  assert.deepEqual(found(await ask("推拿", of)), ["1 literal"]);
  assert.deepEqual((await ask("正骨", of)).hits.map(({ doc }) => doc).sort(), [0, 2, 3]);
  assert.deepEqual(found(await ask("志愿者松骨", of)), ["0 concept"]);
  // A question that names something is about that.
  assert.deepEqual((await ask("停车难的松骨怎么办", of)).concepts.map(({ label }) => label), (await ask("停车难的书怎么办", of)).concepts.map(({ label }) => label));
  // Two things of one name are told once.
  const twice = await ask("松骨", search(files(documents, NAMES, "zh", 4, {}, [[["按摩", "massage"], ["松骨"]], [["按摩", "推拿"], ["松骨"]]])));
  assert.deepEqual(twice.concepts.map(({ label }) => label), ["按摩"]);
  // Within a longer word it is another word, at either end of it.
  assert.deepEqual((await ask("鱼松骨", of)).concepts, []);
  assert.deepEqual((await ask("松骨鱼", of)).concepts, []);
});

test("synonyms that nobody can have meant break nothing", async () => {
  for (const broken of [{ n: { 松骨: [9] } }, { n: {} }, { t: {} }, { n: { 松骨: [0] }, t: undefined }]) {
    const made = files([{ title: "按摩" }], NAMES, "zh", 1);
    const whole = made.get("search/terms-0.js")!;
    made.set("search/terms-0.js", (into) => {
      whole(into);
      Object.assign(into.terms![0]!, broken);
    });
    for (const query of ["松骨", "constructor", "按摩"]) assert.equal((await ask(query, search(made))).broken, false, query);
  }
});
