// Reads a site in a browser of 2018: `node walk.mjs URL FONTS` prints what was seen that should not be, as JSON.
//
// No driver that is kept speaks to a browser so old, so this speaks the little of its protocol that is needed.
// FONTS is a folder of fonts: to look through all that a machine has takes this browser half a minute.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import WebSocket from "ws";

const [url, fonts] = process.argv.slice(2);
const SIZES = [{ width: 390, height: 844 }, { width: 1280, height: 900 }];
const PATIENCE = 20_000;
const seen = [];

/** The browser, unpacked into a folder and begun; resolves to the address of its one page. */
async function begin(folder) {
  const packed = join(dirname(createRequire(import.meta.url).resolve("chrome-aws-lambda/package.json")), "bin/chromium.br");
  const program = join(folder, "chromium");
  await writeFile(program, brotliDecompressSync(await readFile(packed)), { mode: 0o755 });
  const known = join(folder, "fonts.conf");
  await writeFile(known, `<fontconfig><dir>${fonts}</dir><cachedir>${folder}/fonts</cachedir></fontconfig>`);
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-port=0", `--user-data-dir=${folder}/profile`];
  const browser = spawn(program, [...flags, "about:blank"], { env: { ...process.env, FONTCONFIG_FILE: known }, stdio: ["ignore", "ignore", "pipe"] });
  const port = await new Promise((resolve, reject) => {
    let said = "";
    browser.stderr.on("data", (more) => {
      said += more;
      const found = /listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(said);
      if (found) resolve(found[1]);
    });
    browser.on("exit", () => reject(new Error(`the browser ended: ${said}`)));
  });
  const targets = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json();
  return { browser, address: targets.find((one) => one.type === "page").webSocketDebuggerUrl };
}

