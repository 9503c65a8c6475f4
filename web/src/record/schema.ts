// Does a record have the form that the schema asks for? Every error becomes a finding in plain words:
// src/casegen/checks/schema.py.
import validate from "casegen:validate";
import { finding, said, type Finding, type Path, type Values } from "./findings";
import { better, meant, slipped } from "./guess";
import { asked, choices, declared, fields, form, homes, own, settled, wanted, type Schema, type Wanted } from "./model";
import { problems, type Problem } from "./problems";
import { fold, ranked } from "./ratio";
import { length, short } from "./safe";
import { fullWidth, noSpace, slip } from "./syntax";
import { at, place, stretch, within, type Read } from "./tree";
import { NUMBER, typed, type Value } from "./typed";
import { unknownConcept } from "./vocabulary";
import type { World } from "./world";

// How many findings a record gets at most, and how many lines of a value are looked at for a slip.
const MOST = 50;
const MOST_LINES = 20;
const SHOWN_PLACES = 3;
const NOTHING = new Set(["", "~", "null", "Null", "NULL"]);
// A name that has run together with its value inside braces.
const RUN_TOGETHER = /^\s*([A-Za-z-]{1,40})(：|:)(?=\S)/;
const TRUTH = /^(true|false)$/;

/** A record that is sound in form, as plain data; or all that is wrong with its form. */
interface Formed {
  readonly data: { readonly [name: string]: Value } | null;
  readonly findings: readonly Finding[];
}

/** Has the record the form of a case? */
export function schema(read: Read, world: World): Formed {
  const data = typed(read.tree!);
  const errors = validate(data) ? [] : (validate.errors ?? []);
  const all = problems(read, errors, world).slice(0, MOST);
  if (!all.length) return { data, findings: [] };
  const strange = all.filter(({ kind }) => kind === "strange").map(({ path }) => path);
  const key = (path: Path): string => JSON.stringify(path);
  // A field that is there under a misspelt name is not missing as well; what an unknown one holds nobody can judge.
  const misspelt = new Set(strange.map((path) => key([...path.slice(0, -1), meant(last(path), known(path, world), world) ?? 0])));
  const unknown = new Set(strange.map(key));
  const told = all.filter(({ kind, path }) =>
    !path.some((_, size) => unknown.has(key(path.slice(0, size)))) && (kind !== "missing" || !misspelt.has(key(path))));
  return { data: null, findings: told.map((problem) => new Teller(read, world, problem).tell()) };
}

const last = (path: Path): string => String(path[path.length - 1]);

/** The fields that may stand where an unknown one does. */
function known(path: Path, world: World): readonly string[] {
  const parts = fields(declared(path.slice(0, -1)), world);
  return parts ? Object.keys(parts) : world.keys;
}

/** Says one problem of one record in the world's words. */
class Teller {
  private readonly path: Path;
  private readonly kind: Schema | null;
  private readonly want: Wanted;
  /** The text of the value, where it is a scalar, and whether it stood without quotes. */
  private readonly value: string | null;
  private readonly plain: boolean;

  constructor(private readonly read: Read, private readonly world: World, private readonly problem: Problem) {
    this.path = problem.path;
    this.kind = declared(this.path);
    this.want = wanted(this.kind, world);
    const node = at(read.tree, this.path);
    this.value = node?.kind === "scalar" ? node.value : null;
    this.plain = node?.kind === "scalar" && node.plain;
  }

  tell(): Finding {
    switch (this.problem.kind) {
      case "strange": return this.unknownField();
      case "missing": return this.missing();
      case "long": return this.tooLong();
      case "empty": return this.empty();
    }
    if (this.value !== null && NOTHING.has(this.value.trim())) return this.empty();
    switch (this.problem.kind) {
      case "form": return this.notAllowed(this.value ?? "");
      case "least":
      case "most": return this.outOfRange(this.problem.kind);
      default: return this.wrongType();
    }
  }

  private finding(code: string, values: Values, key: boolean, path = this.path): Finding {
    return finding(this.world, code, this.path, place(this.read, path, key), values);
  }

  /** What a place is called. */
  private named(path: Path): string {
    const words = path.filter((one): one is string => typeof one === "string").map(short);
    const { world } = this;
    if (!words.length) return said(world, "file");
    const end = words[words.length - 1]!;
    const word = world.keys.includes(end) ? words.slice(-2).join(".") : end;
    const count = path[path.length - 1];
    return typeof count === "number" ? said(world, "member", { word, count: count + 1 }) : said(world, "field", { word });
  }

