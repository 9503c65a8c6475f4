// Which cases fit a community, by the rule that src/casegen/index/fit.py sets down; tests/golden/fit.json holds both to it.

export type Name = "types" | "problems" | "leads" | "has";
export type Verdict = "match" | "differs" | "unknown";
/** Concepts by part: of a description, or of a case. */
export type Traits = { readonly [name in Name]?: readonly string[] };
/** By scheme: the broader concept of each that has one. */
export type Broader = { readonly [scheme: string]: { readonly [concept: string]: string } };

export interface Part {
  readonly name: Name;
  readonly verdict: Verdict;
  readonly met: readonly string[];
  readonly open: readonly string[];
  readonly unmet: readonly string[];
}

export interface Fit {
  readonly id: string;
  readonly parts: readonly Part[];
}

const PARTS: readonly (readonly [Name, string])[] = [
  ["types", "community-types"],
  ["problems", "problems"],
  ["leads", "actors"],
  ["has", "actors"],
];

/** How a case fits a description; parts that the description leaves empty are not looked at. */
export function fit(description: Traits, id: string, own: Traits, broader: Broader): Fit {
  const parts: Part[] = [];
  for (const [name, scheme] of PARTS) {
    const said = description[name] || [];
    if (said.length) parts.push(part(name, said, own[name] || [], upwardsIn(broader[scheme] || {})));
  }
  return { id, parts };
}

/** Every case as it fits a description, the best first: most matches, fewest that differ, fewest unknown, id. */
export function ranked(description: Traits, cases: readonly (readonly [string, Traits])[], broader: Broader): Fit[] {
  return cases
    .map(([id, own]) => fit(description, id, own, broader))
    .sort(
      (one, other) =>
        count(other, "match") - count(one, "match") ||
        count(one, "differs") - count(other, "differs") ||
        count(one, "unknown") - count(other, "unknown") ||
        (one.id < other.id ? -1 : one.id > other.id ? 1 : 0),
    );
}

export function count(one: Fit, verdict: Verdict): number {
  return one.parts.filter((part) => part.verdict === verdict).length;
}

type Upwards = (concept: string) => Set<string>;

/** The concept and all broader than it; a ring of them is walked once. */
function upwardsIn(broader: { readonly [concept: string]: string }): Upwards {
  return (concept) => {
    const seen = new Set<string>();
    let at: string | undefined = concept;
    while (at !== undefined && !seen.has(at)) {
      seen.add(at);
      at = Object.prototype.hasOwnProperty.call(broader, at) ? broader[at] : undefined;
    }
    return seen;
  };
}

function part(name: Name, said: readonly string[], own: readonly string[], upwards: Upwards): Part {
  const [wanted, given] = name === "has" ? [own, said] : [said, own];
  const reach = new Set<string>();
  for (const one of given) upwards(one).forEach((above) => reach.add(above));
  const met: string[] = [];
  const open: string[] = [];
  const unmet: string[] = [];
  for (const one of wanted) {
    const above = upwards(one);
    if (reach.has(one)) met.push(one);
    else if (!given.length || given.some((concept) => above.has(concept))) open.push(one);
    else unmet.push(one);
  }
  return { name, verdict: verdict(name, met.length > 0, open.length > 0, unmet.length > 0), met, open, unmet };
}

function verdict(name: Name, met: boolean, open: boolean, unmet: boolean): Verdict {
  if (name === "has") return unmet ? "differs" : open || !met ? "unknown" : "match";
  return met ? "match" : open ? "unknown" : "differs";
}
