// The whole search over a small library: what is found, in which order, how it is said, and what no query can break.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Delivered } from "../src/search/files";
import type { Answer } from "../src/search/answer";
import type { Search } from "../src/search/search";
import { randomText } from "./search-fold.test";
import { seeded } from "./random";
import { files, packed, postings, search, type Made, type Names } from "./searched";

const DOCUMENTS: Made[] = [
  { title: "停车难靠志愿者解决", summary: "小区的停车难了多年。", body: "志願者来协商。停车位不够。\nVolunteers talked.", concepts: ["problems/parking", "actors/volunteer"] },
  { title: "楼长与院长", summary: "老顽童之家。", body: "楼长来敲门，志愿队也来了。\nThe heads of buildings installed a lift." },
  { title: "义工来了", summary: "义工陪伴老人。", body: "陪伴。\nCompanions met the old." },
  { title: "Points shop", summary: "A shop for points.", body: "Residents park cars near the shop; points are counted." },
  { title: "社区议事", summary: "社区商量停车。", body: "大家自己愿意来，者也。社区停车有了办法。" },
  { title: "社区", summary: "介绍。", body: "居民。停车。" },
];
const NAMES: Names = {
  "actors/volunteer": ["志愿者", "义工", "志工", "volunteer"],
  "problems/parking": ["停车难", "car park", "停车"],
  "actors/community": ["社区", "community"],
};
const MADE = files(DOCUMENTS, NAMES);
const found = (answer: Answer) => answer.hits.map(({ doc, how }) => `${doc} ${how}`);
const ask = (query: string, of: Search = search(MADE)) => of.ask(query);

test("word for word first, in the title before all, then by concept", async () => {
  const answer = await ask("志愿者");
  assert.deepEqual(found(answer), ["0 literal", "2 concept"]);
  assert.deepEqual([answer.words, answer.mended, answer.broken, answer.cut], [["志愿者"], [], false, false]);
  assert.deepEqual(found(await ask("志願者")), found(answer));
  assert.deepEqual(found(await ask("义工")), ["2 literal", "0 concept"]);
  assert.deepEqual((await ask("义工")).concepts, [{ key: "actors/volunteer", label: "志愿者" }]);
  assert.deepEqual(found(await ask("Volunteer")), ["0 literal", "2 concept"]);
  assert.deepEqual((await ask("志工")).hits.map(({ doc }) => doc), [0, 2]);
});

test("a word within a longer one, one character, words of English by their stems", async () => {
  assert.deepEqual(found(await ask("顽童")), ["1 literal"]);
  assert.deepEqual(found(await ask("童")), ["1 literal"]);
  assert.deepEqual(found(await ask("building heads")), ["1 literal"]);
});

test("a run of a text is looked up word for word", async () => {
  assert.deepEqual(found(await ask("靠志愿者解")), ["0 literal"]);
  // Its pairs stand in document 4, but apart.
  assert.ok((await ask("者也来")).hits.every(({ how }) => how === "part"));
  const together = await ask("社区停车");
  assert.deepEqual(found(together).slice(0, 2), ["4 literal", "5 literal"]);
});

test("words that ask do not spoil a query", async () => {
  for (const query of ["停车难怎么办", "请问停车难怎么解决？", "如何处理停车难的问题"]) assert.equal((await ask(query)).hits[0]?.doc, 0, query);
  assert.deepEqual(found(await ask("how to deal with volunteers")), found(await ask("volunteers")));
  assert.ok((await ask("怎么办")).hits.length === 0);
  for (const query of ["停车难以后怎么办", "总是觉得停车难怎么办"]) assert.deepEqual(found(await ask(query)), found(await ask("停车难怎么办")), query);
});

