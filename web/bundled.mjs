// Bundles modules for Node into a folder that is gone afterwards, with the schema's own modules among them.
import { build } from "esbuild";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { office } from "./office.mjs";
import { validator } from "./validator.mjs";

const HERE = fileURLToPath(new URL(".", import.meta.url));

/**
 * Gives `use` the paths of the bundles and has its answer; afterwards the bundles are gone.
 *
 * `modules` are source files by the name of their bundle, each a path below this folder.
 */
export async function bundled(modules, use) {
  const folder = mkdtempSync(join(tmpdir(), "casegen-web-"));
  try {
    await build({
      entryPoints: Object.entries(modules).map(([out, from]) => ({ in: join(HERE, from), out })),
      outdir: folder,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      format: "esm",
      platform: "node",
      target: "node18",
      plugins: [validator, office],
      sourcemap: "inline",
      logLevel: "warning",
    });
    return await use(Object.keys(modules).map((name) => join(folder, `${name}.mjs`)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Gives `use` what modules export, all in one object: source files, each a path below this folder. */
export function loaded(modules, use) {
  return bundled(Object.fromEntries(modules.map((path, at) => [String(at), path])), async (paths) => {
    const all = await Promise.all(paths.map((path) => import(pathToFileURL(path).href)));
    return use(Object.assign({}, ...all));
  });
}
