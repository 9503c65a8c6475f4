// Is every text there in every language that people write, and is each translation up to date?
// src/casegen/checks/locales.py.
import { finding, said, type Finding } from "./findings";
import { sha256 } from "./sha256";
import type { Subject } from "./subject";
import { place } from "./tree";
import type { World } from "./world";

const FIELD = "translations";
const DIGITS = 8;

/** Eight hexadecimal digits that stay while the words do: white space and Unicode form do not count. */
function fingerprint(text: string): string {
  return sha256(text.split(/\s+/).filter(Boolean).join(" ").normalize("NFC")).slice(0, DIGITS);
}

/** CG301 to CG303. */
export function* locales(subject: Subject, world: World): Generator<Finding> {
  yield* everyLanguage(subject, world);
  yield* upToDate(subject, world);
  yield* confirmedOnce(subject, world);
}

/** CG301: every text is written in every language that is not derived. */
function* everyLanguage({ read, texts }: Subject, world: World): Generator<Finding> {
  for (const [path, text] of texts) {
    for (const key of world.written) {
      if (text[key] !== undefined) continue;
      yield finding(world, "CG301", path, place(read, path, true), { key, said: said(world, `language.${key}`) });
    }
  }
}

/** CG302: every translation was made from the original as it is now. */
function* upToDate({ read, data, texts, name }: Subject, world: World): Generator<Finding> {
  const confirmed = world.written
    .filter((key) => key !== data.original && data.translations?.[key] !== undefined)
    .map((key) => [key, new Set(data.translations![key])] as const);
  for (const [path, text] of confirmed.length ? texts : []) {
    const original = text[data.original];
    if (original === undefined) continue;
    for (const [key, prints] of confirmed) {
      if (text[key] === undefined || prints.has(fingerprint(original))) continue;
      const here = [...path, key];
      yield finding(world, "CG302", here, place(read, here), { file: file(data.id, name), said: said(world, `language.${key}`) });
    }
  }
}

/** CG303: a language that texts are translated into has fingerprints. */
function* confirmedOnce({ read, data, texts, name }: Subject, world: World): Generator<Finding> {
  for (const key of [...world.written].sort()) {
    const translated = key !== data.original &&
      texts.some(([, text]) => text[data.original] !== undefined && text[key] !== undefined);
    if (!translated || data.translations?.[key]?.length) continue;
    const path = [read.tree?.fields.has(FIELD) ? FIELD : "id"];
    yield finding(world, "CG303", path, place(read, path, true), { file: file(data.id, name), said: said(world, `language.${key}`) });
  }
}

const file = (id: string, name: string | undefined): string => `cases/${name ?? `${id}.yml`}`;