test("a question is answered by what it names, whatever else it says", async () => {
  const others = Array.from({ length: 8 }, (_, at) => ({ title: `邻里${at}` }));
  const of = search(files([{ title: "停车难", body: "大家协商。" }, { title: "停车", body: "划线。" }, { title: "心情", body: "很苦恼。" }, ...others], NAMES));
  assert.deepEqual(found(await ask("停车难协商怎么办", of)), ["0 literal", "1 part"]);
  assert.deepEqual(found(await ask("停车难 协商", of)), ["0 literal"]);
  assert.deepEqual(found(await ask("停车难很苦恼怎么办", of)), ["0 part", "1 part"]);
  // No document has both: either will do.
  const apart = search(files([{ title: "停车难" }, { title: "志愿者" }, ...others], NAMES));
  assert.deepEqual((await ask("志愿者停车难怎么办", apart)).hits.map(({ doc }) => doc).sort(), [0, 1]);
});

test("a name is known among other small words, and in another order", async () => {
  const names: Names = { ...NAMES, "problems/volunteers-leaving": ["志愿者流失", "losing volunteers"], "problems/disputes": ["邻居不和", "neighbour disputes"], "problems/unmanaged": ["没有物业", "no manager"] };
  const of = search(files([
    { title: "队伍散了", concepts: ["problems/volunteers-leaving"] }, { title: "劝和", concepts: ["problems/disputes"] },
    { title: "志愿者手册" }, { title: "自管", concepts: ["problems/unmanaged"] }, { title: "Manager" },
    ...Array.from({ length: 9 }, (_, at) => ({ title: `其他${at}` })),
  ], names));
  for (const query of ["志愿者的流失", "志愿者怎么又流失了", "how to stop losing our volunteers", "volunteers we are losing"]) assert.equal((await ask(query, of)).hits[0]?.doc, 0, query);
  for (const query of ["邻居都不和", "disputes between neighbours", "disputes of a neighbour"]) assert.deepEqual(found(await ask(query, of)), ["1 concept"], query);
  // What denies is no small word.
  assert.deepEqual((await ask("the manager", of)).hits.map(({ doc }) => doc), [4]);
  assert.deepEqual((await ask("志愿者没有流失", of)).hits[0]?.how, "part");
});

test("where a wide concept's name stands, others of its names are not meant", async () => {
  const names: Names = { "problems/worn-out": ["设施老旧", "燃气管道", "旧改"], "words/older": ["老人", "长者"] };
  const of = search(files([
    { title: "换管", body: "燃气管道旧了。" }, { title: "参观", body: "也看了旧改。" }, { title: "旧楼", concepts: ["problems/worn-out"] },
    { title: "长者" }, { title: "陪伴", body: "老人来了。" }, ...Array.from({ length: 9 }, (_, at) => ({ title: `其他${at}` })),
  ], names));
  assert.deepEqual(found(await ask("燃气管道", of)), ["0 literal", "2 concept"]);
  assert.deepEqual(found(await ask("老人", of)), ["4 literal", "3 concept"]);
});

test("two things side by side are also found apart; a quotation is not", async () => {
  const of = search(files([
    { title: "甲", body: "志愿者雨伞。\n标签" }, { title: "乙", body: "志愿者来了。要有雨伞。" }, { title: "丙", body: "没有店员的志愿者小店。\n标签" },
    { title: "丁", body: "小店里没有志愿者，店员都在。" }, ...Array.from({ length: 9 }, (_, at) => ({ title: `其他${at}` })),
  ], NAMES));
  assert.deepEqual(found(await ask("志愿者雨伞", of)).slice(0, 2), ["0 literal", "1 literal"]);
  assert.deepEqual(found(await ask("没有店员的志愿者小店", of)), ["2 literal"]);
});

test("a sentence is answered by the thing it names, whatever kind of place it names beside", async () => {
  const names: Names = { ...NAMES, "community-types/old": ["旧楼"] };
  const others = Array.from({ length: 9 }, (_, at) => ({ title: `其他${at}` }));
  const of = search(files([{ title: "旧楼停车难" }, { title: "停车难" }, { title: "旧楼" }, ...others], names));
  assert.deepEqual(found(await ask("旧楼停车难", of)), ["0 literal", "1 part"]);
  assert.deepEqual(found(await ask("旧楼 停车难", of)), ["0 literal"]);
});

