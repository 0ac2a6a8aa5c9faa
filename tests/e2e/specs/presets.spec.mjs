// Presets: chosen, listed before they are taken, taken as one step, undone.
import { violations } from "../pages/axe.mjs";
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

/** Opens the panel on the first step. */
async function panel(walk) {
  await walk.unfold("Begin with a preset");
  const found = walk.main.locator("#panel-presets");
  await expect(found.getByRole("button", { name: "Small team", exact: true })).toBeVisible();
  return found;
}

const preset = (found, name) => found.getByRole("button", { name, exact: true });

test("a preset says what it sets before it is taken, is taken as one step, and undone", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await walk.fill({ Hostname: "osmo.example.com" });
  const found = await panel(walk);
  await preset(found, "Production").click();
  await expect(preset(found, "Production")).toHaveAttribute("aria-expanded", "true");
  await expect(found.getByText("Sets 11 answers; all of them are different now.")).toBeVisible();
  const row = found.locator("dl > div").filter({ has: page.locator("dt", { hasText: /^API service: minimum replicas$/ }) });
  await expect(row).toContainText("1 → 2");
  await expect(row).toContainText("If one pod or its node stops, the other one goes on.");
  // Only one is looked at, and nothing was taken by looking.
  await preset(found, "Small team").click();
  await expect(preset(found, "Production")).toHaveAttribute("aria-expanded", "false");
  await preset(found, "Production").click();
  await walk.openFile("images.txt");
  await expect(walk.preview()).not.toContainText("v7.15.6");

  await found.getByRole("button", { name: "Set these 11 answers" }).click();
  await expect(found.getByText("Preset Production: 11 answers set.")).toBeVisible();
  await expect(walk.preview()).toContainText("v7.15.6");
  const undo = found.getByRole("button", { name: "Undo the preset Production" });
  await expect(undo).toBeFocused();
  await preset(found, "Production").click();
  await expect(found.getByText("all of them stand already.")).toBeVisible();
  await expect(found.getByRole("button", { name: /^Set these/ })).toHaveCount(0);
  await undo.click();
  await expect(walk.preview()).not.toContainText("v7.15.6");
  await expect(preset(found, "Production")).toBeFocused();
  await expect(found.getByText("Preset Production: 11 answers set.")).toHaveCount(0);
  await expect(walk.field("Hostname")).toHaveValue("osmo.example.com");
  // It can be done again as the one step that it was.
  await page.getByRole("button", { name: "Redo", exact: true }).click();
  await expect(walk.preview()).toContainText("v7.15.6");
});

test("what is changed afterwards stays, and the preset's own way back goes", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  const found = await panel(walk);
  await preset(found, "Small team").press("Enter");
  await found.getByRole("button", { name: /^Set these/ }).press("Enter");
  const undo = found.getByRole("button", { name: "Undo the preset Small team" });
  await expect(undo).toBeFocused();
  await walk.fill({ Hostname: "osmo.example.com" });
  await expect(undo).toHaveCount(0);
  await expect(found.getByText(/^Preset Small team: \d+ answers set\.$/)).toBeVisible();
  await page.goto("./#/data");
  await walk.at("Database and cache");
  await expect(walk.field("Database user")).toHaveValue("osmo");
});

test("what it changes follows the platform", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  const found = await panel(walk);
  await preset(found, "Small team").click();
  await expect(found.locator("dt", { hasText: /^TLS mode$/ })).toHaveCount(0);
  await walk.choose("Platform", "AWS (EKS)");
  await expect(found.locator("dt", { hasText: /^TLS mode$/ })).toHaveCount(1);
});

for (const colorScheme of ["light", "dark"]) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test("no violation, looked at and taken", async ({ page }) => {
      const walk = new Walk(page);
      await walk.open();
      const found = await panel(walk);
      await preset(found, "Production").click();
      await expect(found.getByText(/^Sets \d+ answers/)).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await found.getByRole("button", { name: /^Set these/ }).click();
      await expect(found.getByRole("button", { name: "Undo the preset Production" })).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 320, height: 844 }, hasTouch: true });
  test("the list does not scroll the page sideways", async ({ page }) => {
    const walk = new Walk(page);
    await walk.open();
    const found = await panel(walk);
    await preset(found, "Production").click();
    await expect(found.getByText(/^Sets \d+ answers/)).toBeVisible();
    expect(await page.evaluate(() => document.scrollingElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});
