// What a reader on a telephone waits for: Lighthouse's mobile profile over home, a case, browse and the search.
// `node tests/bench/lighthouse.mjs [SITE]`, after `make site`; prints a table, and the bytes of a first and a second visit.
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const site = process.argv[2] ?? "site";
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
const PAGES = {
  home: "zh/",
  "a case": "zh/cases/fulong-volunteer-team/",
  browse: "zh/browse/",
  search: "zh/search/",
  "search, with a query": "zh/search/?q=%E5%BF%97%E6%84%BF%E8%80%85",
};
const FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu"];

// A host as they are: packed, and what has a digest in its address is kept.
const server = createServer(async (request, answer) => {
  const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
  let file = join(site, normalize(path));
  try {
    if ((await stat(file)).isDirectory()) file = join(file, "index.html");
    const text = gzipSync(await readFile(file));
    const kept = path.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
    const etag = `"${text.length.toString(16)}-${text.subarray(-8, -4).toString("hex")}"`;
    const same = request.headers["if-none-match"] === etag;
    answer.writeHead(same ? 304 : 200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "content-encoding": "gzip", "cache-control": kept, etag,
    });
    answer.end(same ? undefined : text);
  } catch {
    answer.writeHead(404).end();
  }
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const root = `http://127.0.0.1:${server.address().port}/`;

const bytes = (found) =>
  found.audits["network-requests"].details.items.reduce((sum, one) => sum + (one.transferSize ?? 0), 0);
const rows = [];
for (const [name, path] of Object.entries(PAGES)) {
  const chrome = await launch({ chromeFlags: FLAGS, chromePath: process.env.CHROME_PATH });
  const options = { port: chrome.port, onlyCategories: ["performance"], enableErrorReporting: false };
  const first = (await lighthouse(root + path, options)).lhr;
  const again = (await lighthouse(root + path, { ...options, disableStorageReset: true })).lhr;
  await chrome.kill();
  const { audits } = first;
  rows.push([
    name, Math.round(first.categories.performance.score * 100), (audits["largest-contentful-paint"].numericValue / 1000).toFixed(2),
    audits["cumulative-layout-shift"].numericValue.toFixed(3), Math.round(audits["total-blocking-time"].numericValue),
    (bytes(first) / 1000).toFixed(1), (bytes(again) / 1000).toFixed(1),
  ]);
}
server.close();
console.log("| page | performance | LCP, s | CLS | TBT, ms | KB, first visit | KB, next |\n|---|---:|---:|---:|---:|---:|---:|");
for (const row of rows) console.log(`| ${row.join(" | ")} |`);
