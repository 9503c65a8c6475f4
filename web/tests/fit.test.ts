// The rule of fit: the golden answers that Python gives too, and the law of its order.
import assert from "node:assert/strict";
import { test } from "node:test";
import golden from "../../tests/golden/fit.json";
import { count, fit, type Answer, type Asked, type Question } from "../src/fit";
import { library, seeded } from "./random";

interface Golden {
  cases: string[];
  questions: { id: string; values: [string, number][]; rows: string[][] }[];
  descriptions: { about: string; asked: [string, string][]; found: (string | string[])[][] }[];
}

const { cases, questions: raw, descriptions } = golden as unknown as Golden;
const names = raw.map(({ values }) => values.map(([slug]) => slug));
const questions = raw.map(({ values, rows }, at): Question => ({
  broader: values.map(([, broader]) => broader),
  rows: rows.map((row) => row.map((slug) => names[at]!.indexOf(slug))),
}));

for (const { about, asked, found } of descriptions) {
  test(`golden: ${about}`, () => {
    const things = asked.map(([id, slug]): Asked => {
      const question = raw.findIndex((one) => one.id === id);
      return { question, value: names[question]!.indexOf(slug) };
    });
    const lines = fit(questions, things, cases.length).map(({ at, answers, via }) => {
      const line: (string | string[])[] = [cases[at]!];
      answers.forEach((answer, one) => line.push(answer, via[one]!.map((value) => names[things[one]!.question]![value]!)));
      return line;
    });
    assert.deepEqual(lines, found);
  });
}

test("every case is found once, in the order of the law, with the answers that the record gives", () => {
  const random = seeded(11);
  for (let run = 0; run < 300; run++) {
    const n = Math.floor(random() * 9);
    const made = library(random, n, 4, 1 + Math.floor(random() * 6), 3).facets.map(({ values, rows }): Question => ({
      broader: values.map(([, , broader]) => broader), rows,
    }));
    const asked = Array.from({ length: Math.floor(random() * 6) }, (): Asked => {
      const question = Math.floor(random() * made.length);
      return { question, value: Math.floor(random() * made[question]!.broader.length) };
    });
    const found = fit(made, asked, n);
    assert.deepEqual(found.map(({ at }) => at).sort((a, b) => a - b), Array.from({ length: n }, (_, at) => at));
    found.slice(1).forEach((second, at) => {
      const first = found[at]!;
      const key = (one: typeof first) => [-count(one, "match"), count(one, "differs"), count(one, "unknown"), one.at];
      const differs = key(first).findIndex((part, place) => part !== key(second)[place]);
      assert.ok(key(first)[differs]! < key(second)[differs]!);
    });
    for (const { at, answers, via } of found) {
      asked.forEach(({ question, value }, one) => {
        const { broader, rows } = made[question]!;
        const up = (from: number): number[] => (from < 0 ? [] : [from, ...up(broader[from]!)]);
        const related = rows[at]!.filter((own) => up(own).includes(value) || up(value).includes(own));
        assert.deepEqual(via[one], related);
        const answer: Answer = related.length ? "match" : rows[at]!.length ? "differs" : "unknown";
        assert.equal(answers[one], answer);
      });
    }
  }
});
