// Cuts a YAML text into tokens exactly as libyaml does, which reads the records for the command.
//
// The rules are those of YAML 1.1, section 5 and on, with what libyaml makes of them: where a name may stand, what
// ends a plain text, when a tab is in the way. docs/decisions/0014-two-checkers.md says why the browser does not leave
// this to a package.
import { Cursor, isBlank, isGap, isInLine, token, Unreadable, type Kind, type Token } from "./cursor";
import { anchor, directive, tag } from "./marks";
import { blockScalar, plainScalar, quotedScalar } from "./scalars";

/** A token that may turn out to be the name of a field, once a colon follows. */
interface Candidate {
  readonly possible: boolean;
  readonly required: boolean;
  readonly number: number;
  readonly at: number;
  readonly line: number;
}

const NO_CANDIDATE: Candidate = { possible: false, required: false, number: 0, at: 0, line: 0 };
// So many characters a name may have that stands without a question mark.
const LONGEST_NAME = 1024;
const INDICATORS = new Set("-?:,[]{}#&*!|>'\"%@`");

/** The tokens of a text, one by one. */
export class Scanner extends Cursor {
  private readonly indents: number[] = [];
  private readonly candidates: Candidate[] = [NO_CANDIDATE];
  private readonly queue: Token[] = [];
  private taken = 0;

  /** The next token, which stays. */
  peek(): Token {
    while (this.needsMore()) this.fetch();
    return this.queue[0]!;
  }

  /** The next token, which is done with. */
  take(): Token {
    const token = this.peek();
    this.queue.shift();
    this.taken++;
    return token;
  }

  private needsMore(): boolean {
    if (!this.queue.length) return true;
    // A name must be known as one before the token itself may be handed out.
    for (let at = 0; at < this.candidates.length; at++) {
      if (this.stillPossible(at) && this.candidates[at]!.number === this.taken) return true;
    }
    return false;
  }

  private stillPossible(at: number): boolean {
    const one = this.candidates[at]!;
    if (!one.possible) return false;
    if (one.line === this.line && one.at + LONGEST_NAME >= this.at) return true;
    if (one.required) throw new Unreadable("no-colon", one.at);
    this.candidates[at] = NO_CANDIDATE;
    return false;
  }

  private fetch(): void {
    this.toNextToken();
    for (let at = 0; at < this.candidates.length; at++) this.stillPossible(at);
    this.unroll(this.column);
    const one = this.see();
    const gap = isGap(this.see(1));
    if (one === "") return this.streamEnd();
    if (this.column === 0 && one === "%") {
      this.outside();
      return this.put(directive(this));
    }
    if (this.atDocument()) return this.document(one === "-" ? "document start" : "document end");
    if (one === "[" || one === "{") return this.open(one === "[" ? "list start" : "map start");
    if (one === "]" || one === "}") return this.close(one === "]" ? "list end" : "map end");
    if (one === ",") return this.comma();
    if (one === "-" && gap) return this.entry();
    if (one === "?" && (this.flow > 0 || gap)) return this.key();
    if (one === ":" && (this.flow > 0 || gap)) return this.value();
    if (one === "*" || one === "&" || one === "!") {
      this.remember();
      this.mayBeName = false;
      return this.put(one === "!" ? tag(this) : anchor(this, one === "*" ? "alias" : "anchor"));
    }
    if ((one === "|" || one === ">") && this.flow === 0) {
      this.forget();
      this.mayBeName = true;
      return this.put(blockScalar(this, one === "|"));
    }
    if (one === "'" || one === '"') {
      this.remember();
      this.mayBeName = false;
      return this.put(quotedScalar(this, one));
    }
    const plain = isGap(one) || INDICATORS.has(one)
      ? (one === "-" && !isBlank(this.see(1))) || (this.flow === 0 && (one === "?" || one === ":") && !gap)
      : true;
    if (!plain) throw new Unreadable("start", this.at);
    this.remember();
    this.mayBeName = false;
    this.put(plainScalar(this));
  }

