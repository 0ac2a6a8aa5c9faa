// Nothing leaves the page, and no secret stays in the browser.
import { readFileSync } from "node:fs";
import { data, deployment, entra, given, toTheReview } from "../pages/answers.mjs";
import { SECRETS } from "../pages/fixtures.mjs";
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

/** Returns how many requests reached the server; nothing when its log is not at hand. */
const served = () => (process.env.REQUEST_LOG ? readFileSync(process.env.REQUEST_LOG, "utf8").split("\n").length : 0);

/** Returns the forms in which a secret could be kept. */
const forms = (text) => [
  text,
  Buffer.from(text).toString("base64"),
  Buffer.from(text).toString("hex"),
  encodeURIComponent(text),
  JSON.stringify(text).slice(1, -1),
];

/** Returns the secrets in the boxes of the open step. */
async function inTheBoxes(walk) {
  const values = await walk.main.locator("input[autocomplete='new-password']").evaluateAll((boxes) => boxes.map((box) => box.value));
  return values.filter(Boolean);
}

test("no request is made after the page has loaded", async ({ page, context, watch }) => {
  const walk = new Walk(page);
  await walk.open();
  await walk.everything();
  const [sent, arrived] = [watch.ofThePage().length, served()];
  // From here on there is no network at all.
  await context.setOffline(true);
  await deployment(walk);
  await walk.nextTo("Site rules");
  await walk.nextTo("Ingress and TLS");
  await walk.nextTo("Identity provider");
  await entra(walk);
  await walk.nextTo("Database and cache");
  await data(walk);
  await walk.nextTo("Scaling");
  await walk.nextTo("Secrets");
  await given(walk, true);
  await walk.main.getByRole("button", { name: "Generate all" }).click();
  await walk.nextTo("Review and download");
  await walk.archive("Download all");
  await walk.archive("Download secrets");
  expect(watch.ofThePage().slice(sent)).toEqual([]);
  expect(served()).toBe(arrived);
});

for (const all of [false, true]) test(`once the page is there${all ? ", with its workbench," : ""} it can ask nothing of any server, its own included`, async ({ page, watch, baseURL }) => {
  const walk = new Walk(page);
  await walk.open();
  if (all) await walk.everything();
  const before = served();
  const refused = await page.evaluate(async (own) => {
    const tries = [() => fetch(own), () => fetch("https://example.com/"), () => import(new URL("boot.js?again", own).href)];
    const results = await Promise.allSettled(tries.map((one) => one()));
    return results.map(({ status }) => status);
  }, baseURL);
  expect(refused).toEqual(["rejected", "rejected", "rejected"]);
  expect(served()).toBe(before);
  expect(await page.locator("link[rel=icon]").getAttribute("href")).toMatch(/^data:image\/svg\+xml,/);
  // The policy said so on the console, which is no fault here.
  const told = watch.complaints.splice(0);
  expect(told.length).toBeGreaterThan(0);
  expect(told.filter((one) => !/security policy|Content Security Policy/i.test(one))).toEqual([]);
});

test("the workbench is loaded at the first answer, once, and can be tried again", async ({ page, watch }) => {
  const walk = new Walk(page);
  await walk.open();
  await page.waitForLoadState("networkidle");
  const parts = () => watch.ofThePage().filter((url) => url.includes("workbench")).length;
  expect(parts()).toBe(0);
  await page.context().setOffline(true);
  await walk.files.getByRole("tab", { name: "Docs" }).click();
  await expect(page.getByRole("status").filter({ hasText: "could not be loaded" }).first()).toBeVisible();
  watch.complaints.length = 0;
  await page.context().setOffline(false);
  await walk.openFile("README.md");
  const loaded = parts();
  await walk.everything();
  expect(parts()).toBe(loaded);
});

test("a workbench that was changed on the way does not start", async ({ page, watch }) => {
  await page.route(/workbench-.*_bg\.wasm$/, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    body[100] ^= 1;
    await route.fulfill({ response, body });
  });
  const walk = new Walk(page);
  await walk.open();
  await walk.files.getByRole("tab", { name: "Docs" }).click();
  await expect(page.getByText("could not be loaded").first()).toBeVisible();
  expect(watch.complaints.join("\n")).toContain("integrity");
  watch.complaints.length = 0;
});

