// Judges records in Node as the browser does. The first line that comes in is the world. Every other one is a file as
// `{name, base64}`, for which its findings go out on a line, or a record as `{record}`, for which go out its text and
// what a reader of YAML 1.2 makes of that.
import { build } from "esbuild";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parse } from "yaml";
import { validator } from "./validator.mjs";

const written = (text) => ({ text, read: parse(text) });

const folder = mkdtempSync(join(tmpdir(), "casegen-web-"));
const outfile = join(folder, "check.mjs");
try {
  await build({
    stdin: {
      contents: 'export { check } from "./record/check"; export { field } from "./contribute/write";',
      resolveDir: fileURLToPath(new URL("src", import.meta.url)),
    },
    outfile,
    bundle: true,
    format: "esm",
    target: "node18",
    plugins: [validator],
    logLevel: "warning",
  });
  const { check, field } = await import(pathToFileURL(outfile).href);
  let world = null;
  for await (const line of createInterface({ input: process.stdin })) {
    const given = JSON.parse(line);
    if (world === null) {
      world = given;
      continue;
    }
    const answer = given.record ? written(field(given.record, -2)) : check(Buffer.from(given.base64, "base64"), world, given.name);
    process.stdout.write(`${JSON.stringify(answer)}\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