/** What speaks to the page: `send` for a command, `on` for what happens, `evaluate` for an expression, `until` for a state. */
async function connect(address) {
  const socket = new WebSocket(address, { perMessageDeflate: false });
  await new Promise((resolve, reject) => socket.on("open", resolve).on("error", reject));
  const waiting = new Map();
  const listeners = new Map();
  socket.on("message", (data) => {
    const { id, method, params, result, error } = JSON.parse(data);
    if (method) return listeners.get(method)?.(params);
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    return error ? reject(new Error(error.message)) : resolve(result);
  });
  let last = 0;
  const send = (method, params = {}) => new Promise((resolve, reject) => {
    waiting.set(last += 1, { resolve, reject });
    socket.send(JSON.stringify({ id: last, method, params }));
  });
  const on = (method, listener) => listeners.set(method, listener);
  const evaluate = async (expression) => {
    const { result, exceptionDetails } = await send("Runtime.evaluate", { expression, returnByValue: true, awaitPromise: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  const until = async (expression) => {
    for (const end = Date.now() + PATIENCE; ; await new Promise((resolve) => setTimeout(resolve, 50))) {
      if (await evaluate(expression)) return;
      if (Date.now() > end) throw new Error(`it did not come to this: ${expression}`);
    }
  };
  return { send, on, evaluate, until, close: () => socket.close() };
}

/** What is wrong with how the page lies: it is wider than the window, a row's words touch, or text touches the window. */
function look() {
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.push(`scrolls sideways, ${root.scrollWidth} in ${root.clientWidth}`);
  const words = (one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    return Array.from(range.getClientRects()).filter((box) => box.width > 1 && box.height > 1);
  };
  const shown = (one) => one.offsetParent !== null && getComputedStyle(one).visibility !== "hidden";
  for (const row of Array.from(document.querySelectorAll("body *")).filter((one) => /flex/.test(getComputedStyle(one).display) && shown(one))) {
    // What opens over the page belongs to no row.
    const boxes = Array.from(row.children).filter((one) => shown(one) && !one.querySelector(".cg-found:not([hidden])")).map((one) => ({ one, boxes: words(one) }));
    for (let at = 1; at < boxes.length; at += 1) {
      const [before, after] = [boxes[at - 1], boxes[at]];
      const near = before.boxes.some((left) => after.boxes.some((right) =>
        Math.min(left.bottom, right.bottom) - Math.max(left.top, right.top) > 5 && right.left >= left.left && right.left - left.right < 4));
      if (near) found.push(`“${before.one.textContent.trim().slice(0, 20)}” touches “${after.one.textContent.trim().slice(0, 20)}” in ${row.className || row.tagName}`);
    }
  }
  for (const one of document.querySelectorAll("main p, main h1, main h2, main h3, main li, main dd, main td")) {
    const box = shown(one) && !one.closest(".cg-scroll, .cg-hide, .cg-cmp-scroll") && words(one)[0];
    if (box && one.textContent.trim() && box.left < 8 && box.right > 0) found.push(`“${one.textContent.trim().slice(0, 20)}” touches the window`);
  }
  return found;
}

async function step(page, name, work) {
  try {
    await work();
    seen.push(...(await page.evaluate(`(${look})()`)).map((one) => `${name}: ${one}`));
  } catch (error) {
    seen.push(`${name}: ${error.message}`);
  }
}

async function read(page, width) {
  const go = async (path) => {
    await page.send("Page.navigate", { url: url + path });
    await page.until(`location.href === ${JSON.stringify(url + path)} && document.readyState === "complete"`);
  };
  for (const path of ["zh/", "en/cases/tool-cupboard/", "zh-hant/methods/", "zh/methods/sharing/", "en/communities/", "zh/packs/", "en/changes/", "zh/matrix/", "en/codebook/", "zh/about/"]) {
    await step(page, `${width} ${path}`, () => go(path));
  }
  await step(page, `${width} a search, as it is typed`, async () => {
    await go("zh/");
    await page.evaluate(`document.querySelector("#cg-q").focus()`);
    await page.send("Input.insertText", { text: "工具" }).catch(() => page.evaluate(
      `(box => { box.value = "工具"; box.dispatchEvent(new Event("input", { bubbles: true })); })(document.querySelector("#cg-q"))`));
    await page.until(`document.querySelector(".cg-found .cg-option__title")`);
  });
  await step(page, `${width} results`, async () => {
    await go("zh/search/?q=" + encodeURIComponent("工具"));
    await page.until(`document.querySelector("#cg-list article mark")`);
  });
  await step(page, `${width} browse, narrowed down`, async () => {
    await go("en/browse/");
    await page.until(`document.querySelector("#cg-list article")`);
    await page.evaluate(`(fold => { if (fold && !fold.open) fold.open = true; })(document.querySelector(".cg-filters"))`);
    await page.evaluate(`document.querySelector(".cg-facet input[type=checkbox]").click()`);
    await page.until(`location.search.includes("=") && document.querySelector("#cg-chips button, #cg-chips a")`);
  });
  await step(page, `${width} compare`, async () => {
    await go("en/compare/?cases=tool-cupboard,stair-lamps");
    await page.until(`document.querySelectorAll("#cg-compare thead th").length >= 2`);
  });
  await step(page, `${width} a new pack`, async () => {
    await go("en/packs/new/?cases=tool-cupboard");
    await page.until(`document.querySelector(".cg-pack-place:not([aria-busy]) .cg-pack")`);
  });
  await step(page, `${width} the form, begun`, async () => {
    await go("zh/contribute/?case=tool-cupboard");
    await page.until(`document.querySelector(".cg-section")`);
  });
}

const folder = await mkdtemp(join(tmpdir(), "casegen-old-"));
const { browser, address } = await begin(folder);
try {
  const page = await connect(address);
  page.on("Runtime.exceptionThrown", ({ exceptionDetails: one }) => seen.push(`error: ${one.exception?.description ?? one.text}`));
  page.on("Runtime.consoleAPICalled", ({ type, args }) => type === "error" && seen.push(`console: ${args.map((one) => one.value).join(" ")}`));
  page.on("Page.javascriptDialogOpening", ({ message }) => seen.push(`dialog: ${message}`));
  page.on("Network.requestWillBeSent", ({ request }) => request.url.startsWith(url) || /^(data|blob|about):/.test(request.url) || seen.push(`elsewhere: ${request.url}`));
  page.on("Network.responseReceived", ({ response }) => response.status >= 400 && seen.push(`${response.status}: ${response.url}`));
  for (const domain of ["Page", "Runtime", "Network"]) await page.send(`${domain}.enable`);
  for (const { width, height } of SIZES) {
    await page.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: width < 500 });
    await read(page, width);
  }
  page.close();
} finally {
  browser.removeAllListeners("exit");
  browser.kill("SIGKILL");
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
console.log(JSON.stringify(seen, null, 1));
