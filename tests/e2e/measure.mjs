// What a person feels, as figures: one line with name and value each. `cargo xtask budget` runs it and knows the limits.
import { chromium } from "@playwright/test";
import { emptyPage, keyToPaint, percentile } from "./pages/latency.mjs";
import { Walk } from "./pages/walk.mjs";

const { BASE_URL, CHROME } = process.env;
const [LOADS, KEYS] = [3, 40];
/** Lighthouse's mobile profile: a slow 4G line and a processor of a quarter of the speed. */
const LINE = { offline: false, latency: 150, downloadThroughput: (1638.4 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 };
const PHONE = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true };
const SLOW = 4;

const middle = (numbers) => percentile(numbers, 0.5);
const say = (name, value) => console.log(`${name} ${value.toFixed(1)}`);

/** Makes the processor of a page `times` slower. */
async function slow(page, times) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: times });
  return session;
}

/** What a task blocks, as Lighthouse counts it: beyond 50 ms, from the first contentful paint on. */
const blocking = ({ startTime, duration }, from) => Math.max(0, startTime + duration - Math.max(startTime, from) - 50);

/** Loads the page once on the phone and returns when what was there, in milliseconds. */
async function load(browser) {
  const context = await browser.newContext(PHONE);
  const page = await context.newPage();
  const session = await slow(page, SLOW);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", LINE);
  await page.addInitScript(() => {
    const felt = { tasks: [] };
    globalThis.felt = felt;
    const each = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
    each("largest-contentful-paint", (entry) => { felt.lcp = entry.startTime; });
    each("longtask", ({ startTime, duration }) => felt.tasks.push({ startTime, duration }));
    new MutationObserver(() => {
      if (document.querySelector("main input:not([disabled])")) felt.field ??= performance.now();
      if (felt.usable || !document.querySelector("#lines")) return;
      felt.usable = performance.now();
      console.info("usable");
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
  // Asking the page would hold it up: it tells.
  const usable = page.waitForEvent("console", (message) => message.text() === "usable");
  await page.goto(BASE_URL);
  await usable;
  await page.waitForTimeout(2000);
  const felt = await page.evaluate(() => ({ ...globalThis.felt, fcp: performance.getEntriesByName("first-contentful-paint")[0].startTime }));
  await context.close();
  return { ...felt, blocked: felt.tasks.reduce((sum, task) => sum + blocking(task, felt.fcp), 0) };
}

/** Says the median and the 95th percentile of what typing costs. */
function sayTyping(name, times) {
  if (times.length < KEYS * 0.9) throw new Error(`${name}: only ${times.length} of ${KEYS} keys changed anything`);
  say(name, middle(times));
  say(`${name}-p95`, percentile(times, 0.95));
}

/** Gives the open file thousands of lines. */
async function lengthen(walk) {
  await walk.open("scaling");
  await walk.unfold("Extra values (expert)");
  const lines = Array.from({ length: 3000 }, (_, at) => `  k${at}: "v"`);
  await walk.paste("Extra values for osmo_values.yaml", `note:\n${lines.join("\n")}`);
  await walk.page.goto(`${BASE_URL}#/deployment`);
  await walk.at("Deployment");
}

/** Types a host name beside the preview. */
async function typing(page, long = false) {
  const walk = new Walk(page);
  if (long) await lengthen(walk);
  else await walk.open();
  await walk.field("Hostname").click();
  return keyToPaint(page, walk.preview(), KEYS);
}

const browser = await chromium.launch({ executablePath: CHROME, args: ["--no-sandbox"] });
const loads = [];
for (let run = 0; run < LOADS; run += 1) loads.push(await load(browser));
say("field", middle(loads.map(({ field }) => field)));
say("lcp", middle(loads.map(({ lcp }) => lcp)));
say("usable", middle(loads.map(({ usable }) => usable)));
say("blocked", middle(loads.map(({ blocked }) => blocked)));

const context = await browser.newContext({ baseURL: BASE_URL, viewport: { width: 1366, height: 900 } });
const page = await context.newPage();
sayTyping("empty", await emptyPage(page, KEYS));
sayTyping("key", await typing(page));
page.on("dialog", (dialog) => dialog.accept());
sayTyping("key-long", await typing(page, true));
await slow(page, SLOW);
sayTyping("empty-slow", await emptyPage(page, KEYS));
sayTyping("key-slow", await typing(page));
await browser.close();
