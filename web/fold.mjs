// Folds texts and cuts them into tokens, for a test that holds this against the program: `{table: {from, to}, texts}` comes in on
// standard input, and for each text `[folded, keys]` goes out.
import { build } from "esbuild";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const { table, texts } = JSON.parse(readFileSync(0, "utf8"));
const folder = mkdtempSync(join(tmpdir(), "casegen-fold-"));
try {
  const outfile = join(folder, "fold.mjs");
  const contents = 'export { folding } from "./src/search/fold"; export { tokens } from "./src/search/tokens";';
  await build({ stdin: { contents, resolveDir: fileURLToPath(new URL(".", import.meta.url)) }, outfile, bundle: true, format: "esm", platform: "node", logLevel: "warning" });
  const { folding, tokens } = await import(pathToFileURL(outfile).href);
  const fold = folding(table.from, table.to);
  process.stdout.write(JSON.stringify(texts.map((text) => [fold(text), tokens(fold(text)).map(({ key }) => key)])));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
