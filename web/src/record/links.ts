// Do the links of a record lead somewhere, and is its prose free of HTML? src/casegen/checks/links.py.
import { finding, said, type Finding } from "./findings";
import { all, first, holds } from "./forms";
import { declared } from "./model";
import { near } from "./near";
import { pinpoint } from "./pinpoint";
import type { Subject } from "./subject";
import { place } from "./tree";
import type { World } from "./world";

const TARGETS = ["link.angled", "link.plain", "link.auto"];
const SCHEMES = new Set(["http", "https", "mailto"]);
const HIGHEST_PORT = 65_535;
// Prose may hold links; titles and phrases are shorter, and a link in one is shown as it stands.
const PROSE = "#/$defs/Prose";

/** What is wrong with the address of a link, by its name among the world's words; null where it can work. */
function trouble(world: World, address: string): string | null {
  if (!address) return "link.none";
  const found = first(world, "link.address", address);
  if (!found) return "link.no-scheme";
  const scheme = found[1]!.toLowerCase();
  const rest = address.slice(found[0].length);
  if (!SCHEMES.has(scheme)) return "link.scheme";
  if (scheme === "mailto") return holds(world, "link.mailbox", rest) ? null : "link.mail";
  const where = first(world, "link.place", rest);
  if (!where) return rest.startsWith("//[") ? "link.malformed" : "link.host";
  if (where[2] && !(holds(world, "link.port", where[2]) && Number(where[2]) <= HIGHEST_PORT)) return "link.malformed";
  return holds(world, "link.reachable", where[1] ?? "") ? null : "link.host";
}

interface Broken {
  readonly start: number;
  readonly end: number;
  readonly wrong: string;
}

/** The links in prose that cannot work, by where their addresses begin. */
function brokenIn(world: World, own: string): Map<number, Broken> {
  const broken = new Map<number, Broken>();
  for (const form of TARGETS) {
    for (const found of all(world, form, own)) {
      const wrong = trouble(world, found[2]!);
      const start = found.index + found[1]!.length;
      if (wrong) broken.set(start, { start, end: start + found[2]!.length, wrong });
    }
  }
  return broken;
}

/** What the message about the first of so many places ends with. */
const more = (world: World, count: number): string => (count > 1 ? said(world, "link.more", { count }) : "");

/** CG701 and CG703, each once a text: links in prose and addresses of sources can work, and no text holds HTML. */
export function* links({ read, texts, data }: Subject, world: World): Generator<Finding> {
  for (const [path, text] of texts) {
    const prose = declared(path)?.$ref === PROSE;
    for (const key of Object.keys(text)) {
      const own = text[key]!;
      const broken = prose ? brokenIn(world, own) : new Map<number, Broken>();
      if (broken.size) {
        const { start, end, wrong } = broken.get(Math.min(...broken.keys()))!;
        const where = pinpoint(read, [...path, key], own, start, end);
        yield finding(world, "CG701", [...path, key], where, { said: said(world, wrong) + more(world, broken.size) });
      }
      const tags = [...all(world, "html.tag", own)];
      if (tags[0]) {
        const { index, 0: tag } = tags[0];
        const where = pinpoint(read, [...path, key], own, index, index + tag.length);
        yield finding(world, "CG703", [...path, key], where, { said: more(world, tags.length) });
      }
    }
  }
  for (const [at, { url }] of data.sources.entries()) {
    const wrong = url === undefined ? null : trouble(world, url);
    const path = ["sources", at, "url"];
    if (wrong) yield finding(world, "CG701", path, place(read, path), { said: said(world, wrong) });
  }
}

/** CG702: a case is adapted from another case of the library. */
export function* adapted({ read, data }: Subject, world: World): Generator<Finding> {
  const others = new Set(world.cases.map(([id]) => id).filter((id) => id !== data.id));
  for (const [at, one] of data.adaptedFrom.entries()) {
    if (others.has(one.case)) continue;
    const path = ["adaptedFrom", at, "case"];
    const wrong = one.case === data.id ? said(world, "adapted.itself") : said(world, "adapted.none", { id: one.case });
    yield finding(world, "CG702", path, place(read, path), { said: wrong, help: near(world, one.case, others) });
  }
}
