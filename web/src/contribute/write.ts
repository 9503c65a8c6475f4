// Values as YAML that every reader takes for what they are: without quotes where nothing can be misread, else with them.

/** A number or a truth value as it stands in a record, without quotes. */
interface Bare {
  readonly bare: string;
}
export type Value = string | Bare | readonly Value[] | { readonly [name: string]: Value };

const isBare = (value: Value): value is Bare => typeof value === "object" && !Array.isArray(value) && typeof (value as Bare).bare === "string" && Object.keys(value).length === 1;
const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

// Words that some reader of YAML takes for something else.
const MEANT = /^(true|false|yes|no|on|off|null|y|n)$/i;

/** Whether a text can stand without quotes in a block: it begins with a letter, and nothing in it means anything. */
function plain(text: string): boolean {
  const first = text.charCodeAt(0);
  return (
    (/^[A-Za-z]/.test(text) || (first > 0xa0 && first !== 0x3000)) &&
    !/[\n\t]|: |:$| #|\s$/.test(text) && !MEANT.test(text)
  );
}

/** A text in double quotes on one line. */
export function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&").replace(/\n/g, "\\n").replace(/\t/g, "\\t")}"`;
}

/** A scalar that follows a colon or a dash, without the space before it; `indent` is that of a block's lines. */
export function scalar(value: string | Bare, indent: number): string {
  if (typeof value !== "string") return value.bare;
  if (plain(value)) return value;
  const lines = value.split("\n");
  const block = lines.length > 1 && lines[0] !== "" && !/^\s/.test(lines[0]!) && lines[lines.length - 1] !== "" && !lines.some((line) => /\s$/.test(line));
  if (!block) return quoted(value);
  const pad = " ".repeat(indent);
  return ["|-", ...lines.map((line) => (line ? pad + line : ""))].join("\n");
}

/** The name of a field, in quotes where it could be taken for something else. */
const title = (name: string): string => (/^[A-Za-z][A-Za-z0-9_-]*$/.test(name) && !MEANT.test(name) ? name : quoted(name));

/** A value in one line, for lists and sets that are written in brackets and braces. */
export function flow(value: Value): string {
  if (typeof value === "string") return quoted(value);
  if (isBare(value)) return value.bare;
  if (isList(value)) return `[${value.map(flow).join(", ")}]`;
  return `{${Object.entries(value).map(([name, held]) => `${title(name)}: ${flow(held)}`).join(", ")}}`;
}

/** What follows the colon of a field that is indented so far, from the space or the line end on. */
export function field(value: Value, indent: number): string {
  if (typeof value === "string" || isBare(value)) return ` ${scalar(value, indent + 2)}`;
  if (isList(value)) return value.length ? value.map((one) => `\n${" ".repeat(indent + 2)}-${member(one, indent + 2)}`).join("") : " []";
  const fields = Object.entries(value);
  if (!fields.length) return " {}";
  return fields.map(([name, held]) => `\n${" ".repeat(indent + 2)}${title(name)}:${field(held, indent + 2)}`).join("");
}

/** What follows the dash of a member whose dash is indented so far. */
export function member(value: Value, indent: number): string {
  if (typeof value === "string" || isBare(value)) return ` ${scalar(value, indent + 2)}`;
  if (isList(value)) return ` ${flow(value)}`;
  const fields = Object.entries(value);
  if (!fields.length) return " {}";
  return fields.map(([name, held], at) => `${at ? `\n${" ".repeat(indent + 2)}` : " "}${title(name)}:${field(held, indent + 2)}`).join("");
}
