// The step of the secrets: what is made here can be seen whole, hidden again, and copied.
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

test("a secret that was made is seen whole, hidden again and copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-write"]);
  page.on("dialog", (dialog) => dialog.accept());
  const walk = new Walk(page);
  await walk.open("secrets");
  const button = (name) => walk.main.getByRole("button", { name: `${name} Admin password`, exact: true });
  const box = walk.field("Admin password");
  await walk.reveal(box);
  await expect(button("Copy")).toHaveCount(0);
  await button("Generate").click();
  await button("Show").click();
  await expect(button("Hide")).toBeVisible();
  const made = await box.inputValue();
  expect(made).toHaveLength(43);
  // All of it shows.
  expect(await box.evaluate((input) => input.scrollWidth - input.clientWidth)).toBeLessThanOrEqual(0);
  await button("Copy").click();
  await expect(page.getByRole("status").filter({ hasText: "Copied Admin password" })).toHaveCount(1);
  expect(await page.content()).not.toContain(made);
  await button("Hide").click();
  await expect(box).toHaveAttribute("type", "password");
  await walk.reveal(walk.field("Key ID"));
  await walk.field("Key ID").click();
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Control+V");
  await expect(walk.field("Key ID")).toHaveValue(made);
});

test("what was generated here gives no warning", async ({ page }) => {
  page.on("dialog", (dialog) => dialog.accept());
  const walk = new Walk(page);
  await walk.open("secrets");
  await walk.main.getByRole("button", { name: "Generate all" }).click();
  await expect(walk.main.getByText("3 of 3 held in this tab.")).toBeVisible();
  await expect(walk.main.getByText(/^Warning: /)).toHaveCount(0);
});
