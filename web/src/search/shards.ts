// The index as a query sees it: where keys stand, fetched shard by shard.
import { taken, type Load } from "./files";
import { all, any, count, highest, type Levels } from "./levels";
import type { Wanted } from "./plan";
import { Shard, shardOf, SYNONYMS } from "./postings";
import { flat, type Token } from "./tokens";

/** Where fewer documents than these are found, pairs across the border of words are looked up too. */
const FEW = 10;
/** So many columns are kept: what is typed next asks for most of them again. */
const KEPT = 64;

export class Shards {
  /** How many times a shard could not be loaded. */
  failures = 0;
  private readonly columns = new Map<string, Levels>();
  private readonly texts = new Map<string, readonly string[]>();

  /** `folder`: where the shards are; `shards`: their number; `docs`: the number of documents. */
  constructor(
    private readonly load: Load,
    private readonly folder: string,
    private readonly shards: number,
    readonly docs: number,
  ) {}

  /** Where a key stands; null where its shard cannot be loaded. Not to be changed: it is kept. */
  private async column(key: string): Promise<Levels | null> {
    const known = this.columns.get(key);
    if (known) return known;
    const held = await this.shard(key);
    if (!held) {
      this.failures++;
      return null;
    }
    if (key.startsWith(`#${SYNONYMS}`)) this.texts.set(key, held.said(key));
    const made = any([held.posting(key, this.docs)], this.docs);
    if (this.columns.size >= KEPT) this.columns.clear();
    this.columns.set(key, made);
    return made;
  }

  private shard(key: string): Promise<Shard | null> {
    const shard = shardOf(key, this.shards);
    return taken(this.load, `${this.folder}terms-${shard}.js`, ({ terms }) => new Shard(terms![shard]!));
  }

  /** What people type and texts say otherwise, as far as it begins with a key and goes on with these tokens: with its synonyms. */
  async typed(key: string, list: readonly Token[]): Promise<[phrase: string, synonyms: readonly number[]][]> {
    const shard = await this.shard(key);
    const found: [string, readonly number[]][] = [];
    for (let length = 1; shard && length <= list.length; length++) {
      const phrase = flat(list.slice(0, length));
      const synonyms = shard.typed(phrase);
      if (synonyms.length) found.push([phrase, synonyms]);
    }
    return found;
  }

  /** What texts say for synonyms, by their key, once it was asked where they stand. */
  said(key: string): readonly string[] {
    return this.texts.get(`#${key}`) ?? [];
  }

  /** Where any of the keys stands; null where none of their shards can be loaded. */
  async any(keys: readonly string[]): Promise<Levels | null> {
    const columns = (await Promise.all(keys.map((key) => this.column(key)))).filter((one) => one !== null);
    return columns.length > 1 ? highest(columns, this.docs) : (columns[0] ?? null);
  }

  /** Where all of the keys stand; keys whose shards cannot be loaded are passed over, null where that leaves none. */
  async all(wanted: readonly Wanted[]): Promise<Levels | null> {
    const plain = await this.together(wanted, false);
    if (!plain || count(plain) >= FEW || !wanted.some(({ crossing }) => crossing)) return plain;
    return this.together(wanted, true);
  }

  private async together(wanted: readonly Wanted[], crossing: boolean): Promise<Levels | null> {
    const columns = await Promise.all(wanted.map((one) => this.any(crossing && one.crossing ? [one.key, `~${one.key}`] : [one.key])));
    const known = columns.filter((one) => one !== null);
    return known.length ? all(known, this.docs) : null;
  }
}
