// What the checker has to know, made by the program itself from the library of this project.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import type { World } from "../src/record/world";

const PYTHON = "../.venv/bin/python";

/** The world of the library in an edition. */
export function made(edition: string): World {
  const python = existsSync(PYTHON) ? PYTHON : "python3";
  return JSON.parse(execFileSync(python, ["../tests/judges.py", edition], { encoding: "utf8", maxBuffer: 1 << 26 })) as World;
}
