// Bundles and runs the benches of tests/bench; they print medians and judge nothing.
import { build } from "esbuild";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const folder = mkdtempSync(join(tmpdir(), "casegen-bench-"));
try {
  for (const name of ["facets", "search"]) {
    const outfile = join(folder, `${name}.mjs`);
    await build({ entryPoints: [fileURLToPath(new URL(`../tests/bench/${name}.ts`, import.meta.url))], outfile, bundle: true, format: "esm", platform: "node" });
    await import(pathToFileURL(outfile).href);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
