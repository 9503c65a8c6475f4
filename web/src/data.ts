// Data that comes as script files, so that it also comes where a page is opened from a disk.
import type { Data, FacetData, Rows } from "./columns";
import { trusted } from "./trusted";

export type Card = [id: string, title: string, summary: string, where: string, methods: string[], replicability: string];

const ALPHABET = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)).filter((one) => !'"&<>\\'.includes(one)).join("");

/** Numbers, a character each. The other half is `characters` in render/scripts.py. */
export function numbers(text: string): number[] {
  return Array.from(text, (one) => {
    const at = ALPHABET.indexOf(one);
    return at < 0 ? one.codePointAt(0)! - 0x100 + ALPHABET.length : at;
  });
}

/** The values of each case: twice the value, and one more at the last; a space for none. The other half is `packed` there. */
export function rows(text: string): number[][] {
  const found: number[][] = [];
  let row: number[] = [];
  text.split(" ").forEach((part, at) => {
    if (at) found.push([]);
    for (const one of numbers(part)) {
      row.push(one >> 1);
      if (one % 2 === 0) continue;
      found.push(row);
      row = [];
    }
  });
  return found;
}

interface Delivered {
  columns?: Data;
  cards?: Record<string, Card[]>;
  rows?: Record<string, string>;
}

const underWay = new Map<string, Promise<void>>();

/** Run a data script once; one that fails, or after which its data has not `come`, is tried again when next asked for. */
export function script(address: string, come: () => boolean = () => true): Promise<void> {
  const before = underWay.get(address);
  if (before) return before;
  const promise = new Promise<void>((done, failed) => {
    const element = document.createElement("script");
    element.src = trusted(address);
    element.onerror = () => {
      underWay.delete(address);
      element.remove();
      failed(new Error(address));
    };
    element.onload = () => (come() ? done() : element.onerror!(""));
    document.head.append(element);
  });
  underWay.set(address, promise);
  return promise;
}

/** The address of the file that was made with another which says so: one of an earlier making, kept somewhere, has another. */
export function made(address: string, of: string | undefined): string {
  return of ? `${address}?of=${of}` : address;
}

/** What the data scripts have delivered so far; `D` names what is asked of it, each part of which may be lacking. */
export function delivered<D extends object = Delivered>(): Partial<D> {
  return (self as { casegen?: Partial<D> }).casegen ?? {};
}

const unpacked = new Map<string, Promise<unknown>>();

/** What a file of `columns/` holds, `read` once; it is of `n` cases, or something went wrong on the way. */
function column<T>(file: string, n: number, root: string, read: (text: string) => T[]): Promise<T[]> {
  const before = unpacked.get(file) as Promise<T[]> | undefined;
  if (before) return before;
  const packed = (): string | undefined => delivered().rows?.[file];
  const found = script(`${root}columns/${file}.js`, () => typeof packed() === "string").then(() => {
    const all = read(packed()!);
    if (all.length !== n) throw new Error(`${file} has ${all.length} of ${n}`);
    return all;
  });
  unpacked.set(file, found);
  found.catch(() => unpacked.delete(file));
  return found;
}

/** For every one of `n` cases its values in a facet. */
export function rowsOf({ file }: Pick<FacetData, "file">, n: number, root: string): Promise<Rows> {
  return column(file, n, root, rows);
}

/** For every one of `n` cases its rank in the order that a file holds. */
export function ranksOf(file: string, n: number, root: string): Promise<readonly number[]> {
  return column(file, n, root, numbers);
}

// So many files are asked for at a time: an export may need hundreds.
const AT_ONCE = 8;

/** The cards of cases by number, in their order; only the files that hold them are loaded. */
export async function cards(cases: readonly number[], { size, of }: Pick<Data, "size" | "of">, folder: string): Promise<Card[]> {
  const shards = [...new Set(cases.map((at) => Math.floor(at / size)))];
  for (let from = 0; from < shards.length; from += AT_ONCE) {
    await Promise.all(shards.slice(from, from + AT_ONCE).map((shard) =>
      script(made(`${folder}cards-${shard}.js`, of), () => delivered().cards?.[shard] !== undefined)));
  }
  return cases.map((at) => {
    const card = delivered().cards?.[Math.floor(at / size)]?.[at % size];
    if (!card) throw new Error(`no card ${at}`);
    return card;
  });
}