  private unknownField(): Finding {
    const { read, world, path } = this;
    const field = last(path);
    const all = known(path, world);
    const like = meant(field, all, world);
    const places = homes(world).get(field) ?? [];
    const where = place(read, path, true);
    const lead = /^\u3000+/.exec(field)?.[0];
    if (lead && where) return fullWidth(world, stretch(where.line, where.column, lead.length), lead, "  ");
    const joined = RUN_TOGETHER.exec(field);
    if (joined && all.includes(joined[1]!)) {
      const mark = within(read, path, joined[2]!);
      return joined[2] === "：" ? fullWidth(world, mark, "：", ": ") : noSpace(world, mark, ":");
    }
    let help: string;
    if (like !== null && fold(field) !== field.toLowerCase()) help = said(world, "schema.full-width", { like });
    else if (like !== null) help = said(world, "near.meant", { name: like });
    else if (places.length) help = said(world, "schema.misplaced", { places: places.slice(0, SHOWN_PLACES).join(said(world, "or")) });
    else help = said(world, "schema.fields", { names: all.join(said(world, "comma")) });
    return this.finding("CG101", { field: short(field), said: help, parent: this.named(path.slice(0, -1)) }, true);
  }

  private missing(): Finding {
    const parent = this.path.slice(0, -1);
    const values = { field: last(this.path), parent: this.named(parent), ...asked(this.want, this.world) };
    return this.finding("CG102", values, true, parent);
  }

  private tooLong(): Finding {
    const size = length(this.value ?? "");
    const unit = said(this.world, "characters");
    return this.finding("CG104", { length: size, most: this.problem.limit ?? 0, name: this.named(this.path), unit }, false);
  }

  private empty(): Finding {
    const above = declared(this.path.slice(0, -1));
    const required = above && fields(above, this.world) && settled(above).required?.includes(last(this.path));
    const help = required
      ? said(this.world, "schema.required", { help: asked(this.want, this.world).help })
      : said(this.world, "schema.optional");
    return this.finding("CG106", { said: help, name: this.named(this.path) }, true);
  }

  private wrongType(): Finding {
    const { read, world, path, value, want } = this;
    const plain = { number: NUMBER, whole: NUMBER, truth: TRUTH };
    const fits = own<RegExp>(plain, want.name);
    if (fits) {
      const found = slipped(world, read, path, value, fits);
      if (found) return found;
    } else if (value !== null && this.plain) {
      const where = place(read, path);
      const [from, to] = [where?.line ?? 1, where?.endLine ?? 1];
      for (let line = from; line <= Math.min(to, from + MOST_LINES); line++) {
        const found = slip(world, line, read.lines[line - 1] ?? "");
        if (found) return found;
      }
    }
    const { said: what, help } = asked(want, world);
    const examples: Readonly<Record<string, string>> = { list: "schema.as-member", "by-language": "schema.as-text" };
    const example = value === null ? undefined : own(examples, want.name);
    const shown = example ? said(world, example, { value: short(value!) }) : "";
    return this.finding("CG103", { name: this.named(path), said: what, help: help + shown }, value === null);
  }

  private notAllowed(value: string): Finding {
    const { read, world, path } = this;
    const kind = settled(this.kind!);
    const fits = form(kind);
    const found = slipped(world, read, path, value, fits);
    if (found) return found;
    const scheme = kind["x-scheme"];
    if (scheme !== undefined && own(world.schemes, scheme)) return unknownConcept(world, path, place(read, path), value, scheme);
    const allowed = choices(kind);
    let { help } = asked(this.want, world);
    const likely = better(value, this.want.name, fits);
    if (allowed.length) {
      const names = ranked(Array.from(fold(value.slice(0, 400))).slice(0, 60).join(""), allowed).map(([one]) => allowed[one]!);
      help = asked({ name: "choice", names }, world).help;
    } else if (likely !== null) {
      help = said(world, "schema.better", { likely, help });
    }
    return this.finding("CG105", { value: short(value), said: help, name: this.named(path) }, false);
  }

  private outOfRange(end: "least" | "most"): Finding {
    const help = said(this.world, `schema.${end}`, { bound: this.problem.limit ?? 0 });
    const value = short(String(Number(this.value)));
    return this.finding("CG105", { value, said: help, name: this.named(this.path) }, false);
  }
}
