// Changes of single values in the text of a record: every line that a change does not concern stays as it is.
import type { Path, Place } from "../record/findings";
import { at, units, type List, type Mapping, type Node } from "../record/tree";
import { isCore } from "../record/typed";
import { field, flow, member, quoted, scalar, type Value } from "./write";

/** A text with the tree that was read from it. */
interface Written {
  readonly text: string;
  readonly tree: Mapping;
}

/** The order of the fields of the part at a path, and whether the part has to be there. */
export interface Order {
  fields(path: Path): readonly string[];
  required(path: Path): boolean;
}

/** The plain value of a node. */
export function value(node: Node): Value {
  if (node.kind === "scalar") {
    return node.plain && isCore(node.value) ? { bare: node.value } : node.value;
  }
  if (node.kind === "list") return node.members.map(value);
  // Names are its own only: `__proto__` is a name like any other.
  const made = Object.create(null) as Record<string, Value>;
  for (const [name, held] of node.fields) made[name] = value(held);
  return made;
}

/** A change cannot be made line by line; the caller writes the part around it anew. */
export class Unfit extends Error {}

/** What goes from a text: the value at a path, or all that it holds, where something empty is `left`. */
interface Removal {
  readonly path: Path;
  readonly left?: Value;
}

/** What has to change for the value at a path to go: a holder that would be empty goes as well, where it may. */
export function removal(tree: Mapping, path: Path, order: Order): Removal {
  const above = path.slice(0, -1);
  const holder = at(tree, above);
  if (!path.length || !holder || holder.kind === "scalar") return { path: [], left: {} };
  if ((holder.kind === "list" ? holder.members.length : holder.fields.size) > 1) return { path };
  const stays = !above.length || typeof above[above.length - 1] === "number" || (holder.kind === "map" && order.required(above));
  return stays ? { path: above, left: holder.kind === "list" ? [] : {} } : removal(tree, above, order);
}

/** One pass of editing over one text. What cannot be done line by line throws `Unfit`. */
export class Edit {
  private readonly starts: number[] = [0];

  constructor(private readonly written: Written, private readonly order: Order) {
    const { text } = written;
    for (let next = text.indexOf("\n"); next >= 0; next = text.indexOf("\n", next + 1)) this.starts.push(next + 1);
  }

  /** The text with the value at a path, which may not be there yet, and neither what holds it. */
  set(path: Path, made: Value): string {
    const { tree } = this.written;
    const node = at(tree, path);
    if (node) return this.replaced(path, node, made);
    let depth = path.length - 1;
    while (!at(tree, path.slice(0, depth))) depth--;
    let wrapped = made;
    for (const key of path.slice(depth + 1).reverse()) wrapped = typeof key === "number" ? [wrapped] : { [key]: wrapped };
    const key = path[depth]!;
    const above = path.slice(0, depth);
    const holder = at(tree, above)!;
    if (holder.kind === "map" && typeof key === "string") return this.withField(above, holder, key, wrapped);
    if (holder.kind === "list" && typeof key === "number") return this.withMember(above, holder, wrapped);
    return this.replaced(above, holder, typeof key === "number" ? [wrapped] : { [key]: wrapped });
  }

  /** The text with the part at a path written anew, without its comments: as it is in the `whole` record that is wanted. */
  rewritten(path: Path, whole: Value): string {
    const part = held(whole, path);
    if (part === undefined) throw new Unfit();
    return this.set(path, part);
  }

  /** The text after a removal. */
  removed({ path, left }: Removal): string {
    const { tree, text } = this.written;
    const above = path.slice(0, -1);
    const node = at(tree, path);
    const holder = at(tree, above);
    if (!node || !holder || holder.kind === "scalar") throw new Unfit();
    if (left) return this.replaced(path, node, left);
    if (holder.kind === "list") {
      if (this.inBrackets(above)) return this.splice(this.start(holder), this.end(holder), flow(holder.members.filter((one) => one !== node).map(value)));
      const dash = this.dash(node);
      const line = this.lineOf(dash);
      if (text.slice(line, dash).trim()) throw new Unfit();
      return this.splice(line, this.lineEnd(this.end(node)) + 1, "");
    }
    if (this.inBrackets(above)) {
      const rest: Record<string, Value> = {};
      for (const [name, held] of holder.fields) if (held !== node) rest[name] = value(held);
      return this.splice(this.start(holder), this.end(holder), flow(rest));
    }
    const key = this.offset(node.key);
    const line = this.lineOf(key);
    const end = this.lineEnd(this.end(node));
    if (!text.slice(line, key).trim()) return this.splice(line, end + 1, "");
    const fields = [...holder.fields.values()];
    const next = fields[fields.indexOf(node) + 1];
    const from = next ? this.offset(next.key) : -1;
    // The first field behind a dash: the next takes its place.
    return from > 0 && !text.slice(end, from).trim() ? this.splice(key, from, "") : this.splice(key, end, "");
  }

