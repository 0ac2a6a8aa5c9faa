// Any line of any file, explained: by a click, by the keyboard, by its number.
import { violations } from "../pages/axe.mjs";
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

/** Opens the page with the answers of the Entra walk at its provider step. */
async function begin(page) {
  const walk = new Walk(page);
  await walk.open();
  await walk.fill({ Hostname: "osmo.example.com" });
  return walk;
}

const panel = (walk) => walk.files.getByRole("region", { name: "The chosen line" });
const lines = (walk) => walk.files.locator("#lines");
const row = (walk, text) => lines(walk).locator(".row", { hasText: text }).first();

test("a click on a line says which question set it, and leads there", async ({ page }) => {
  const walk = await begin(page);
  await expect(panel(walk)).toHaveCount(0);
  await row(walk, /^\s*hostname:/).click();
  const found = panel(walk);
  const says = found.getByRole("status");
  await expect(says).toContainText('Set by "Hostname": osmo.example.com.');
  await expect(says).toContainText(/^Line \d+ of osmo_values\.yaml\./);
  await expect(row(walk, /^\s*hostname:/)).toHaveClass(/chosen/);
  await expect(found.getByText("Where the host name stands")).toBeVisible();
  await expect(found.getByText("F-hostname-places in docs/facts/charts.md")).toBeVisible();
  await found.getByRole("button", { name: "Go to Hostname" }).click();
  await expect(walk.field("Hostname")).toBeFocused();
  // It follows the answers.
  await walk.fill({ Hostname: "night.example.com" });
  await expect(says).toContainText('Set by "Hostname": night.example.com.');
  await found.getByRole("button", { name: "Close" }).click();
  await expect(panel(walk)).toHaveCount(0);
  await expect(lines(walk)).toBeFocused();
});

test("what nobody is asked has a reason and a fact, and what hangs on an answer says on which", async ({ page }) => {
  const walk = await begin(page);
  await walk.everyLine();
  const says = panel(walk).getByRole("status");
  await row(walk, "clientSecretKey:").click();
  await expect(says).toContainText("Nobody is asked.");
  await expect(says).toContainText("The chart has the same of itself.");
  await expect(panel(walk).getByText("Secrets and ConfigMaps that the pods need")).toBeVisible();
  await row(walk, "passwordSecretName:").click();
  await expect(says).toContainText('because of "Create a default admin');
});

test("the way leads to another step, and opens what is folded", async ({ page }) => {
  const walk = await begin(page);
  await walk.everyLine();
  await row(walk, "cookieExpire:").click();
  const go = panel(walk).getByRole("button", { name: /^Go to / });
  const label = (await go.textContent()).replace("Go to ", "");
  await go.click();
  await walk.at("Identity provider");
  await expect(walk.field(label)).toBeFocused();
  await expect(walk.field(label)).toBeVisible();
});

test("scripts and pages to read too", async ({ page }) => {
  const walk = await begin(page);
  await walk.everything();
  await walk.openFile("lib/common.sh");
  await row(walk, "export LC_ALL=C").click();
  const says = panel(walk).getByRole("status");
  await expect(says).toContainText("Always the same: lib/common.sh is one for all deployments");
  // Another file, another line.
  await walk.openFile("README.md");
  await expect(panel(walk)).toHaveCount(0);
  const prose = walk.preview();
  await prose.getByText("osmo.example.com").first().click();
  await expect(says).toContainText('Set by "Hostname": osmo.example.com.');
  await expect(prose.locator(".chosen")).toContainText("osmo.example.com");
  const item = prose.locator("tr, li").last();
  const words = (await item.textContent()).trim().slice(0, 20);
  await item.click();
  await expect(panel(walk).locator("code").first()).toContainText(words.split(/[`*|]/)[0].trim().slice(0, 8));
});

test("selecting text to copy it chooses no line", async ({ page }) => {
  const walk = await begin(page);
  const box = await row(walk, /^\s*hostname:/).boundingBox();
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + 90, y);
  await page.mouse.down();
  await page.mouse.move(box.x + 180, y, { steps: 5 });
  await page.mouse.up();
  expect((await page.evaluate(() => getSelection().toString())).length).toBeGreaterThan(3);
  await expect(panel(walk)).toHaveCount(0);
});

test("by the keyboard alone", async ({ page }) => {
  const walk = await begin(page);
  await lines(walk).focus();
  await page.keyboard.press("ArrowDown");
  const found = panel(walk);
  const says = found.getByRole("status");
  const number = found.getByLabel("Line", { exact: true });
  await expect(number).toBeVisible();
  const first = Number(await number.inputValue());
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await expect(number).toHaveValue(String(first + 1));
  await expect(says).toContainText(`Line ${first + 1} of osmo_values.yaml`);
  await expect(lines(walk)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(panel(walk)).toHaveCount(0);

  // By the button and the number of the line: this way screen readers go, and whoever reads a page.
  const button = walk.files.getByRole("button", { name: "Explain", exact: true });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(button).toHaveAttribute("aria-pressed", "true");
  await expect(number).toBeFocused();
  await number.fill("3");
  await expect(says).toContainText("Line 3 of osmo_values.yaml");
  await expect(found.locator("code").first()).toHaveText("global:");
  await page.keyboard.press("ArrowUp");
  await expect(says).toContainText("Line 4 of osmo_values.yaml");
  await expect(number).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(found.getByRole("button", { name: "Close" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(found.getByRole("button", { name: /^Go to / }).first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(walk.main.locator(":focus")).toHaveCount(1);
});

test("on a phone it can be reached, and axe finds nothing, light and dark", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const walk = await begin(page);
  await row(walk, /^\s*hostname:/).click();
  const says = panel(walk).getByRole("status");
  await expect(says).toContainText('Set by "Hostname"');
  await expect(says).toBeInViewport();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
  }
});
