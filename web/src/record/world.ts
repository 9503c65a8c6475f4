// What the checker has to know besides the schema: rules and words in one edition, vocabularies, the cases there are.
//
// src/casegen/render/contribute_world.py makes it, from the very rules, words and expressions that the command uses.

export type Severity = "error" | "warning" | "advice";

/** Texts with places in braces, as `{name}`. */
interface RuleTexts {
  readonly severity: Severity;
  readonly message: string;
  readonly reason: string;
  readonly help: string;
}

/** Id, label, definition, the place of the broader concept or -1, and every word for it in any language. */
export type WorldConcept = readonly [id: string, label: string, definition: string, broader: number, words: readonly string[]];

/** Id, title, status, the ids under which it was published before, and those of the cases it was adapted from. */
type WorldCase = readonly [
  id: string, title: string, status: string, formerly: readonly string[], origins: readonly string[],
];

interface WorldScheme {
  readonly concepts: readonly WorldConcept[];
}

/** Surnames, and Traditional characters each with the Simplified one, as far as they matter to names. */
interface Persons {
  readonly simplified: string;
  readonly clear: string;
  readonly guarded: Readonly<Record<string, string>>;
  readonly words: readonly string[];
}

export interface World {
  readonly rules: Readonly<Record<string, RuleTexts>>;
  /** What fills a place in a rule's texts, by name. */
  readonly words: Readonly<Record<string, string>>;
  /** Regular expressions: the source, the class that may not stand just before a match (or ""), the flags. */
  readonly forms: Readonly<Record<string, readonly [source: string, after: string, flags: string]>>;
  readonly schemes: Readonly<Record<string, WorldScheme>>;
  readonly cases: readonly WorldCase[];
  /** What a text may be written under, the usual original first; and those of them that people write. */
  readonly keys: readonly string[];
  readonly written: readonly string[];
  /** What a text of a fixed form is called, by its pattern in the schema. */
  readonly kinds: Readonly<Record<string, string>>;
  /** The forms of telephone numbers, by the code that is dialled from abroad. */
  readonly plans: Readonly<Record<string, string>>;
  readonly persons: Persons;
}
