// Reads the three kinds of texts in YAML as libyaml does: plain ones, those in quotation marks, and blocks.
import { isBlank, isGap, isInLine, token, Unreadable, type Cursor, type Token } from "./cursor";

const ESCAPED: Readonly<Record<string, string>> = {
  "0": "\0", a: "\x07", b: "\b", t: "\t", "\t": "\t", n: "\n", v: "\v", f: "\f", r: "\r", e: "\x1b", " ": " ", '"': '"',
  "/": "/", "\\": "\\", N: "\x85", _: "\xa0", L: "\u2028", P: "\u2029",
};
const DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** What stands between two words of a text: blanks within a line, or ends of lines. */
class Between {
  blanks = "";
  first = "";
  more = "";
  broken = false;

  /** Read blanks and ends of lines; `tab` is asked before a tab is passed over at the start of a line. */
  read(cursor: Cursor, tab: () => void = () => undefined): void {
    while (isBlank(cursor.see()) || cursor.see() === "\n") {
      if (cursor.see() === "\n") {
        cursor.skip();
        if (this.broken) this.more += "\n";
        else [this.blanks, this.first, this.broken] = ["", "\n", true];
      } else {
        if (this.broken && cursor.see() === "\t") tab();
        const one = cursor.skip();
        if (!this.broken) this.blanks += one;
      }
    }
  }

  get any(): boolean {
    return this.broken || this.blanks !== "";
  }

  /** What the text holds in place of it; afterwards nothing is between. */
  folded(): string {
    const made = !this.broken ? this.blanks : this.first && !this.more ? " " : this.more;
    [this.blanks, this.first, this.more, this.broken] = ["", "", "", false];
    return made;
  }
}

/** A text without quotation marks. */
export function plainScalar(cursor: Cursor): Token {
  const start = cursor.at;
  const indent = cursor.indent + 1;
  const between = new Between();
  const made: string[] = [];
  let end = start;
  for (;;) {
    if (cursor.atDocument() || cursor.see() === "#") break;
    while (!isGap(cursor.see()) && !endsPlain(cursor)) {
      if (between.any) made.push(between.folded());
      made.push(cursor.skip());
      end = cursor.at;
    }
    if (!isBlank(cursor.see()) && cursor.see() !== "\n") break;
    between.read(cursor, () => {
      if (cursor.column < indent) throw new Unreadable("tab", cursor.at);
    });
    if (cursor.flow === 0 && cursor.column < indent) break;
  }
  if (between.broken) cursor.mayBeName = true;
  return token("scalar", start, end, made.join(""), true, false);
}

function endsPlain(cursor: Cursor): boolean {
  const one = cursor.see();
  const next = cursor.see(1);
  if (one === ":") {
    if (cursor.flow > 0 && next !== "" && ",?[]{}".includes(next)) throw new Unreadable("other", cursor.at);
    return isGap(next);
  }
  return cursor.flow > 0 && ",[]{}".includes(one);
}

/** A text in single or double quotation marks. */
export function quotedScalar(cursor: Cursor, mark: string): Token {
  const start = cursor.at;
  const between = new Between();
  const made: string[] = [];
  cursor.skip();
  for (;;) {
    if (cursor.atDocument()) throw new Unreadable("open-quote", start);
    if (cursor.see() === "") throw new Unreadable("quote", start);
    while (!isGap(cursor.see())) {
      const one = cursor.see();
      if (one === mark) {
        if (mark === '"' || cursor.see(1) !== mark) break;
        cursor.skip();
        made.push(cursor.skip());
      } else if (mark === '"' && one === "\\") {
        cursor.skip();
        if (cursor.see() === "\n") {
          cursor.skip();
          between.broken = true;
          break;
        }
        made.push(escaped(cursor));
      } else {
        made.push(cursor.skip());
      }
    }
    if (cursor.see() === mark) break;
    between.read(cursor);
    made.push(between.folded());
  }
  cursor.skip();
  return token("scalar", start, cursor.at, made.join(""), false, mark === '"');
}

function escaped(cursor: Cursor): string {
  const size = DIGITS[cursor.see()];
  if (size === undefined) {
    const made = ESCAPED[cursor.see()];
    if (made === undefined) throw new Unreadable("backslash", cursor.at - 1);
    cursor.skip();
    return made;
  }
  cursor.skip();
  let value = 0;
  for (let at = 0; at < size; at++) {
    const digit = cursor.see(at);
    if (!/^[0-9A-Fa-f]$/.test(digit)) throw new Unreadable("backslash", cursor.at);
    value = value * 16 + parseInt(digit, 16);
  }
  if ((value >= 0xd800 && value <= 0xdfff) || value > 0x10ffff) throw new Unreadable("backslash", cursor.at);
  for (let at = 0; at < size; at++) cursor.skip();
  return String.fromCodePoint(value);
}

/** A text on lines of its own, further in, kept as it stands or `folded`. */
export function blockScalar(cursor: Cursor, literal: boolean): Token {
  const start = cursor.at;
  cursor.skip();
  const { keep, further } = header(cursor);
  let indent = further ? (cursor.indent >= 0 ? cursor.indent + further : further) : 0;
  const made: string[] = [];
  let lineEnd = "";
  let wasBlank = false;
  const empty = emptyLines(cursor, indent);
  indent = empty.indent;
  let { lines, end } = empty;
  while (cursor.column === indent && cursor.see() !== "") {
    const blank = isBlank(cursor.see());
    if (!literal && lineEnd && !wasBlank && !blank) made.push(lines ? "" : " ");
    else made.push(lineEnd);
    made.push(lines);
    wasBlank = blank;
    made.push(cursor.pass(isInLine));
    lineEnd = cursor.see() === "\n" ? cursor.skip() : "";
    ({ lines, end } = emptyLines(cursor, indent));
  }
  if (keep !== "-") made.push(lineEnd);
  if (keep === "+") made.push(lines);
  return token("scalar", start, end, made.join(""), false, false);
}

function header(cursor: Cursor): { keep: string; further: number } {
  let keep = "";
  let further = 0;
  for (let part = 0; part < 2; part++) {
    const one = cursor.see();
    if (!keep && (one === "+" || one === "-")) {
      keep = cursor.skip();
    } else if (!further && /^[0-9]$/.test(one)) {
      if (one === "0") throw new Unreadable("other", cursor.at);
      further = Number(cursor.skip());
    } else {
      break;
    }
  }
  cursor.pass(isBlank);
  if (cursor.see() === "#") cursor.pass(isInLine);
  if (cursor.see() !== "\n" && cursor.see() !== "") throw new Unreadable("block", cursor.at);
  if (cursor.see() === "\n") cursor.skip();
  return { keep, further };
}

/** Read empty lines and the indentation behind them; where it is not known, the first line with text tells it. */
function emptyLines(cursor: Cursor, known: number): { lines: string; indent: number; end: number } {
  let lines = "";
  let deepest = 0;
  let end = cursor.at;
  for (;;) {
    while ((!known || cursor.column < known) && cursor.see() === " ") cursor.skip();
    deepest = Math.max(deepest, cursor.column);
    if ((!known || cursor.column < known) && cursor.see() === "\t") throw new Unreadable("tab", cursor.at);
    if (cursor.see() !== "\n") break;
    lines += cursor.skip();
    end = cursor.at;
  }
  return { lines, indent: known || Math.max(deepest, cursor.indent + 1, 1), end };
}
