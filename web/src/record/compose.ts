// Builds plain data with places from the tokens of a text and refuses what a record may not use: src/casegen/compose.py.
import { finding, said, type Finding, type Place, type Values } from "./findings";
import { named, printable, unsafe } from "./safe";
import { explain } from "./syntax";
import { Unreadable, type Kind, type Token } from "./cursor";
import { Scanner } from "./tokens";
import type { Node } from "./tree";
import type { World } from "./world";

const DEPTH = 20;

interface Composed {
  readonly tree: Node | null;
  readonly refusal: Finding | null;
}

/** The tree of a text whose lines end in line feeds, or the first thing that keeps it from being one. */
export function compose(text: string, lines: readonly string[], world: World): Composed {
  const composer = new Composer(Array.from(text));
  try {
    return { tree: composer.stream(), refusal: null };
  } catch (why) {
    if (why instanceof Refused) {
      const { code, words, values, start, end } = why;
      const place = composer.place(start, end);
      return { tree: null, refusal: finding(world, code, [], place, words ? { said: said(world, words), ...values } : values) };
    }
    if (why instanceof Unreadable) {
      const { line, column } = composer.place(why.at);
      return { tree: null, refusal: explain(world, lines, { name: why.name, line, column }) };
    }
    throw why;
  }
}

/** A text uses what a record may not. */
class Refused {
  constructor(
    readonly code: string, readonly words: string | null, readonly start: number, readonly end: number,
    readonly values: Values = {},
  ) {}
}

/** What a value begins with: all of a scalar, or the first token of what holds others; `pair` is a lone one in a list. */
interface Start extends Pick<Token, "start" | "end" | "value" | "plain" | "double"> {
  readonly kind: Kind | "pair";
}

const nothing = (at: number): Start => ({ kind: "scalar", start: at, end: at, value: "", plain: true, double: false });

class Composer {
  private readonly tokens: Scanner;
  private readonly lineStarts: number[] = [0];
  private depth = 0;

  constructor(characters: readonly string[]) {
    this.tokens = new Scanner(characters);
    for (let at = 0; at < characters.length; at++) if (characters[at] === "\n") this.lineStarts.push(at + 1);
  }

  /** The place of a stretch of the text. */
  place(start: number, end = start): Place {
    const [line, column] = this.position(start);
    const [endLine, endColumn] = this.position(end);
    return { line, column, endLine, endColumn };
  }

