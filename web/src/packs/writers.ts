// The writers of files, each in a script of its own that is loaded when it is first asked for.
import { script } from "../data";
import { here } from "../trusted";
import type { Document } from "./blocks";

/** The formats that can be written here, each with its type of file. */
export const FORMATS = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
} as const;

export type Format = keyof typeof FORMATS;

/** Writes a document as a file; the same document gives the same bytes. */
type Written = (document: Document) => Promise<Uint8Array>;

const offered = (): Partial<Record<Format, Written>> => {
  const all = ((self as { casegen?: { writers?: Partial<Record<Format, Written>> } }).casegen ??= {});
  return (all.writers ??= {});
};

/** Let the page have a writer. */
export function offer(format: Format, writer: Written): void {
  offered()[format] = writer;
}

/** A document as a file. */
export async function file(format: Format, document: Document): Promise<Blob> {
  await script(new URL(`pack-${format}.js`, here).href, () => offered()[format] !== undefined);
  const written = await offered()[format]!(document);
  return new Blob([written as Uint8Array<ArrayBuffer>], { type: FORMATS[format] });
}
