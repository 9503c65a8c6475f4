// What a check has to say: a finding is a value, its texts are filled from the rules that the world brings.
import type { Severity, World } from "./world";

export type Key = string | number;
export type Path = readonly Key[];

/** A stretch of a text: lines and columns counted from 1 in characters, the end exclusive. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly path: Path;
  readonly place: Place | null;
  readonly message: string;
  readonly reason: string;
  readonly help: string;
}

export type Values = Readonly<Record<string, string | number>>;

/** A template with its `{names}` filled; `{{` and `}}` are braces, and a name without a value stays. */
export function fill(template: string, values: Values): string {
  return template.replace(/\{\{|\}\}|\{(\w+)\}/g, (whole, name: string | undefined) =>
    name === undefined ? whole.charAt(0) : Object.prototype.hasOwnProperty.call(values, name) ? String(values[name]) : whole);
}

/** The words called `name`, filled; the name itself where the world lacks them. */
export function said(world: World, name: string, values: Values = {}): string {
  return fill(Object.prototype.hasOwnProperty.call(world.words, name) ? world.words[name]! : name, values);
}

/** The finding of one rule at a place, with its texts filled from `values`. */
export function finding(world: World, code: string, path: Path, place: Place | null, values: Values = {}): Finding {
  const rule = world.rules[code];
  if (!rule) return { code, severity: "error", path, place, message: code, reason: "", help: "" };
  const { severity, message, reason, help } = rule;
  return {
    code, severity, path, place,
    message: fill(message, values), reason: fill(reason, values), help: fill(help, values),
  };
}

/** Whether a finding says that a text gives somebody away: it has to be known at once, because it cannot be taken back. */
export const isPrivate = ({ code }: Finding): boolean => code.startsWith("CG6");

/** Below zero where the first stands before the second: by place, then by code. */
export function inOrder(a: Finding, b: Finding): number {
  const [one, other] = [a.place, b.place];
  return (
    (one?.line ?? 1) - (other?.line ?? 1) || (one?.column ?? 1) - (other?.column ?? 1) ||
    (one?.endLine ?? 1) - (other?.endLine ?? 1) || (one?.endColumn ?? 1) - (other?.endColumn ?? 1) ||
    (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
  );
}
