// Less than a wide screen: half a screen, a phone, a page at 400 % zoom, and paper.
import { entra, toTheReview } from "../pages/answers.mjs";
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

const LONG = `${"averylonghostname".repeat(6)}_.example.com`;
const box = (locator) => locator.boundingBox();

for (const width of [1366, 900, 390, 320]) {
  test(`a long word makes nothing wider than its place, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const walk = new Walk(page);
    await walk.open();
    await walk.fill({ Hostname: LONG });
    await walk.next();
    await expect(walk.summary).toBeVisible();
    const wide = await walk.summary.evaluate((summary) => summary.scrollWidth - summary.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
    expect(await page.evaluate(() => document.scrollingElement.scrollWidth)).toBe(width);
  });
}

test("on half a screen the files stand beside the questions", async ({ page }) => {
  await page.setViewportSize({ width: 960, height: 900 });
  const walk = new Walk(page);
  await walk.open();
  const [form, files] = [await box(walk.main), await box(walk.files)];
  expect(files.x).toBeGreaterThanOrEqual(form.x + form.width - 1);
  await walk.fill({ Hostname: "osmo.example.com" });
  await expect(walk.preview().locator(".row.here").first()).toBeInViewport();
});

test("on a phone the way to the files covers no question", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const walk = new Walk(page);
  await walk.open("scaling");
  const link = page.getByRole("link", { name: "Files", exact: true });
  const next = walk.main.getByRole("button", { name: /^Next: / });
  await next.scrollIntoViewIfNeeded();
  const [a, b] = [await box(link), await box(next)];
  expect(a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(true);
  await link.click();
  await expect(walk.files).toBeFocused();
  await expect(walk.files).toBeInViewport();
});

test("on paper there is the file under its name, the answers, and no box or button", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await walk.fill({ Hostname: "osmo.example.com" });
  await walk.openFile("README.md");
  await page.emulateMedia({ media: "print" });
  await expect(walk.main).toBeHidden();
  await expect(walk.preview()).toBeVisible();
  expect(await walk.preview().evaluate((pre) => getComputedStyle(pre, "::before").content)).toContain("README.md");
  await expect(page.locator("button:visible, input:visible, select:visible")).toHaveCount(0);
  await page.emulateMedia({ media: "screen" });
  await toTheReview(walk, entra, { secrets: false });
  await page.emulateMedia({ media: "print" });
  await expect(walk.main.locator("dl.rows").first()).toBeVisible();
  await expect(page.locator("button:visible, input:visible, select:visible")).toHaveCount(0);
});
