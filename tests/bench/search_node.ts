// The search of a built site in Node: its script files are run from the disk.
import { readFileSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import { runInThisContext } from "node:vm";
import { Search } from "../../web/src/search/search";

/** What was read from the disk: addresses with their sizes in bytes. */
export const read = new Map<string, number>();

/** The search of an edition (`zh`) of the site in a folder; nothing is loaded yet, whatever another search has loaded. */
export function searchOf(site: string, edition: string): Search {
  Object.assign(globalThis, { self: globalThis });
  return new Search(`${site}/${edition}/search/`, `${site}/search/`, (address) => load(address));
}

/** Run a script file; a turn of its own for each, as in a browser. */
async function load(asked: string): Promise<void> {
  const [address = ""] = asked.split("?");
  await setImmediate();
  const text = readFileSync(address, "utf8");
  read.set(address, Buffer.byteLength(text));
  runInThisContext(text, address);
}
