// All questions on one page: the same answers, files and findings as step by step.
import { violations } from "../pages/axe.mjs";
import { misfits } from "../pages/reflow.mjs";
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

/** Opens the page by its link. */
async function everything(page) {
  const walk = new Walk(page);
  await walk.open();
  await page.getByRole("link", { name: "All questions on one page" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "All questions on one page" })).toBeFocused();
  return walk;
}

test("answers of every step are given on one page, and lead to the review", async ({ page }) => {
  const walk = await everything(page);
  await expect(page).toHaveTitle("All questions - OSMO Configurator");
  await walk.fill({ Hostname: "osmo.example.com", "PostgreSQL host": "pg.example.com", "Redis host": "redis host" });
  await expect(walk.preview()).toContainText("pg.example.com");
  const next = walk.main.getByRole("button", { name: "Next: Review and download" });
  await next.click();
  // What is wrong is said above, and its link stays on the page.
  const summary = walk.main.getByRole("group", { name: "There is a problem" });
  await expect(summary).toBeFocused();
  await summary.getByRole("link", { name: /Redis host/ }).click();
  await expect(walk.field("Redis host")).toBeFocused();
  await expect(page).toHaveURL(/#\/all$/);
  await walk.fill({ "Redis host": "redis.example.com", "Tenant ID": "12345678-1234-1234-1234-123456789abc", "Client ID": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee" });
  await next.click();
  if (await page.getByRole("heading", { name: "Is everything right?" }).count() === 0) await next.click();
  await expect(page.getByRole("heading", { level: 1, name: "Is everything right?" })).toBeFocused();
  await page.goBack();
  await expect(walk.field("PostgreSQL host")).toHaveValue("pg.example.com");
  await page.reload();
  await walk.ready();
  await expect(walk.field("Redis host")).toHaveValue("redis.example.com");
  await walk.main.getByRole("link", { name: "Step by step" }).click();
  await expect(walk.field("Hostname")).toHaveValue("osmo.example.com");
  await expect(walk.field("Redis host")).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1366, 390, 320]) {
    test(`no violation, and nothing is wider than its place, ${colorScheme}, ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      await new Walk(page).open("all");
      await page.locator("main details").evaluateAll((all) => all.forEach((one) => { one.open = true; }));
      await page.getByRole("button", { name: "Next: Review and download" }).click();
      await expect(page.locator("#summary")).toBeFocused();
      expect(await violations(page)).toEqual([]);
      expect(await misfits(page)).toEqual([]);
    });
  }
}
