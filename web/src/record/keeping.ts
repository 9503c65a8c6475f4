// Does what a record says about its own keeping agree: its status, its dates, what takes its place?
// src/casegen/checks/keeping.py.
import { before } from "./days";
import { finding, said, type Finding, type Path } from "./findings";
import { near } from "./near";
import type { Case, Subject } from "./subject";
import { place } from "./tree";
import type { World } from "./world";

/** CG901 to CG903. */
export function* keeping(subject: Subject, world: World): Generator<Finding> {
  yield* retired(subject, world);
  yield* inOrder(subject, world);
  yield* replaced(subject, world);
}

/** CG901: a record has `retired` when its status is retired, and only then. */
function* retired({ read, data }: Subject, world: World): Generator<Finding> {
  const status = data.status ?? "published";
  if (status === "retired" && !data.retired) {
    const values = { said: said(world, "kept.no-reason"), help: said(world, "kept.give-reason") };
    yield finding(world, "CG901", ["status"], place(read, ["status"]), values);
  } else if (status !== "retired" && data.retired) {
    const values = { said: said(world, "kept.not-retired", { status }), help: said(world, "kept.whichever") };
    yield finding(world, "CG901", ["retired"], place(read, ["retired"], true), values);
  }
}

/** CG902: nothing is updated, reviewed or retired before it was recorded. */
function* inOrder({ read, data }: Subject, world: World): Generator<Finding> {
  const created = data.record?.created;
  if (created === undefined) return;
  for (const [path, date, what] of dates(data)) {
    if (date !== undefined && before(date, created)) {
      yield finding(world, "CG902", path, place(read, path), { date, created, said: said(world, what) });
    }
  }
}

function dates({ record, retired: gone }: Case): readonly (readonly [Path, string | undefined, string])[] {
  return [
    [["record", "updated"], record?.updated, "kept.updated"],
    [["record", "reviewed", "date"], record?.reviewed?.date, "kept.reviewed"],
    [["retired", "date"], gone?.date, "kept.retired"],
  ];
}

/** CG903: what takes the place of a retired case is another, published case. */
function* replaced({ read, data }: Subject, world: World): Generator<Finding> {
  const to = data.retired?.to;
  if (to === undefined) return;
  const status = new Map(world.cases.map(([id, , status_]) => [id, status_]));
  const found = status.get(to);
  if (to !== data.id && found === "published") return;
  let [wrong, help] = ["replaced.none", said(world, "replaced.another")];
  if (to === data.id) wrong = "replaced.itself";
  else if (found !== undefined) wrong = found === "draft" ? "replaced.draft" : "replaced.retired";
  else help = near(world, to, world.cases.filter(([id, , one]) => one === "published" && id !== data.id).map(([id]) => id));
  yield finding(world, "CG903", ["retired", "to"], place(read, ["retired", "to"]), { said: said(world, wrong, { id: to }), help });
}