test("where a sentence stands word for word, what is but about the same is no answer", async () => {
  const others = Array.from({ length: 9 }, (_, at) => ({ title: `其他${at}` }));
  const held = { title: "请", body: "街道党组织书记来了。\n标签" };
  const of = search(files([held, held, { title: "乙", concepts: ["actors/party"] }, ...others], { "actors/party": ["街道党组织"] }));
  assert.deepEqual(found(await ask("街道党组织书记", of)), ["0 literal", "1 literal"]);
  assert.deepEqual(found(await ask("街道党组织书记怎么来了", of)), ["0 literal", "1 literal", "2 part"]);
});

test("what shares with a query only what is everywhere is no answer, and the nearest concepts are told", async () => {
  const of = search(files([...Array.from({ length: 12 }, (_, at) => (at === 7 ? { title: "社区" } : { title: "其他", body: "社区" })), { title: "居民" }], NAMES));
  assert.deepEqual((await ask("社区食堂", of)).hits, []);
  const near = (await ask("志愿食堂", of)).near.map(({ label }) => label);
  assert.deepEqual(near, ["志愿者"]);
});

test("a name is known where one in it is said otherwise, and with its halves exchanged", async () => {
  const names: Names = { "words/older": ["老人", "长者", "elderly", "seniors"], "problems/company": ["没人陪", "陪伴老人", "senior companionship"], "problems/parking": ["停车难", "乱停车辆"] };
  const of = search(files([{ title: "茶座", concepts: ["problems/company"] }, { title: "划线", concepts: ["problems/parking"] }, ...Array.from({ length: 8 }, (_, at) => ({ title: `其他${at}`, body: "长者" }))], names));
  for (const query of ["陪伴长者", "elderly companionship", "老人陪伴"]) assert.deepEqual(found(await ask(query, of)), ["0 concept"], query);
  assert.deepEqual(found(await ask("车辆乱停", of)), ["1 concept"]);
});

test("a page by hand is no answer where cases hold the words apart or mention a concept more", async () => {
  const names: Names = { ...NAMES, "methods/one": ["一法"] };
  const made = files([{ title: "停车", body: "居民来划线。" }, { title: "一法", concepts: ["methods/one"] }, { title: "怎么记录", body: "例如停车，又如划线。车位不写。" }, ...Array.from({ length: 6 }, (_, at) => ({ title: `其他${at}` }))], names);
  const start = made.get("zh/search/start.js")!;
  // One case and one method: what comes after them are pages.
  made.set("zh/search/start.js", (into) => {
    start(into);
    into.search!.cases = 1;
  });
  const of = search(made);
  assert.deepEqual((await ask("停车 划线", of)).hits.map(({ doc }) => doc), [0]);
  assert.deepEqual((await ask("停车难", of)).hits.map(({ doc }) => doc), [0]);
  assert.deepEqual((await ask("记录", of)).hits.map(({ doc }) => doc), [2]);
});

test("of a run that stands nowhere more than a few pairs must be known", async () => {
  const of = search(files([{ title: "自行安排" }, { title: "储蓄与时间", body: "时间。" }, ...Array.from({ length: 8 }, (_, at) => ({ title: `其他${at}` }))], NAMES));
  assert.deepEqual((await ask("电动自行车充电", of)).hits, []);
  assert.deepEqual(found(await ask("时间储蓄", of)), ["1 part"]);
});

test("letters that spell nothing lead to the names whose initials begin alike", async () => {
  const answer = await ask("zyxq");
  assert.deepEqual([answer.hits, answer.near.map(({ label }) => label)], [[], ["志愿者"]]);
  assert.deepEqual((await ask("qqqq")).near, []);
});

