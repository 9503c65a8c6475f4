// The participants' edition, as src/casegen/packs/participants.py has it: outcomes only behind the discussion.
import type { Block } from "./blocks";
import { heading, paragraph, row, said, type Question, type Session } from "./session";

const ANSWER = 3;
const LOG = 4;
const LOGGED = ["seen", "felt", "learnt", "next"];
const BREAK: Block = { kind: "page-break" };

const blank = (text: string, rows: number): Block => ({ kind: "blank", text, rows });

/** The blocks of the participants' edition, in order. */
export function participants(session: Session): Block[] {
  const { t, materials, plan } = session;
  const cards = session.cards();
  const later = guide(session, true);
  return [
    ...session.opening(),
    ...session.objectives(),
    ...session.agenda(),
    ...materials.reduce<Block[]>((all, { before }, at) => [...all, BREAK, heading(2, session.case(at)), ...session.blocks(at, before)], []),
    ...session.compared(["before"]),
    BREAK,
    heading(2, t("pack.guide")),
    ...guide(session, false),
    ...own(session),
    blank(t("pack.expect"), ANSWER),
    ...(cards.length ? [BREAK, ...cards] : []),
    BREAK,
    heading(2, t("pack.after")),
    paragraph(said(t("pack.after.note")), "lead"),
    ...materials.reduce<Block[]>((all, { title, before, after, figure, timeline }, at) => [
      ...all,
      // The contents on the first page name every heading: a title that may tell an outcome stands below it.
      heading(2, t("pack.after.case", { title: session.case(at) })),
      paragraph(said(t("pack.titled", { title }))),
      ...(figure ? [figure] : []),
      ...(timeline && !before.some((one) => JSON.stringify(one) === JSON.stringify(timeline)) ? session.blocks(at, [timeline]) : []),
      ...session.blocks(at, after),
    ], []),
    ...session.compared(["after"]),
    ...(later.length ? [heading(2, t("pack.guide.after")), ...later] : []),
    BREAK,
    heading(2, t("pack.log")),
    ...[...LOGGED, plan.function].map((name) => blank(t(`pack.log.${name}`), LOG)),
    ...session.references(),
  ];
}

function guide(session: Session, after: boolean): Block[] {
  const { t, materials } = session;
  return session.activities.reduce<Block[]>((all, activity) => {
    const questions = session.asked(activity);
    if (!questions.length || row(activity).after !== after) return all;
    all.push(heading(3, t("pack.timed", { name: session.name(activity), n: activity.minutes })));
    let before: Question | null = null;
    for (const one of questions) {
      if (one.at !== null && materials.length > 1 && before?.at !== one.at) all.push(paragraph(said(session.case(one.at)), "quiet"));
      all.push(blank(one.text, ANSWER));
      before = one;
    }
    return all;
  }, []);
}

function own(session: Session): Block[] {
  const questions = session.unasked();
  return questions.length ? [heading(3, session.t("pack.own")), ...questions.map((one) => blank(one, ANSWER))] : [];
}
