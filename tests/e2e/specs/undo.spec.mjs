// Undo and redo: by the buttons in the head, and by the keyboard where no box has a history of its own.
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

const button = (page, name) => page.getByRole("button", { name, exact: true });

test("a step back and forth by the buttons, and it is said", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await expect(button(page, "Undo")).toHaveCount(0);
  await walk.field("Hostname").pressSequentially("osmo.example.com");
  await walk.choose("Platform", "AWS (EKS)");
  await button(page, "Undo").click();
  await expect(page.getByText("Undone: Platform")).toBeVisible();
  await expect(page.getByRole("radio", { name: "On-premises or other" })).toBeChecked();
  await button(page, "Undo").press("Enter");
  await expect(walk.field("Hostname")).toHaveValue("");
  // Nothing is left to take back, and the focus stays.
  await expect(button(page, "Undo")).toBeFocused();
  await expect(button(page, "Undo")).toHaveAttribute("aria-disabled", "true");
  await button(page, "Redo").click();
  await expect(walk.field("Hostname")).toHaveValue("osmo.example.com");
  await expect(walk.preview()).toContainText("osmo.example.com");
});

test("the keys work outside text boxes, and inside them they are the box's", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await walk.choose("Platform", "AWS (EKS)");
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("radio", { name: "On-premises or other" })).toBeChecked();
  await page.keyboard.press("Control+Shift+z");
  await expect(page.getByRole("radio", { name: "AWS (EKS)" })).toBeChecked();
  await walk.field("Hostname").pressSequentially("osmo");
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("radio", { name: "AWS (EKS)" })).toBeChecked();
});

test("secrets are not taken back, and starting afresh leaves no step", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await walk.fill({ Hostname: "osmo.example.com" });
  await page.goto("./#/secrets");
  await walk.fill({ "Database password": "canary-4711" });
  await button(page, "Undo").click();
  await expect(walk.field("Database password")).toHaveValue("canary-4711");
  await page.getByRole("button", { name: "Start afresh" }).click();
  await page.getByRole("button", { name: "Drop everything" }).click();
  await expect(button(page, "Undo")).toHaveCount(0);
});

test("an answer that is not the default has the way back to it", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  const back = page.getByRole("button", { name: "Back to osmo: Namespace" });
  await walk.fill({ Namespace: "training" });
  await back.click();
  await expect(walk.field("Namespace")).toHaveValue("osmo");
  await expect(walk.field("Namespace")).toBeFocused();
  await expect(back).toHaveCount(0);
  await button(page, "Undo").click();
  await expect(walk.field("Namespace")).toHaveValue("training");
  await expect(back).toBeVisible();
  // What a choice sets is no answer of somebody's: the way back leads to it.
  await walk.choose("Platform", "Azure (AKS)");
  await page.goto("./#/data");
  await page.locator("summary", { hasText: "More for Redis" }).click();
  await expect(walk.field("Redis port")).toHaveValue("10000");
  await expect(page.getByRole("button", { name: /: Redis port$/ })).toHaveCount(0);
  await walk.fill({ "Redis port": "6379" });
  await expect(page.getByRole("button", { name: "Back to 10000: Redis port" })).toBeVisible();
});
