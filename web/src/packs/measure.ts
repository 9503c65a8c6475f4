// How many lines a text takes in a width, as src/casegen/packs/measure.py counts them; widths in hundredths of the size of type.

const CHINESE = 100;
const BROAD = 78;
const LETTER = 56;
// Marks of both scripts, which Chinese fonts have as wide as a character.
const EITHER = "“”‘’…—·";
// Where a text is best cut.
const STOPS = "。；，、！？.;, ";

/** How wide a character is. */
export function width(character: string): number {
  if (character > "\u2e7f" || EITHER.includes(character)) return CHINESE;
  return /[A-Z@%&mw]/.test(character) ? BROAD : LETTER;
}

/** How much text a line of so many points holds, with a little left for what may not stand at its end. */
export function room(points: number, size: number): number {
  return Math.max(2 * CHINESE, Math.floor((96 * points) / size));
}

/** Where the second line of characters begins, and each one after it, in lines of a width; at most so many places. */
export function breaks(characters: readonly string[], line: number, most = Infinity): number[] {
  const found: number[] = [];
  let [used, word, begin, start] = [0, 0, 0, 0];
  for (let at = 0; at < characters.length; at++) {
    const wide = width(characters[at]!);
    if (characters[at] === " ") {
      // It hangs over the edge.
      [used, word, begin] = [used + wide, 0, at + 1];
      continue;
    }
    if (wide === CHINESE) [word, begin] = [0, at];
    while (used && used + wide > line) {
      // The word goes to the next line; one that is a line by itself is broken.
      start = begin > start ? begin : at;
      used = word = start === begin ? word : 0;
      begin = start;
      found.push(start);
      if (found.length === most) return found;
    }
    [used, word] = [used + wide, word + wide];
    if (wide === CHINESE) [word, begin] = [0, at + 1];
  }
  return found;
}

/** How many lines of a width a text takes. */
export function lines(text: string, line: number): number {
  return 1 + breaks(Array.from(text), line).length;
}

/** A text in parts of at most so many lines of a width, cut after a stop or a space where one is near. */
export function parted(text: string, line: number, most: number): string[] {
  const parts: string[] = [];
  let rest = Array.from(text);
  for (let places = breaks(rest, line, most); places.length === most; places = breaks(rest, line, most)) {
    const end = places[most - 1]!;
    let good = end;
    while (good > Math.floor((end * 3) / 5) && !STOPS.includes(rest[good - 1]!)) good--;
    if (good === Math.floor((end * 3) / 5)) good = end;
    parts.push(rest.slice(0, good).join("").replace(/ +$/, ""));
    while (rest[good] === " ") good++;
    rest = rest.slice(good);
  }
  return [...parts, rest.join("")];
}
