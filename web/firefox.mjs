// Reads a site in Firefox as a reader would: `node firefox.mjs FIREFOX URL` prints what was seen that should not be, as JSON.
//
// The browser is driven by WebDriver BiDi, the standard that Firefox itself speaks: it needs no driver beside it.
import puppeteer from "puppeteer-core";

const [executablePath, url] = process.argv.slice(2);
const SIZES = [{ width: 390, height: 844 }, { width: 1280, height: 900 }];
const seen = [];

/** A step fails with its own name. */
async function step(page, name, work) {
  try {
    await work();
    const { wide, room } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, room: document.documentElement.clientWidth }));
    if (wide > room) seen.push(`${name}: scrolls sideways, ${wide} in ${room}`);
  } catch (error) {
    seen.push(`${name}, ${page.viewport().width}: ${error.message}`);
  }
}

const text = (page, selector) => page.$eval(selector, (one) => one.textContent.trim());
const go = (page, path) => page.goto(url + path, { waitUntil: "load" });

function must(is, what) {
  if (!is) throw new Error(what);
}

function watch(page) {
  page.on("console", (message) => ["error", "warn"].includes(message.type()) && seen.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => seen.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => seen.push(`dialog: ${dialog.message()}`));
  page.on("request", (request) => request.url().startsWith(url) || /^(data|blob):/.test(request.url()) || seen.push(`elsewhere: ${request.url()}`));
  page.on("response", (response) => response.status() >= 400 && seen.push(`${response.status()}: ${response.url()}`));
}

async function read(page) {
  await step(page, "home", async () => {
    await go(page, "zh/");
    must(await text(page, "h1"), "no heading");
  });
  await step(page, "a search, as it is typed", async () => {
    await page.type("#cg-q", "工具");
    await page.waitForSelector(".cg-found .cg-option__title");
  });
  await step(page, "results", async () => {
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.pathname.endsWith("/zh/search/"));
    await page.waitForSelector("#cg-list article mark");
  });
  await step(page, "a case, chosen", async () => {
    await go(page, "en/cases/tool-cupboard/");
    await page.waitForSelector("button[data-compare]:not([hidden])");
    await page.click("button[data-compare]");
    await page.waitForSelector(".cg-tray-bar:not([hidden])");
  });
  await step(page, "another edition", async () => {
    await page.click(".cg-editions a[hreflang=zh-Hant]");
    await page.waitForFunction(() => location.pathname.endsWith("/zh-hant/cases/tool-cupboard/"));
    must(await page.$eval("html", (one) => one.lang) === "zh-Hant", "another language");
  });
  await step(page, "browse, narrowed down", async () => {
    await go(page, "en/browse/");
    await page.waitForSelector("#cg-list article");
    const all = (await page.$$("#cg-list article")).length;
    const filters = await page.$(".cg-filters > summary");
    if (filters && await filters.isVisible()) await filters.click();
    await page.waitForSelector(".cg-facet input[type=checkbox]", { visible: true });
    await page.click(".cg-facet input[type=checkbox]");
    await page.waitForFunction(() => location.search.includes("=") && document.querySelector("#cg-chips button, #cg-chips a"));
    await page.goBack();
    await page.waitForFunction((before) => !location.search && document.querySelectorAll("#cg-list article").length === before, {}, all);
  });
  await step(page, "compare", async () => {
    await go(page, "en/compare/?cases=tool-cupboard,stair-lamps");
    await page.waitForSelector("#cg-compare table");
    must((await page.$$("#cg-compare thead th")).length >= 2, "too few columns");
  });
  await step(page, "a new pack", async () => {
    await go(page, "en/packs/new/?cases=tool-cupboard");
    await page.waitForSelector(".cg-pack-place:not([aria-busy]) .cg-pack");
  });
  await step(page, "the form, begun", async () => {
    await go(page, "zh/contribute/?case=tool-cupboard");
    await page.waitForSelector(".cg-section");
    await page.click("[data-tab=yaml]");
    await page.waitForFunction(() => document.querySelector("#cg-yaml")?.value.includes("tool-cupboard"));
  });
}

/** A case that was kept is read again from the browser. */
async function keep(page) {
  await step(page, "kept without a line", async () => {
    await go(page, "zh/cases/tool-cupboard/");
    await page.waitForSelector("button[data-keep][aria-pressed=false]:not(.cg-room)");
    await page.click("button[data-keep]");
    await page.waitForSelector("button[data-keep][aria-pressed=true]");
    await go(page, "zh/offline/");
    await page.waitForSelector(".cg-kept a");
    must((await page.$$("#cg-offline h3:first-child + .cg-kept a")).length === 1, "not one case");
  });
}

const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
try {
  for (const size of SIZES) {
    const page = await (await browser.createBrowserContext()).newPage();
    await page.setViewport(size);
    page.setDefaultTimeout(10_000);
    watch(page);
    await read(page);
    if (size === SIZES[0]) await keep(page);
  }
} finally {
  await browser.close();
}
console.log(JSON.stringify(seen));
