// How a page speaks with the site's worker: what it asks, and where there can be none.
import { here, trusted } from "../trusted";
import type { Answer, Asked } from "./said";

/** The address of the site. */
export const root = new URL("../../", here).href;

/** What keeps pages in this browser; undefined from a disk, without encryption, and in browsers that know no workers. */
export const container = location.protocol === "file:" ? undefined : (navigator as { serviceWorker?: ServiceWorkerContainer }).serviceWorker;

// Who has not answered by then does not answer.
const PATIENCE = 60_000;

/** Let the worker come; rejects where the browser or its owner does not allow it. */
export async function begin(): Promise<void> {
  await container!.register(trusted(`${root}worker.js`));
  await container!.ready;
}

/** Ask the worker; null where it could not do it. */
export async function ask(what: Asked["what"], pages: readonly string[] = []): Promise<Answer> {
  const { active } = await container!.ready;
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => done(data as Answer);
    setTimeout(() => done(null), PATIENCE);
    active!.postMessage({ what, pages }, [port2]);
  });
}
