// From the key press to the painted preview.
import { emptyPage, keyToPaint, percentile } from "../pages/latency.mjs";
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

const KEYS = 60;
/** What is aimed at on a machine that has nothing else to do: one frame. */
const GOAL_MS = 16;
/** Above it the machine is held up, and an empty page is too. */
const FRAME_MS = 1000 / 60;
/** `cargo xtask budget` warns above the goal; this test fails where noise does not explain it. */
const MARGIN = 2;

test("typing reaches the painted preview at once", async ({ page }) => {
  test.setTimeout(60_000);
  const empty = percentile(await emptyPage(page, KEYS / 2), 0.5);
  const limit = GOAL_MS * MARGIN * Math.max(1, empty / FRAME_MS);
  const walk = new Walk(page);
  await walk.open();
  await walk.field("Hostname").click();
  const times = await keyToPaint(page, walk.preview(), KEYS);
  expect(times.length, "keys that changed the preview").toBeGreaterThanOrEqual(KEYS * 0.9);
  const [median, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
  const figures = `median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, an empty page ${empty.toFixed(1)} ms`;
  console.log(`key press to painted preview: ${figures} (${times.length} keys, limit ${limit.toFixed(1)} ms)`);
  // The slowest keys say what else the machine was doing.
  expect(median, figures).toBeLessThanOrEqual(limit);
});
