// WCAG 2.2 AA by axe-core on every step, with and without errors, light and dark; narrow screens; no JavaScript.
import { entra, toTheReview } from "../pages/answers.mjs";
import { violations } from "../pages/axe.mjs";
import { STEPS, Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

/** Opens every folded section. */
const unfold = (page) => page.locator("details").evaluateAll((all) => all.forEach((one) => { one.open = true; }));

for (const colorScheme of ["light", "dark"]) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test("Review and download, everything answered: no violation", async ({ page }) => {
      await toTheReview(new Walk(page), entra);
      await unfold(page);
      expect(await violations(page)).toEqual([]);
    });
    test("Site, cut off from the internet: no violation", async ({ page }) => {
      const walk = new Walk(page);
      await walk.open("site");
      await unfold(page);
      await walk.fill({ "Kube-context": "-n" });
      for (const label of ["No way to the internet", "The identity provider uses it", "Admit only Envoy's port"]) await walk.field(label).check();
      await walk.next();
      await expect(walk.summary).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
    for (const [title, step] of STEPS) {
      test(`${title}: no violation, without and with errors`, async ({ page }) => {
        const walk = new Walk(page);
        await walk.open(step);
        await unfold(page);
        expect(await violations(page)).toEqual([]);
        // The review visits everything, so that every error shows.
        await page.goto("./#/review");
        await page.goto(`./#/${step}`);
        await walk.at(title);
        const next = walk.main.getByRole("button", { name: /^Next: / });
        const button = step === "review" ? page.getByRole("button", { name: "Download all" }) : next;
        await button.click();
        if (await walk.summary.count()) await unfold(page);
        expect(await violations(page)).toEqual([]);
      });
    }
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });
  const width = (page) => page.evaluate(() => [document.scrollingElement.scrollWidth, document.scrollingElement.clientWidth]);
  for (const [title, step] of STEPS) {
    test(`${title}: the page does not scroll sideways`, async ({ page }) => {
      const walk = new Walk(page);
      await walk.open("review");
      await page.goto(`./#/${step}`);
      await walk.at(title);
      await unfold(page);
      const [needed, there] = await width(page);
      expect(needed).toBeLessThanOrEqual(there);
      expect(there).toBe(390);
    });
  }

  test("Review and download, everything answered: neither the page nor the tabs of the files scroll sideways", async ({ page }) => {
    const walk = new Walk(page);
    await toTheReview(walk, entra);
    await unfold(page);
    expect(await width(page)).toEqual([390, 390]);
    const tabs = walk.files.getByRole("tablist");
    expect(await tabs.evaluate((row) => row.scrollWidth - row.clientWidth)).toBe(0);
  });

  test("the list of steps is a menu that opens", async ({ page }) => {
    const walk = new Walk(page);
    await walk.open();
    await page.getByRole("button", { name: `Step 1 of ${STEPS.length}: Deployment` }).tap();
    await page.getByRole("link", { name: /^Database and cache/ }).tap();
    await walk.at("Database and cache");
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });
  test("the page says what it needs", async ({ page }) => {
    await page.goto("./");
    // By its element: searches for text leave noscript out.
    const message = page.locator("noscript p");
    await expect(message).toBeVisible();
    expect(await message.textContent()).toContain("needs JavaScript and WebAssembly");
  });
});