test("initials of what begins a longer name", async () => {
  const names: Names = { "methods/long": ["志愿者社区停车制"] };
  const of = search(files([{ title: "志愿者社区" }, { title: "志愿者和社区" }], names));
  const answer = await ask("zyzsq", of);
  assert.deepEqual(answer.mended, [{ from: "zyzsq", to: "志愿者社区" }]);
  assert.deepEqual(found(answer), ["0 mended"]);
  assert.deepEqual((await ask("zy", of)).mended, []);
});

test("initials of what only records call so, after names of concepts; what begins a longer name of theirs", async () => {
  const documents = [{ title: "停车制", body: "志愿楼长\n标签" }, { title: "志愿者", body: "社区院长\n标签" }, ...Array.from({ length: 8 }, (_, at) => ({ title: `其他${at}` }))];
  const asked: string[] = [];
  const of = search(files(documents, NAMES, "zh", 4, { zylz: "志愿楼长|志原楼长", sqyz: "社区院长", zyz: "停车制", tcz: "停车制停车", hop: "不" }), "zh", asked);
  assert.deepEqual((await ask("zylz", of)).mended, [{ from: "zylz", to: "志愿楼长" }]);
  assert.deepEqual(found(await ask("sqyz", of)), ["1 mended"]);
  assert.deepEqual((await ask("sqy", of)).mended, [{ from: "sqy", to: "社区院" }]);
  assert.equal((await ask("zyz", of)).mended[0]!.to, "志愿者");
  // No syllable begins with i, u or v: no file is asked for.
  const before = asked.filter((address) => address.includes("initials")).length;
  for (const query of ["zylzi", "vzy", "zy"]) await ask(query, of);
  assert.equal(asked.filter((address) => address.includes("initials")).length, before);
  // Without their file, or with one that says nothing, they are as unknown as others.
  for (const broken of [undefined, {}, { initials: { zylz: "志愿楼长" } as never }]) {
    const made = files(documents, NAMES);
    for (const address of [...made.keys()].filter((one) => one.includes("initials"))) made.set(address, (into) => Object.assign(into, broken ?? { initials: undefined }));
    assert.deepEqual((await ask("zylz", search(made))).hits, []);
  }
});

test("of two names of the same initials that is meant which stands in a text", async () => {
  const names: Names = { "actors/one": ["志愿者", "志愿制"], "actors/two": ["志原者"] };
  const of = search(files([{ title: "志愿者" }, { title: "其他", concepts: ["actors/two"] }], names));
  assert.deepEqual((await ask("zyz", of)).mended.map(({ to }) => to), ["志愿者"]);
});

test("a word that stands nowhere is short for the name whose words its characters begin", async () => {
  const names: Names = { "methods/patrol": ["巡逻队", "夜间巡逻"], "actors/committee": ["业主委员会"], "actors/leader": ["楼组长"], "problems/parking": ["停车难"] };
  const of = search(files([{ title: "夜间的巡逻" }, { title: "甲", concepts: ["methods/patrol"] }, { title: "乙", concepts: ["actors/committee"] }, { title: "业委" }], names));
  const answer = await ask("夜巡", of);
  assert.deepEqual(answer.mended, [{ from: "夜巡", to: "夜间巡逻" }]);
  assert.deepEqual(found(answer), ["1 mended"]);
  assert.deepEqual((await ask("业委会", of)).mended, [{ from: "业委会", to: "业主委员会" }]);
  // What is left out of two characters is too much, and a name has no characters over.
  for (const query of ["楼长", "夜巡逻队员", "巡夜", "停难"]) assert.deepEqual((await ask(query, of)).mended, [], query);
  assert.deepEqual((await ask("业委", of)).mended, []);
});

test("a word that was parted by a name in it is not what has its parts", async () => {
  const others = Array.from({ length: 9 }, (_, at) => ({ title: `其他${at}` }));
  const of = search(files([{ title: "甲", body: "居民小组长来了。\n标签" }, { title: "乙", body: "居民和小组，长话短说。\n标签" }, ...others], { "actors/residents": ["居民"], "levels/group": ["小组"] }));
  assert.deepEqual(found(await ask("居民小组长", of)), ["0 literal"]);
});

