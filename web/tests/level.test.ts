// What is newer than the oldest browsers is found, in scripts and in sources.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

const SCRIPTS = {
  "a.js": "var one = two?.three;",
  "b.js": "BigInt(1);",
  "c.js": "Promise.allSettled([]);",
  "d.js": 'new RegExp("(?<=a)b");',
  "e.js": "/\\p{L}/u;",
  "pack-f.js": "[1].flat();",
};
const SOURCES = {
  "a.ts": "export const a = structuredClone;",
  "b.ts": "export const b = [1].at(0);",
  "c.ts": "document.body.replaceChildren();",
  "d.ts": "new IntersectionObserver(() => {});",
  "e.ts": 'import { readFileSync } from "node:fs";\nreadFileSync("x");',
};
const STYLES = {
  "a.css": ".a:is(p, ul) { color: red; }",
  "b.css": ".b, .b:focus-visible { color: red; }",
  "c.css": ".c { inset: 0; }",
  "d.css": ":root { --d: clamp(1px, 2vw, 3px); }",
  "e.css": ".e { padding: min(1px, 2vw); }",
  "f.css": ".f { display: flex; gap: 1em; }",
  "g.css": ".g { display: grid; gap: 1em; }",
  "h.css": ".h { color: rgb(0 0 0 / .5); }",
  "i.css": ".i { float: inline-start; }",
  "j.css": ".j:not(.a, .b) p, .j p { color: red; }",
  "k.css": ".k { width: 3lh; }",
};
// All of it was there in 2017, or is asked for first.
const GOOD = {
  "good.js": "var good = async () => { await Object.entries({}).map(([a]) => a.padStart(2)); };",
  "good.css": ".l { display: flex; gap: 1em; padding: 1em; padding: max(1em, 2vw); text-wrap: balance; }\n"
    + ".m { display: grid; grid-gap: 1em; }\n.n:focus-visible { color: red; }\n@supports not (inset: 0) { .l > * { margin: 1em; } }",
};
const SOUND = {
  "sound.ts": "export const { visualViewport } = self as { visualViewport?: VisualViewport };\ndocument.body.append(new URL(location.href).searchParams.get('x') ?? '');",
};

function folder(files: Readonly<Record<string, string>>): string {
  const made = mkdtempSync(join(tmpdir(), "casegen-level-test-"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(made, name), text);
  return made;
}

test("what came later is found, and nothing else", () => {
  const [scripts, sources] = [folder({ ...SCRIPTS, ...STYLES, ...GOOD }), folder({ ...SOURCES, ...SOUND })];
  try {
    const { status, stderr } = spawnSync(process.execPath, ["level.mjs", scripts, sources], { encoding: "utf8" });
    assert.equal(status, 1);
    for (const name of Object.keys({ ...SCRIPTS, ...STYLES })) assert.match(stderr, new RegExp(`^${name}:(\\d+:)? `, "m"));
    for (const name of Object.keys(SOURCES)) assert.match(stderr, new RegExp(`/${name}\\(`));
    for (const name of [...Object.keys(GOOD), ...Object.keys(SOUND)]) assert.ok(!stderr.includes(name), stderr);
  } finally {
    for (const one of [scripts, sources]) rmSync(one, { recursive: true });
  }
});
