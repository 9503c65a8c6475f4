// Is the case not adapted from itself by way of others? src/casegen/checks/rings.py.
import { finding, said, type Finding } from "./findings";
import type { Subject } from "./subject";
import { place } from "./tree";
import type { World } from "./world";

// How many cases of a ring are named.
const MOST_NAMED = 6;

/** CG704: the ways back from the origins of a record do not lead to it. */
export function* rings({ read, data }: Subject, world: World): Generator<Finding> {
  const origins = new Map(world.cases.map(([id, , , , from]) => [id, from]));
  const own = data.adaptedFrom.map((one) => one.case);
  for (const [at, first] of own.entries()) {
    const way = first === data.id || own.indexOf(first) < at ? null : wayBack(first, data.id, origins);
    if (!way) continue;
    const named = [...way.slice(0, MOST_NAMED), ...(way.length > MOST_NAMED ? ["…"] : []), way[0]!];
    const path = ["adaptedFrom", at, "case"];
    yield finding(world, "CG704", path, place(read, path), { said: named.join(said(world, "rings.from")) });
  }
}

/** The cases on a way from one to another along what they were adapted from, both included; null where there is none. */
function wayBack(from: string, to: string, origins: ReadonlyMap<string, readonly string[]>): string[] | null {
  const before = new Map<string, string | null>([[from, null]]);
  const queue = [from];
  for (let next = 0; next < queue.length; next++) {
    for (const origin of origins.get(queue[next]!) ?? []) {
      if (origin === to) {
        const way = [to];
        for (let one: string | null = queue[next]!; one !== null; one = before.get(one) ?? null) way.push(one);
        return way.reverse();
      }
      if (!before.has(origin) && origins.has(origin)) {
        before.set(origin, queue[next]!);
        queue.push(origin);
      }
    }
  }
  return null;
}
