// Without a network: the page opens again when its server is gone, and two releases are never mixed.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Host, nextRelease } from "../pages/host.mjs";
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "@playwright/test";

const { DIST } = process.env;
const NEXT = "fedcba9876543210";

test.use({ serviceWorkers: "allow" });

const state = (page) => page.locator("#offline");
const caches = (page) => page.evaluate(async () => (await globalThis.caches.keys()).map((name) => name.split(" ").pop()));

/** Which release a page is of. */
const release = (page) => page.evaluate(() => document.querySelector("script[data-release]").dataset.release);

/** Makes sure that the second program is there: a panel of it opens. */
async function workbench(page) {
  await page.locator("summary", { hasText: "What does this error mean?" }).click();
  await expect(page.locator("#place-decode").getByLabel("The error")).toBeVisible();
}

/** A host of the release, and the page on it once it is kept. */
async function kept(page) {
  const host = new Host(DIST);
  await host.start();
  const walk = new Walk(page);
  await page.goto(host.address);
  await walk.ready();
  await expect(state(page)).toHaveText("Works offline.");
  return { host, walk };
}

test("with the server gone, the page opens again, and so does the workbench", async ({ page }) => {
  const { host, walk } = await kept(page);
  await walk.fill({ Hostname: "osmo.example.com" });
  await expect.poll(() => walk.kept()).toContain("osmo.example.com");
  await host.stop();
  await page.reload();
  await walk.ready();
  await expect(walk.field("Hostname")).toHaveValue("osmo.example.com");
  await expect(state(page)).toHaveText("Works offline.");
  await workbench(page);
  // A tab of its own, too.
  const other = await page.context().newPage();
  await other.goto(`${host.address}#/review`);
  await new Walk(other).at("Review and download");
});

test("once it is kept, it asks nothing of any server", async ({ page }) => {
  const { host, walk } = await kept(page);
  const before = host.requests.length;
  await walk.fill({ Hostname: "osmo.example.com" });
  await workbench(page);
  expect(host.requests.slice(before)).toEqual([]);
  await host.stop();
});

test("a new version is said and not loaded; the old page keeps its files until it is gone", async ({ page, context }) => {
  const { host, walk } = await kept(page);
  const [old] = await caches(page);
  await walk.choose("Platform", "AWS (EKS)");
  const folder = nextRelease(DIST, NEXT);
  host.folder = folder;
  const asked = host.requests.length;
  const other = await context.newPage();
  // The first page after a change is still the old one, and has the new one fetched.
  await other.goto(host.address);
  await new Walk(other).ready();
  await expect.poll(() => host.requests.slice(asked)).toContain("/sw.js");
  for (const one of [page, other]) {
    await expect(state(one)).toHaveText("A new version is here: reload the page when you like.");
  }
  await expect(page.getByRole("radio", { name: "AWS (EKS)" })).toBeChecked();
  await other.reload();
  await new Walk(other).ready();
  await expect(state(other)).toHaveText("Works offline.");
  expect(await release(other)).toBe(NEXT);
  expect((await caches(other)).sort()).toEqual([old, NEXT].sort());
  // With the server gone the old page still gets its own workbench.
  await host.stop();
  await workbench(page);
  await page.close();
  await other.reload();
  await new Walk(other).ready();
  await expect.poll(() => caches(other)).toEqual([NEXT]);
  rmSync(folder, { recursive: true });
});

test("under a path of a host that has every file kept for ten minutes, a new version is found at once", async ({ page, context }) => {
  // So does GitHub Pages, which can be told nothing else.
  const root = mkdtempSync(join(tmpdir(), "pages-"));
  cpSync(DIST, join(root, "osmo"), { recursive: true });
  const host = new Host(root);
  host.keeping = "max-age=600";
  await host.start();
  await page.goto(`${host.address}osmo/`);
  await new Walk(page).ready();
  await expect(state(page)).toHaveText("Works offline.");
  const folder = nextRelease(DIST, NEXT);
  cpSync(folder, join(root, "osmo"), { recursive: true });
  const other = await context.newPage();
  await other.goto(`${host.address}osmo/`);
  await expect(state(other)).toHaveText("A new version is here: reload the page when you like.");
  await other.reload();
  await new Walk(other).ready();
  expect(await release(other)).toBe(NEXT);
  await host.stop();
  for (const made of [root, folder]) rmSync(made, { recursive: true });
});

test("a release that was changed on the way is not kept", async ({ page }) => {
  const folder = nextRelease(DIST, NEXT);
  const host = new Host(folder);
  await host.start();
  const worker = readFileSync(`${folder}/sw.js`, "utf8").replace(/\["\.\/", "sha256-[^"]+"\]/, `["./", "sha256-${"A".repeat(43)}="]`);
  writeFileSync(`${folder}/sw.js`, worker);
  await page.goto(host.address);
  await new Walk(page).ready();
  await expect.poll(() => host.requests.filter((path) => path === "/").length).toBeGreaterThan(1);
  await expect(state(page)).toBeHidden();
  await host.stop();
  rmSync(folder, { recursive: true });
});
