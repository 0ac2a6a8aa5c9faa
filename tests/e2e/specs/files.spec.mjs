// The files beside the questions: long ones, pages to read, scripts, paper.
import { entra, toTheReview } from "../pages/answers.mjs";
import { SCRIPTS } from "../pages/fixtures.mjs";
import { held, keep } from "../pages/memory.mjs";
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

const LINES = 3_000;
const LONG = `note:\n${Array.from({ length: LINES }, (_, at) => `  k${at}: "v"`).join("\n")}`;

/** Gives one file thousands of lines. */
async function long(page) {
  const walk = new Walk(page);
  page.on("dialog", (dialog) => dialog.accept());
  await walk.open("scaling");
  await walk.unfold("Extra values (expert)");
  await walk.paste("Extra values for osmo_values.yaml", LONG);
  await walk.openFile("osmo_values.yaml");
  return walk;
}

/** Returns the number that stands before a row. */
const number = (row) => row.evaluate((element) => {
  const rows = [...element.parentElement.querySelectorAll(".row")];
  return Number(getComputedStyle(element.parentElement).getPropertyValue("--above")) + rows.indexOf(element) + 1;
});

test("only the rows in sight are in the page, and scrolling brings the others", async ({ page }) => {
  const walk = await long(page);
  const rows = walk.preview().locator(".row");
  await expect(walk.files.getByText(/^3,?\d\d\d lines/)).toBeVisible();
  expect(await rows.count()).toBeLessThan(150);
  await walk.preview().focus();
  await page.keyboard.press("End");
  await expect(walk.preview()).toContainText(`k${LINES - 1}": "v"`);
  const last = rows.last();
  await expect(last).toBeInViewport();
  expect(await rows.count()).toBeLessThan(150);
  const total = Number((await walk.files.getByText(/^\d+ lines/).textContent()).match(/^\d+/)[0]);
  // Scrolling may still put other rows in the place of these.
  const settled = (row) => number(row).catch(() => 0);
  await expect.poll(() => settled(last)).toBe(total);
  await page.keyboard.press("Home");
  await expect(rows.first()).toBeInViewport();
  await expect.poll(() => settled(rows.first())).toBe(1);
});

test("all lines are there for whoever searches with the browser or listens", async ({ page }) => {
  const walk = await long(page);
  const rows = walk.preview().locator(".row");
  await walk.everyLine();
  expect(await rows.count()).toBeGreaterThan(LINES);
  await expect(walk.preview()).toContainText("k2999");
  await walk.files.getByRole("button", { name: "All lines" }).click();
  await expect.poll(() => rows.count()).toBeLessThan(150);
});

test("the lines of the field with the focus come into view, far down in a long file", async ({ page }) => {
  const walk = await long(page);
  await walk.preview().focus();
  await page.keyboard.press("End");
  await expect(walk.preview()).toContainText("k2999");
  await walk.reveal(walk.field("Worker: minimum replicas"));
  await walk.field("Worker: minimum replicas").click();
  await expect(walk.preview().locator(".row.here").first()).toBeInViewport();
  await walk.preview().focus();
  await page.keyboard.press("Home");
  await walk.openFile("router_values.yaml");
  await expect(walk.preview().locator(".row").first()).toBeInViewport();
});

test("paper gets every line of a long file", async ({ page }) => {
  await long(page);
  const pages = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
  // About 60 lines go on a sheet.
  expect(pages(await page.pdf({ format: "A4" }))).toBeGreaterThan(LINES / 80);
});

test("a page is shown as it reads, and as it is written on demand; no text in it becomes an element", async ({ page }) => {
  const walk = new Walk(page);
  await toTheReview(walk, entra, { secrets: false });
  const hostile = "<img src=x> [a](javascript:b) `c`";
  await walk.reason("no longer maintained").fill(hostile);
  await walk.openFile("CHANGE.md");
  await expect(walk.preview().getByRole("heading", { name: /^Change: OSMO/ })).toBeVisible();
  await expect(walk.preview().getByRole("table").first()).toBeVisible();
  await expect(walk.preview().getByRole("listitem").first()).toBeVisible();
  await expect(walk.preview()).toContainText(`Accepted because: ${hostile}`);
  await expect(walk.preview().locator("img, a, script")).toHaveCount(0);
  await walk.files.getByRole("button", { name: "As written" }).click();
  await expect(walk.preview()).toContainText("# Change: OSMO");
  await expect(walk.preview().getByRole("heading")).toHaveCount(0);
  await walk.files.getByRole("button", { name: "As written" }).click();
  await walk.openFile("README.md");
  await expect(walk.preview().locator("pre").filter({ hasText: "./install.sh preflight" }).first()).toBeVisible();
});

test("every script can be read before the download", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  for (const [name, text] of SCRIPTS) {
    await walk.openFile(name);
    await walk.everyLine();
    const shown = await walk.preview().locator(".row").allTextContents();
    // Below the first line stands who made it.
    const [first, , ...rest] = shown;
    expect([first, ...rest].join("\n").trimEnd(), name).toBe(text.trimEnd());
    if (await walk.files.getByRole("button", { name: "All lines" }).count()) await walk.everyLine();
  }
  await expect(walk.choice().locator("optgroup[label='lib/']")).toHaveCount(1);
});

test("a list that is far too long is named and holds nothing up", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open("scaling");
  await walk.unfold("Where pods run");
  const box = walk.field("Tolerations");
  await box.fill(Array.from({ length: 600 }, (_, at) => `key${at}=v:NoSchedule`).join("\n"));
  await box.blur();
  await expect(walk.main.getByText("Tolerations has more than 200 entries.")).toBeVisible();
  const started = Date.now();
  await box.press("End");
  for (const key of "abcdefgh") await box.press(key);
  expect(Date.now() - started).toBeLessThan(4_000);
  // Entries that are wrong are named, not all at once.
  await box.fill(Array.from({ length: 150 }, (_, at) => `???${at}`).join("\n"));
  await box.blur();
  await expect(walk.main.getByText(/^14\d more like these here\.$/)).toBeVisible();
});

test("memory hardly grows while somebody goes from file to file", async ({ page }) => {
  test.setTimeout(120_000);
  await keep(page);
  const walk = new Walk(page);
  await walk.open();
  const tabs = ["Values", "Manifests", "Scripts", "Docs"].map((name) => walk.files.getByRole("tab", { name: new RegExp(`^${name}`) }));
  const round = (times) => page.evaluate(async (count) => {
    const all = document.querySelectorAll("#files [role=tab]");
    for (let at = 0; at < count; at += 1) {
      all[at % all.length].click();
      await new Promise((done) => { setTimeout(done, 15); });
    }
  }, times);
  await expect(tabs[3]).toBeVisible();
  await round(100);
  const before = await held(page);
  const times = 400;
  await round(times);
  // Memory grows in steps of 64 kB.
  expect((await held(page)) - before).toBeLessThan(times * 512);
});
