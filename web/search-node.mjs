// Questions on standard input, a line each, are answered from a built site: `node search-node.mjs SITE [EDITION [cold]]`; a line of
// JSON each. With `cold` every question begins with nothing loaded. `read` are the files that the first result needed.
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { loaded } from "./bundled.mjs";

const [site, edition = "zh", cold] = process.argv.slice(2);
if (!site) {
  console.error("usage: node search-node.mjs SITE [EDITION [cold]] < questions");
  process.exit(2);
}
await loaded(["../tests/bench/search_node.ts"], async ({ searchOf, read }) => {
  let search = searchOf(resolve(site), edition);
  for await (const query of createInterface({ input: process.stdin })) {
    if (cold) {
      read.clear();
      search = searchOf(resolve(site), edition);
    }
    const answer = await search.ask(query);
    await search.texts(answer.hits.slice(0, 1).map(({ doc }) => doc));
    const files = [...read.keys()];
    const addresses = (await search.texts(answer.hits.slice(0, 20).map(({ doc }) => doc))).map((text) => text && text.address);
    process.stdout.write(`${JSON.stringify({ ...answer, addresses, read: files })}\n`);
  }
});
