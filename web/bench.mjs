// Bundles and runs tests/bench/facets.ts; prints medians and judges nothing.
import { build } from "esbuild";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const folder = mkdtempSync(join(tmpdir(), "casegen-bench-"));
const outfile = join(folder, "columns.mjs");
try {
  await build({ entryPoints: [fileURLToPath(new URL("../tests/bench/facets.ts", import.meta.url))], outfile, bundle: true, format: "esm", platform: "node" });
  await import(pathToFileURL(outfile).href);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
