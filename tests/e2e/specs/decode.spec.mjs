// "What does this error mean?": pasted words, causes in their order, the question behind one, and what helps with the rest.
import { violations } from "../pages/axe.mjs";
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

const PASTE = "[2026/11/20 10:11:12] [main.go:59] invalid configuration:\n  cookie_secret from file must be 16, 24, or 32 bytes to create an AES cipher, "
  + "but is 44 bytes\n{\"log\":\"no matches for kind \\\"PodMonitor\\\" in version\"}\n";

/** Opens the panel and returns it. */
async function open(page) {
  await page.locator("summary", { hasText: "What does this error mean?" }).click();
  const panel = page.locator("#place-decode");
  await expect(panel.getByLabel("The error")).toBeVisible();
  return panel;
}

test("a paste is understood, and leads to its question", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  const panel = await open(page);
  await panel.getByLabel("The error").fill(PASTE);
  await expect(panel.getByRole("status")).toHaveText("2 causes were recognised.");
  const causes = panel.getByRole("heading", { level: 3 });
  await expect(causes.first()).toContainText("The cookie secret has another size");
  await expect(causes.nth(1)).toContainText("The Prometheus Operator is missing");
  await expect(panel.getByText("kubectl -n osmo logs deployment/osmo-ui -c oauth2-proxy --tail=50")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  // Nothing of it is kept.
  expect(await walk.kept()).not.toContain("invalid configuration");
  await panel.getByRole("button", { name: "Go to Cookie secret" }).click();
  await walk.at("Secrets");
});

test("what is not known says what helps, and hostile text is text", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  const panel = await open(page);
  const box = panel.getByLabel("The error");
  await box.fill("<img src=x onerror=alert(1)> it does not work");
  await expect(panel.getByRole("status")).toHaveText("Not known.");
  await expect(panel.getByText("./install.sh diagnose")).toBeVisible();
  await box.fill("email in id_token (<img src=x onerror=alert(1)>) isn't verified");
  await expect(panel.getByText("email in id_token (<img src=x onerror=alert(1)>) isn't verified")).toBeVisible();
  await expect(panel.locator("img")).toHaveCount(0);
  await box.fill("");
  await expect(panel.getByRole("status")).toHaveText("");
});