  private position(at: number): [line: number, column: number] {
    let [low, high] = [0, this.lineStarts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lineStarts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return [low + 1, at - this.lineStarts[low]! + 1];
  }

  /** The only document of a text; null where there is none. */
  stream(): Node | null {
    const header = ["version", "tag directive", "document start"] as const;
    if (this.is("stream end")) return null;
    const told = this.is(...header);
    if (told) this.header(false);
    const tree = told && this.is(...header, "document end", "stream end")
      ? this.node(nothing(this.tokens.peek().start), null)
      : this.node(this.start(true, false), null);
    while (this.is("document end")) this.tokens.take();
    if (!this.is("stream end")) this.header(true);
    return tree;
  }

  private is(...kinds: Kind[]): boolean {
    return kinds.includes(this.tokens.peek().kind);
  }

  /** What stands before a document; a second one is refused. */
  private header(second: boolean): void {
    const first = this.tokens.peek();
    const told = new Set<string>();
    while (this.is("version", "tag directive")) {
      const { kind, value, start } = this.tokens.peek();
      const name = kind === "version" ? kind : value;
      if (told.has(name) || (kind === "version" && !/^1\.[12]$/.test(value))) throw new Unreadable("other", start);
      told.add(name);
      this.tokens.take();
    }
    const token = this.tokens.peek();
    if (token.kind !== "document start") throw new Unreadable("other", token.start);
    this.tokens.take();
    if (second) throw new Refused("CG005", "yaml.second", first.start, token.end);
    if (first !== token) throw new Refused("CG005", "yaml.directive", first.start, token.end);
  }

  /** What the next value begins with; `block`: it may be a block, `dashes`: one that is no further in than its name. */
  private start(block: boolean, dashes: boolean): Start {
    const first = this.tokens.peek();
    if (first.kind === "alias") throw new Refused("CG005", "yaml.alias", first.start, first.end);
    const before: Token[] = [];
    while (this.is("anchor", "tag") && !before.some((one) => one.kind === this.tokens.peek().kind)) {
      before.push(this.tokens.take());
    }
    if (before.some((one) => one.value && one.value !== "!!")) throw new Unreadable("other", first.start);
    const token = this.tokens.peek();
    const { kind } = token;
    const fits =
      kind === "scalar" || kind === "list start" || kind === "map start" || (dashes && kind === "entry") ||
      (block && (kind === "block list" || kind === "block map"));
    if (!fits && !before.length) throw new Unreadable("content", token.start);
    if (before.length) {
      const words = before.some((one) => one.kind === "anchor") ? "yaml.anchor" : "yaml.tag";
      throw new Refused("CG005", words, first.start, fits ? token.end : before[before.length - 1]!.end);
    }
    if (kind === "scalar") this.tokens.take();
    return token;
  }

  /** The value after a mark that ends at `at`, where nothing may stand before what `kinds` tell. */
  private startOr(at: number, block: boolean, dashes: boolean, ...kinds: Kind[]): Start {
    return this.is(...kinds) ? nothing(at) : this.start(block, dashes);
  }

  private node(start: Start, key: Place | null): Node {
    const here = this.place(start.start, start.end);
    if (start.kind === "scalar") {
      return { kind: "scalar", value: this.text(start), plain: start.plain, place: here, key: key ?? here };
    }
    if (++this.depth > DEPTH) throw new Refused("CG007", null, start.start, start.end, { depth: DEPTH });
    let held: { fields: Map<string, Node> } | { members: Node[] };
    let end: number;
    if (start.kind === "block map" || start.kind === "map start" || start.kind === "pair") {
      const fields = new Fields();
      if (start.kind === "block map") end = this.blockMap(fields);
      else if (start.kind === "map start") end = this.flowMap(fields);
      else end = this.pair(fields);
      held = { fields: fields.made };
    } else {
      const members: Node[] = [];
      end = start.kind === "list start" ? this.flowList(members) : this.blockList(members, start.kind === "entry");
      held = { members };
    }
    this.depth--;
    const place = this.place(start.start, end);
    return "fields" in held
      ? { kind: "map", fields: held.fields, place, key: key ?? here }
      : { kind: "list", members: held.members, place, key: key ?? here };
  }

  private text({ start, end, value, double }: Start): string {
    // Only an escape in double quotes can bring in what the text itself was searched for.
    const found = double ? unsafe().exec(value) : null;
    if (found) throw new Refused("CG008", null, start, end, { name: named(found[0]) });
    return value;
  }

  private field(fields: Fields, key: Start, value: () => Start): void {
    const { kind, start, end, plain } = key;
    if (kind !== "scalar") throw new Refused("CG005", "yaml.no-name", start, end);
    const name = this.text(key);
    if (name === "<<" && plain) throw new Refused("CG005", "yaml.merge", start, end);
    const line = fields.lines.get(name);
    if (line !== undefined) throw new Refused("CG006", null, start, end, { key: printable(name), line });
    const here = this.place(start, end);
    fields.lines.set(name, here.line);
    fields.made.set(name, this.node(value(), here));
  }

  private blockMap(fields: Fields): number {
    this.tokens.take();
    for (;;) {
      const token = this.tokens.peek();
      if (token.kind === "block end") return this.tokens.take().end;
      if (token.kind !== "key") throw new Unreadable("key", token.start);
      this.tokens.take();
      const key = this.startOr(token.end, true, true, "key", "value", "block end");
      this.field(fields, key, () => {
        if (!this.is("value")) return nothing(this.tokens.peek().start);
        return this.startOr(this.tokens.take().end, true, true, "key", "value", "block end");
      });
    }
  }

  /** A list on lines of its own; `flush`: its dashes stand right below the name of the field. */
  private blockList(members: Node[], flush: boolean): number {
    if (!flush) this.tokens.take();
    const next: Kind[] = flush ? ["entry", "key", "value", "block end"] : ["entry", "block end"];
    while (this.is("entry")) {
      const { end } = this.tokens.take();
      members.push(this.node(this.startOr(end, true, false, ...next), null));
    }
    const token = this.tokens.peek();
    if (flush) return token.start;
    if (token.kind !== "block end") throw new Unreadable("dash", token.start);
    return this.tokens.take().end;
  }

  private flowMap(fields: Fields): number {
    const begins = this.tokens.take().start;
    for (let first = true; !this.is("map end"); first = false) {
      if (!first) this.comma("brace", begins);
      if (this.is("map end")) break;
      const named = this.is("key");
      if (named) this.tokens.take();
      const key = named
        ? this.startOr(this.tokens.peek().start, false, false, "value", "comma", "map end")
        : this.start(false, false);
      this.field(fields, key, () => {
        if (!named || !this.is("value")) return nothing(this.tokens.peek().start);
        this.tokens.take();
        return this.startOr(this.tokens.peek().start, false, false, "comma", "map end");
      });
    }
    return this.tokens.take().end;
  }

  private flowList(members: Node[]): number {
    const begins = this.tokens.take().start;
    for (let first = true; !this.is("list end"); first = false) {
      if (!first) this.comma("bracket", begins);
      if (this.is("list end")) break;
      const { kind, start, end } = this.tokens.peek();
      const pair: Start = { ...nothing(start), kind: "pair", end };
      members.push(this.node(kind === "key" ? pair : this.start(false, false), null));
    }
    return this.tokens.take().end;
  }

  private comma(name: string, begins: number): void {
    if (!this.is("comma")) throw new Unreadable(name, begins);
    this.tokens.take();
  }

  /** One field among the members of a list in brackets. */
  private pair(fields: Fields): number {
    this.tokens.take();
    // Where there is no key, libyaml passes over the token that says so.
    const key = this.is("value", "comma", "list end") ? nothing(this.tokens.take().end) : this.start(false, false);
    this.field(fields, key, () => {
      if (!this.is("value")) return nothing(this.tokens.peek().start);
      this.tokens.take();
      return this.startOr(this.tokens.peek().start, false, false, "comma", "list end");
    });
    return this.tokens.peek().start;
  }
}

/** The fields of one mapping, and the lines in which their names stand. */
class Fields {
  readonly made = new Map<string, Node>();
  readonly lines = new Map<string, number>();
}
