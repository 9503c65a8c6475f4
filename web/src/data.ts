// Data that comes as script files, so that it also comes where a page is opened from a disk.
import type { Data } from "./columns";

export type Card = [id: string, title: string, summary: string, where: string, methods: string[], replicability: string];

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
  return (self as { casegen?: Delivered }).casegen ?? {};
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
