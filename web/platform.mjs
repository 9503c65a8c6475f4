// The types of the platform as the oldest browsers have it: TypeScript's own, without what came later.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { platform } from "./since.mjs";

const require = createRequire(import.meta.url);
const MEMBER = /^ {4}(?:readonly |get |set )?([\w$]+)\??[(:<]/;
const OPENED = /^(?:interface|declare var) (\w+)(?:<.*?>)?(?: extends (.*?))?(?:: )?\s*\{/;
const GLOBAL = /^declare (?:var|function) (\w+)[(:<]/;

/** The text of TypeScript's file about the platform; raises where it has moved. */
function whole() {
  const typescript = require.resolve("typescript/package.json");
  const binary = createRequire(typescript).resolve(`@typescript/typescript-${process.platform}-${process.arch}/package.json`);
  return readFileSync(join(dirname(binary), "lib/lib.dom.d.ts"), "utf8");
}

/** Every interface with those that take up its members: a member of a mixin is known by the name of a class. */
function users(lines) {
  const direct = new Map();
  for (const line of lines) {
    const [, name, parents] = OPENED.exec(line) ?? [];
    for (const parent of parents?.split(/,\s*/) ?? []) {
      const base = parent.replace(/<.*/, "");
      direct.set(base, [...(direct.get(base) ?? []), name]);
    }
  }
  return (name) => {
    const all = new Set([name]);
    for (const one of all) for (const user of direct.get(one) ?? []) all.add(user);
    return [...all];
  };
}

/** The text of a file of types that names only what the oldest browsers have, or of which nothing is known. */
export function oldPlatform() {
  const lines = whole().split("\n");
  const of = users(lines);
  const kept = [];
  let [name, isStatic, skipped] = ["", false, false];
  for (const line of lines) {
    const opened = OPENED.exec(line);
    const [, global] = GLOBAL.exec(line) ?? [];
    if (opened) {
      [, name] = opened;
      isStatic = line.startsWith("declare var");
      // The type may be named; there is nothing that has it.
      skipped = isStatic && platform(name) === false;
    } else if (line.startsWith("}")) {
      if (!skipped) kept.push(line);
      [name, skipped] = ["", false];
      continue;
    } else if (global && (platform("Window", global) ?? platform(global)) === false) continue;
    const [, member] = (name && MEMBER.exec(line)) || [];
    if (skipped || line.startsWith("/// <reference") || (member && later(name, member, isStatic, of))) continue;
    kept.push(line);
  }
  return kept.join("\n");
}

function later(name, member, isStatic, of) {
  const own = platform(name, member, isStatic);
  // Whoever has an object of a class that came later has its members.
  if (own !== undefined || isStatic || platform(name) === false) return own === false && platform(name) !== false;
  const told = of(name).map((one) => platform(one, member)).filter((one) => one !== undefined);
  return told.length > 0 && !told.includes(true);
}
