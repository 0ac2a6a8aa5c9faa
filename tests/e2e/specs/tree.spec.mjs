// All files by folder: what is in the download can be read before it, and what changed since the last one is marked.
import { entra, toTheReview } from "../pages/answers.mjs";
import { misfits } from "../pages/reflow.mjs";
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

const rows = (tree) => tree.getByRole("button");

/** Returns the names of the files as the list shows them, with their folders. */
const names = (tree) => tree.evaluate((root) => [...root.querySelectorAll("button")].map((button) => {
  const folders = [];
  for (let fold = button.closest("details"); fold && root.contains(fold); fold = fold.parentElement.closest("details")) {
    folders.unshift(fold.querySelector("summary span").textContent);
  }
  return folders.join("") + button.querySelector("span").textContent;
}));

test("the list has every file of the download, and each of them can be read", async ({ page }) => {
  test.setTimeout(90_000);
  const walk = new Walk(page);
  await toTheReview(walk, entra);
  const tree = await walk.everyFile();
  const listed = await names(tree);
  expect(listed.length).toBeGreaterThan(30);
  const { files } = await walk.archive("Download all");
  expect(listed.filter((name) => !name.startsWith("secrets/")).sort()).toEqual([...files.keys()].sort());
  const secrets = await walk.archive("Download secrets");
  for (const name of secrets.files.keys()) expect(listed).toContain(name);
  for (const [at, name] of listed.entries()) {
    await rows(tree).nth(at).click();
    await expect(walk.files.getByRole("tabpanel", { name, exact: true })).toBeVisible();
    await expect(rows(tree).nth(at)).toHaveAttribute("aria-current", "true");
    await expect(tree.locator("[aria-current]")).toHaveCount(1);
    await expect(walk.preview()).not.toBeEmpty();
  }
  // A page is shown as it reads.
  await rows(tree).filter({ hasText: "README.md" }).click();
  await expect(walk.preview().getByRole("heading").first()).toBeVisible();
});

test("a folder says how many files it has, and a file how large it is", async ({ page }) => {
  const walk = new Walk(page);
  await toTheReview(walk, entra);
  const tree = await walk.everyFile();
  const folder = tree.locator("details").filter({ has: page.getByText("lib/", { exact: true }) });
  const inside = await folder.getByRole("button").count();
  await expect(folder.locator("summary")).toContainText(`${inside} files`);
  const { files } = await walk.archive("Download all");
  for (const name of ["osmo_values.yaml", "site.sh", "osmo-configurator.yaml"]) {
    const text = files.get(name);
    const lines = text.trimEnd().split("\n").length;
    await expect(rows(tree).filter({ hasText: name })).toContainText(`${lines} lines, ${(Math.ceil(Buffer.byteLength(text) / 100) / 10).toFixed(1)} kB`);
  }
});

test("what changed since the last download is marked, and nothing else", async ({ page }) => {
  const walk = new Walk(page);
  page.on("dialog", (dialog) => dialog.accept());
  await toTheReview(walk, entra);
  const tree = await walk.everyFile();
  const says = walk.files.locator("#place-tree > p");
  await expect(says).toContainText("None of them is downloaded yet.");
  await walk.download("Download all");
  await expect(says).toContainText("As you downloaded them.");
  await expect(walk.main.getByText("It holds what you answered.")).toBeVisible();
  await page.goto("./#/data");
  await walk.at("Database and cache");
  await walk.fill({ "Redis host": "other.example.internal" });
  await expect(says).toContainText(/[1-9]\d* changed since your last download\./);
  await expect(rows(tree).filter({ hasText: "osmo_values.yaml" })).toContainText(/\d+ lines? changed/);
  await expect(rows(tree).filter({ hasText: "uninstall.sh" })).not.toContainText("changed");
  await page.goto("./#/review");
  await expect(walk.main.getByText("have changed since you downloaded")).toBeVisible();
  await page.goto("./#/data");
  await walk.at("Database and cache");
  await walk.fill({ "Redis host": "redis.example.internal" });
  await expect(says).toContainText("As you downloaded them.");
});

