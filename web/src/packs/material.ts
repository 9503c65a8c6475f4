// What a pack takes from a case, as its script on the site holds it: src/casegen/packs/given.py says what each part is.
import { delivered, script } from "../data";
import type { Block, Figure, Line, Table } from "./blocks";

export type When = "before" | "after";

export interface Material {
  readonly v: number;
  readonly id: string;
  readonly title: string;
  /** What it is called before its title, which may tell an outcome, is told. */
  readonly name: string;
  readonly place: string;
  readonly address: string;
  readonly status: string;
  readonly problem: Line;
  readonly steps: readonly Line[];
  readonly all_steps: readonly Line[];
  /** How long it takes to read `before`. */
  readonly seconds: number;
  readonly before: readonly Block[];
  readonly after: readonly Block[];
  readonly rows: readonly (readonly [key: string, label: string, line: Line, when: When])[];
  readonly questions: readonly (readonly [kind: string, text: string, field: string])[];
  readonly points: readonly (readonly [kind: string, line: Line, field: string])[];
  readonly roles: readonly (readonly [name: string, kind: string, lines: readonly Line[]])[];
  readonly sources: readonly string[];
  /** How the record itself is cited. */
  readonly record: string;
  readonly figure: Figure | null;
  readonly timeline: Table | null;
}

const VERSION = 2;

/** How many whole minutes it takes to read cases one after the other. */
export const reading = (materials: readonly Pick<Material, "seconds">[]): number =>
  Math.ceil(materials.reduce((sum, { seconds }) => sum + seconds, 0) / 60);

/**
 * The materials of an edition, each loaded once from its script on the site.
 *
 * The scripts of all editions put what they bring in the same place: those of one edition are asked for together, those
 * of the next when they have come.
 */
export class Materials {
  private readonly known = new Map<string, Promise<Material | null>>();

  /** `folder` leads to the scripts. */
  constructor(private readonly folder: string) {}

  /** The material of a case; null where there is none that can be used. */
  of(id: string): Promise<Material | null> {
    const before = this.known.get(id);
    if (before) return before;
    const found = this.load(id);
    this.known.set(id, found);
    return found;
  }

  private async load(id: string): Promise<Material | null> {
    const all = (): Record<string, Material> => delivered<{ material: Record<string, Material> }>().material ?? {};
    const come = (): boolean => Object.prototype.hasOwnProperty.call(all(), id);
    // A script that fails leaves nothing behind: the case is unknown, and is asked for again.
    await script(`${this.folder}${id}.js`, come).catch(() => undefined);
    const made = come() ? all()[id]! : null;
    // Another edition's script would put its own in this place.
    delete all()[id];
    if (!made) this.known.delete(id);
    return made?.v === VERSION ? made : null;
  }
}
