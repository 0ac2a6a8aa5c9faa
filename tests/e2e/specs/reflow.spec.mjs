// Every state on screens of 320 to 1366 px: nothing scrolls sideways but code in its own box, and everything can be hit. 320 px is also
// what a screen of 1280 px has at 400 %, and 683 px what one of 1366 px has at 200 %.
import { entra, toTheReview } from "../pages/answers.mjs";
import { misfits, unfold } from "../pages/reflow.mjs";
import { STEPS, Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

const WIDTHS = [320, 390, 683, 900, 1120, 1366];
const LABEL = "averylongnameofahostthatsomebodyreallyhasinthecompany";
const HOST = `${LABEL}.${LABEL}.${LABEL}.example.com`;

/** Looks at the page at every width. */
async function fits(page, what) {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    expect.soft(await misfits(page), `${what}, ${width} px`).toEqual([]);
  }
  await page.setViewportSize({ width: 1366, height: 900 });
}

/** Opens a step by its address, without what a click checks. */
async function to(walk, title, step) {
  await walk.page.goto(`./#/${step}`);
  await walk.at(title);
}

test("an empty page and its mistakes", async ({ page }) => {
  test.setTimeout(90_000);
  const walk = new Walk(page);
  await walk.open();
  await fits(page, "empty");
  await walk.fill({ Hostname: `${LABEL.repeat(3)}_.example.com` });
  for (const [title, step] of STEPS.slice(0, -1)) {
    await to(walk, title, step);
    await walk.next();
    await unfold(page);
    await fits(page, `${title}, after Next`);
  }
  await to(walk, ...STEPS.at(-1));
  await page.getByRole("main").getByRole("button", { name: "Download all" }).click();
  await expect(walk.summary).toBeVisible();
  await unfold(page);
  await fits(page, "the review with errors");
});

test("everything answered with the longest names, every section and panel open", async ({ page }) => {
  test.setTimeout(120_000);
  const walk = new Walk(page);
  await toTheReview(walk, entra);
  await to(walk, ...STEPS[0]);
  await walk.fill({ Hostname: HOST });
  for (const [title, step] of STEPS) {
    await to(walk, title, step);
    await unfold(page);
    await fits(page, title);
  }
  await page.setViewportSize({ width: 320, height: 800 });
  for (const name of ["README.md", "TROUBLESHOOTING.md", "OPERATIONS.md", "IDP-ADMIN.md", "site.sh"]) {
    await walk.openFile(name);
    expect.soft(await misfits(page), name).toEqual([]);
  }
});

test("panels with something pasted into them", async ({ page }) => {
  test.setTimeout(90_000);
  const walk = new Walk(page);
  await toTheReview(walk, entra);
  await unfold(page);
  await page.locator("#place-decode").getByLabel("The error").fill(`invalid configuration:\n  cookie_secret from file must be 16, 24, or 32 bytes to create an AES cipher, but is 44 bytes\n${LABEL.repeat(4)}\n`);
  await expect(page.locator("#place-decode").getByRole("heading", { level: 3 })).not.toHaveCount(0);
  const changed = Buffer.from(`services: {ui: {hostname: ${HOST}}}\n`);
  await page.locator("#place-compare input[type=file]").first().setInputFiles({ name: "ui_values.yaml", mimeType: "text/plain", buffer: changed });
  await expect(page.locator("#place-compare").getByText(/ui_values\.yaml: /)).toBeVisible();
  await fits(page, "a decoded error and a comparison");
  await to(walk, ...STEPS[0]);
  await unfold(page);
  const given = Buffer.from(`global: {osmoImageTag: "6.2.8"}\nservices: {service: {hostname: ${HOST}, ${LABEL.repeat(3)}: 1}}\n`);
  const files = { name: `${LABEL.repeat(3)}.yaml`, mimeType: "text/plain", buffer: given };
  await page.locator("#place-bring input[type=file]").first().setInputFiles(files);
  await page.locator("#place-check input[type=file]").first().setInputFiles(files);
  await expect(page.locator("#place-bring")).toContainText(LABEL);
  await expect(page.locator("#place-check")).toContainText(LABEL);
  await fits(page, "files that were brought, and files that were checked");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });
  const bar = (page) => page.getByRole("link", { name: /^Files/ });

  test("a bar at the foot leads to the files and counts what changed; it covers nothing that has the focus", async ({ page }) => {
    const walk = new Walk(page);
    await walk.open();
    await expect(bar(page)).toHaveAccessibleName("Files");
    await walk.fill({ Hostname: "osmo.example.com" });
    await expect(bar(page)).toHaveText(/^Files \+\d+ changed$/);
    const place = await bar(page).boundingBox();
    expect([place.x, place.width, place.y + place.height]).toEqual([0, 390, 844]);
    await page.setViewportSize({ width: 390, height: 500 });
    const top = (await bar(page).boundingBox()).y;
    for (let count = 0; count < 25; count += 1) {
      await page.keyboard.press("Tab");
      const bottom = await page.evaluate(() => {
        const here = document.activeElement;
        const outside = here === document.body || here.closest(".to-files, .files");
        return outside ? 0 : Math.min(here.getBoundingClientRect().bottom, here.getBoundingClientRect().top + 30);
      });
      expect(bottom).toBeLessThanOrEqual(top);
    }
    await bar(page).click();
    await expect(walk.files).toBeFocused();
    await expect(bar(page)).toBeHidden();
  });
});