  private toNextToken(): void {
    for (;;) {
      while (this.see() === " " || ((this.flow > 0 || !this.mayBeName) && this.see() === "\t")) this.skip();
      if (this.see() === "#") this.pass(isInLine);
      if (this.see() !== "\n") return;
      this.skip();
      if (this.flow === 0) this.mayBeName = true;
    }
  }

  private put(one: Token): void {
    this.queue.push(one);
  }

  /** One token of one character. */
  private mark(kind: Kind): void {
    const start = this.at;
    this.skip();
    this.put(token(kind, start, this.at));
  }

  /** Out of all blocks: a document begins or ends. */
  private outside(): void {
    this.unroll(-1);
    this.forget();
    this.mayBeName = false;
  }

  private unroll(column: number): void {
    if (this.flow > 0) return;
    while (this.indent > column) {
      this.put(token("block end", this.at, this.at));
      this.indent = this.indents.pop()!;
    }
  }

  /** A block begins where the text is further in than before; `number` says before which token. */
  private roll(column: number, kind: Kind, at: number, number = -1): void {
    if (this.flow > 0 || this.indent >= column) return;
    this.indents.push(this.indent);
    this.indent = column;
    if (number < 0) this.put(token(kind, at, at));
    else this.queue.splice(number - this.taken, 0, token(kind, at, at));
  }

  private remember(): void {
    if (!this.mayBeName) return;
    this.forget();
    const required = this.flow === 0 && this.indent === this.column;
    const number = this.taken + this.queue.length;
    this.candidates[this.candidates.length - 1] = { possible: true, required, number, at: this.at, line: this.line };
  }

  private forget(): void {
    const one = this.candidates[this.candidates.length - 1]!;
    if (one.possible && one.required) throw new Unreadable("no-colon", one.at);
    this.candidates[this.candidates.length - 1] = NO_CANDIDATE;
  }

  private streamEnd(): void {
    this.outside();
    this.put(token("stream end", this.at, this.at));
  }

  private document(kind: Kind): void {
    this.outside();
    const start = this.at;
    for (let size = 0; size < 3; size++) this.skip();
    this.put(token(kind, start, this.at));
  }

  private open(kind: Kind): void {
    this.remember();
    this.candidates.push(NO_CANDIDATE);
    this.flow++;
    this.mayBeName = true;
    this.mark(kind);
  }

  private close(kind: Kind): void {
    this.forget();
    if (this.flow > 0) {
      this.flow--;
      this.candidates.pop();
    }
    this.mayBeName = false;
    this.mark(kind);
  }

  private comma(): void {
    this.forget();
    this.mayBeName = true;
    this.mark("comma");
  }

  private entry(): void {
    if (this.flow === 0) {
      if (!this.mayBeName) throw new Unreadable("list", this.at);
      this.roll(this.column, "block list", this.at);
    }
    this.forget();
    this.mayBeName = true;
    this.mark("entry");
  }

  private key(): void {
    if (this.flow === 0) {
      if (!this.mayBeName) throw new Unreadable("other", this.at);
      this.roll(this.column, "block map", this.at);
    }
    this.forget();
    this.mayBeName = this.flow === 0;
    this.mark("key");
  }

  private value(): void {
    const last = this.candidates.length - 1;
    const one = this.candidates[last]!;
    if (this.stillPossible(last)) {
      this.queue.splice(one.number - this.taken, 0, token("key", one.at, one.at));
      this.roll(one.at - this.lineStart, "block map", one.at, one.number);
      this.candidates[last] = NO_CANDIDATE;
      this.mayBeName = false;
    } else {
      if (this.flow === 0) {
        if (!this.mayBeName) throw new Unreadable("colon", this.at);
        this.roll(this.column, "block map", this.at);
      }
      this.mayBeName = this.flow === 0;
    }
    this.mark("value");
  }
}
