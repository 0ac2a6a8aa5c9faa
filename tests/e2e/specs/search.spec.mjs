// The search: from words to a question, a finding, a file or a line of one.
import { violations } from "../pages/axe.mjs";
import { misfits } from "../pages/reflow.mjs";
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

const dialog = (page) => page.getByRole("dialog", { name: "Search" });
const box = (page) => dialog(page).getByRole("combobox", { name: "Search" });
const options = (page) => dialog(page).getByRole("option");
const chosen = (page) => dialog(page).getByRole("option", { selected: true });

async function seek(page, words) {
  await page.keyboard.press("Control+k");
  await expect(box(page)).toBeFocused();
  await box(page).fill(words);
}

test("a question is found by a word of its hint or its path, and Enter opens its fold and its step", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await seek(page, "postgres.db");
  await expect(chosen(page)).toHaveText(/^Database name/);
  await expect(box(page)).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Enter");
  await walk.at("Database and cache");
  await expect(dialog(page)).toBeHidden();
  // It stands folded away.
  await expect(walk.field("Database name")).toBeFocused();
  await expect(walk.field("Database name")).toBeVisible();
  // On the step that is open already too.
  await seek(page, "redis host");
  await page.keyboard.press("Enter");
  await expect(walk.field("Redis host")).toBeFocused();
});

test("the arrow keys choose, the focus stays in the box, and Escape gives it back", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await walk.field("Hostname").focus();
  await seek(page, "redis");
  const count = await options(page).count();
  expect(count).toBeGreaterThan(5);
  await expect(chosen(page)).toHaveCount(1);
  for (const [key, place] of [["ArrowDown", 1], ["ArrowDown", 2], ["ArrowUp", 1], ["ArrowUp", 0], ["ArrowUp", count - 1], ["ArrowDown", 0], ["ArrowUp", count - 1]]) {
    await page.keyboard.press(key);
    await expect(options(page).nth(place)).toHaveAttribute("aria-selected", "true");
    await expect(chosen(page)).toHaveCount(1);
    await expect(box(page)).toHaveAttribute("aria-activedescendant", await options(page).nth(place).getAttribute("id"));
    await expect(options(page).nth(place)).toBeInViewport({ ratio: 1 });
  }
  await expect(box(page)).toBeFocused();
  await expect(dialog(page).getByRole("status")).toHaveText(/^\d+ results: \d+ questions, .*\d+ lines of files\.$/);
  // The focus cannot leave: behind the last control comes the browser's own, then the box again.
  for (let press = 0; press < 4; press += 1) {
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement.closest("dialog") !== null)).toBe(true);
  }
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  await expect(walk.field("Hostname")).toBeFocused();
  await expect(walk.field("Hostname")).toHaveValue("");
});

test("a finding leads to its place", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open("data");
  await walk.fill({ "PostgreSQL host": "localhost" });
  await page.goto("./#/deployment");
  await walk.at("Deployment");
  await seek(page, "localhost");
  const finding = dialog(page).getByRole("group", { name: /^Findings/ }).getByRole("option").first();
  await expect(finding).toContainText("PostgreSQL host");
  await finding.click();
  await walk.at("Database and cache");
  await expect(walk.field("PostgreSQL host")).toBeFocused();
});

test("a line of a file, and a file by its name", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await walk.fill({ Hostname: "night.example.com" });
  // What was typed a moment ago is found.
  await seek(page, "night.example.com");
  const lines = dialog(page).getByRole("group", { name: /^Lines of files/ });
  const line = lines.getByRole("option").filter({ hasText: "osmo_values.yaml, line" }).first();
  const number = Number((await line.locator("small").innerText()).match(/line (\d+)/)[1]);
  await line.click();
  await expect(page.locator(".toast")).toHaveText(`Line ${number} of osmo_values.yaml`);
  await expect(walk.files.getByRole("region", { name: "osmo_values.yaml" })).toBeFocused();
  await expect(walk.preview().locator(".row", { hasText: "night.example.com" }).first()).toBeInViewport();
  await seek(page, "uninstall.sh");
  await dialog(page).getByRole("group", { name: /^Files/ }).getByRole("option").first().click();
  await expect(walk.files.getByRole("tabpanel", { name: "uninstall.sh", exact: true })).toBeVisible();
  await expect(walk.files).toBeFocused();
});

test("a fact is found, and leads to the first line that rests on it", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await walk.fill({ Hostname: "night.example.com" });
  await seek(page, "D10");
  const facts = dialog(page).getByRole("group", { name: /^Facts/ });
  const fact = facts.getByRole("option").filter({ hasText: "The redirect URI is /oauth2/callback" });
  await expect(fact).toContainText("OSMO 6.2.10");
  const [, file, number] = (await fact.locator("small").innerText()).match(/· (\S+), line (\d+) ·/);
  await fact.click();
  await expect(page.locator(".toast")).toHaveText(`Line ${number} of ${file}`);
});

test("secrets are not found", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open("secrets");
  await walk.fill({ "Database password": "canary-4711" });
  await seek(page, "canary-4711");
  await expect(dialog(page).getByRole("status")).toHaveText("Nothing was found.");
  await expect(options(page)).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1366, 390, 320]) {
    test(`no violation, and nothing is wider than its place, ${colorScheme}, ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      const walk = new Walk(page);
      await walk.open();
      await page.getByRole("button", { name: "Search" }).click();
      await expect(box(page)).toBeFocused();
      // That it was being loaded is said no longer.
      await expect(page.locator(".toast")).toHaveCount(0);
      expect(await violations(page)).toEqual([]);
      await box(page).fill("nothing-of-this-name");
      expect(await violations(page)).toEqual([]);
      await box(page).fill("host");
      await expect(options(page).first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
      expect(await misfits(page)).toEqual([]);
      const inside = await dialog(page).boundingBox();
      expect(inside.x >= 0 && inside.x + inside.width <= width && inside.y + inside.height <= 800).toBe(true);
      await dialog(page).getByRole("button", { name: "Close" }).click();
      await expect(dialog(page)).toBeHidden();
      expect(await misfits(page)).toEqual([]);
    });
  }
}
