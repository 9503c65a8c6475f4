// Writes the licences of the packages whose code is in the site's scripts, which they ask to go with it.
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;
// How a package's own build marks what it has taken in of another.
const TAKEN = /^\/\/ (node_modules\/(?:@[^/\s]+\/)?[^/\s]+)\//gm;
// What a file says of the licence of a part of it.
const PART = /\/\*(?:(?!\*\/)[^])*?@license(?:(?!\*\/)[^])*\*\//g;

/** Write to a file what the packages among a bundle's inputs (of esbuild's metafile, below `root`) say of themselves. */
export function licences(inputs, root, file) {
  const folders = new Set();
  const parts = new Map();
  for (const path of Object.keys(inputs)) {
    const folder = FOLDER.exec(path)?.[1];
    if (!folder) continue;
    const text = readFileSync(join(root, path), "utf8");
    for (const one of [folder, ...[...text.matchAll(TAKEN)].map((found) => found[1])]) if (existsSync(join(root, one))) folders.add(one);
    parts.set(folder, [...(parts.get(folder) ?? []), ...(text.match(PART) ?? [])]);
  }
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    const [text] = readdirSync(join(root, folder)).filter((one) => /^licen[cs]e/i.test(one)).sort();
    const said = [text ? readFileSync(join(root, folder, text), "utf8").trim() : "It brings no text.", ...(parts.get(folder) ?? [])];
    return `${name} ${version} (${license})\n\n${said.join("\n\n")}\n`;
  });
  writeFileSync(file, `The scripts of this site hold code of these packages.\n\n${texts.join(`\n${"-".repeat(72)}\n\n`)}`);
}
