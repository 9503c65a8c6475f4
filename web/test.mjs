// Runs every tests/*.test.ts with Node's own runner, or those that are named: `node test.mjs record csv`.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundled } from "./bundled.mjs";

const ENDS = ".test.ts";
const wanted = process.argv.slice(2);
const names = readdirSync(fileURLToPath(new URL("tests", import.meta.url)))
  .filter((name) => name.endsWith(ENDS) && (!wanted.length || wanted.includes(name.slice(0, -ENDS.length))));
process.exitCode = await bundled(Object.fromEntries(names.map((name) => [name.slice(0, -".ts".length), `tests/${name}`])), (paths) =>
  spawnSync(process.execPath, ["--enable-source-maps", "--test", ...paths], { stdio: "inherit" }).status ?? 1);
