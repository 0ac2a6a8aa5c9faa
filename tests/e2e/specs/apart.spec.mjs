// What the second program of the page adds to the first: the check of extra values, the steps at the provider, links.
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

const SERVICE = "Extra values for osmo_values.yaml";
const WORKBENCH = /workbench-.*_bg\.wasm$/;

/** Leaves the box of extra values, and returns what is said beside it. */
async function beside(walk) {
  await walk.reveal(walk.field(SERVICE));
  await walk.field(SERVICE).focus();
  await walk.field(SERVICE).blur();
  const told = (await walk.field(SERVICE).getAttribute("aria-describedby")).split(" ").pop();
  return walk.page.locator(`[id="${told}"]`);
}

test("what is wrong with extra values stands at their box while they are typed, and in the review", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open("scaling");
  await walk.fill({ [SERVICE]: "services:\n  service:\n    hostnme: x\n" });
  await expect(await beside(walk)).toContainText("services.service.hostname");
  await walk.fill({ [SERVICE]: "services:\n  service:\n    resources:\n      requests:\n        cpu: two\n" });
  await expect(await beside(walk)).not.toContainText("hostname");
  await walk.page.goto("./#/review");
  await expect(walk.main.getByText("services.service.resources.requests.cpu").first()).toBeVisible();
});

test("extra values that cannot be checked are an error, and are checked once the workbench is there", async ({ page, watch }) => {
  const walk = new Walk(page);
  await page.route(WORKBENCH, (route) => route.abort());
  await walk.open("scaling");
  await walk.fill({ [SERVICE]: "services:\n  service:\n    hostnme: x\n" });
  await expect(await beside(walk)).toContainText("These values are not checked yet.");
  await walk.page.goto("./#/identity-provider");
  await expect(walk.main.getByText("What to do at the provider is being loaded.")).toBeVisible();
  await page.unroute(WORKBENCH);
  await walk.page.goto("./#/scaling");
  await walk.fill({ [SERVICE]: "services:\n  service:\n    hostnme: y\n" });
  await expect(await beside(walk)).toContainText("services.service.hostname");
  await walk.page.goto("./#/identity-provider");
  await expect(walk.main.getByRole("heading", { name: "Register this in Entra" })).toBeVisible();
  // The refused file is the one complaint.
  expect(watch.complaints.length).toBeGreaterThan(0);
  watch.complaints.length = 0;
});

test("a link that cannot be read yet stays in the address", async ({ page, watch }) => {
  const walk = new Walk(page);
  await walk.open();
  await walk.fill({ Hostname: "night.example.com" });
  await walk.page.goto("./#/review");
  await walk.main.getByRole("button", { name: "Copy link" }).waitFor();
  await page.evaluate(() => { navigator.clipboard.writeText = async (text) => { globalThis.copied = text; }; });
  await walk.main.getByRole("button", { name: "Copy link" }).click();
  const link = await page.waitForFunction(() => globalThis.copied).then((handle) => handle.jsonValue());
  const other = await page.context().newPage();
  await other.route(WORKBENCH, (route) => route.abort());
  await other.goto(link);
  await expect(other.getByText("A part of this page could not be loaded").first()).toBeVisible();
  expect(other.url()).toBe(link);
  await other.unroute(WORKBENCH);
  await other.reload();
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("Nothing would change");
  expect(other.url()).not.toBe(link);
  watch.complaints.length = 0;
});
