// Holds what is shipped to what the oldest browsers have (since.mjs): the language, its own library, the platform, styles.
//
// `node level.mjs [SCRIPTS [SOURCES]]`: a folder of built scripts and style sheets, and one of TypeScript; ours where none is named.
import { parse } from "acorn";
import { full } from "acorn-walk";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { oldPlatform } from "./platform.mjs";
import { laterBuiltins, OLDEST } from "./since.mjs";
import { styles } from "./styles.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const [SCRIPTS = here("../templates/theme/assets"), SOURCES = here("src")] = process.argv.slice(2);
const LANGUAGE = 2017;
// The packages that write office files, and what of ours names their types, which bring those of Node along.
const WRITERS = { docx: ["docx.ts", "docx-file.ts"], pptxgenjs: ["pptx.ts", "pptx-file.ts"] };
// Names of theirs that are called as something newer is, or that they ask for first.
const ALIKE = ["captureStackTrace", "description", "error", "fileName", "lineNumber", "pause", "use"];
// What a script needs beyond, and what becomes of readers whose browser lacks it.
const BEYOND = {
  // `docx` makes Word files with it, from Chrome 73, Firefox 78 and Safari 13 on; before, the page tells that none can be made.
  "pack-docx.js": ["flat", "flatMap", "Object.fromEntries", "globalThis", "matchAll", "trimEnd", "trimStart", "RegExp"],
};

/** What is newer in a script: the word for each thing, or what its grammar has that the language had not. */
function newer(name, text, { whole, methods }) {
  let tree;
  try {
    tree = parse(text, { ecmaVersion: LANGUAGE });
  } catch (error) {
    return new Set([`${error.message}: ${text.slice(error.pos, error.pos + 60)}`]);
  }
  const found = new Set();
  full(tree, (node) => {
    if (node.type === "Identifier" && whole.has(node.name)) found.add(node.name);
    if (node.type === "MemberExpression" && !node.computed) {
      const { object: { name: of }, property: { name: member } } = node;
      if (ALIKE.includes(member)) return;
      if (whole.has(`${of}.${member}`)) found.add(`${of}.${member}`);
      // Of our own code TypeScript knows better whose method it is.
      else if (name.startsWith("pack-") && methods.has(member)) found.add(member);
    }
    // What esbuild cannot write as the language had it, it leaves to be found out.
    if (/^(New|Call)Expression$/.test(node.type) && node.callee.name === "RegExp" && !isPattern(node.arguments)) found.add("RegExp");
  });
  return found;
}

function isPattern([source, flags]) {
  if (source?.type !== "Literal" || source.regex) return true;
  try {
    parse(`/${source.value.replace(/\//g, "\\/")}/${flags?.value ?? ""}`, { ecmaVersion: LANGUAGE });
    return true;
  } catch {
    return false;
  }
}

/** Whether the scripts that are shipped need no more than they may, in words where they do. */
function scripts() {
  const later = laterBuiltins();
  return readdirSync(SCRIPTS).filter((name) => name.endsWith(".js")).reduce((all, name) => {
    const [found, expected] = [newer(name, readFileSync(join(SCRIPTS, name), "utf8"), later), BEYOND[name] ?? []];
    return [...all,
      ...[...found].filter((one) => !expected.includes(one)).map((one) => `${name}: ${one} came later`),
      ...expected.filter((one) => !found.has(one)).map((one) => `${name}: ${one} is no longer needed`)];
  }, []);
}

/** Whether our own code names only what was there, in TypeScript's words where it does not. */
function types() {
  const folder = mkdtempSync(join(tmpdir(), "casegen-level-"));
  try {
    writeFileSync(join(folder, "platform.d.ts"), oldPlatform());
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({
      extends: here("tsconfig.json"),
      compilerOptions: { lib: [`es${LANGUAGE}`], types: [] },
      include: [SOURCES, "platform.d.ts"],
      exclude: Object.values(WRITERS).flat().map((name) => join(SOURCES, "packs", name)),
    }));
    const { stdout } = spawnSync(process.execPath, [here("node_modules/typescript/bin/tsc"), "-p", folder, "--pretty", "false"], { encoding: "utf8", cwd: here(".") });
    return stdout.split("\n").filter(Boolean);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const found = [...scripts(), ...types(), ...styles(SCRIPTS)];
if (found.length) {
  console.error(`${found.join("\n")}\n\nNot in ${Object.entries(OLDEST).map(([name, version]) => `${name} ${version}`).join(", ")}: ask for it first, or do without.`);
  process.exitCode = 1;
}
