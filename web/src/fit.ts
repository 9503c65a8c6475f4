// How well cases resemble a community that a reader describes, by a rule without weights.
//
// Of each thing asked a case gives one answer. match: it has that value itself, or one narrower, or one broader;
// differs: it has values for the question, but none of these; unknown: the record says nothing that answers it.
// Cases with more matches come first; of equal ones, those with fewer differences, then with fewer unknowns, then by id.
//
// The same rule is in src/casegen/index/fit.py; tests/golden/fit.json holds both to it.

export interface Question {
  /** For every value the broader one, which stands before it, or -1. */
  readonly broader: readonly number[];
  /** For every case the values that it has itself. */
  readonly rows: readonly (readonly number[])[];
}

export interface Asked {
  readonly question: number;
  readonly value: number;
}

export type Answer = "match" | "differs" | "unknown";

export interface Fit {
  /** The number of the case, in the order of ids. */
  readonly at: number;
  /** In the order of what is asked. */
  readonly answers: readonly Answer[];
  /** For each thing asked the values of the case by which it matches. */
  readonly via: readonly (readonly number[])[];
}

/** A value with all that are broader and all that are narrower. */
function near(broader: readonly number[], value: number): Set<number> {
  const found = new Set([value]);
  for (let at = value + 1; at < broader.length; at++) if (found.has(broader[at]!)) found.add(at);
  for (let at = broader[value]!; at >= 0; at = broader[at]!) found.add(at);
  return found;
}

/** How many of the answers are of one kind. */
export function count({ answers }: Fit, kind: Answer): number {
  return answers.reduce((n, one) => n + (one === kind ? 1 : 0), 0);
}

/** Below zero where the first resembles the description more. */
function order(a: Fit, b: Fit): number {
  return (
    count(b, "match") - count(a, "match") ||
    count(a, "differs") - count(b, "differs") ||
    count(a, "unknown") - count(b, "unknown") ||
    a.at - b.at
  );
}

/** Every one of `n` cases with its answers, those that resemble the description most first. */
export function fit(questions: readonly Question[], asked: readonly Asked[], n: number): Fit[] {
  const sets = asked.map(({ question, value }) => near(questions[question]!.broader, value));
  const found = Array.from({ length: n }, (_, at): Fit => {
    const via = asked.map(({ question }, one) => questions[question]!.rows[at]!.filter((value) => sets[one]!.has(value)));
    const answers = asked.map(({ question }, one): Answer =>
      via[one]!.length ? "match" : questions[question]!.rows[at]!.length ? "differs" : "unknown");
    return { at, answers, via };
  });
  return found.sort(order);
}
