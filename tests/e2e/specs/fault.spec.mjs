// A fault of the program: a sentence and the place in the source, and nothing that was typed.
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

test("a panic leaves a sentence and its place", async ({ page, watch }) => {
  const walk = new Walk(page);
  await walk.open();
  await walk.fill({ Hostname: "osmo.example.com" });
  // The program cannot know what to do in a browser that makes no elements, so it panics.
  await page.evaluate(() => {
    Document.prototype.createElement = () => {
      throw new Error("osmo.example.com");
    };
  });
  await page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: /^Site/ }).click();
  const alert = page.getByRole("alert").filter({ hasText: "stopped because of a fault of its own" });
  await expect(alert).toBeVisible();
  await expect(alert).toHaveText(/reload the page\. \([\w./-]+\.rs:\d+\)$/);
  // The fault itself is the one complaint; the watch expects none.
  expect(watch.complaints.length).toBeGreaterThan(0);
  expect(watch.complaints.join("\n")).not.toContain("osmo.example.com");
  watch.complaints.length = 0;
});

test("a program that was changed on the way does not start", async ({ page, watch }) => {
  await page.route(/_bg\.wasm$/, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    body[100] ^= 1;
    await route.fulfill({ response, body });
  });
  await page.goto("./");
  await expect(page.getByRole("alert").filter({ hasText: "did not load completely" })).toBeVisible();
  expect(watch.complaints.join("\n")).toContain("integrity");
  watch.complaints.length = 0;
});
