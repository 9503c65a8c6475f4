// The slides of a pack as blocks, as src/casegen/packs/slides.py has them: outcomes only where the session comes to them.
import type { Block } from "./blocks";
import type { Activity } from "./outline";
import { heading, listing, paragraph, row, said, type Session } from "./session";

const SHORT = ["place", "problem", "leads", "method"];
const COMPARED = [...SHORT, "participation"];
const BREAK: Block = { kind: "page-break" };

const slide = (blocks: readonly Block[]): Block[] => (blocks.length ? [BREAK, ...blocks] : []);
const note = (text: string): Block => ({ kind: "note", line: said(text) });

/** The blocks of the slides, in order; each page break begins one. */
export function presentation(session: Session): Block[] {
  const { t, materials } = session;
  let hidden = session.activities.some(({ key }) => key === "outcomes");
  const own = session.unasked();
  return [
    ...session.opening(),
    note(t("pack.do.begin")),
    ...slide(session.objectives()),
    ...slide(session.agenda()),
    ...materials.reduce<Block[]>((all, { rows, problem, steps }, at) => [
      ...all,
      BREAK,
      heading(2, session.case(at)),
      listing(rows.filter(([key, , line]) => SHORT.includes(key) && line.text).map(([, label, { text }]) => said(t("pack.labelled", { label, text })))),
      { kind: "note", line: session.line(at, problem) },
      BREAK,
      heading(2, t("pack.steps", { title: session.case(at) })),
      listing(steps.map((one) => session.line(at, one)), true),
    ], []),
    ...slide(session.compared(["before"], COMPARED)),
    ...session.activities.reduce<Block[]>((all, one) => {
      hidden = hidden && one.key !== "outcomes";
      return [...all, ...activity(session, one, hidden)];
    }, []),
    ...(own.length ? [BREAK, heading(2, t("pack.own")), listing(own.map(said))] : []),
    BREAK,
    ...session.references(),
  ];
}

/** The slide of an activity; while outcomes are hidden, without questions of cases that may tell one. */
function activity(session: Session, one: Activity, hidden: boolean): Block[] {
  const { t, materials } = session;
  const { roles, after, asks } = row(one);
  const questions = session.asked(one).filter(({ at }) => at === null || !(after && hidden));
  return [
    BREAK,
    heading(2, t("pack.timed", { name: session.name(one), n: one.minutes })),
    roles
      ? listing(materials.map(({ roles: played }, at) => said(session.of(at, played.map(([name]) => name).join(t("pack.joint"))))))
      : questions.length ? listing(questions.map(({ at, text }) => said(session.of(at, text)))) : paragraph(said(t(`pack.say.${asks.length ? "talk" : one.key}`))),
    note(t(`pack.do.${one.key}`)),
    ...(one.key === "outcomes" ? materials.reduce<Block[]>((all, { points }, at) => {
      const told = points.filter(([kind]) => kind === "outcomes").map(([, line]) => session.line(at, line));
      const limits = points.filter(([kind, , field]) => kind === "transfer" && field.startsWith("limits/"));
      return [
        ...all, BREAK, heading(2, t("pack.after.case", { title: session.told(at) })), listing(told),
        ...(limits.length ? [note(t("pack.limits")), ...limits.map(([, line]): Block => ({ kind: "note", line: session.line(at, line) }))] : []),
      ];
    }, []) : []),
  ];
}