test("answers outlive a reload, secrets do not, and nothing keeps them", async ({ page }) => {
  const walk = new Walk(page);
  page.on("dialog", (dialog) => dialog.accept());
  await toTheReview(walk, entra);
  await page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: /^Secrets/ }).click();
  await walk.at("Secrets");
  const secrets = [...(await inTheBoxes(walk)), SECRETS.dbPassword];
  expect(secrets.length).toBeGreaterThanOrEqual(6);
  // The draft is written when typing has paused.
  await expect.poll(() => walk.kept()).toContain("pg.example.internal");
  for (const secret of secrets) {
    for (const form of forms(secret)) expect(await walk.kept()).not.toContain(form);
  }
  await page.reload();
  await walk.at("Secrets");
  expect(await inTheBoxes(walk)).toEqual([]);
  for (const secret of secrets) expect(await page.content()).not.toContain(secret);
  await page.goto("./#/deployment");
  await expect(walk.field("Hostname")).toHaveValue("osmo.example.com");
  await page.goto("./#/data");
  await expect(walk.field("PostgreSQL host")).toHaveValue("pg.example.internal");
});

test("the preview hides the secrets", async ({ page }) => {
  const walk = new Walk(page);
  await toTheReview(walk, entra);
  await walk.openFile("secrets/db-secret.yaml");
  await expect(walk.preview()).toContainText("db-password");
  for (const secret of [SECRETS.dbPassword, SECRETS.redisPassword, SECRETS.clientSecret]) {
    await expect(page.locator("body")).not.toContainText(secret);
  }
});

test("values that are shown on the screen are not printed", async ({ page }) => {
  const walk = new Walk(page);
  await toTheReview(walk, entra);
  await walk.openFile("secrets/db-secret.yaml");
  await walk.files.getByRole("button", { name: "Show values" }).click();
  const shown = JSON.stringify(SECRETS.dbPassword);
  await expect(walk.preview()).toContainText(shown);
  await page.emulateMedia({ media: "print" });
  await expect(walk.preview()).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await walk.files.getByRole("button", { name: "Show values" }).click();
  await page.emulateMedia({ media: "print" });
  await expect(walk.preview()).toBeVisible();
  await expect(walk.preview()).not.toContainText(shown);
});

test("extra values, which may hold a secret, are not stored", async ({ page }) => {
  const walk = new Walk(page);
  page.on("dialog", (dialog) => dialog.accept());
  await walk.open("scaling");
  await walk.unfold("Extra values (expert)");
  await walk.fill({ "Extra values for osmo_values.yaml": "global:\n  hidden: canary-4711", "Worker: minimum replicas": "2" });
  await expect.poll(() => walk.kept()).toMatch(/minReplicas: \W{1,3}2\W/);
  expect(await walk.kept()).not.toContain("canary-4711");
});

test("the browser asks before secrets are lost", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open("secrets");
  await walk.main.getByRole("button", { name: "Generate all" }).click();
  let asked = 0;
  page.on("dialog", (dialog) => { asked += 1; return dialog.accept(); });
  await page.reload();
  expect(asked).toBe(1);
});

test("two tabs do not overwrite each other silently", async ({ page, context }) => {
  const first = new Walk(page);
  await first.open();
  const second = new Walk(await context.newPage());
  await second.open();
  await first.fill({ Hostname: "first.example.com" });
  await expect.poll(() => first.kept()).toContain("first.example.com");
  await expect(second.page.getByText("This draft was changed in another tab.")).toBeVisible();
  await second.fill({ Hostname: "second.example.com" });
  await second.page.waitForTimeout(800);
  expect(await second.kept()).toContain("first.example.com");
  expect(await second.kept()).not.toContain("second.example.com");
  // The operator decides.
  await second.page.getByRole("button", { name: "Keep mine" }).click();
  await expect.poll(() => second.kept()).toContain("second.example.com");
  await page.getByRole("button", { name: "Take the other tab's answers" }).click();
  await expect(first.field("Hostname")).toHaveValue("second.example.com");
});
