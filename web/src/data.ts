// Data that comes as script files, so that it also comes where a page is opened from a disk.
import type { Data } from "./columns";

export type Card = [id: string, title: string, summary: string, where: string, methods: string[], replicability: string];

const ALPHABET = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)).filter((one) => !'"&<>\\'.includes(one)).join("");

type Packed = string | number[][];

/** The values of each case: a character a value, cases parted by spaces. The other half is `packed` in render/scripts.py. */
export function rows(packed: Packed): number[][] {
  if (typeof packed !== "string") return packed;
  return packed.split(" ").map((row) => [...row].map((one) => {
    const at = ALPHABET.indexOf(one);
    return at < 0 ? one.codePointAt(0)! - 0x100 + ALPHABET.length : at;
  }));
}

export interface Delivered {
  columns?: Data;
  cards?: Record<string, Card[]>;
}

const underWay = new Map<string, Promise<void>>();

/** Run a data script once; a failed one is tried again when next asked for. */
export function script(address: string): Promise<void> {
  const before = underWay.get(address);
  if (before) return before;
  const promise = new Promise<void>((done, failed) => {
    const element = document.createElement("script");
    element.src = address;
    element.onload = () => done();
    element.onerror = () => {
      underWay.delete(address);
      element.remove();
      failed(new Error(address));
    };
    document.head.append(element);
  });
  underWay.set(address, promise);
  return promise;
}

/** What the data scripts have delivered so far. */
export function delivered(): Delivered {
  const found = (self as { casegen?: Delivered }).casegen ?? {};
  if (found.columns) unpack(found.columns);
  return found;
}

/** Turn the packed rows of columns into lists, where they are packed. */
function unpack(data: Data): void {
  // Data of another version may be anything; who asks for it looks at its version.
  if (!Array.isArray(data.facets)) return;
  for (const facet of data.facets) facet.rows = rows(facet.rows);
  const more = data as { leads?: Packed };
  if (more.leads !== undefined) more.leads = rows(more.leads);
}

// So many files are asked for at a time: an export may need hundreds.
const AT_ONCE = 8;

/** The cards of cases by number, in their order; only the files that hold them are loaded. */
export async function cards(cases: readonly number[], size: number, folder: string): Promise<Card[]> {
  const shards = [...new Set(cases.map((at) => Math.floor(at / size)))];
  for (let from = 0; from < shards.length; from += AT_ONCE) {
    await Promise.all(shards.slice(from, from + AT_ONCE).map((shard) => script(`${folder}cards-${shard}.js`)));
  }
  return cases.map((at) => {
    const card = delivered().cards?.[Math.floor(at / size)]?.[at % size];
    if (!card) throw new Error(`no card ${at}`);
    return card;
  });
}
