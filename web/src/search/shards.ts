// The index as a query sees it: where keys stand, fetched shard by shard.
import { taken, type Load } from "./files";
import { all, any, count, type Levels } from "./levels";
import type { Wanted } from "./plan";
import { Shard, shardOf, type Posting } from "./postings";

/** Where fewer documents than these are found, pairs across the border of words are looked up too. */
const FEW = 10;

export class Shards {
  /** How many times a shard could not be loaded. */
  failures = 0;

  /** `folder`: where the shards are; `shards`: their number; `docs`: the number of documents. */
  constructor(
    private readonly load: Load,
    private readonly folder: string,
    private readonly shards: number,
    readonly docs: number,
  ) {}

  /** Where a key stands; null where its shard cannot be loaded. */
  async posting(key: string): Promise<Posting | null> {
    const shard = shardOf(key, this.shards);
    const held = await taken(this.load, `${this.folder}terms-${shard}.js`, ({ terms }) => new Shard(terms![shard]!));
    if (!held) this.failures++;
    return held && held.posting(key, this.docs);
  }

  /** Where any of the keys stands; null where none of their shards can be loaded. */
  async any(keys: readonly string[]): Promise<Levels | null> {
    const postings = (await Promise.all(keys.map((key) => this.posting(key)))).filter((one) => one !== null);
    return postings.length ? any(postings, this.docs) : null;
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
