// Text as it is compared: one form for Simplified and Traditional, capitals and small, full and half width, marks and none.

export type Fold = (text: string) => string;

/** The Latin letters with marks that Unicode takes apart, and the marks themselves, each from its first to its last code point. */
const LETTERS = [[0xc0, 0x24f], [0x1e00, 0x1eff]] as const;
const MARKS = [0x300, 0x36f] as const;

/** Letters with marks, each with the letter, and marks that found no letter, each with a blank: no table need tell these. */
function marked(): [string, string][] {
  const pairs: [string, string][] = [];
  for (const [first, last] of LETTERS) {
    for (let code = first; code <= last; code++) {
      const one = String.fromCharCode(code);
      const parts = one.normalize("NFD");
      if (parts.length > 1 && /[a-z]/.test(parts[0]!)) pairs.push([one, parts[0]!]);
    }
  }
  for (let code = MARKS[0]; code <= MARKS[1]; code++) {
    const one = String.fromCharCode(code);
    if (one.normalize("NFKC") === one) pairs.push([one, " "]);
  }
  return pairs;
}

/** Code points, from how far each is from the one before. */
export function stepped(steps: readonly number[]): string {
  let code = 0;
  return steps.map((step) => String.fromCodePoint((code += step))).join("");
}

/** Fold by the library's table: each code point of `from` becomes the one at the same place of `to`. */
export function folding(from: string, to: string): Fold {
  const others = [...to];
  const table = new Map([...marked(), ...[...from].map((one, at): [string, string] => [one, others[at] ?? one])]);
  // Most of a text stays as it is: by the first unit of a code point it is known whether the table must be asked.
  const asked = new Uint8Array(1 << 16);
  for (const one of table.keys()) asked[one.charCodeAt(0)] = 1;
  return (text) => {
    const normal = text.normalize("NFKC").toLowerCase().normalize("NFKC");
    let folded = "";
    let done = 0;
    for (let at = 0; at < normal.length; at++) {
      if (!asked[normal.charCodeAt(at)]) continue;
      const one = String.fromCodePoint(normal.codePointAt(at)!);
      const other = table.get(one);
      if (other === undefined) continue;
      folded += normal.slice(done, at) + other;
      done = at + one.length;
      at = done - 1;
    }
    return done ? folded + normal.slice(done) : normal;
  };
}

/** Text folded code point by code point, and for each unit of the folded text where its code point begins in the original. */
export interface Placed {
  folded: string;
  /** One more than the folded text has units: the last is the original's length. */
  starts: Int32Array;
}

/** What each code point is folded to by itself, by what folds: the same characters come again with every text. */
const KNOWN = new WeakMap<Fold, Map<number, string>>();

/** Fold and keep the places. A letter and a mark of its own that follows stay apart here, where `fold` would join them. */
export function placed(text: string, fold: Fold): Placed {
  let known = KNOWN.get(fold);
  if (!known) KNOWN.set(fold, (known = new Map()));
  const starts: number[] = [];
  let folded = "";
  for (let at = 0; at < text.length; ) {
    const code = text.codePointAt(at)!;
    let piece = known.get(code);
    if (piece === undefined) known.set(code, (piece = fold(String.fromCodePoint(code))));
    for (let unit = 0; unit < piece.length; unit++) starts.push(at);
    folded += piece;
    at += code > 0xffff ? 2 : 1;
  }
  starts.push(text.length);
  return { folded, starts: Int32Array.from(starts) };
}
