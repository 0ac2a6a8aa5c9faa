// The page as one file, opened from a disk: the walk, the second program, and not one request.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { data, deployment, entra } from "../pages/answers.mjs";
import { Walk } from "../pages/walk.mjs";
import { Watch } from "../pages/watch.mjs";
import { expect, test } from "@playwright/test";

const NAME = "osmo-configurator.html";
const { DIST } = process.env;

test("the file opens from a disk and makes the same files as the page", async ({ page }) => {
  const address = pathToFileURL(join(DIST, NAME)).href;
  const watch = new Watch("file://");
  watch.follow(page);
  await page.goto(address);
  const walk = new Walk(page);
  await walk.ready();
  // All files on a disk share one storage, so nothing is kept there, and the page says so.
  await expect(page.getByText("This browser stores nothing for this page")).toBeVisible();
  await page.getByRole("button", { name: "Dismiss" }).click();
  await deployment(walk);
  await walk.nextTo("Site rules");
  await walk.nextTo("Ingress and TLS");
  await walk.nextTo("Identity provider");
  await entra(walk);
  await walk.nextTo("Database and cache");
  await data(walk);
  await walk.nextTo("Scaling");
  await walk.nextTo("Secrets");
  await walk.nextTo("Review and download");
  const here = await walk.archive("Download all");
  expect(here.files.size).toBeGreaterThan(20);
  expect(here.files.get("osmo_values.yaml")).toContain("osmo.example.com");
  await page.locator("summary", { hasText: "What does this error mean?" }).click();
  await expect(page.locator("#place-decode").getByLabel("The error")).toBeVisible();
  expect(watch.ofThePage()).toEqual([address]);
  expect(watch.complaints).toEqual([]);
});

test("the page offers the file, with the sum that it has", async ({ page, baseURL }) => {
  await page.goto(baseURL);
  const link = page.getByRole("link", { name: "Download for closed networks" });
  await expect(link).toHaveAttribute("download", "");
  const sum = createHash("sha256").update(readFileSync(join(DIST, NAME))).digest("hex");
  await expect(page.getByRole("link", { name: sum })).toHaveAttribute("href", `./${NAME}.sha256`);
  expect(readFileSync(join(DIST, `${NAME}.sha256`), "utf8")).toBe(`${sum}  ${NAME}\n`);
  const waiting = page.waitForEvent("download");
  await link.click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe(NAME);
  expect(createHash("sha256").update(readFileSync(await download.path())).digest("hex")).toBe(sum);
});
