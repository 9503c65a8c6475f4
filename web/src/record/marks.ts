// Reads what begins with & * ! or %: no record may have it, but where it ends decides what stands behind.
import { isBlank, isGap, isInLine, isWord, token, Unreadable, type Cursor, type Token } from "./cursor";

const LONGEST_NUMBER = 9;
const isDigit = (one: string): boolean => /^[0-9]$/.test(one);

/** The name of a value that is to be used again, or its use. */
export function anchor(cursor: Cursor, kind: "alias" | "anchor"): Token {
  const start = cursor.at;
  cursor.skip();
  const name = cursor.pass(isWord);
  if (!name || !(isGap(cursor.see()) || "?:,]}%@`".includes(cursor.see()))) throw new Unreadable("name", cursor.at);
  return token(kind, start, cursor.at);
}

/** The name of a type. */
export function tag(cursor: Cursor): Token {
  const start = cursor.at;
  let handle = "";
  cursor.skip();
  if (cursor.see() === "<") {
    cursor.skip();
    address(cursor, true);
    if (cursor.see() !== ">") throw new Unreadable("other", cursor.at);
    cursor.skip();
  } else {
    let size = 0;
    while (isWord(cursor.see(size))) size++;
    if (cursor.see(size) === "!") {
      handle = `!${cursor.pass(isWord)}!`;
      cursor.skip();
      address(cursor, false);
    } else {
      address(cursor, false, true);
    }
  }
  if (!isGap(cursor.see()) && !(cursor.flow > 0 && cursor.see() === ",")) throw new Unreadable("other", cursor.at);
  return token("tag", start, cursor.at, handle);
}

/** The address in a tag; `whole`: it may hold what ends one in a list; `empty`: it may be nothing. */
function address(cursor: Cursor, whole: boolean, empty = false): void {
  const start = cursor.at;
  const more = `;/?:@&=+$.%!~*'()${whole ? ",[]" : ""}`;
  while (cursor.see() && (isWord(cursor.see()) || more.includes(cursor.see()))) {
    if (cursor.see() === "%") octets(cursor);
    else cursor.skip();
  }
  if (cursor.at === start && !empty) throw new Unreadable("other", cursor.at);
}

/** A character as octets of UTF-8, each a percent sign and two digits. */
function octets(cursor: Cursor): void {
  let left = 1;
  for (let first = true; left > 0; first = false, left--) {
    const digits = cursor.see() === "%" ? cursor.see(1) + cursor.see(2) : "";
    if (!/^[0-9A-Fa-f]{2}$/.test(digits)) throw new Unreadable("backslash", cursor.at);
    const octet = parseInt(digits, 16);
    if (first) left = octet < 0x80 ? 1 : octet < 0xc0 ? 0 : octet < 0xe0 ? 2 : octet < 0xf0 ? 3 : octet < 0xf8 ? 4 : 0;
    if (first ? !left : octet < 0x80 || octet >= 0xc0) throw new Unreadable("other", cursor.at);
    for (let size = 0; size < 3; size++) cursor.skip();
  }
}

/** A line that tells how to read the text. */
export function directive(cursor: Cursor): Token {
  const start = cursor.at;
  cursor.skip();
  const name = cursor.pass(isWord);
  if ((name !== "YAML" && name !== "TAG") || !isGap(cursor.see())) throw new Unreadable("other", cursor.at);
  cursor.pass(isBlank);
  const made = name === "YAML" ? version(cursor, start) : prefix(cursor, start);
  cursor.pass(isBlank);
  if (cursor.see() === "#") cursor.pass(isInLine);
  if (cursor.see() !== "\n" && cursor.see() !== "") throw new Unreadable("block", cursor.at);
  if (cursor.see()) cursor.skip();
  return made;
}

function version(cursor: Cursor, start: number): Token {
  const major = number(cursor);
  if (cursor.see() !== ".") throw new Unreadable("other", cursor.at);
  cursor.skip();
  return token("version", start, cursor.at, `${major}.${number(cursor)}`);
}

function number(cursor: Cursor): number {
  const digits = cursor.pass(isDigit, LONGEST_NUMBER);
  if (!digits || isDigit(cursor.see())) throw new Unreadable("other", cursor.at);
  return Number(digits);
}

function prefix(cursor: Cursor, start: number): Token {
  if (cursor.see() !== "!") throw new Unreadable("other", cursor.at);
  cursor.skip();
  const handle = cursor.pass(isWord);
  if (cursor.see() === "!") cursor.skip();
  else if (handle) throw new Unreadable("other", cursor.at);
  if (!isBlank(cursor.see())) throw new Unreadable("other", cursor.at);
  cursor.pass(isBlank);
  address(cursor, true);
  if (!isGap(cursor.see())) throw new Unreadable("other", cursor.at);
  return token("tag directive", start, cursor.at, handle);
}
