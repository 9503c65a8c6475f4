// Is a record as it should be? The same answers as `casegen check` gives, in the browser.
//
// The order is the command's: what cannot be read is not judged further, nor is what has not the form of a case.
// docs/decisions/0014-two-checkers.md says which codes only the command knows.
import { inOrder, type Finding } from "./findings";
import { named, onlyOne } from "./identity";
import { keeping } from "./keeping";
import { adapted, links } from "./links";
import { load } from "./load";
import { locales } from "./locales";
import { persons } from "./persons";
import { privacy } from "./privacy";
import { provenance } from "./provenance";
import { rings } from "./rings";
import { schema } from "./schema";
import { subject, type Subject } from "./subject";
import type { Read } from "./tree";
import { vocabulary } from "./vocabulary";
import type { World } from "./world";

const CHECKS: readonly ((subject: Subject, world: World) => Iterable<Finding>)[] = [
  named, onlyOne, keeping, links, adapted, rings, locales, persons, privacy, provenance, vocabulary,
];

/**
 * All that is to be said of a record, given as text or as the bytes of a file, in the order of its lines. Never throws.
 *
 * `name` is that of the file in the library, as `qintai-parking.yml`; without it the record is new, so that an id
 * which is taken is an error.
 */
export function check(text: string | Uint8Array, world: World, name?: string): Finding[] {
  return checked(load(text, world, name), world, name);
}

/** All that is to be said of a record that was read already, as `check` says it. */
export function checked(read: Read, world: World, name?: string): Finding[] {
  if (!read.tree) return [...read.findings].sort(inOrder);
  const { data, findings } = schema(read, world);
  if (!data) return [...findings].sort(inOrder);
  const sound = subject(read, data, name, world);
  const found: Finding[] = [];
  for (const one of CHECKS) found.push(...one(sound, world));
  return found.sort(inOrder);
}
