// How far apart two words are: letters put in, left out, changed, or two neighbours exchanged.

// Thousands of words are looked at for a keypress: rows are made once.
let rows = [1, 2, 3].map(() => new Int32Array(64));

/** The number of such slips, each pair of neighbours exchanged but once; `most + 1` as soon as there are more than `most`. */
export function slips(left: string, right: string, most: number): number {
  const [a, b] = left.length <= right.length ? [left, right] : [right, left];
  if (b.length - a.length > most) return most + 1;
  // Rows of the matrix: two above, the one above, this one; columns are the letters of the shorter word.
  if (a.length >= rows[0]!.length) rows = rows.map(() => new Int32Array(2 * a.length));
  let [above, before, row] = rows as [Int32Array, Int32Array, Int32Array];
  for (let across = 0; across <= a.length; across++) before[across] = across;
  let leastBefore = 0;
  for (let down = 1; down <= b.length; down++) {
    row[0] = down;
    let least = down;
    for (let across = 1; across <= a.length; across++) {
      const same = a[across - 1] === b[down - 1];
      let cost = Math.min(before[across]! + 1, row[across - 1]! + 1, before[across - 1]! + (same ? 0 : 1));
      if (across > 1 && down > 1 && a[across - 1] === b[down - 2] && a[across - 2] === b[down - 1]) {
        cost = Math.min(cost, above[across - 2]! + 1);
      }
      row[across] = cost;
      if (cost < least) least = cost;
    }
    // An exchange looks back two rows, so one bad row alone decides nothing.
    if (least > most && leastBefore > most) return most + 1;
    leastBefore = least;
    const spare = above;
    above = before;
    before = row;
    row = spare;
  }
  return Math.min(before[a.length]!, most + 1);
}
