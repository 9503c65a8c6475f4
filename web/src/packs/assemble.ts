// Puts the documents of a pack together: the same blocks as src/casegen/packs/assemble.py, held to one golden folder.
import type { Block } from "./blocks";
import { facilitator } from "./facilitator";
import { participants } from "./participants";
import type { Edition } from "./plan";
import { presentation } from "./presentation";
import type { Session } from "./session";

const MADE: Record<Edition, (session: Session) => Block[]> = { participants, facilitator, slides: presentation };

/** The blocks of a session in its edition and language. */
export function assemble(session: Session): Block[] {
  return MADE[session.edition](session);
}
