// The facilitator's edition, as src/casegen/packs/facilitator.py has it: how to lead, and outcomes with their sources.
import type { Block } from "./blocks";
import type { Activity } from "./outline";
import { heading, listing, paragraph, row, said, type Question, type Session } from "./session";

const FORM = ["when", "who", "function", "cases", "talked", "feelings", "advice", "tasks", "next", "signed"];
const BREAK: Block = { kind: "page-break" };

/** The blocks of the facilitator's edition, in order. */
export function facilitator(session: Session): Block[] {
  const { t, materials } = session;
  const own = session.unasked();
  const cards = session.cards();
  return [
    ...session.opening(),
    ...session.objectives(),
    ...session.agenda(),
    ...preparation(session),
    ...materials.reduce<Block[]>((all, { name, problem, all_steps: steps, figure, timeline, after }, at) => [
      ...all,
      BREAK,
      heading(2, session.case(at)),
      paragraph(said(t("pack.called", { name })), "quiet"),
      heading(3, t("pack.told")),
      paragraph(session.line(at, problem)),
      listing(steps.map((one) => session.line(at, one)), true),
      ...(figure ? [figure] : []),
      ...(timeline ? session.blocks(at, [timeline]) : []),
      ...session.blocks(at, after),
    ], []),
    ...session.compared(["before", "after"]),
    BREAK,
    heading(2, t("pack.lead")),
    ...session.timed().reduce<Block[]>((all, [start, activity]) => [...all, ...led(session, start, activity)], []),
    ...(own.length ? [heading(3, t("pack.own")), ...own.map((one) => paragraph(said(one), "question"))] : []),
    ...(cards.length ? [BREAK, ...cards] : []),
    BREAK,
    ...form(session),
    ...session.references(),
  ];
}

function preparation(session: Session): Block[] {
  const played = session.activities.some((one) => row(one).roles);
  const names = ["read", "print", ...(session.unread ? ["ahead"] : []), ...(played ? ["cards"] : []), "hold"];
  return [heading(2, session.t("pack.prepare")), listing(names.map((name) => said(session.t(`pack.prepare.${name}`))))];
}

function led(session: Session, start: number, activity: Activity): Block[] {
  const { t } = session;
  const points = session.listened(activity);
  return [
    heading(3, t("pack.led", { name: session.name(activity), start, end: start + activity.minutes })),
    { kind: "note", line: said(t(`pack.do.${activity.key}`)) },
    ...session.asked(activity).reduce<Block[]>((all, one) => [
      ...all, paragraph(said(one.text), "question"), ...(one.field ? [paragraph(said(place(session, one)), "quiet")] : []),
    ], []),
    ...(points.length ? [paragraph(said(t(row(activity).asks.includes("outcomes") ? "pack.tell" : "pack.listen")), "answer"), listing(points)] : []),
  ];
}

/** Where in the record an answer is to be looked for: the part in words, and the field itself. */
function place(session: Session, { field, at }: Question): string {
  const { t } = session;
  const steps = field.split("/");
  const last = steps.length > 1 ? steps[steps.length - 1]! : "";
  let part = t(`pack.field.${steps[0]!}`);
  if (/^\d+$/.test(last)) part = t("pack.field.nth", { part, n: Number(last) + 1 });
  return t("pack.grew", { part: session.of(at, part), field });
}

function form(session: Session): Block[] {
  const { t, plan, materials } = session;
  const known: Record<string, string> = {
    function: t(`pack.function.${plan.function}`), cases: materials.map(({ title }) => title).join(t("pack.joint")),
  };
  const title = t("pack.form");
  const rows = FORM.map((name) => [said(t(`pack.form.${name}`)), said(known[name] ?? "")]);
  return [heading(2, title), { kind: "table", title, head: [t("pack.form.part"), t("pack.form.record")], rows, widths: [28, 72], headed: true }];
}
