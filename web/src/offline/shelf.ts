// The pages that a worker keeps: each with all that it loads, in one cache for each build of the site.
import type { KeptPage } from "./said";

// What is known of a page stands beside it; a title is written as addresses are, since no header holds Chinese.
const [CHOSEN, AT, TITLE] = ["x-casegen-chosen", "x-casegen-at", "x-casegen-title"];
// So many visited pages are kept, the latest; what was chosen is not counted.
const VISITED = 30;
// Every page of a site with a worker loads it.
const OURS = "/offline.js";
const NEEDS = /<(?:script|img)\b[^<>]*? src="([^"]+)"|<link rel="(?:stylesheet|icon)" href="([^"]+)"/g;
const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#34": '"', "#39": "'" };

/** Whether an answer is a page, and not that of a lost address, of an error, or of another address. */
export function isPage(response: Response): boolean {
  return response.status === 200 && !response.redirected && response.type === "basic" && /^text\/html\b/.test(response.headers.get("content-type") ?? "");
}

/** The addresses of all that a page loads from the site. */
function needs(text: string, address: string, root: string): string[] {
  const [found, all] = [new Set<string>(), new RegExp(NEEDS, "g")];
  for (let one = all.exec(text); one; one = all.exec(text)) {
    const { href } = new URL((one[1] ?? one[2])!, address);
    if (href.startsWith(root)) found.add(href);
  }
  return [...found];
}

function titleOf(text: string): string {
  const title = /<title>([^<]*)/.exec(text)?.[1] ?? "";
  // Behind the last dot stands the name of the site.
  return title.replace(/&([a-z]+|#\d+);/g, (whole, name: string) => ENTITIES[name] ?? whole).replace(/ · [^·]*$/, "");
}

/** The cache of one build; `root` is the address of the site, which all addresses begin with. */
export class Shelf {
  constructor(private readonly cache: Cache, private readonly root: string) {}

  /** A page, or what one loads; undefined where it is not kept. */
  get(address: string): Promise<Response | undefined> {
    return this.cache.match(address);
  }

  /** Whether a page is kept, and was chosen; null where it is not. */
  async chosen(address: string): Promise<boolean | null> {
    const page = await this.cache.match(address);
    return page ? page.headers.get(CHOSEN) === "1" : null;
  }

  /** Keep a page with all that it loads, or neither: rejects where something of it cannot be had, or it is not ours. */
  async put(address: string, page: Response, chosen: boolean, source: (needed: string) => Promise<Response | undefined> = fetch): Promise<void> {
    const text = await page.text();
    const wanted = needs(text, address, this.root);
    // Where a network has its readers log in first, it answers in the name of this site.
    if (!wanted.some((one) => one.endsWith(OURS))) throw new Error(address);
    await Promise.all(wanted.map(async (needed) => {
      if (await this.cache.match(needed)) return;
      const response = await source(needed);
      if (!response || response.status !== 200) throw new Error(needed);
      await this.cache.put(needed, response);
    }));
    const headers = new Headers(page.headers);
    headers.set(TITLE, encodeURIComponent(titleOf(text)));
    headers.set(CHOSEN, chosen ? "1" : "");
    if (!headers.has(AT)) headers.set(AT, String(Date.now()));
    await this.cache.put(address, new Response(text, { headers }));
    if (!chosen) await this.prune();
  }

  /** Keep a page of another build as it was there. */
  async take(address: string, other: Shelf): Promise<void> {
    const [page, chosen] = [await other.get(address), await other.chosen(address)];
    if (page) await this.put(address, page, chosen === true, (needed) => other.get(needed));
  }

  async drop(address: string): Promise<void> {
    await this.cache.delete(address);
  }

  /** All pages that `wanted` lets through, by their addresses below the root, the latest first. */
  async pages(wanted: (path: string) => boolean): Promise<KeptPage[]> {
    const found: KeptPage[] = [];
    for (const { url } of await this.cache.keys()) {
      const address = url.slice(this.root.length);
      const page = wanted(address) ? await this.cache.match(url) : undefined;
      if (page) found.push({ address, title: decodeURIComponent(page.headers.get(TITLE) ?? ""), chosen: page.headers.get(CHOSEN) === "1", at: Number(page.headers.get(AT)) });
    }
    return found.sort((one, other) => other.at - one.at);
  }

  private async prune(): Promise<void> {
    const visited = (await this.pages((path) => path.indexOf("/cases/") > 0)).filter((one) => !one.chosen);
    for (const { address } of visited.slice(VISITED)) await this.cache.delete(this.root + address);
  }
}
