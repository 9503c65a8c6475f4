// Which documents hold a key, and how prominently: shards of postings, unpacked when a key of theirs is asked for.

/** Documents in ascending order, and for each the level of the key in it (0 in the body to 3 in the title). */
export interface Posting {
  docs: Int32Array;
  levels: Uint8Array;
}

/** A shard as its script delivers it: keys parted by spaces; base64 of varints, for each key a count and so many gaps with levels. */
export interface Packed {
  k: string;
  b: string;
  /** What people type that begins with one of the keys, with the numbers of its synonyms. */
  n?: Record<string, number[]>;
  /** What the editions call it, in their order, and what else texts say, by the numbers of the synonyms whose postings are here. */
  t?: Record<string, string[]>;
}

/** The shard of a key, without a `~` before it: FNV-1a over code points, in 32 bits; `shards` is a power of two. */
export function shardOf(key: string, shards: number): number {
  let hash = 2166136261;
  for (const one of key[0] === "~" ? key.slice(1) : key) hash = Math.imul(hash ^ one.codePointAt(0)!, 16777619);
  return (hash >>> 0) % shards;
}

/** What the keys of synonyms begin with, which are no concepts. */
export const SYNONYMS = "=";

/** Varints one after the other: 7 bits a byte, low first, the high bit says that more follow. */
export class Varints {
  at = 0;

  constructor(readonly bytes: Uint8Array) {}

  /** The next number; 0 at the end of the bytes. */
  next(): number {
    let value = 0;
    let scale = 1;
    while (this.at < this.bytes.length) {
      const byte = this.bytes[this.at++]!;
      value += (byte & 127) * scale;
      if (byte < 128) break;
      scale *= 128;
    }
    return value;
  }

  /** Pass over so many numbers. */
  skip(count: number): void {
    while (count > 0 && this.at < this.bytes.length) if (this.bytes[this.at++]! < 128) count--;
  }
}

/** A shard that is there: it knows where each of its keys begins. */
export class Shard {
  private readonly bytes: Uint8Array;
  private readonly places = new Map<string, number>();

  /** Raises on a shard that is not one. */
  constructor(private readonly packed: Packed) {
    const binary = atob(packed.b);
    this.bytes = Uint8Array.from({ length: binary.length }, (_, at) => binary.charCodeAt(at));
    const varints = new Varints(this.bytes);
    for (const key of packed.k.split(" ")) {
      this.places.set(key, varints.at);
      varints.skip(varints.next());
    }
  }

  /** The synonyms of what people type, by number. */
  typed(phrase: string): readonly number[] {
    return own(this.packed.n, phrase) ?? [];
  }

  /** What texts say for synonyms, by the key of their postings. */
  said(key: string): readonly string[] {
    return own(this.packed.t, key.slice(1 + SYNONYMS.length)) ?? [];
  }

  /** The posting of a key; an empty one where no document has it. Documents from `docs` on are none. */
  posting(key: string, docs: number): Posting {
    const place = this.places.get(key);
    if (place === undefined) return { docs: new Int32Array(0), levels: new Uint8Array(0) };
    const varints = new Varints(this.bytes);
    varints.at = place;
    // No posting has more numbers than bytes are left, whatever a broken shard says.
    const count = Math.min(varints.next(), this.bytes.length - varints.at, docs);
    const posting = { docs: new Int32Array(count), levels: new Uint8Array(count) };
    let doc = 0;
    let kept = 0;
    for (let at = 0; at < count; at++) {
      const next = varints.next();
      doc += Math.floor(next / 4);
      if (doc >= docs || (at && next < 4)) break;
      posting.docs[kept] = doc;
      posting.levels[kept++] = next & 3;
    }
    return kept === count ? posting : { docs: posting.docs.slice(0, kept), levels: posting.levels.slice(0, kept) };
  }
}

function own<T>(held: Record<string, T> | undefined, key: string): T | undefined {
  return held && Object.prototype.hasOwnProperty.call(held, key) ? held[key] : undefined;
}
