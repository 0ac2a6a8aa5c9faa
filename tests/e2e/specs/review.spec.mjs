// The review: reasons for warnings, what to do next, and the list for afterwards.
import { createHash } from "node:crypto";
import { entra, toTheReview } from "../pages/answers.mjs";
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

const RETIRED = "no longer maintained";

test("a typed reason is in the ticket, and outlives a reload", async ({ page }) => {
  const walk = new Walk(page);
  await toTheReview(walk, entra, { secrets: false });
  const box = walk.reason(RETIRED);
  await walk.openFile("CHANGE.md");
  await expect(walk.preview()).toContainText("no reason given");
  // Key by key: the check runs after each, and neither focus nor text may be lost.
  await box.click();
  await page.keyboard.type("agreed with security, ticket $(4711) & until June");
  await expect(box).toBeFocused();
  await expect(box).toHaveValue("agreed with security, ticket $(4711) & until June");
  const line = "Accepted because: agreed with security, ticket $(4711) & until June";
  await expect(walk.preview()).toContainText(line);
  const { files } = await walk.archive("Download all");
  expect(files.get("CHANGE.md")).toContain(line);
  await expect.poll(() => walk.kept()).toContain("ticket $(4711)");
  await page.reload();
  await walk.at("Review and download");
  await expect(walk.reason(RETIRED)).toHaveValue("agreed with security, ticket $(4711) & until June");
  await walk.reason(RETIRED).fill("");
  await walk.openFile("CHANGE.md");
  await expect(walk.preview()).toContainText("no reason given");
});

test("warnings are asked about, each by its own name; errors are not", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open("site");
  await walk.tick("No way to the internet");
  await page.goto("./#/review");
  await walk.at("Review and download");
  const boxes = walk.main.getByRole("textbox", { name: /^Why is this acceptable\?/ });
  const warnings = await walk.main.getByText(/^Warning: /).count();
  expect(warnings).toBeGreaterThan(1);
  await expect(boxes).toHaveCount(warnings);
  const names = await boxes.evaluateAll((all) => all.map((box) => box.labels[0].textContent));
  expect(new Set(names).size).toBe(warnings);
  // The list that holds the reasons is no question of its own.
  await expect(walk.main.getByText("Accepted warnings")).toHaveCount(0);
});

test("the reasons follow when a warning comes or goes", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open("review");
  await walk.reason(RETIRED).fill("until March");
  await page.goto("./#/ingress");
  await walk.choose("Ingress controller", "AWS Load Balancer Controller (ALB)");
  await page.goto("./#/review");
  await walk.at("Review and download");
  await expect(walk.reason(RETIRED)).toHaveCount(0);
  await page.goto("./#/ingress");
  await walk.choose("Ingress controller", "ingress-nginx");
  await page.goto("./#/review");
  await expect(walk.reason(RETIRED)).toHaveValue("until March");
});

test("a reason that the check refuses is named, and can be mended where it stands", async ({ page }) => {
  const walk = new Walk(page);
  await toTheReview(walk, entra, { secrets: false });
  await walk.reason(RETIRED).click();
  // A character that nobody sees. Other prose is fine: see the end.
  await page.keyboard.type("until\u200bMarch");
  await expect(walk.reason(RETIRED)).toBeFocused();
  await page.getByRole("button", { name: "Download all" }).click();
  await expect(walk.summary).toBeFocused();
  await walk.summary.getByRole("link").click();
  await expect(walk.main.getByRole("region", { name: "Warnings" })).toBeFocused();
  await walk.reason(RETIRED).fill("until June <agreed>, “as ever”");
  await walk.archive("Download all");
});

test("the commands and the sum can be copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-write"]);
  const walk = new Walk(page);
  await toTheReview(walk, entra, { secrets: false });
  for (const [label, text] of [
    ["Pre-flight", /^\.\/install\.sh preflight --context NAME$/],
    ["Installation", /^\.\/install\.sh --context NAME$/],
    ["Verification", /^\.\/install\.sh verify --context NAME$/],
    ["SHA-256", /^[0-9a-f]{64}$/],
  ]) {
    await walk.main.getByRole("button", { name: `Copy ${label}`, exact: true }).click();
    await expect(page.getByRole("status").filter({ hasText: `Copied ${label}` })).toHaveCount(1);
    // The page may write to the clipboard and not read it, so the text is pasted into a box.
    await walk.reason(RETIRED).fill("");
    await page.keyboard.press("Control+V");
    await expect(walk.reason(RETIRED)).toHaveValue(text);
  }
});

test("the sum is shown only while nothing is wrong, and follows the answers", async ({ page }) => {
  const walk = new Walk(page);
  const sum = walk.main.getByText(/^[0-9a-f]{64}$/);
  await walk.open("review");
  await expect(walk.main.getByText("./install.sh preflight --context NAME", { exact: true })).toBeVisible();
  await expect(sum).toHaveCount(0);
  await toTheReview(walk, entra, { secrets: false });
  const before = await sum.textContent();
  await page.goto("./#/scaling");
  await walk.fill({ "Worker: minimum replicas": "2" });
  await page.goto("./#/review");
  await walk.at("Review and download");
  expect(await sum.textContent()).not.toBe(before);
});

test("the sum on the screen is that of the archive, also after the answers of another tab were taken", async ({ page, context }) => {
  const walk = new Walk(page);
  const sum = walk.main.getByText(/^[0-9a-f]{64}$/);
  await toTheReview(walk, entra, { secrets: false });
  await expect.poll(() => walk.kept()).toContain("redis.example.internal");
  const before = await sum.textContent();
  const other = new Walk(await context.newPage());
  await other.open("scaling");
  await other.fill({ "Worker: minimum replicas": "2" });
  await page.getByRole("button", { name: "Take the other tab's answers" }).click();
  await expect(sum).not.toHaveText(before);
  const { files } = await walk.archive("Download all");
  await expect(sum).toHaveText(createHash("sha256").update(files.get("SHA256SUMS")).digest("hex"));
});

test("typing a reason draws none of the answers anew", async ({ page }) => {
  const walk = new Walk(page);
  await toTheReview(walk, entra, { secrets: false });
  const rows = walk.main.locator("dl.rows > div");
  await expect(walk.main.locator("dl.decided > div").first()).toBeVisible();
  const count = await rows.count();
  expect(count).toBeGreaterThan(3);
  await rows.evaluateAll((all) => all.forEach((row) => { row.before = true; }));
  await walk.reason(RETIRED).click();
  await page.keyboard.type("agreed");
  expect(await rows.evaluateAll((all) => all.filter((row) => row.before).length)).toBe(count);
});

test("the list for afterwards is there with errors left, and its ticks live as long as the tab", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open("review");
  await walk.unfold("After the installation");
  const list = walk.main.locator("#panel-afterwards");
  const first = list.getByRole("checkbox").first();
  await expect(first).toBeVisible();
  expect(await list.getByRole("checkbox").count()).toBeGreaterThan(5);
  await first.check();
  await page.goto("./#/data");
  await walk.at("Database and cache");
  await page.goto("./#/review");
  await walk.unfold("After the installation");
  await expect(first).toBeChecked();
  await page.reload();
  await walk.unfold("After the installation");
  await expect(first).not.toBeChecked();
});
