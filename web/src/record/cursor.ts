// The characters of a YAML text, one after the other, and what they can become: tokens, or a reason why not.

export type Kind =
  | "stream end" | "version" | "tag directive" | "document start" | "document end"
  | "block list" | "block map" | "block end" | "list start" | "list end" | "map start" | "map end"
  | "entry" | "comma" | "key" | "value" | "alias" | "anchor" | "tag" | "scalar";

/** One token: where it begins and ends, counted in characters from 0. */
export interface Token {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  /** The text of a scalar, the handle of a tag, the version of YAML. */
  readonly value: string;
  /** Whether a scalar stood without quotes, and whether it stood in double quotes. */
  readonly plain: boolean;
  readonly double: boolean;
}

export function token(kind: Kind, start: number, end: number, value = "", plain = false, double = false): Token {
  return { kind, start, end, value, plain, double };
}

/** Why a text cannot be read: a name among the world's words (`yaml.…`), and where the cause stands. */
export class Unreadable {
  constructor(readonly name: string, readonly at: number) {}
}

export const isBlank = (one: string): boolean => one === " " || one === "\t";
/** A blank, the end of a line or the end of the text. */
export const isGap = (one: string): boolean => one === " " || one === "\t" || one === "\n" || one === "";
export const isWord = (one: string): boolean => /^[0-9A-Za-z_-]$/.test(one);
export const isInLine = (one: string): boolean => one !== "\n";

/** A place in the characters of a text, and what is around it. */
export class Cursor {
  /** Where the next character stands, which line it is in, and where that line began. */
  at = 0;
  line = 0;
  protected lineStart = 0;
  /** How deep in brackets and braces, and how far in the block around: -1 outside of any. */
  flow = 0;
  indent = -1;
  /** Whether a field may begin here. */
  mayBeName = true;

  constructor(readonly characters: readonly string[]) {}

  get column(): number {
    return this.at - this.lineStart;
  }

  /** The character here or further on; "" behind the end. */
  see(further = 0): string {
    return this.characters[this.at + further] ?? "";
  }

  /** Go on by one character of a line, or over its end. */
  skip(): string {
    const one = this.see();
    this.at++;
    if (one === "\n") {
      this.line++;
      this.lineStart = this.at;
    }
    return one;
  }

  /** Go on over what `fits`, and give it. */
  pass(fits: (one: string) => boolean, most = Infinity): string {
    const made: string[] = [];
    while (made.length < most && this.see() !== "" && fits(this.see())) made.push(this.skip());
    return made.join("");
  }

  /** Whether a line begins here that says where a document begins or ends. */
  atDocument(): boolean {
    if (this.column !== 0) return false;
    const mark = this.see();
    return (mark === "-" || mark === ".") && this.see(1) === mark && this.see(2) === mark && isGap(this.see(3));
  }
}
