// The service worker: reads pages of cases from the line while there is one, and keeps those that were visited or chosen.
//
// What it answers with always fits together: a page is kept only with all that it loads, and a new build of the site
// fetches all that is kept anew, in a cache of its own, before it takes over. In a site that no longer has one, the same
// file removes itself and all that it kept.
import { CASE, type Answer, type Asked } from "./offline/said";
import { isPage, Shelf } from "./offline/shelf";

/** What a build writes before this: what it is called, and which pages are always kept. Nothing, and the worker leaves. */
interface Site {
  readonly build: string;
  readonly always: readonly string[];
}

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}

interface Fetching extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface Worker {
  readonly casegen?: Site;
  readonly caches: CacheStorage;
  readonly clients: { claim(): Promise<void> };
  readonly registration: { unregister(): Promise<boolean> };
  skipWaiting(): Promise<void>;
  addEventListener(kind: "install" | "activate", heard: (event: Lasting) => void): void;
  addEventListener(kind: "fetch", heard: (event: Fetching) => void): void;
  addEventListener(kind: "message", heard: (event: Lasting & MessageEvent) => void): void;
}

const worker = self as unknown as Worker;
const { casegen: site } = worker;
const root = new URL("./", location.href).href;
// Other libraries of this host have caches too; no path holds a space.
const ours = `casegen ${new URL(root).pathname} `;
// Who has waited so many milliseconds for a page that is kept gets that.
const PATIENCE = 4000;
// So many pages are fetched at a time.
const AT_ONCE = 4;

const isOurs = (path: string): boolean => CASE.test(path) || site!.always.includes(path);

async function shelf(name = ours + site!.build): Promise<Shelf> {
  return new Shelf(await worker.caches.open(name), root);
}

async function others(): Promise<string[]> {
  return (await worker.caches.keys()).filter((name) => name.startsWith(ours) && name !== ours + site?.build);
}

/** Fetch a page past what the browser itself keeps, unless that is still what the host has. */
function anew(path: string): Promise<Response> {
  return fetch(root + path, { cache: "no-cache" });
}

/** Fetch all that is kept of other builds; what cannot be had is taken over with all that it loads. */
async function install(): Promise<void> {
  const mine = await shelf();
  try {
    for (const path of site!.always) {
      const page = await anew(path);
      if (!isPage(page)) throw new Error(path);
      await mine.put(root + path, page, true);
    }
    for (const name of await others()) {
      const before = await shelf(name);
      const pages = await before.pages((path) => CASE.test(path));
      for (let from = 0; from < pages.length; from += AT_ONCE) {
        await Promise.all(pages.slice(from, from + AT_ONCE).map(async ({ address, chosen }) => {
          try {
            const page = await anew(address);
            if (isPage(page)) await mine.put(root + address, page, chosen);
            else if (!isGone(page)) throw new Error(address);
          } catch {
            await mine.take(root + address, before);
          }
        }));
      }
    }
  } catch (error) {
    await worker.caches.delete(ours + site!.build);
    throw error;
  }
}

/** What was taken down must not go on being read. */
function isGone({ status }: Response): boolean {
  return status === 404 || status === 410;
}

async function leave(): Promise<void> {
  for (const name of await others()) await worker.caches.delete(name);
  if (!site) await worker.registration.unregister();
}

/** Keep a page that came, or drop the one that is gone; a chosen page stays chosen. */
async function saw(path: string, page: Response): Promise<void> {
  const mine = await shelf();
  if (isGone(page)) await mine.drop(root + path);
  else if (isPage(page)) await mine.put(root + path, page, (await mine.chosen(root + path)) === true);
}

async function kept(address: string): Promise<Response | undefined> {
  try {
    return await (await shelf()).get(address);
  } catch {
    // Storing is forbidden or broken: the line is what there is.
    return undefined;
  }
}

/** A page: from the line, and from what is kept where that is broken or slow. */
async function page(path: string, answer: Promise<Response>): Promise<Response> {
  const known = isOurs(path) ? await kept(root + path) : undefined;
  if (!known) return answer.catch((error: unknown) => lost(path, error));
  const late = new Promise<null>((done) => setTimeout(() => done(null), PATIENCE));
  const first = await Promise.race([answer.catch(() => null), late]);
  return first && first.status < 500 ? first : known;
}

/** Where there is no line and the page is not kept: the page that tells what is. */
async function lost(path: string, error: unknown): Promise<Response> {
  const edition = path.split("/")[0]!;
  const there = site!.always.find((one) => one.startsWith(`${edition}/`)) ?? site!.always[0]!;
  if (path === there || !(await kept(root + there))) throw error;
  return Response.redirect(`${root}${there}?page=${encodeURIComponent(path)}`, 302);
}

async function told({ what, pages }: Asked): Promise<Answer> {
  const mine = await shelf();
  const known = await mine.pages((path) => CASE.test(path));
  for (const path of what === "clear" ? known.map((one) => one.address) : pages.filter((one) => CASE.test(one))) {
    const has = known.find((one) => one.address === path);
    if (what === "clear" || what === "forget") await mine.drop(root + path);
    else if (has) {
      if (what === "keep" && !has.chosen) await mine.put(root + path, (await mine.get(root + path))!, true);
    } else if (what !== "list") {
      const fetched = await anew(path);
      if (!isPage(fetched)) throw new Error(path);
      await mine.put(root + path, fetched, what === "keep");
    }
  }
  return mine.pages((path) => CASE.test(path));
}

worker.addEventListener("install", (event) => event.waitUntil((site ? install() : Promise.resolve()).then(() => worker.skipWaiting())));

worker.addEventListener("activate", (event) => event.waitUntil(leave().then(() => (site ? worker.clients.claim() : undefined))));

worker.addEventListener("message", (event) => {
  const port = event.ports[0];
  if (site && port) event.waitUntil(told(event.data as Asked).catch((): Answer => null).then((answer) => port.postMessage(answer)));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const [address = ""] = request.url.split(/[?#]/);
  if (!site || request.method !== "GET" || !address.startsWith(root)) return;
  const path = address.slice(root.length).replace(/(^|\/)index\.html$/, "$1");
  if (request.mode === "navigate") {
    const answer = fetch(request);
    event.waitUntil(answer.then((page) => (isOurs(path) ? saw(path, page.clone()) : undefined)).catch(() => undefined));
    event.respondWith(page(path, answer));
  } else if (path.startsWith("assets/")) {
    // Its address tells what it holds.
    event.respondWith(kept(address).then((known) => known ?? fetch(request)));
  }
});
