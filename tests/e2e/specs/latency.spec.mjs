// From the key press to the painted preview.
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

const KEYS = 60;
/** The target is 16 ms; machines that run other things besides make noise. */
const LIMIT_MS = 50;

const percentile = (times, part) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))];

test("typing reaches the painted preview at once", async ({ page }) => {
  test.setTimeout(60_000);
  const walk = new Walk(page);
  await walk.open();
  await walk.field("Hostname").click();
  await walk.preview().evaluate((preview) => {
    globalThis.times = [];
    let pressed = 0;
    addEventListener("keydown", (event) => { pressed = event.timeStamp; }, true);
    new MutationObserver(() => {
      if (!pressed) return;
      const start = pressed;
      pressed = 0;
      // The message comes after the frame that is being prepared has been painted.
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => globalThis.times.push(performance.now() - start);
        channel.port2.postMessage(0);
      });
    }).observe(preview, { subtree: true, childList: true, characterData: true });
  });
  for (let key = 0; key < KEYS; key += 1) {
    await page.keyboard.press("abcdefghijklmnopqrstuvwxyz"[key % 26]);
    await page.waitForTimeout(100);
  }
  const times = await page.evaluate(() => globalThis.times);
  expect(times.length, "keys that changed the preview").toBeGreaterThanOrEqual(KEYS * 0.9);
  const [median, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
  console.log(`key press to painted preview: median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms (${times.length} keys)`);
  expect(p95).toBeLessThanOrEqual(LIMIT_MS);
});
