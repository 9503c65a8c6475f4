// Does every figure, locator and claim of evidence lead to a source that the record declares?
// src/casegen/checks/provenance.py.
import { finding, said, type Finding, type Key, type Path } from "./findings";
import { near } from "./near";
import type { Case, Subject } from "./subject";
import { place } from "./tree";
import type { World } from "./world";

const NOT_RATED = "not-rated";

const hasPlace = (figure: Case["figures"][number]): boolean => figure.source !== undefined && figure.paragraph !== undefined;

/** CG401, CG403, CG404, CG405. */
export function* provenance(subject: Subject, world: World): Generator<Finding> {
  yield* figures(subject, world);
  yield* evidence(subject, world);
  yield* sources(subject, world);
  yield* ids(subject, world);
}

/** CG401: every figure names its source and the paragraph in it. */
function* figures({ read, data }: Subject, world: World): Generator<Finding> {
  for (const [at, figure] of data.figures.entries()) {
    if (hasPlace(figure)) continue;
    const [source, paragraph] = [figure.source === undefined, figure.paragraph === undefined];
    const lacks = source && paragraph ? "figure.both" : source ? "figure.source" : "figure.paragraph";
    const path = ["figures", at, "id"];
    yield finding(world, "CG401", path, place(read, path), { id: figure.id, said: said(world, lacks) });
  }
}

/** CG403: a level of evidence rests on a place in a source, its own or one of its figures'. */
function* evidence({ read, data }: Subject, world: World): Generator<Finding> {
  const placed = new Set(data.figures.filter(hasPlace).map(({ id }) => id));
  for (const [at, outcome] of data.outcomes.entries()) {
    const rests = outcome.from?.length || outcome.figures.some((id) => placed.has(id));
    if (outcome.evidence === NOT_RATED || rests) continue;
    const path = ["outcomes", at, "evidence"];
    yield finding(world, "CG403", path, place(read, path), { level: outcome.evidence });
  }
}

/** CG404: every locator and figure names a source of the record. */
function* sources({ read, data, leaves }: Subject, world: World): Generator<Finding> {
  const declared = new Set(data.sources.map(({ id }) => id));
  for (const [path, id] of leaves) {
    if (path[path.length - 1] === "source" && !declared.has(String(id))) {
      yield finding(world, "CG404", path, place(read, path), { id: String(id), said: near(world, String(id), declared) });
    }
  }
}

/** CG405: figures and sources have ids of their own, and an outcome names figures that are there. */
function* ids({ read, data }: Subject, world: World): Generator<Finding> {
  for (const field of ["figures", "sources"] as const) {
    const first = new Map<string, Path>();
    for (const [at, { id }] of (data[field] as readonly { id: string }[]).entries()) {
      const path: Key[] = [field, at, "id"];
      const before = first.get(id);
      if (!before) first.set(id, path);
      else {
        const line = place(read, before)?.line ?? 1;
        const values = { said: said(world, "id.twice", { field, name: id, line }), help: said(world, "id.rename") };
        yield finding(world, "CG405", path, place(read, path), values);
      }
    }
  }
  const declared = new Set(data.figures.map(({ id }) => id));
  for (const [at, outcome] of data.outcomes.entries()) {
    for (const [number, name] of outcome.figures.entries()) {
      if (declared.has(name)) continue;
      const path = ["outcomes", at, "figures", number];
      const values = { said: said(world, "figure.none", { name }), help: near(world, name, declared) };
      yield finding(world, "CG405", path, place(read, path), values);
    }
  }
}
