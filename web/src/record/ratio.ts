// How alike two words are, in the measure of the command (rapidfuzz's `ratio`), and which of many are most alike.

/** A text as it is compared: half-width, without case and outer space. */
export function fold(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}

/** How alike two texts are, out of 100: twice the longest common subsequence, as a share of both lengths. */
function ratio(one: string, other: string): number {
  const [a, b] = [Array.from(one), Array.from(other)];
  const both = a.length + b.length;
  if (!both) return 100;
  let row = new Array<number>(b.length + 1).fill(0);
  for (const letter of a) {
    const next = [0];
    for (let at = 0; at < b.length; at++) {
      next.push(letter === b[at] ? row[at]! + 1 : Math.max(row[at + 1]!, next[at]!));
    }
    row = next;
  }
  return (1 - (both - 2 * row[b.length]!) / both) * 100;
}

/** The places of the words most like `text`, each with how alike it is, best first; of equal ones the first. */
export function ranked(text: string, words: readonly string[]): [at: number, alike: number][] {
  const made = words.map((word, at): [number, number] => [at, ratio(text, word)]);
  return made.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}
