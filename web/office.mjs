// Gives the writers of Word files and slides what of their packages a browser needs, in esbuild: no second zip, no Node.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("src/packs/jszip.ts", import.meta.url));
// What docx packs its files with.
const PACKED = "zipSync(Object.fromEntries([...files].map(([path, data]) => [path, bytesOf$2(data)])))";

export const office = {
  name: "office",
  setup(build) {
    build.onResolve({ filter: /^jszip$/ }, () => ({ path: FOLDER }));
    // docx packs its files, which are opened and packed again with fixed times: packed once is enough.
    build.onLoad({ filter: /[\\/]docx[\\/]dist[\\/]index\.mjs$/ }, ({ path }) => {
      const before = readFileSync(path, "utf8");
      const contents = before.replace(PACKED, () => `${PACKED.slice(0, -1)}, { level: 0 })`);
      if (contents === before) throw new Error("docx packs its files in another way: see office.mjs");
      return { contents, loader: "js" };
    });
    // What pptxgenjs asks Node for where there is one; in a browser these lines are never come to.
    build.onResolve({ filter: /^node:(fs|https)$/ }, ({ importer }) => (importer.includes("pptxgenjs") ? { path: "none", namespace: "office" } : null));
    build.onLoad({ filter: /./, namespace: "office" }, () => ({ contents: "export default null;" }));
  },
};
