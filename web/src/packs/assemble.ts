// Puts the documents of a pack together: the same blocks as src/casegen/packs/assemble.py, held to one golden folder.
import type { Block } from "./blocks";
import { facilitator } from "./facilitator";
import type { Material } from "./material";
import { participants } from "./participants";
import type { Edition, Plan } from "./plan";
import { presentation } from "./presentation";
import { Session, type Say } from "./session";

const MADE: Record<Edition, (session: Session) => Block[]> = { participants, facilitator, slides: presentation };

/** The blocks of an edition in one language; `materials` are those of the plan's cases, in their order. */
export function assemble(plan: Plan, materials: readonly Material[], edition: Edition, t: Say): Block[] {
  return MADE[edition](new Session(plan, materials, t));
}
