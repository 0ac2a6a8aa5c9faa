// Keys that work wherever the focus is, and the sheet that lists them. Undo and redo are in undo.spec.mjs, the search in search.spec.mjs.
import { violations } from "../pages/axe.mjs";
import { misfits } from "../pages/reflow.mjs";
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

const sheet = (page) => page.getByRole("dialog", { name: "Keyboard shortcuts" });

test("the steps by the keyboard: on as by Next, and back", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open("site");
  await walk.field("Kube-context").focus();
  await page.keyboard.press("Alt+PageDown");
  await walk.at("Ingress and TLS");
  await page.keyboard.press("Alt+PageUp");
  await walk.at("Site rules");
  // Where something is wrong it says so, as the button does.
  await walk.fill({ "Kube-context": "-n" });
  await page.keyboard.press("Alt+PageDown");
  await expect(walk.summary).toBeFocused();
  await walk.open();
  await page.keyboard.press("Alt+PageUp");
  await walk.at("Deployment");
});

test("the sheet opens by its button and by a question mark outside fields", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await page.keyboard.press("?");
  await expect(sheet(page)).toBeVisible();
  for (const what of ["Search questions", "Undo the last change", "Redo it", "Next step", "Step before", "This list, outside"]) {
    await expect(sheet(page).getByText(what)).toBeVisible();
  }
  // While it is open the page below does not move.
  await page.keyboard.press("Alt+PageDown");
  await page.keyboard.press("Escape");
  await expect(sheet(page)).toBeHidden();
  await walk.at("Deployment");
  // In a box it is a question mark.
  await walk.field("Hostname").focus();
  await page.keyboard.press("?");
  await expect(walk.field("Hostname")).toHaveValue("?");
  await expect(sheet(page)).toBeHidden();
  await page.getByRole("radio", { name: "AWS (EKS)" }).focus();
  await page.keyboard.press("?");
  await expect(sheet(page)).toBeHidden();
  const button = page.getByRole("button", { name: "Keyboard shortcuts" });
  await button.press("Enter");
  await expect(sheet(page)).toBeVisible();
  await sheet(page).getByRole("button", { name: "Close" }).press("Enter");
  await expect(button).toBeFocused();
});

test("the question mark can be switched off, for good", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
  await sheet(page).getByRole("checkbox", { name: "The key ? opens this list" }).uncheck();
  await page.keyboard.press("Escape");
  await page.reload();
  await walk.ready();
  const button = page.getByRole("button", { name: "Keyboard shortcuts" });
  await button.press("Enter");
  const box = sheet(page).getByRole("checkbox", { name: "The key ? opens this list" });
  await expect(box).not.toBeChecked();
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();
  // All of the page is loaded by now: it would be there at once.
  await page.keyboard.press("?");
  expect(await sheet(page).count()).toBe(0);
  await button.press("Enter");
  await box.check();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(sheet(page)).toBeVisible();
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [1366, 390, 320]) {
    test(`no violation, and nothing is wider than its place, ${colorScheme}, ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      const walk = new Walk(page);
      await walk.open();
      await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
      await expect(sheet(page)).toBeVisible();
      expect(await violations(page)).toEqual([]);
      expect(await misfits(page)).toEqual([]);
    });
  }
}
