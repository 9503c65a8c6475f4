// Office's packages as zips: the same files give the same bytes, for their times are fixed.
import { unzipSync, zipSync, type Zippable } from "fflate";

/** The first time that a zip can name; it is local, and so the same wherever it is written. */
const TIME = new Date(1980, 0, 1);

export type Files = Record<string, Uint8Array>;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A text as the bytes of a file. */
export function bytes(text: string): Uint8Array {
  return encoder.encode(text);
}

/** The text of a file; "" where there is none. */
export function text(files: Files, path: string): string {
  const found = files[path];
  return found ? decoder.decode(found) : "";
}

/** The files of a zip. */
export function unzipped(zip: Uint8Array): Files {
  return unzipSync(zip);
}

/** A zip of files, `[Content_Types].xml` first, as Office writes it. */
export function zipped(files: Files): Uint8Array {
  const first = "[Content_Types].xml";
  const order = Object.keys(files).sort((a, b) => Number(b === first) - Number(a === first) || (a < b ? -1 : 1));
  const all: Zippable = {};
  // A picture is packed already.
  for (const path of order) all[path] = [files[path]!, { level: path.endsWith(".png") ? 0 : 6 }];
  return zipSync(all, { mtime: TIME });
}

/** A text as XML holds it. */
export function escaped(of: string): string {
  return of.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
}

/** The properties of a document, with its date as the time at which it was made. */
export function core(title: string, author: string, tag: string, date: string): string {
  const time = `${/^\d{4}-\d{2}-\d{2}$/.test(date) ? date : "1980-01-01"}T00:00:00Z`;
  const names = ["cp http://schemas.openxmlformats.org/package/2006/metadata/core-properties", "dc http://purl.org/dc/elements/1.1/", "dcterms http://purl.org/dc/terms/", "xsi http://www.w3.org/2001/XMLSchema-instance"]
    .map((one) => one.split(" ")).map(([name, address]) => `xmlns:${name}="${address}"`).join(" ");
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties ${names}><dc:title>${escaped(title)}</dc:title><dc:creator>${escaped(author)}</dc:creator><cp:lastModifiedBy>${escaped(author)}</cp:lastModifiedBy><cp:revision>1</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified><dc:language>${escaped(tag)}</dc:language></cp:coreProperties>`;
}
