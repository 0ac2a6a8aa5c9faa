// From a question to the lines that it writes, in all files.
import { entra } from "../pages/answers.mjs";
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

/** Opens the panel below the files. */
async function panel(walk) {
  await walk.files.getByText("Which lines a question writes").click();
  const found = walk.files.locator("#panel-trace");
  await expect(found.getByLabel("Question")).toBeVisible();
  return found;
}

test("the question with the focus says which lines it writes, and each of them is one press away", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await walk.fill({ Hostname: "osmo.example.com" });
  const found = await panel(walk);
  await walk.field("Hostname").focus();
  const says = found.getByRole("status");
  await expect(says).toHaveText(/^Hostname writes \d+ lines in \d+ files\.$/);
  const lines = found.getByRole("listitem");
  const count = Number((await says.textContent()).match(/\d+/)[0]);
  expect(await lines.count()).toBe(count);
  // It follows the answer and the focus.
  await walk.fill({ Hostname: "night.example.com" });
  await expect(lines.first()).toContainText("night.example.com");
  await walk.field("Namespace").focus();
  await expect(says).toHaveText(/^Namespace writes/);

  await walk.field("Hostname").focus();
  for (const name of ["ui_values.yaml", "README.md"]) {
    const jump = found.getByRole("button", { name: new RegExp(`^${name}, line \\d+$`) }).first();
    const where = await jump.textContent();
    const number = where.match(/\d+$/)[0];
    const text = await lines.filter({ has: page.getByRole("button", { name: where, exact: true }) }).locator("code").textContent();
    await jump.click();
    await expect(walk.files.getByRole("tabpanel", { name, exact: true })).toBeVisible();
    await expect(walk.preview()).toBeFocused();
    const row = walk.preview().locator(".row", { hasText: text }).first();
    await expect(row).toBeInViewport();
    await expect(page.getByRole("status").filter({ hasText: `Line ${number} of ${name}` })).toHaveCount(1);
  }
});

test("by the keyboard alone: a question is chosen in the list, and leads to its line and back", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open("identity-provider");
  await entra(walk);
  const found = await panel(walk);
  await found.getByLabel("Question").focus();
  await page.keyboard.type("Namespace");
  await expect(found.getByRole("status")).toHaveText(/^Namespace writes/);
  await page.keyboard.press("Tab");
  await expect(found.getByRole("button", { name: "Go to the question" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(walk.preview()).toBeFocused();
  await found.getByRole("button", { name: "Go to the question" }).press("Enter");
  await expect(walk.field("Namespace")).toBeFocused();
});
