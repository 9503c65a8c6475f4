// The rule of fit says the same as its golden file, which tests/index/test_fit.py reads too.
import assert from "node:assert/strict";
import { test } from "node:test";
import golden from "../../tests/golden/fit.json";
import { type Traits, ranked } from "../src/fit";

const cases: [string, Traits][] = Object.entries(golden.cases);

for (const asked of golden.asked) {
  test(asked.why, () => {
    assert.deepEqual(ranked(asked.description as Traits, cases, golden.broader), asked.fits);
    assert.deepEqual(ranked(asked.description as Traits, cases.slice().reverse(), golden.broader), asked.fits);
  });
}

test("names that every object has are no concepts", () => {
  const [one] = ranked({ problems: ["constructor"] }, [["x", { problems: ["toString"] }]], { problems: {} });
  assert.deepEqual(one?.parts[0]?.verdict, "differs");
});
