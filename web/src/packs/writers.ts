// The writers of files, each in a script of its own that is loaded when it is first asked for.
import { script } from "../data";
import type { Document, Figure, Picture, Writer } from "./blocks";

/** The formats that can be written here, each with its type of file. */
export const FORMATS = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
} as const;

export type Format = keyof typeof FORMATS;

const offered = (): Partial<Record<Format, Writer>> => {
  const all = ((self as { casegen?: { writers?: Partial<Record<Format, Writer>> } }).casegen ??= {});
  return (all.writers ??= {});
};

/** Let the page have a writer. */
export function offer(format: Format, writer: Writer): void {
  offered()[format] = writer;
}

/** A document as a file; `root` leads to the site's root, where the scripts are. */
export async function file(format: Format, document: Document, root: string): Promise<Blob> {
  await script(`${root}assets/pack-${format}.js`, () => offered()[format] !== undefined);
  const written = await offered()[format]!(document, picture);
  return new Blob([written as Uint8Array<ArrayBuffer>], { type: FORMATS[format] });
}

// A picture is drawn larger than it is shown, for paper: so many times, but not wider than sharp print asks.
const SHARP = 3;
const WIDEST = 1500;
const HIGHEST = 4000;

/** A drawing as a PNG; null where the browser does not draw it. */
export async function picture({ svg }: Figure): Promise<Picture | null> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  try {
    await image.decode();
  } catch {
    return null;
  }
  const [width, height] = [image.naturalWidth, image.naturalHeight];
  if (!width || !height) return null;
  const sharp = Math.min(SHARP, WIDEST / width, HIGHEST / height);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.round(width * sharp), Math.round(height * sharp)];
  const pen = canvas.getContext("2d");
  if (!pen) return null;
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  return blob ? { png: new Uint8Array(await blob.arrayBuffer()), width, height } : null;
}
