// A page loads scripts of its own site, and no others.
import assert from "node:assert/strict";
import { test } from "node:test";
import { checked } from "../src/trusted";

const ROOTS = ["https://a.example/library/", "http://127.0.0.1:8000/site/", "file:///home/x/my%20site/"];

test("scripts below the root may be loaded, as they stand or with a query", () => {
  for (const root of ROOTS) {
    for (const path of ["assets/1234abcd/search.js", "zh/search/text-1.js?of=1234abcd", "data/cases/a.yml.js"]) {
      assert.equal(checked(root + path, root), root + path);
    }
  }
});

test("what is elsewhere, or no script, may not", () => {
  for (const root of ROOTS) {
    for (const address of [
      "https://evil.example/x.js", "//evil.example/x.js", "https://a.example.evil.example/library/x.js", "javascript:alert(1)//x.js",
      "data:text/javascript,alert(1)//.js", "blob:https://a.example/x.js", "file://evil.example/share/x.js", `${root}../x.js`,
      `${root}%2e%2e/x.js`, `${root}mark.svg`, `${root}page/?x.js`, `${root}page/#x.js`, `${root}x.js/`, "https://a.example@evil.example/library/x.js",
    ]) {
      assert.throws(() => checked(address, root), TypeError, address);
    }
  }
});
