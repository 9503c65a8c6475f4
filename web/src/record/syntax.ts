// Says in plain words why a text is not YAML, the slips of a Chinese keyboard first: src/casegen/syntax.py.
import { finding, said, type Finding, type Place } from "./findings";
import { all, first } from "./forms";
import { characters, stretch, units } from "./tree";
import type { World } from "./world";

const MARKS: readonly (readonly [form: string, right: string])[] = [
  ["slip.colon", ": "],
  ["slip.gap", " "],
  ["slip.indent", "  "],
  ["slip.bracket", "["],
  ["slip.brace", "{"],
  ["slip.dash", "- "],
];
const QUOTES = ["slip.quotes", '"'] as const;
const HALF: Readonly<Record<string, string>> = { "，": ", ", "、": ", ", "］": "]", "】": "]", "｝": "}" };
// A slip stands at the start of its line; more of a hostile line is not looked at.
const WITHIN = 400;

/** The finding that `wrong`, which stands at a place, should be the half-width `right`. */
export function fullWidth(world: World, place: Place | null, wrong: string, right: string): Finding {
  const space = /^\s+$/.test(wrong);
  return finding(world, "CG009", [], place, {
    said: said(world, space ? "slip.space" : "slip.mark", { mark: wrong }),
    right: said(world, space ? "slip.spaces" : "slip.right", { mark: right }),
  });
}

/** The finding that a space should follow the mark at a place. */
export function noSpace(world: World, place: Place | null, mark: string): Finding {
  return finding(world, "CG012", [], place, { mark });
}

/** The finding for a mark where YAML needs a half-width one or a space; `unread`: YAML cannot read the line. */
export function slip(world: World, number: number, line: string, unread = false): Finding | null {
  const start = line.slice(0, units(line, WITHIN));
  for (const [form, right] of unread ? [...MARKS, QUOTES] : MARKS) {
    const found = first(world, form, start);
    if (found) return fullWidth(world, marked(found, 1, number, start), found[2]!, right);
  }
  const tight = first(world, "slip.tight", start);
  if (!tight) return null;
  const group = tight[2] === undefined ? 3 : 1;
  return noSpace(world, marked(tight, group, number, start), tight[group + 1]!);
}

/** The place of the group after `lead`, which begins the match. */
function marked(found: RegExpExecArray, lead: number, number: number, line: string): Place {
  const from = found.index + found[lead]!.length;
  const mark = found[lead + 1]!;
  return stretch(number, characters(line, from) + 1, characters(mark, mark.length));
}

/** What keeps a text from being read: a name in the world's words, and where its cause stands. */
interface Trouble {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

/** The one finding that tells best why the text of these lines is not YAML. */
export function explain(world: World, lines: readonly string[], { name, line, column }: Trouble): Finding {
  let before = line - 1;
  while (before > 0 && !lines[before - 1]!.trim()) before--;
  for (const number of [line, before]) {
    const text = lines[number - 1];
    const found = text === undefined ? null : slip(world, number, text, true);
    if (found) return found;
  }
  const text = lines[line - 1] ?? "";
  if (name === "bracket" || name === "brace") {
    for (const found of all(world, "slip.flow", text, units(text, column))) {
      const place = stretch(line, characters(text, found.index) + 1, 1);
      return fullWidth(world, place, found[0], HALF[found[0]]!);
    }
  }
  const shown = name === "start" && text.charAt(units(text, column - 1)) === "\t" ? "tab" : name;
  return finding(world, "CG004", [], stretch(line, column, 1), {
    said: said(world, `yaml.${shown}`), help: said(world, `yaml.${shown}.help`),
  });
}