test("pinyin, unfinished and by initials", async () => {
  assert.equal((await ask("zhiyuan zhe")).mended[0]?.to, "志愿者");
  for (const query of ["zhiyuanzhe", "zhi yuan zhe", "zhi'yuan'zhe", "zhiyuanzh", "zyz", "zhiyuanz", "ZHIYUANZHE"]) {
    const answer = await ask(query);
    assert.deepEqual(found(answer), ["0 mended", "2 mended"], query);
    assert.equal(answer.mended[0]?.to, "志愿者", query);
  }
  assert.deepEqual((await ask("louzhang")).mended, [{ from: "louzhang", to: "楼长" }]);
  assert.deepEqual(found(await ask("louzhang")), ["1 mended"]);
});

test("slips of letters and of characters that sound alike", async () => {
  for (const [query, to] of [["vounteer", "volunteers"], ["volunteeer", "volunteers"], ["lfit", "lift"], ["bolunteers", "volunteers"], ["志原者", "志愿者"], ["自愿者", "志愿者"], ["制愿者", "志愿者"], ["停车南", "停车难"], ["楼院", ""]] as const) {
    const answer = await ask(query);
    if (!to) continue;
    assert.equal(answer.mended[0]?.to, to, query);
    assert.ok(answer.hits.length > 0 && answer.hits.every(({ how }) => how === "mended"), query);
  }
  assert.deepEqual((await ask("carpark")).mended, [{ from: "carpark", to: "car park" }]);
});

test("parts of a query, and where there are none the nearest concepts", async () => {
  const answer = await ask("老顽童 协商");
  assert.ok(answer.hits.every(({ how }) => how === "part"));
  assert.deepEqual(answer.hits.map(({ doc }) => doc).sort(), [0, 1]);
  const nothing = await ask("志同道合");
  assert.deepEqual(nothing.hits, []);
  assert.equal(nothing.near[0]?.label, "志愿者");
});

test("a pair across the border of words is found in a longer run only", async () => {
  const made = new Map(MADE);
  const every = postings([{ title: "五社联动" }], {});
  const crossing = new Map([...every].map(([key, list]) => [key === "社联" ? "~社联" : key, list]));
  for (const [address, run] of files([{ title: "五社联动" }], {}, "zh", 1)) made.set(address, run);
  made.set("search/terms-0.js", (into) => {
    into.terms = { 0: packed(crossing) };
  });
  assert.deepEqual(found(await ask("社联", search(made))), []);
  assert.deepEqual(found(await ask("社联动", search(made))), ["0 literal"]);
});

test("no query breaks anything, and each takes its time once", async () => {
  const long = "志愿者停车".repeat(2000);
  const hostile = ["", " ", "。", "，、？！…", "😀😀", "\u202e\u200b\u0000\u0007", "<script>alert(1)</script>", "<b>志愿者</b>", "(a+)+$", "\\", "[", "志".repeat(10_000), "a".repeat(10_000), "a ".repeat(5000), long, "\ud800", "__proto__", "constructor toString", "~社联", "#actors/volunteer", "ﷺ".repeat(3000), "zhi".repeat(3000), "1 2 3 4", "|", "志|愿"];
  for (const query of hostile) {
    const answer = await ask(query);
    assert.ok([...answer.query].length <= 200, query.slice(0, 20));
    assert.equal(answer.broken, false, query.slice(0, 20));
    assert.equal(answer.cut, answer.cut && [...query].length > 200);
  }
  assert.equal((await ask(long)).cut, true);
  assert.deepEqual(found(await ask("<b>志愿者</b>")).length > 0, true);
  const from = performance.now();
  for (let seed = 0; seed < 300; seed++) await ask(randomText(seeded(seed), 60));
  assert.ok(performance.now() - from < 20_000);
});

