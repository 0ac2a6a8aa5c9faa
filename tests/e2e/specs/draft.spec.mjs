// The draft in the browser: what is said when it cannot be kept, and that dropping everything leaves nothing behind.
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

const BLOCKED = "This browser stores nothing for this page";

test("with storage blocked the page says so once, and not again after every edit", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("blocked", "SecurityError"); } });
  });
  const walk = new Walk(page);
  await walk.open();
  await expect(page.getByText(BLOCKED)).toBeVisible();
  await page.getByRole("button", { name: "Dismiss" }).click();
  await walk.fill({ Hostname: "osmo.example.com" });
  // Longer than typing has to pause before the draft is written.
  await page.waitForTimeout(800);
  await expect(page.getByText(BLOCKED)).toHaveCount(0);
});

/** Presses "Start afresh" and confirms. */
async function startAfresh(page) {
  await page.getByRole("button", { name: "Start afresh" }).click();
  await page.getByRole("button", { name: "Drop everything" }).click();
}

test("dropping everything also drops a draft that could not be read", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await page.evaluate(() => localStorage.setItem("osmo-configurator.draft", "hostnam: \"canary.example.com\""));
  await page.reload();
  await expect(page.getByText("The stored draft could not be read")).toBeVisible();
  expect(await walk.kept()).toContain("canary.example.com");
  await startAfresh(page);
  expect(await walk.kept()).not.toContain("canary.example.com");
});

test("starting afresh shows the first step as new, with the focus on its heading", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await walk.next();
  await expect(walk.summary).toBeFocused();
  await startAfresh(page);
  await expect(walk.summary).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  // From the review too, where the address changes.
  await page.goto("./#/review");
  await walk.at("Review and download");
  await startAfresh(page);
  await walk.at("Deployment");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await expect(page.getByRole("link", { name: "Back to the review" })).toHaveCount(0);
});

test("the ticks of the steps outlive a reload, and the focus is not lost when another tab's answers are taken", async ({ page, context }) => {
  const walk = new Walk(page);
  await walk.open();
  await walk.fill({ Hostname: "osmo.example.com", "Image tag": "6.2.8" });
  await walk.nextTo("Site rules");
  const first = page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: /^Deployment \(done\)|^Deployment\s+\d+ warning/ });
  await expect(first).toBeVisible();
  await expect.poll(() => walk.kept()).toContain("osmo.example.com");
  await page.reload();
  await walk.at("Site rules");
  await expect(first).toBeVisible();
  const other = new Walk(await context.newPage());
  await other.open();
  await other.fill({ Hostname: "other.example.com" });
  await page.getByRole("button", { name: "Take the other tab's answers" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
});
