// Named drafts: begun, renamed, copied, opened, deleted; and what is said where storage refuses.
import { violations } from "../pages/axe.mjs";
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

/** Opens the panel and returns it. */
async function open(page) {
  await page.locator("summary", { hasText: "Drafts in this browser" }).click();
  return page.locator("#place-drafts");
}

test("two drafts stand beside each other and outlive a reload", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  const panel = await open(page);
  await panel.getByLabel("Name of the draft Draft 1").fill("Production");
  await panel.getByLabel("Name of the draft Draft 1").press("Tab");
  await expect(page.getByText("Renamed the draft")).toBeVisible();
  // Switching right after a key loses none.
  await walk.fill({ Hostname: "first.example.com" });
  await panel.getByRole("button", { name: "Begin another draft" }).click();
  await expect(walk.field("Hostname")).toHaveValue("");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await walk.fill({ Hostname: "second.example.com" });
  await expect.poll(() => walk.kept()).toContain("second.example.com");
  await page.reload();
  await walk.ready();
  await expect(walk.field("Hostname")).toHaveValue("second.example.com");
  const again = await open(page);
  await expect(again.getByText(/^Left on \d/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await again.getByRole("button", { name: "Open Production" }).click();
  await expect(page.getByText("Opened Production")).toBeVisible();
  await expect(walk.field("Hostname")).toHaveValue("first.example.com");
  await again.getByRole("button", { name: "Duplicate Production" }).click();
  await expect(again.getByLabel("Name of the draft Copy of Production")).toBeVisible();
  await again.getByRole("button", { name: "Delete Draft 2" }).click();
  await again.getByRole("button", { name: "Delete for good Draft 2" }).click();
  await expect(page.getByText("Deleted Draft 2")).toBeVisible();
  expect(await walk.kept()).not.toContain("second.example.com");
});

test("secrets and extra values do not go from one draft to another", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open("secrets");
  await walk.fill({ "Database password": "canary-4711" });
  const panel = await open(page);
  await panel.getByRole("button", { name: "Begin another draft" }).click();
  await walk.ready();
  await page.goto("./#/secrets");
  await expect(walk.field("Database password")).toHaveValue("");
  expect(await walk.kept()).not.toContain("canary-4711");
});

test("where storage is full, it is said and nothing is lost", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await walk.fill({ Hostname: "osmo.example.com" });
  await expect.poll(() => walk.kept()).toContain("osmo.example.com");
  const panel = await open(page);
  await expect(panel.getByRole("button", { name: "Begin another draft" })).toBeVisible();
  await page.evaluate(() => {
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
  });
  await panel.getByRole("button", { name: "Begin another draft" }).click();
  await expect(page.getByText("This browser stores no more for this page: nothing was changed.")).toBeVisible();
  await expect(walk.field("Hostname")).toHaveValue("osmo.example.com");
});
