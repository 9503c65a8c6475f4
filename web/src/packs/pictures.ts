// Drawings as office programs take them, as src/casegen/packs/pictures.py has it: an SVG that can be changed, and a small PNG.
import { zlibSync } from "fflate";
import type { Figure, Picture } from "./blocks";
import { HAIR, INK, OCHRE, PINE, SOFT } from "./docx-styles";
import { lettered } from "./speech";
import { bytes } from "./zip";

// How many pixels a PNG has for one of the drawing: enough to read on paper where the SVG is not known.
const FINE = 128 / 96;
const HIGHEST = 4000;
// The colours of our drawings, and in how many steps their edges go over into white: 16 in all, so four bits a pixel.
const COLOURS: readonly (readonly [string, number])[] = [[INK, 5], [SOFT, 3], [PINE, 3], [OCHRE, 3], [HAIR, 1]];

type Colour = readonly number[];

/** The colours of pictures: white, then each of ours with its steps towards white. */
export function palette(): Colour[] {
  return COLOURS.reduce<Colour[]>((all, [colour, steps]) => [...all, ...Array.from({ length: steps }, (_, at) =>
    [0, 2, 4].map((place) => Math.floor((255 * at + parseInt(colour.slice(place, place + 2), 16) * (steps - at)) / steps)))], [[255, 255, 255]]);
}

/** A picture for office programs; null where the browser does not draw it. */
export async function picture({ svg }: Figure): Promise<Picture | null> {
  const [image, drawing] = [new Image(), lettered(svg)];
  try {
    await new Promise((done, failed) => {
      image.onload = done;
      image.onerror = failed;
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing)}`;
    });
  } catch {
    return null;
  }
  const [width, height] = [image.naturalWidth, image.naturalHeight];
  if (!width || !height) return null;
  const fine = Math.min(FINE, HIGHEST / width, HIGHEST / height);
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.round(width * fine), Math.round(height * fine)];
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  if (!pen) return null;
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  const { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  return { svg: bytes(drawing), png: png(data, canvas.width, canvas.height), width, height };
}

let known: Uint8Array | null = null;

/** Pixels (four bytes each) as a PNG of the palette, four bits a pixel, each in the nearest colour. */
export function png(pixels: ArrayLike<number>, width: number, height: number): Uint8Array {
  const colours = palette();
  const sort = (known ??= sorts(colours));
  const row = 1 + Math.ceil(width / 2);
  const packed = new Uint8Array(row * height);
  for (let y = 0, from = 0; y < height; y++) {
    for (let x = 0; x < width; x++, from += 4) {
      const nearest = sort[((pixels[from]! >> 4) << 8) | ((pixels[from + 1]! >> 4) << 4) | (pixels[from + 2]! >> 4)]!;
      packed[y * row + 1 + (x >> 1)]! |= x % 2 ? nearest : nearest << 4;
    }
  }
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  // Four bits a pixel, by a palette.
  head.set([4, 3], 8);
  const flat = colours.reduce<number[]>((all, one) => [...all, ...one], []);
  const parts = [
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), chunk("IHDR", head), chunk("PLTE", Uint8Array.from(flat)),
    chunk("IDAT", zlibSync(packed, { level: 6 })), chunk("IEND", new Uint8Array(0)),
  ];
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  parts.reduce((at, part) => (all.set(part, at), at + part.length), 0);
  return all;
}

/** The nearest of some colours for each of 4096 sorts of pixels, four bits of each colour. */
function sorts(colours: readonly Colour[]): Uint8Array {
  return Uint8Array.from({ length: 4096 }, (_, sort) => {
    const middle = [sort >> 8, (sort >> 4) & 15, sort & 15].map((one) => one * 17);
    const far = colours.map((colour) => colour.reduce((sum, one, at) => sum + (one - middle[at]!) ** 2, 0));
    return far.indexOf(Math.min(...far));
  });
}

function chunk(name: string, content: Uint8Array): Uint8Array {
  const made = new Uint8Array(12 + content.length);
  const view = new DataView(made.buffer);
  view.setUint32(0, content.length);
  made.set(bytes(name), 4);
  made.set(content, 8);
  view.setUint32(8 + content.length, check(made.subarray(4, 8 + content.length)));
  return made;
}

/** The check sum of PNG (CRC-32). */
function check(of: Uint8Array): number {
  let sum = ~0;
  for (const one of of) {
    sum ^= one;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
