// Writes the licences of the packages whose code is in the site's scripts, which they ask to go with it.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** Write to a file what the packages among a bundle's inputs (of esbuild's metafile, below `root`) say of themselves. */
export function licences(inputs, root, file) {
  const folders = new Set(Object.keys(inputs).map((path) => FOLDER.exec(path)?.[1]).filter(Boolean));
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
    const [text] = readdirSync(join(root, folder)).filter((one) => /^licen[cs]e/i.test(one)).sort();
    return `${name} ${version} (${license})\n\n${text ? readFileSync(join(root, folder, text), "utf8").trim() : "It brings no text."}\n`;
  });
  writeFileSync(file, `The scripts of this site hold code of these packages.\n\n${texts.join(`\n${"-".repeat(72)}\n\n`)}`);
}
