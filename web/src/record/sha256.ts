// SHA-256 (FIPS 180-4) of a text, at once: the browser's own is not there on pages that were opened as files.

const SIZE = 64;
const [ROOTS, STARTS] = constants();

/** The digest of a text in UTF-8, as hexadecimal digits. */
export function sha256(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const blocks = Math.ceil((bytes.length + 9) / SIZE);
  const padded = new Uint8Array(blocks * SIZE);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
  const state = STARTS.slice();
  for (let block = 0; block < blocks; block++) mix(state, view, block * SIZE);
  return Array.from(state, (word) => word.toString(16).padStart(8, "0")).join("");
}

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function mix(state: Uint32Array, view: DataView, from: number): void {
  const words = new Uint32Array(SIZE);
  for (let at = 0; at < 16; at++) words[at] = view.getUint32(from + 4 * at);
  for (let at = 16; at < SIZE; at++) {
    const [early, late] = [words[at - 15]!, words[at - 2]!];
    const one = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3);
    const two = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10);
    words[at] = words[at - 16]! + one + words[at - 7]! + two;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let at = 0; at < SIZE; at++) {
    const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + ROOTS[at]! + words[at]!;
    const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) >>> 0, c, b, a, (one + two) >>> 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, at) => (state[at] = state[at]! + word));
}

/** The first bits of the fractions of the cube roots of the first 64 primes, and of the square roots of the first 8. */
function constants(): [Uint32Array, Uint32Array] {
  const primes: number[] = [];
  for (let one = 2; primes.length < SIZE; one++) if (primes.every((prime) => one % prime)) primes.push(one);
  const bits = (root: number): number => (root - Math.floor(root)) * 0x100000000;
  return [Uint32Array.from(primes, (one) => bits(Math.cbrt(one))), Uint32Array.from(primes.slice(0, 8), (one) => bits(Math.sqrt(one)))];
}
