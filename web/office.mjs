// Gives the writers of Word files and slides what of their packages a browser needs, in esbuild: no second zip, no Node.
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("src/packs/jszip.ts", import.meta.url));

export const office = {
  name: "office",
  setup(build) {
    build.onResolve({ filter: /^jszip$/ }, () => ({ path: FOLDER }));
    // What pptxgenjs asks Node for where there is one; in a browser these lines are never come to.
    build.onResolve({ filter: /^node:(fs|https)$/ }, ({ importer }) => (importer.includes("pptxgenjs") ? { path: "none", namespace: "office" } : null));
    build.onLoad({ filter: /./, namespace: "office" }, () => ({ contents: "export default null;" }));
  },
};
