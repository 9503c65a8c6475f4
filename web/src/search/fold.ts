// Text as it is compared: one form for Simplified and Traditional, capitals and small, full and half width, marks and none.

export type Fold = (text: string) => string;

/** Fold by the library's table: each code point of `from` becomes the one at the same place of `to`. */
export function folding(from: string, to: string): Fold {
  const others = [...to];
  const table = new Map([...from].map((one, at) => [one, others[at] ?? one]));
  return (text) => {
    let folded = "";
    for (const one of text.normalize("NFKC").toLowerCase().normalize("NFKC")) folded += table.get(one) ?? one;
    return folded;
  };
}

/** Text folded code point by code point, and for each unit of the folded text where its code point begins in the original. */
interface Placed {
  folded: string;
  /** One more than the folded text has units: the last is the original's length. */
  starts: Int32Array;
}

/** Fold and keep the places. A letter and a mark of its own that follows stay apart here, where `fold` would join them. */
export function placed(text: string, fold: Fold): Placed {
  const known = new Map<string, string>();
  const starts: number[] = [];
  let folded = "";
  let at = 0;
  for (const one of text) {
    let piece = known.get(one);
    if (piece === undefined) known.set(one, (piece = fold(one)));
    for (let unit = 0; unit < piece.length; unit++) starts.push(at);
    folded += piece;
    at += one.length;
  }
  starts.push(at);
  return { folded, starts: Int32Array.from(starts) };
}
