// A text to a record: strict UTF-8, plain data with places, and a finding for whatever is wrong: src/casegen/load.py.
import { isId } from "../id";
import { compose } from "./compose";
import { finding, said, type Finding } from "./findings";
import { named, unsafe } from "./safe";
import { slip } from "./syntax";
import { characters, stretch, type Node, type Read } from "./tree";
import type { World } from "./world";

export const CASE_BYTES = 256 * 1024;
const YML = ".yml";
// How many invisible characters of one file are named.
const MOST_NAMED = 20;

/** Turn the text or the bytes of one file into a record: its text, its tree, and the findings of reading it. */
export function load(given: string | Uint8Array, world: World, name?: string): Read {
  const refused = (found: Finding, text = ""): Read => ({ text, lines: text.split("\n"), tree: null, findings: [found] });
  if (name !== undefined && !(name.endsWith(YML) && isId(name.slice(0, -YML.length)))) return refused(finding(world, "CG011", [], null, { name }));
  const bytes = typeof given === "string" ? size(given) : given.length;
  if (bytes > CASE_BYTES) return refused(finding(world, "CG002", [], null, { size: bytes, most: CASE_BYTES }));
  if (typeof given !== "string") {
    const bad = firstBad(given);
    if (bad >= 0) return refused(notText(given, bad, world), decoded(given));
  }
  return parsed(ended(asLines(typeof given === "string" ? given : decoded(given))), world);
}

function parsed(text: string, world: World): Read {
  const lines = text.split("\n");
  const found = [...invisible(lines, world)];
  if (found.length) return { text, lines, tree: null, findings: found };
  const { tree, refusal } = compose(text, lines, world);
  if (refusal) return { text, lines, tree: null, findings: [refusal] };
  if (tree?.kind === "map") return { text, lines, tree, findings: [] };
  return { text, lines, tree: null, findings: [noRecord(lines, tree, world)] };
}

function noRecord(lines: readonly string[], tree: Node | null, world: World): Finding {
  for (let at = 0; at < lines.length; at++) {
    const found = slip(world, at + 1, lines[at]!);
    if (found) return found;
  }
  const empty = !tree || (tree.kind === "scalar" && tree.value === "");
  return finding(world, "CG010", [], null, { said: said(world, empty ? "load.empty" : "load.something") });
}

function* invisible(lines: readonly string[], world: World): Generator<Finding> {
  let count = 0;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    const form = unsafe();
    for (let found = form.exec(line); found; found = form.exec(line)) {
      if (count++ === MOST_NAMED) return;
      yield finding(world, "CG008", [], stretch(at + 1, characters(line, found.index) + 1, 1), { name: named(found[0]) });
    }
  }
}

/** A text with line feeds, without a byte order mark. */
export const asLines = (text: string): string => text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
const ended = (text: string): string => (text.endsWith("\n") ? text : `${text}\n`);

/** How many bytes a text has in UTF-8. */
function size(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) bytes++;
    if (code > 0x7ff && (code & 0xf800) !== 0xd800) bytes++;
    // Each half of a pair counts two of the four bytes.
  }
  return bytes;
}

/** Whether a text is longer than a record may be. */
export const tooBig = (text: string): boolean => size(text) > CASE_BYTES;

const decoded = (bytes: Uint8Array): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

/** Where the first byte stands that begins no character of UTF-8, or -1. */
function firstBad(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const lead = bytes[at]!;
    const more = lead < 0x80 ? 0 : lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : -1;
    if (more < 0) return at;
    const second = bytes[at + 1] ?? 0;
    const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (more && (second < least || second > most)) return at;
    for (let next = 2; next <= more; next++) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return at;
    at += more + 1;
  }
  return -1;
}

function notText(bytes: Uint8Array, bad: number, world: World): Finding {
  const before = asLines(decoded(bytes.subarray(0, bad)));
  const line = before.split("\n").length;
  const last = before.slice(before.lastIndexOf("\n") + 1);
  const codec = guessed(bytes);
  return finding(world, "CG001", [], stretch(line, characters(last, last.length) + 1, 1), {
    byte: bad + 1, said: codec ? said(world, "load.codec", { codec }) : said(world, "load.no-codec"),
  });
}

// Whether more pairs of bytes are everyday characters of Big5 than of GB 2312, as src/casegen/encodings.py counts them.
function moreIsBig5(bytes: Uint8Array): boolean {
  let more = 0;
  const enough = Math.min(bytes.length, 1 << 16);
  for (let at = 0; at + 1 < enough; at += 1) {
    const [lead, trail] = [bytes[at] as number, bytes[at + 1] as number];
    if (lead < 0x81 || lead > 0xfe || trail < 0x40 || trail > 0xfe) continue;
    if (lead >= 0xa4 && lead <= 0xc6) more += 1;
    if (lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1) more -= 1;
    at += 1;
  }
  return more > 0;
}

function guessed(bytes: Uint8Array): string | null {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return "UTF-16";
  const codecs = [["gb18030", "GBK"], ["big5", "Big5"]] as const;
  for (const [codec, name] of moreIsBig5(bytes) ? [...codecs].reverse() : codecs) {
    try {
      new TextDecoder(codec, { fatal: true }).decode(bytes);
      return name;
    } catch {
      // Not this one, or a browser that does not know it.
    }
  }
  return null;
}
