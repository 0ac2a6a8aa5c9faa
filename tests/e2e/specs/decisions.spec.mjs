// The review says first what is decided, then how many archives there are and what to do next.
import { entra, given, none, toTheReview } from "../pages/answers.mjs";
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

/** Returns what is decided about a subject. */
const decision = (walk, subject) => walk.main.getByRole("region", { name: "What is decided" })
  .locator("dl > div").filter({ has: walk.page.locator("dt", { hasText: new RegExp(`^${subject}$`) }) });

test("the decisions stand first, in sentences, and each leads to its question", async ({ page }) => {
  const walk = new Walk(page);
  await toTheReview(walk, entra, { secrets: false });
  await expect(walk.main.getByRole("heading", { level: 2 }).first()).toHaveText("What is decided");
  for (const [subject, words] of [
    ["Provider", "Microsoft Entra ID. Who can sign in: the whole tenant"],
    ["Ingress", "ingress-nginx serves"],
    ["TLS", "TLS ends at the ingress, with the Secret osmo-tls."],
    ["PostgreSQL", "Database osmo at pg.example.internal:5432. The user postgres creates it"],
    ["Sessions", "The session is the browser's cookie"],
    ["Secrets", "None is held in this tab"],
    ["Proof", "The scripts were run in a real cluster of one node on"],
    ["Exposed", "https://osmo.example.com"],
  ]) await expect(decision(walk, subject), subject).toContainText(words);
  await decision(walk, "TLS").getByRole("link", { name: "Change what is decided: TLS" }).click();
  await walk.at("Ingress and TLS");
  await expect(page.getByRole("radio", { name: "At the ingress, by a TLS secret" })).toBeFocused();
  await walk.choose("Where TLS ends", "Upstream, in front of the ingress");
  await walk.main.getByRole("link", { name: "Back to the review" }).click();
  await expect(decision(walk, "TLS")).toContainText("TLS ends in front of the ingress");
});

test("by the keyboard alone a decision is changed", async ({ page }) => {
  const walk = new Walk(page);
  await toTheReview(walk, entra, { secrets: false });
  await decision(walk, "Redis").getByRole("link").focus();
  await page.keyboard.press("Enter");
  await walk.at("Database and cache");
  await expect(walk.field("Redis host")).toBeFocused();
});

test("without a provider there are no sessions, and that is said first", async ({ page }) => {
  const walk = new Walk(page);
  await toTheReview(walk, none, { secrets: false });
  await expect(decision(walk, "Provider")).toContainText("Whoever reaches the address is an administrator.");
  await expect(decision(walk, "Sessions")).toHaveCount(0);
});

test("it is said whether there are one or two archives", async ({ page }) => {
  const walk = new Walk(page);
  page.on("dialog", (dialog) => dialog.accept());
  await toTheReview(walk, entra, { secrets: false });
  await expect(walk.main.getByText("One archive. No secret is in it")).toBeVisible();
  await page.goto("./#/secrets");
  await given(walk, true);
  await page.goto("./#/review");
  await expect(walk.main.getByText("Two archives. The first one has no secret in it. The second one has the 3 secrets")).toBeVisible();
  await expect(decision(walk, "Secrets")).toContainText("3 are held in this tab");
});

test("what to do next are three commands, whose ticks outlive a reload", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open("review");
  const names = ["Pre-flight", "Installation", "Verification"];
  for (const name of names) await expect(walk.main.getByRole("checkbox", { name, exact: true })).not.toBeChecked();
  await walk.main.getByRole("checkbox", { name: "Pre-flight", exact: true }).check();
  await page.reload();
  await walk.at("Review and download");
  await expect(walk.main.getByRole("checkbox", { name: "Pre-flight", exact: true })).toBeChecked();
  await expect(walk.main.getByRole("checkbox", { name: "Installation", exact: true })).not.toBeChecked();
});

test("the defaults that were kept are counted, and listed for who looks", async ({ page }) => {
  const walk = new Walk(page);
  await toTheReview(walk, entra, { secrets: false });
  const fold = walk.main.locator("summary", { hasText: /^\d+ defaults kept$/ });
  const count = Number((await fold.textContent()).match(/^\d+/)[0]);
  expect(count).toBeGreaterThan(20);
  const rows = fold.locator("..").locator("dl > div");
  await expect(rows).toHaveCount(0);
  await fold.click();
  await expect(rows).toHaveCount(count);
});

test("on a phone a sentence has the width of the screen, its subject above it", async ({ page }) => {
  const walk = new Walk(page);
  await toTheReview(walk, entra, { secrets: false });
  await page.setViewportSize({ width: 390, height: 844 });
  const row = decision(walk, "Proof");
  await expect(row.locator("dd").first()).toContainText("The scripts were run in a real cluster");
  const [subject, sentence] = await Promise.all(["dt", "dd"].map((one) => row.locator(one).first().boundingBox()));
  expect(sentence.width).toBeGreaterThan(260);
  expect(sentence.y).toBeGreaterThanOrEqual(subject.y + subject.height - 1);
});
