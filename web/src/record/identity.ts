// Is the record called as its file is, and only it? src/casegen/checks/identity.py.
import { finding, type Finding, type Path } from "./findings";
import type { Subject } from "./subject";
import { place } from "./tree";
import type { World } from "./world";

/** CG501: the id is the file's name without `.yml`. */
export function* named({ read, data, name }: Subject, world: World): Generator<Finding> {
  const stem = name?.replace(/\.yml$/, "");
  if (stem !== undefined && data.id !== stem) yield finding(world, "CG501", ["id"], place(read, ["id"]), { id: data.id, stem });
}

/** CG503: no other case has the id, or was published under it, or has one under which this one was. */
export function* onlyOne({ read, data, name }: Subject, world: World): Generator<Finding> {
  const holders = new Map<string, string>();
  for (const [id, , , formerly] of world.cases) {
    // What stands under the record's own name in the library is the record as it was.
    if (`${id}.yml` === name) continue;
    for (const one of [id, ...formerly]) if (!holders.has(one)) holders.set(one, id);
  }
  const twice = (id: string, other: string, path: Path): Finding =>
    finding(world, "CG503", path, place(read, path), { id, other: `cases/${other}.yml` });
  const holder = holders.get(data.id);
  if (holder !== undefined) yield twice(data.id, holder, ["id"]);
  for (const [at, old] of data.formerly.entries()) {
    const other = old === data.id ? data.id : holders.get(old);
    if (other !== undefined) yield twice(old, other, ["formerly", at]);
  }
}
