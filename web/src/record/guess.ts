// What a contributor may have meant by a field or a value that is not in the model: src/casegen/checks/guess.py.
import type { Finding, Path } from "./findings";
import { homes } from "./model";
import { fold, ranked } from "./ratio";
import { short } from "./safe";
import { fullWidth } from "./syntax";
import { place, within, type Read } from "./tree";
import type { World } from "./world";

// How alike a name must be, out of 100, to be the one meant.
const ALIKE = 70;
const LONGEST_FIELD = 80;
const LONGEST_VALUE = 200;
const DAY = /^([0-9]{4})[^0-9]{1,3}([0-9]{1,2})(?:[^0-9]{1,3}([0-9]{1,2}))?[^0-9]{0,3}$/;

const bare = (text: string): string => fold(text).replace(/[\s_-]/g, "");
const isAscii = (text: string): boolean => /^[\x00-\x7f]*$/.test(text);
const first = (text: string, count: number): string => Array.from(text.slice(0, 2 * count)).slice(0, count).join("");

/** Which of the `known` fields an unknown one was meant for, if one is like enough. */
export function meant(field: string, known: readonly string[], world: World): string | null {
  const name = first(field, LONGEST_FIELD);
  const same = known.find((one) => bare(one) === bare(name));
  // A field that exists elsewhere is taken to be misplaced, not misspelt.
  if (same !== undefined || homes(world).has(name)) return same ?? null;
  const best = ranked(fold(name), known)[0];
  return best && best[1] >= ALIKE ? known[best[0]]! : null;
}

/** The text as it would be had the keyboard been in English: half-width, without curly quotes around it. */
function halfWidth(text: string): string {
  return text.normalize("NFKC").trim().replace(/^[“”‘’＂'"]+|[“”‘’＂'"]+$/g, "").trim();
}

/** The finding that a full-width form of what `fits` stands at a path, if it does. */
export function slipped(world: World, read: Read, path: Path, value: unknown, fits: RegExp): Finding | null {
  if (typeof value !== "string") return null;
  const half = halfWidth(value);
  if (half !== value.trim() && isAscii(half) && fits.test(half)) {
    return fullWidth(world, place(read, path), short(value), short(half));
  }
  const parts = value.split(/[，、；]\s*/);
  if (parts.length > 1 && parts.every((part) => fits.test(part))) {
    const mark = value.charAt(parts[0]!.length);
    return fullWidth(world, within(read, path, mark), mark, ", ");
  }
  return null;
}

/** What may have been meant by a value, in the form that is asked for. */
export function better(value: string, name: string, fits: RegExp): string | null {
  const half = halfWidth(first(value, LONGEST_VALUE));
  const day = name === "date" ? DAY.exec(half) : null;
  let likely = half;
  if (day) likely = day.slice(1).filter(Boolean).map((part) => (part.length === 4 ? part : part.padStart(2, "0"))).join("-");
  else if (name === "id" && isAscii(half)) likely = half.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  else if (name === "address" && isAscii(half)) likely = `https://${half}`;
  return likely !== value && fits.test(likely) ? likely : null;
}
