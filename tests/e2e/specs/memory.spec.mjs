// An hour of edits leaves the tab as large as it was: both programs' memory, the script's heap, nodes and listeners.
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

const STEPS = ["deployment", "ingress", "data", "scaling", "review"];
/** Half of the edits of an hour: somebody who never rests changes something every four seconds. */
const EDITS = 450;

/** Keeps hold of the memory of every program that the page starts. */
function keepMemories() {
  globalThis.memories = [];
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const start = WebAssembly[name];
    WebAssembly[name] = async (...all) => {
      const made = await start.apply(WebAssembly, all);
      const memory = (made.instance ?? made).exports.memory;
      if (memory) globalThis.memories.push(memory);
      return made;
    };
  }
}

/** Returns what the tab holds once everything that nobody needs is gone. */
async function size(page, session) {
  await page.waitForTimeout(1_500);
  await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const of = (name) => metrics.find((one) => one.name === name).value;
  const programs = await page.evaluate(() => globalThis.memories.map((one) => one.buffer.byteLength));
  return { programs, heap: of("JSHeapUsedSize"), nodes: of("Nodes"), listeners: of("JSEventListeners") };
}

/** Goes through the steps, and changes an answer as often as it is told. */
async function edit(walk, times) {
  for (let round = 0; round < times / 15; round += 1) {
    for (const step of STEPS) {
      await walk.page.evaluate((to) => { location.hash = `#/${to}`; }, step);
      await expect(walk.page.getByRole("heading", { level: 1 })).toBeFocused();
      if (step === "deployment") {
        await walk.field("Hostname").fill("");
        await walk.field("Hostname").pressSequentially(`osmo-${round % 10}.example`);
      }
    }
  }
}

test("an hour of edits leaves the tab as large as it was", async ({ page }) => {
  test.setTimeout(240_000);
  await page.addInitScript(keepMemories);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const walk = new Walk(page);
  await walk.open();
  await edit(walk, 90);
  const before = await size(page, session);
  expect(before.programs).toHaveLength(2);
  await edit(walk, EDITS);
  const after = await size(page, session);
  console.log(`memory: ${JSON.stringify(before)} before, ${JSON.stringify(after)} after ${EDITS} edits`);
  // A step of growth of WebAssembly's memory is 64 kB.
  after.programs.forEach((bytes, at) => expect(bytes - before.programs[at]).toBeLessThanOrEqual(4 * 65_536));
  expect(after.heap).toBeLessThan(before.heap * 1.1 + 500_000);
  expect(after.nodes).toBeLessThan(before.nodes * 1.1 + 100);
  expect(after.listeners).toBeLessThan(before.listeners * 1.1 + 50);
});