  /** The text with two neighbours of a list in each other's place; `upper` is the first of them. */
  swap(path: Path, upper: number): string {
    const { tree, text } = this.written;
    const list = at(tree, path);
    if (list?.kind !== "list" || upper < 0 || upper + 1 >= list.members.length) return text;
    if (this.inBrackets(path)) {
      const members = list.members.map(value);
      [members[upper], members[upper + 1]] = [members[upper + 1]!, members[upper]!];
      return this.splice(this.start(list), this.end(list), flow(members));
    }
    const [one, other] = [list.members[upper]!, list.members[upper + 1]!].map((node) => {
      const start = this.dash(node);
      if (text.slice(this.lineOf(start), start).trim()) throw new Unfit();
      return [start, this.lineEnd(this.end(node))] as const;
    }) as [readonly [number, number], readonly [number, number]];
    return text.slice(0, one[0]) + text.slice(...other) + text.slice(one[1], other[0]) + text.slice(...one) + text.slice(other[1]);
  }

  private replaced(path: Path, node: Node, made: Value): string {
    if (!path.length) return `${behindBlanks(field(made, -2))}\n`;
    const { text } = this.written;
    const [start, end] = [this.start(node), this.end(node)];
    if (this.inBrackets(path.slice(0, -1))) return this.splice(start, end, flow(made));
    const key = path[path.length - 1]!;
    const from = typeof key === "number" ? this.dash(node) : this.offset(node.key);
    const indent = from - this.lineOf(from);
    if (text[start] === '"' && end - start > 2 && typeof made === "string" && !made.includes("\n")) {
      return this.splice(start, end, quoted(made));
    }
    if (node.kind === "scalar" && end > start && (typeof made === "string" || "bare" in made)) {
      // The indentation is that of the field, also where other fields stand before it behind a dash.
      return this.annotated(start, start, end, scalar(made as string, indent + 2));
    }
    if (typeof key === "number") return this.annotated(from, from + 1, end, `-${member(made, indent)}`);
    const after = this.offset({ line: node.key.endLine, column: node.key.endColumn }) + 1;
    return this.annotated(from, after, Math.max(end, after), `${text.slice(from, after - 1)}:${field(made, indent)}`);
  }

  /**
   * The text with a stretch replaced by what was made, and its comments behind the first line of that.
   *
   * They stand behind the stretch; or, where the value is on the lines below, behind the dash, the colon or the head of
   * a block. `after` is where a dash or a colon ends, or the value begins.
   */
  private annotated(from: number, after: number, to: number, made: string): string {
    const { text } = this.written;
    const first = text.slice(after, Math.min(to, this.lineEnd(after)));
    const before = beforeBlanks(first.slice(0, Math.max(0, first.indexOf("#"))));
    const head = /^ *([|>][-+0-9]*)?$/.test(before) && first.includes("#") ? first.slice(before.length) : "";
    const behind = beforeBlanks(text.slice(to, this.lineEnd(to)));
    const line = made.includes("\n") ? made.indexOf("\n") : made.length;
    return this.splice(from, this.lineEnd(to), made.slice(0, line) + head + behind + made.slice(line));
  }

  private withField(path: Path, map: Mapping, name: string, made: Value): string {
    const fields = [...map.fields];
    if (!fields.length) return this.replaced(path, map, { [name]: made });
    if (this.inBrackets(path)) return this.splice(this.end(map) - 1, this.end(map) - 1, `, ${name}: ${flow(made)}`);
    const order = this.order.fields(path);
    const rank = order.indexOf(name);
    const before = fields.filter(([other]) => order.indexOf(other) < rank).map(([, node]) => node).pop();
    const indent = map.place.column - 1;
    if (before) {
      const behind = this.lineEnd(this.end(before));
      return this.splice(behind, behind, `\n${" ".repeat(indent)}${name}:${field(made, indent)}`);
    }
    const first = this.offset(fields[0]![1].key);
    return this.splice(first, first, `${name}:${field(made, indent)}\n${" ".repeat(indent)}`);
  }