test("a file that is missing or broken is passed over and told", async () => {
  const all = await ask("志愿者 楼长 停车 zhiyuanzhe vounteer");
  assert.equal(all.broken, false);
  for (const gone of MADE.keys()) {
    for (const instead of [undefined, (into: Delivered) => Object.assign(into, { search: 1, terms: { 0: { k: 1 } }, pairs: 3, texts: { 0: 7 }, sounds: [], chars: 1, names: { z: 3 }, words: 5, ends: [] })]) {
      const made = new Map(MADE);
      if (instead) made.set(gone, instead);
      else made.delete(gone);
      const of = search(made);
      for (const query of ["志愿者", "停车难 楼长", "靠志愿者解", "zhiyuanzhe", "vounteer", "louzhang", "志原者"]) {
        const answer = await ask(query, of);
        for (const text of await of.texts(answer.hits.map(({ doc }) => doc))) if (text) of.excerpt(text, answer, 80);
      }
    }
  }
  assert.equal((await ask("志愿者", search(new Map()))).broken, true);
  const half = new Map(MADE);
  for (const shard of [0, 1, 2, 3]) if (!String(MADE.get(`search/terms-${shard}.js`)).includes("never")) half.delete(`search/terms-${shard}.js`);
  assert.equal((await ask("志愿者", search(half))).broken, true);
});

test("only what a query needs is loaded, and once", async () => {
  const asked: string[] = [];
  const of = search(MADE, "zh", asked);
  await of.ask("志愿者");
  assert.ok(asked.every((address) => /start|terms/.test(address)), asked.join());
  const before = asked.length;
  await of.ask("志愿者");
  assert.equal(asked.length, before);
});

test("words are not loaded where letters spell a name in full; what comes again is answered alike", async () => {
  const asked: string[] = [];
  const of = search(MADE, "zh", asked);
  const first = await of.ask("zhiyuanzhe");
  assert.deepEqual(asked.filter((address) => /words|ends/.test(address)), []);
  const again = await of.ask("zhiyuanzhe");
  assert.deepEqual(again, first);
  assert.deepEqual(found(first), ["0 mended", "2 mended"]);
  assert.deepEqual(found(await of.ask("志愿者")), ["0 literal", "2 concept"]);
});

test("however many documents may hold a run, few are looked into", async () => {
  const asked: string[] = [];
  // Each has both pairs and none the run.
  const many = Array.from({ length: 60 }, (_, at) => ({ title: `${at}`, body: "老人的心和人心里的老人家" }));
  const answer = await search(files(many, {}), "zh", asked).ask("老人心");
  const looked = asked.filter((address) => address.includes("text-"));
  assert.ok(looked.length >= 1 && looked.length <= 6, String(looked));
  assert.equal(answer.broken, false);
});

test("texts, excerpts and marks are of the edition; what the query has not in its language is marked by concept", async () => {
  const english = files([{ title: "Parking", summary: "Years of trouble.", body: "Unlike that, volunteers helped." }], NAMES, "en");
  const both = new Map([...english, ...files([{ title: "停车", summary: "多年。", body: "志愿者来了。" }], NAMES, "zh")]);
  const [of, other] = [search(both, "en"), search(both, "zh")];
  const [answer] = await Promise.all([of.ask("志愿者"), other.ask("志愿者")]);
  const [[text], [chinese]] = await Promise.all([of.texts([0]), other.texts([0])]);
  assert.deepEqual([text?.title, chinese?.title], ["Parking", "停车"]);
  assert.deepEqual(of.excerpt(text!, answer, 200).filter(({ hit }) => hit), [{ text: "volunteers", hit: true }]);
  assert.deepEqual(of.marked("No volunteers", { words: ["志愿者"], alike: [] }), [{ text: "No volunteers", hit: false }]);
  assert.deepEqual(await search(new Map()).texts([0, 5]), [null, null]);
});
