// Which characters no text may hold, and how a text is shown all the same: src/casegen/safe.py.

// Controls other than tab and line feed, bidirectional and invisible controls, surrogates, tags, noncharacters.
const UNSAFE =
  "\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u061c\\u200b\\u200e\\u200f\\u2028\\u2029\\u202a-\\u202e\\u2060-\\u206f" +
  "\\ud800-\\udfff\\ufdd0-\\ufdef\\ufeff\\ufff9-\\ufffb\\ufffe\\uffff\\u{e0000}-\\u{e007f}";

/** A new expression for one unsafe character; global, so that it can go through a text. */
export const unsafe = (): RegExp => new RegExp(`[${UNSAFE}]`, "gu");

const UNSHOWN = new RegExp(`[\\t\\n${UNSAFE}]`, "gu");

/** A character's name as `U+200B`. */
export function named(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The text on one line, with whatever a page should not show written as its code point. */
export function printable(text: string): string {
  return text.replace(UNSHOWN, (character) => `<${named(character)}>`);
}

/** The value as a message shows it: printable, and cut where it is long. */
export function short(value: string): string {
  // So much is enough to tell that it is long; the rest of a hostile text is not looked at.
  const characters = Array.from(printable(value.slice(0, 400)));
  return characters.length <= 60 ? characters.join("") : `${characters.slice(0, 59).join("")}…`;
}

/** How many characters a text has, as people and the schema count them. */
export function length(text: string): number {
  let count = text.length;
  for (let at = 0; at < text.length; at++) if ((text.charCodeAt(at) & 0xfc00) === 0xdc00) count--;
  return count;
}