  private withMember(path: Path, list: List, made: Value): string {
    const last = list.members[list.members.length - 1];
    if (!last) return this.replaced(path, list, [made]);
    if (this.inBrackets(path)) return this.splice(this.end(list) - 1, this.end(list) - 1, `, ${flow(made)}`);
    const dash = this.dash(last);
    const indent = dash - this.lineOf(dash);
    const behind = this.lineEnd(this.end(last));
    return this.splice(behind, behind, `\n${" ".repeat(indent)}-${member(made, indent)}`);
  }

  /** Whether what stands at a path is written in brackets or braces, or within them. */
  private inBrackets(path: Path): boolean {
    for (let size = 0; size <= path.length; size++) {
      const node = at(this.written.tree, path.slice(0, size));
      if (node && node.kind !== "scalar" && "[{".includes(this.written.text.charAt(this.start(node)))) return true;
    }
    return false;
  }

  private start(node: Node): number {
    return this.offset(node.place);
  }

  /** Where the text of a node ends, without the empty lines and comments behind it. */
  private end(node: Node): number {
    const start = this.start(node);
    const end = this.offset({ line: node.place.endLine, column: node.place.endColumn });
    const { text } = this.written;
    if (node.kind === "scalar") {
      return "|>".includes(text.charAt(start)) && end > start ? start + text.slice(start, end).replace(/\s+$/, "").length : end;
    }
    if ("[{".includes(text.charAt(start))) return end;
    const held = node.kind === "map" ? [...node.fields.values()] : node.members;
    const last = held[held.length - 1];
    return last ? this.end(last) : end;
  }

  /** Where the dash of a member stands: before it, with nothing but white space and comments between. */
  private dash(node: Node): number {
    const { text } = this.written;
    for (let end = this.start(node); end >= 0; ) {
      const line = this.lineOf(end);
      const before = beforeBlanks(text.slice(line, end).replace(/#.*/, ""));
      if (before.endsWith("-")) return line + before.length - 1;
      if (before) break;
      end = line - 1;
    }
    throw new Unfit();
  }

  private offset({ line, column }: Pick<Place, "line" | "column">): number {
    const start = this.starts[line - 1] ?? this.written.text.length;
    const next = this.starts[line] ?? this.written.text.length + 1;
    return start + units(this.written.text.slice(start, next), column - 1);
  }

  private lineOf(offset: number): number {
    return offset && this.written.text.lastIndexOf("\n", offset - 1) + 1;
  }

  private lineEnd(offset: number): number {
    const found = this.written.text.indexOf("\n", offset);
    return found < 0 ? this.written.text.length : found;
  }

  private splice(from: number, to: number, made: string): string {
    return this.written.text.slice(0, from) + made + this.written.text.slice(to);
  }
}

/** A plain value with another at a path; what holds it is made where it lacks. */
export function changed(whole: Value, path: Path, made: Value | undefined): Value {
  const [key, ...rest] = path;
  if (key === undefined) return made ?? {};
  if (typeof key === "number") {
    const list = Array.isArray(whole) ? [...(whole as readonly Value[])] : [];
    if (made === undefined && !rest.length) list.splice(key, 1);
    else list[key] = changed(list[key] ?? {}, rest, made);
    return list;
  }
  const fields: Record<string, Value> = typeof whole === "object" && !Array.isArray(whole) ? { ...(whole as Record<string, Value>) } : {};
  if (made === undefined && !rest.length) delete fields[key];
  else fields[key] = changed(fields[key] ?? {}, rest, made);
  return fields;
}

/** What a plain value holds at a path; undefined where there is nothing. */
function held(whole: Value, path: Path): Value | undefined {
  let found: Value | undefined = whole;
  for (const key of path) {
    if (typeof found !== "object" || !Object.prototype.hasOwnProperty.call(found, key)) return undefined;
    found = (found as { readonly [key: string | number]: Value })[key];
  }
  return found;
}

/** A text without the white space at its start, in linear time and in browsers that have no word for it. */
function behindBlanks(text: string): string {
  return `${text}.`.trim().slice(0, -1);
}

/** A text without the white space at its end. */
function beforeBlanks(text: string): string {
  return `.${text}`.trim().slice(1);
}
