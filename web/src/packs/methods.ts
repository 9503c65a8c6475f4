// The activities of a session and the methods that put them in order: the table that src/casegen/packs reads too.
import told from "../../../src/casegen/packs/methods.json";

/** What is known of an activity: packs/methods.py says what each part means. */
export interface Row {
  readonly weight: number;
  readonly least: number;
  readonly priority: number;
  readonly asks: readonly string[];
  readonly after: boolean;
  readonly once: boolean;
  readonly roles: boolean;
  readonly cases: number;
  readonly minutes: number;
  readonly function: string;
}

const USUAL = { asks: [], after: false, once: false, roles: false, cases: 1, minutes: 0, function: "" };
const rows = Object.entries(told.activities).map(([key, row]): [string, Row] => [key, { ...USUAL, ...row }]);

/** Every activity by its key. */
export const ACTIVITIES: ReadonlyMap<string, Row> = new Map(rows);

/** Every method's activities in their order. */
export const METHODS: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(told.methods));

/** The functions of supervision (Kadushin). */
export const FUNCTIONS: readonly string[] = told.functions;
