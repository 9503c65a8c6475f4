// Where a stretch of a text stands in the file that it was read from: src/casegen/checks/pinpoint.py.
import type { Path, Place } from "./findings";
import { characters, place, stretch, within, type Read } from "./tree";

/** The place of `text.slice(start, end)`, where `text` is the value at a path; the value's own where it is written otherwise. */
export function pinpoint(read: Read, path: Path, text: string, start: number, end: number): Place | null {
  const whole = place(read, path);
  if (!whole) return null;
  for (const around of [12, 6, 3, 1, 0]) {
    const first = back(text, start, around);
    const found = within(read, path, text.slice(first, ahead(text, end, around)));
    if (found && found !== whole) {
      const size = characters(text.slice(start, end), end - start);
      return stretch(found.line, found.column + characters(text.slice(first, start), start - first), size);
    }
  }
  return whole;
}

const isLow = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

/** So many characters before a place of a text, or its beginning. */
function back(text: string, at: number, count: number): number {
  let from = at;
  for (let left = count; left > 0 && from > 0; left--) from -= isLow(text, from - 1) ? 2 : 1;
  return Math.max(0, from);
}

/** So many characters behind a place of a text, or its end. */
function ahead(text: string, at: number, count: number): number {
  let to = at;
  for (let left = count; left > 0 && to < text.length; left--) to += isLow(text, to + 1) ? 2 : 1;
  return Math.min(text.length, to);
}