test("by the keyboard alone: arrows, folders, and the focus stays on its file", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  const tree = await walk.everyFile();
  const focused = () => page.evaluate(() => document.activeElement.querySelector("span")?.textContent);
  await rows(tree).first().focus();
  const listed = await names(tree);
  await page.keyboard.press("ArrowDown");
  expect(await focused()).toBe(listed[1]);
  await page.keyboard.press("Enter");
  await expect(walk.files.getByRole("tabpanel", { name: listed[1], exact: true })).toBeVisible();
  expect(await focused()).toBe(listed[1]);
  await page.keyboard.press("End");
  const last = await focused();
  expect(listed.at(-1).endsWith(last)).toBe(true);
  // To the left from a file is its folder, and again closes it: what is in it is passed over.
  await page.keyboard.press("ArrowLeft");
  const folder = await focused();
  expect(folder).toMatch(/\/$/);
  await page.keyboard.press("ArrowLeft");
  await expect(tree.locator("details:not([open])")).toHaveCount(1);
  await page.keyboard.press("End");
  expect(await focused()).toBe(folder);
  await page.keyboard.press("ArrowRight");
  await expect(tree.locator("details:not([open])")).toHaveCount(0);
  await page.keyboard.press("Home");
  expect(await focused()).toBe(listed[0]);
});

test("a closed folder stays closed while answers change the files", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  const tree = await walk.everyFile();
  const folder = tree.locator("details").first();
  await folder.locator("summary").click();
  await walk.fill({ Hostname: "osmo.example.com" });
  await expect(walk.files.locator("#place-tree > p")).toContainText("an answer is missing");
  await walk.fill({ Hostname: "a-much-longer-name.osmo.example.com" });
  await page.waitForTimeout(800);
  await expect(folder).not.toHaveAttribute("open");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });
  test("every file is one press away, and comes into sight", async ({ page }) => {
    const walk = new Walk(page);
    await toTheReview(walk, entra, { secrets: false });
    const tree = await walk.everyFile();
    expect(await misfits(page)).toEqual([]);
    await rows(tree).filter({ hasText: "OPERATIONS.md" }).tap();
    await expect(walk.preview().getByRole("heading").first()).toBeInViewport();
  });
});

test("with room enough the list stands beside the open file, and neither covers the other", async ({ page }) => {
  await page.setViewportSize({ width: 1680, height: 1000 });
  const walk = new Walk(page);
  await walk.open();
  await walk.everyFile();
  const [list, tabs, sheet] = await Promise.all(["#panel-tree", "[role=tablist]", "#sheet"].map((one) => walk.files.locator(one).boundingBox()));
  expect(tabs.x).toBeGreaterThanOrEqual(list.x + list.width);
  expect(sheet.x).toBeGreaterThanOrEqual(list.x + list.width);
  expect(sheet.y).toBeGreaterThanOrEqual(tabs.y + tabs.height - 1);
  expect(sheet.height).toBeGreaterThan(500);
  expect(list.height).toBeGreaterThan(500);
});

for (const width of [1280, 1366, 1680]) {
  test(`what can be done with the open file stands in one line, ${width} pixels wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    const walk = new Walk(page);
    await walk.open();
    const head = walk.files.locator(".sheet-head").first();
    const boxes = await head.locator("> select, > button").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
    expect(boxes.length).toBeGreaterThan(2);
    const middles = boxes.map((box) => box.top + box.height / 2);
    expect(Math.max(...middles) - Math.min(...middles)).toBeLessThan(4);
  });
}

test("with every panel around it open, the open file still has lines to read", async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  const walk = new Walk(page);
  await walk.open();
  await walk.fill({ Hostname: "osmo.example.com" });
  for (const summary of await walk.files.locator("details.place > summary").all()) await summary.click();
  await expect(walk.files.locator("details.place:not([open])")).toHaveCount(0);
  expect((await walk.preview().boundingBox()).height).toBeGreaterThan(100);
});
