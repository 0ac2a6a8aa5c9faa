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
  await expect(walk.field("Hostname")).toHaveValue("./install.sh preflight");
});

test("where copying is refused, that is said", async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined });
    document.execCommand = () => false;
  });
  const walk = new Walk(page);
  await walk.open("review");
  await walk.main.getByRole("button", { name: "Copy Pre-flight", exact: true }).click();
  await expect(toast(page)).toContainText("did not allow copying");
});

test("warnings are counted in the list of steps and said on the way", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open("data");
  await walk.fill({ "PostgreSQL host": "localhost", "Redis host": "redis.example.com" });
  await walk.nextTo("Scaling");
  await expect(toast(page)).toHaveText(/^Database and cache: \d+ warnings?\. The review shows (it|them) again\.$/);
  const steps = page.getByRole("navigation", { name: "Steps" });
  await expect(steps.getByRole("link", { name: /^Database and cache\s+\d+ warnings?$/ })).toBeVisible();
  await page.goto("./#/review");
  await expect(steps.getByRole("link", { name: /^Deployment\s+\d+ errors? to fix$/ })).toBeVisible();
});

test("the review names the decisions and leaves out the usual figures", async ({ page }) => {
  const walk = new Walk(page);
  await toTheReview(walk, entra, { secrets: false });
  const rows = walk.main.locator("dl.rows > div");
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
