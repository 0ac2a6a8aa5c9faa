// What the page says, where everybody sees it: copied or not, warnings on the way, errors in the list of steps.
import { entra, toTheReview } from "../pages/answers.mjs";
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

const toast = (page) => page.locator(".toast");

test("what was copied is said to the eye too, with the answers that still lack", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-write"]);
  const walk = new Walk(page);
  await walk.open();
  await walk.files.getByRole("button", { name: "Copy osmo_values.yaml" }).click();
  await expect(toast(page)).toBeVisible();
  await expect(toast(page)).toHaveText(/^Copied osmo_values\.yaml: \d+ lines still lack an answer$/);
  await walk.openFile("images.txt");
  await walk.files.getByRole("button", { name: "Copy images.txt" }).click();
  await expect(toast(page)).toHaveText(/^Copied images\.txt/);
});

test("the button itself says that it copied, for a while, and nothing beside it moves", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-write"]);
  const walk = new Walk(page);
  await walk.open();
  const [copy, download] = ["Copy", "Download"].map((verb) => walk.files.getByRole("button", { name: `${verb} osmo_values.yaml` }));
  const sign = copy.getByText("Copied \u2713");
  await expect(sign).toBeHidden();
  const before = await download.boundingBox();
  await copy.click();
  await expect(sign).toBeVisible();
  expect(await download.boundingBox()).toEqual(before);
  // It is still called what it does.
  await expect(copy).toBeVisible();
  await expect(sign).toBeHidden({ timeout: 5_000 });
});

test("what is said can be dismissed, and the focus goes back", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-write"]);
  const walk = new Walk(page);
  await walk.open();
  const copy = walk.files.getByRole("button", { name: "Copy osmo_values.yaml" });
  await copy.press("Enter");
  await expect(toast(page)).toHaveCount(1);
  await page.getByRole("button", { name: "Dismiss" }).press("Enter");
  await expect(toast(page)).toHaveCount(0);
  await expect(copy).toBeFocused();
});

test("on a phone what is said leaves the bar at the foot free", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-write"]);
  await page.setViewportSize({ width: 390, height: 844 });
  const walk = new Walk(page);
  await walk.open("review");
  await walk.main.getByRole("button", { name: "Copy Pre-flight", exact: true }).click();
  await expect(toast(page)).toBeVisible();
  const [said, bar] = await Promise.all([page.locator(".toasts"), page.locator(".to-files")].map((one) => one.boundingBox()));
  expect(said.y + said.height).toBeLessThanOrEqual(bar.y);
  expect(said.x >= 0 && said.x + said.width <= 390).toBe(true);
});

test("over plain http copying works all the same, and the focus stays on its button", async ({ page }) => {
  // A page that did not come over https has no clipboard.
  await page.addInitScript(() => { Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined }); });
  const walk = new Walk(page);
  await walk.open("review");
  const button = walk.main.getByRole("button", { name: "Copy Pre-flight", exact: true });
  // By the keyboard: a click leaves the focus where it was.
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(toast(page)).toHaveText("Copied Pre-flight");
  await expect(button).toBeFocused();
  await page.goto("./#/deployment");
  await walk.at("Deployment");
  await walk.field("Hostname").click();
  await page.keyboard.press("Control+V");
  await expect(walk.field("Hostname")).toHaveValue("./install.sh preflight --context NAME");
});

test("where copying is refused, that is said, and the text is there to be copied by hand", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined });
    document.execCommand = () => false;
  });
  const walk = new Walk(page);
  await walk.open("review");
  const button = walk.main.getByRole("button", { name: "Copy Pre-flight", exact: true });
  await button.press("Enter");
  await expect(toast(page)).toContainText("did not allow copying");
  await expect(button.getByText("Copied")).toBeHidden();
  const text = page.getByRole("textbox", { name: "The text to copy" });
  await expect(text).toBeFocused();
  expect(await text.evaluate((box) => box.value.slice(box.selectionStart, box.selectionEnd))).toBe("./install.sh preflight --context NAME");
  await page.getByRole("button", { name: "Dismiss" }).press("Enter");
  await expect(text).toHaveCount(0);
  await expect(button).toBeFocused();
});

test("new warnings hold once, and are counted in the list of steps", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open("data");
  await walk.fill({ "PostgreSQL host": "localhost", "Redis host": "redis.example.com" });
  await walk.main.getByRole("button", { name: /^Next: / }).press("Enter");
  await expect(walk.warnings).toBeFocused();
  await expect(walk.warnings).toContainText(/Read (it|them), then press Next again\./);
  await walk.warnings.getByRole("link", { name: /PostgreSQL host/ }).first().click();
  await expect(walk.field("PostgreSQL host")).toBeFocused();
  await walk.next();
  await walk.at("Scaling");
  // What was read holds nobody again; what is new does.
  await page.getByRole("button", { name: "Back" }).click();
  await walk.at("Database and cache");
  await expect(walk.warnings).toHaveCount(0);
  await walk.fill({ "Redis host": "localhost" });
  await walk.next();
  await expect(walk.warnings).toHaveCount(1);
  await expect(walk.warnings.getByRole("link", { name: /PostgreSQL host/ })).toHaveCount(0);
  // Mended, it is gone.
  await walk.fill({ "Redis host": "redis.example.com" });
  await expect(walk.warnings).toHaveCount(0);
  await walk.next();
  await walk.at("Scaling");
  const steps = page.getByRole("navigation", { name: "Steps" });
  await expect(steps.getByRole("link", { name: /^Database and cache\s+\d+ warnings?$/ })).toBeVisible();
  await page.goto("./#/review");
  await expect(steps.getByRole("link", { name: /^Deployment\s+\d+ errors? to fix$/ })).toBeVisible();
});

test("the review names the answers and leaves out the usual figures", async ({ page }) => {
  const walk = new Walk(page);
  await toTheReview(walk, entra, { secrets: false });
  const rows = walk.main.locator("dl.rows:not(.decided) > div");
  for (const [label, value] of [
    ["Provider", "Microsoft Entra ID"],
    ["Ingress controller", "ingress-nginx"],
    ["Platform", "On-premises or other"],
  ]) {
    const row = rows.filter({ has: page.locator("dt", { hasText: new RegExp(`^${label}$`) }) });
    await expect(row.locator("dd").first()).toHaveText(value);
  }
  await expect(rows.filter({ hasText: "minimum replicas" })).toHaveCount(0);
});
