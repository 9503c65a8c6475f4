// The regular expressions that Python and the browser share, as the world brings them: src/casegen/forms.py.
import type { World } from "./world";

interface Compiled {
  readonly pattern: RegExp;
  readonly after: RegExp | null;
}

const made = new WeakMap<World, Map<string, Compiled | null>>();

function compiled(world: World, name: string): Compiled | null {
  let known = made.get(world);
  if (!known) made.set(world, (known = new Map()));
  let form = known.get(name);
  if (form === undefined) {
    form = null;
    const said = world.forms[name];
    try {
      // An old browser that does not know the letters of all scripts goes without the form; the command has it.
      if (said) form = { pattern: new RegExp(said[0], `${said[2]}g`), after: said[1] ? new RegExp(said[1], "u") : null };
    } catch {
      form = null;
    }
    known.set(name, form);
  }
  return form;
}

/** Every match of a form in a text, in order; `from` is where to begin. */
export function* all(world: World, name: string, text: string, from = 0): Generator<RegExpExecArray> {
  const form = compiled(world, name);
  if (!form) return;
  let at = from;
  for (;;) {
    form.pattern.lastIndex = at;
    const found = form.pattern.exec(text);
    if (!found) return;
    const size = found[0].length;
    if (form.after && found.index > 0 && form.after.test(before(text, found.index))) {
      at = found.index + 1;
    } else {
      yield found;
      at = found.index + (size || 1);
    }
    if (at > text.length) return;
    if (isLow(text, at)) at++;
  }
}

/** The first match of a form in a text at or after `from`, if any. */
export function first(world: World, name: string, text: string, from = 0): RegExpExecArray | null {
  for (const found of all(world, name, text, from)) return found;
  return null;
}

/** Whether a form stands somewhere in a text. */
export function holds(world: World, name: string, text: string): boolean {
  return first(world, name, text) !== null;
}

const isLow = (text: string, at: number): boolean =>
  at < text.length && (text.charCodeAt(at) & 0xfc00) === 0xdc00 && at > 0 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;

/** The character that ends at a place. */
function before(text: string, at: number): string {
  return text.slice(isLow(text, at - 1) ? at - 2 : at - 1, at);
}
