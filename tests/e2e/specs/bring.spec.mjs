// Bringing what exists, checking files without taking them, and differences.
import { readFile } from "node:fs/promises";
import { violations } from "../pages/axe.mjs";
import { entra, toTheReview } from "../pages/answers.mjs";
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

const GUIDE = new URL("../../fixtures/import/guide/", import.meta.url);
const NAMES = ["osmo_values.yaml", "router_values.yaml", "ui_values.yaml"];
const SECRET = "apiVersion: v1\nkind: Secret\nmetadata: {name: db-secret, namespace: osmo-lab}\nstringData: {db-password: hunter2}\n";

const file = (name, text) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
const panel = (page, name) => page.locator(`#panel-${name}`);
const files = (page, name) => page.locator(`#${name}-files`);

/** Opens a panel by its heading. */
async function open(walk, name, title) {
  await walk.unfold(title);
  await expect(files(walk.page, name)).toBeVisible();
}

/** Returns the samples in our own words, as they are. */
async function samples() {
  return Promise.all(NAMES.map(async (name) => file(name, await readFile(new URL(name, GUIDE), "utf8"))));
}

test("values fill in the answers after a look, and every key is accounted for", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await open(walk, "bring", "Bring what you have");
  const text = "services:\n  service:\n    hostname: osmo.example.com\n    hostnam: x\n    disableTaskMetrics: true\n";
  await files(page, "bring").setInputFiles(file("osmo_values.yaml", text));
  const bring = panel(page, "bring");
  await expect(bring.getByText(/^3 keys: 1 understood, 1 kept as extra values, 1 to look at\.$/)).toBeVisible();
  await bring.getByText(/^Keys to look at: 1$/).click();
  await expect(bring.getByText("dead: no template reads it").first()).toBeVisible();
  await bring.getByRole("button", { name: "Look at the changes" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What would change?");
  await expect(page.getByRole("checkbox", { name: "Hostname", exact: true })).toBeChecked();
  await page.getByRole("button", { name: "Take what is ticked" }).click();
  await expect(walk.field("Hostname")).toHaveValue("osmo.example.com");
});

test("the samples of the guide name their defects", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await open(walk, "bring", "Bring what you have");
  await files(page, "bring").setInputFiles(await samples());
  const bring = panel(page, "bring");
  for (const name of NAMES) await expect(bring.getByRole("heading", { name, exact: true })).toBeVisible();
  await bring.getByText(/^Findings: /).first().click();
  await expect(bring.getByText("IMP01").first()).toBeVisible();
  await expect(bring.getByText("IMP06").first()).toBeVisible();
});

test("secrets are offered one by one and never shown", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await open(walk, "bring", "Bring what you have");
  await walk.main.locator("#bring-files-text").fill(SECRET);
  await panel(page, "bring").getByRole("button", { name: "Read the text" }).click();
  const take = panel(page, "bring").getByRole("button", { name: "Take Database password" });
  await expect(take).toBeVisible();
  expect(await page.locator("body").innerText()).not.toContain("hunter2");
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("hunter2");
  await take.click();
  await expect(take).toBeDisabled();
  await page.goto("./#/secrets");
  await walk.at("Secrets");
  await expect(walk.field("Database password")).toHaveValue("hunter2");
});

test("files that are dropped on the panel are read there and not opened", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await open(walk, "bring", "Bring what you have");
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    const text = "services: {ui: {hostname: drop.example.com}}\n";
    transfer.items.add(new File([text], "ui_values.yaml"));
    return transfer;
  });
  await files(page, "bring").dispatchEvent("drop", { dataTransfer: data });
  await expect(panel(page, "bring").getByRole("heading", { name: "ui_values.yaml" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("What would change?");
});

test("files are checked without taking them, and the report can be saved", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await open(walk, "check", "Check files without taking them");
  await files(page, "check").setInputFiles([file("ui_values.yaml", "services: {ui: {hostnam: x}}\n"), file("a.yaml", "hostnam: x\n")]);
  const check = panel(page, "check");
  await expect(check.getByText(/^2 files: \d+ errors?, \d+ warnings?\.$/)).toBeVisible();
  const sarif = JSON.parse((await walk.download("Save as SARIF")).bytes.toString());
  expect(sarif.runs[0].results.map((one) => one.ruleId)).toContain("EXTR02");
  await expect(walk.field("Hostname")).toHaveValue("");
});

test("differences from an earlier download follow the answers and become a patch", async ({ page }) => {
  const walk = new Walk(page);
  await toTheReview(walk, entra, { secrets: false });
  const { bytes } = await walk.download("Download all");
  await open(walk, "compare", "Differences from files that you have");
  await files(page, "compare").setInputFiles({ name: "bundle.zip", mimeType: "application/zip", buffer: bytes });
  const compare = panel(page, "compare");
  await expect(compare.getByText(/ui_values\.yaml: the same$/)).toBeVisible();
  await compare.getByRole("checkbox", { name: /^Values as Helm reads them/ }).uncheck();
  await expect(compare.getByText(/ui_values\.yaml: the same$/)).toBeVisible();
  const changed = "services: {ui: {hostname: other.example.com}}\n";
  await compare.getByRole("checkbox", { name: /^Values as Helm reads them/ }).check();
  await files(page, "compare").setInputFiles(file("ui_values.yaml", changed));
  await expect(compare.getByText(/ui_values\.yaml: \d+ new, 1 gone$/)).toBeVisible();
  const text = (await walk.download("Save as a patch")).bytes.toString();
  expect(text).toContain("--- ui_values.yaml\n+++ ui_values.yaml\n@@ ");
  expect(text).toContain('\n-    hostname: "other.example.com"\n');
});

test("axe finds nothing in the open panels", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await open(walk, "bring", "Bring what you have");
  await files(page, "bring").setInputFiles(await samples());
  await open(walk, "check", "Check files without taking them");
  await files(page, "check").setInputFiles(await samples());
  await page.locator("#panel-bring details, #panel-check details").evaluateAll((all) => all.forEach((one) => { one.open = true; }));
  expect(await violations(page)).toEqual([]);
});

test("a deflated archive of another program is opened", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await open(walk, "bring", "Bring what you have");
  const packed = await readFile(new URL("../../../core/src/text/unzip/streamed.zip", import.meta.url));
  await files(page, "bring").setInputFiles({ name: "notes.zip", mimeType: "application/zip", buffer: packed });
  const bring = panel(page, "bring");
  await expect(bring.getByRole("heading", { name: "notes/osmo_values.yaml", exact: true })).toBeVisible();
  await expect(bring.getByRole("heading", { name: /MACOSX/ })).toHaveCount(0);
});

test("what our values change in the charts is shown without any file", async ({ page }) => {
  const walk = new Walk(page);
  await toTheReview(walk, entra);
  await open(walk, "compare", "Differences from files that you have");
  const compare = panel(page, "compare");
  await compare.getByRole("checkbox", { name: "Show what our values change in the charts" }).check();
  await expect(compare.getByRole("heading", { name: "Changed in the charts" })).toBeVisible();
  const web = compare.getByText(/^ui_values\.yaml: \d+ new, \d+ gone$/);
  await web.click();
  const changed = compare.locator("details", { has: page.getByText(/^ui_values\.yaml:/) }).locator("pre");
  await expect(changed).toBeVisible();
  const text = await changed.textContent();
  expect(text).toMatch(/^-\s+hostname: ""$/m);
  expect(text).toMatch(/^\+\s+hostname: "osmo\.example\.com"$/m);
});
