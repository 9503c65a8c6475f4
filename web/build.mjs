// Bundles each script of the site into the theme's assets, where pages find it.
import { build } from "esbuild";
import { fileURLToPath } from "node:url";
import { licences } from "./licences.mjs";
import { office } from "./office.mjs";
import { validator } from "./validator.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const { metafile } = await build({
  entryPoints: Object.entries({
    ahead: "ahead", browse: "browse-page", compare: "compare", contribute: "contribute-page", disk: "disk", find: "find", fit: "fit-page", matrix: "matrix", offline: "offline",
    "pack-docx": "packs/docx-file", "pack-pptx": "packs/pptx-file", packs: "packs/page", search: "search-box",
    "search-page": "search-page", tray: "tray", worker: "worker",
  }).map(([out, from]) => ({ in: here(`src/${from}.ts`), out })),
  outdir: here("../templates/theme/assets"),
  bundle: true,
  plugins: [validator, office],
  minify: true,
  format: "iife",
  target: "es2017",
  charset: "utf8",
  // They stand in a file of their own, whole.
  legalComments: "none",
  metafile: true,
  absWorkingDir: here("."),
  logLevel: "warning",
});
licences(metafile.inputs, here("."), here("../templates/theme/assets/licences.txt"));
