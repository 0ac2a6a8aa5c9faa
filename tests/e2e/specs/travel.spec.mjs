// Answers that travel: by link, by file, by the archive of all files. Nothing is taken before somebody looked at it.
import { violations } from "../pages/axe.mjs";
import { deployment, entra, toTheReview } from "../pages/answers.mjs";
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

const OTHER = "hostname: other.example.com\nnamespace: elsewhere\nskipAuthPaths:\n  service: [/api]\nextraValues:\n  router: \"a: 1\"\n";
const heading = (page) => page.getByRole("heading", { level: 1 });
const tick = (page, label) => page.getByRole("checkbox", { name: label, exact: true });
const file = (text, name = "osmo-configurator.yaml") => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });

/** Opens the fold at the foot of the page and hands a file over. */
async function hand(page, what) {
  const fold = page.locator("footer details.open");
  if (!(await fold.evaluate((one) => one.open))) await fold.locator("summary").click();
  await page.getByLabel("File", { exact: true }).and(page.locator("[type=file]")).setInputFiles(what);
}

/** Returns the link that the review offers. */
async function link(page, context) {
  await context.grantPermissions(["clipboard-write"]);
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByText("Copied the link")).toBeVisible();
  // The page may write to the clipboard and not read it, so the text is pasted into a box.
  await page.locator("footer details.open > summary").click();
  const box = page.getByLabel("Link", { exact: true });
  await box.click();
  await page.keyboard.press("Control+V");
  return box.inputValue();
}

test("a link brings a colleague to the same files, after a look", async ({ page, context }) => {
  const walk = new Walk(page);
  await toTheReview(walk, entra, { secrets: false });
  await expect(walk.main.getByText(/The link holds 6 answers, no secret and no extra values, in \d+ characters/)).toBeVisible();
  await expect(walk.main.getByText("These answers name hosts: Hostname, PostgreSQL host, Redis host.")).toBeVisible();
  const address = await link(page, context);
  expect(address.length).toBeLessThan(400);
  const { files } = await walk.archive("Download all");
  // The colleague's browser knows nothing.
  await page.evaluate(() => localStorage.clear());
  await page.goto("about:blank");
  await page.goto(address);
  await walk.ready();
  await expect(heading(page)).toHaveText("What would change?");
  // The address says nothing of it any more.
  expect(page.url()).toMatch(/#\/deployment$/);
  await expect(tick(page, "Hostname")).toBeChecked();
  for (const label of ["Tenant ID", "Client ID", "Image tag"]) {
    await expect(tick(page, label)).not.toBeChecked();
    await tick(page, label).check();
  }
  await page.getByRole("button", { name: "Take what is ticked" }).click();
  await expect(page.getByText("Took 6 of 6 changes")).toBeVisible();
  await expect(heading(page)).toBeFocused();
  await page.goto("./#/review");
  const again = await walk.archive("Download all");
  expect(again.files).toEqual(files);
});

test("what is not ticked stays, and a step can be looked at meanwhile", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await walk.fill({ Hostname: "osmo.example.com" });
  await hand(page, file(OTHER));
  await expect(heading(page)).toBeFocused();
  await expect(page).toHaveTitle(/^What would change\?/);
  const risky = page.getByRole("region", { name: "Decisions about security" });
  await expect(risky.getByRole("checkbox")).toHaveCount(3);
  await expect(risky.getByRole("checkbox", { checked: true })).toHaveCount(0);
  await page.getByRole("link", { name: /^Site/ }).click();
  await walk.at("Site rules");
  await page.getByRole("button", { name: "Look at it" }).click();
  await page.getByRole("button", { name: "Take what is ticked" }).click();
  await walk.at("Site rules");
  await page.goto("./#/deployment");
  await expect(walk.field("Hostname")).toHaveValue("osmo.example.com");
  await expect(walk.field("Namespace")).toHaveValue("elsewhere");
});

test("a name that only looks the same is shown as DNS has it", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await hand(page, file("hostname: оsmo.example.com\n"));
  await expect(walk.main.getByText("xn--smo-red.example.com")).toBeVisible();
});

test("the archive of all files opens again and says what changed since", async ({ page }) => {
  const walk = new Walk(page);
  await toTheReview(walk, entra, { secrets: false });
  const { name, bytes } = await walk.download("Download all");
  await hand(page, { name, mimeType: "application/zip", buffer: bytes });
  await expect(heading(page)).toHaveText("Nothing would change");
  await expect(walk.main.getByText("Every file of it would be the same today.")).toBeVisible();
  await page.getByRole("button", { name: "Go on" }).click();
  const saved = await walk.download("Save answers");
  expect(saved.name).toBe("osmo-configurator.yaml");
  await page.goto("./#/deployment");
  await walk.fill({ Hostname: "changed.example.com" });
  await hand(page, file(saved.bytes.toString()));
  await expect(tick(page, "Hostname")).not.toBeChecked();
  await page.getByRole("button", { name: "Leave everything as it is" }).click();
  await expect(walk.field("Hostname")).toHaveValue("changed.example.com");
});

test("a file can be dropped anywhere", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "osmo-configurator.yaml"));
    return transfer;
  }, OTHER);
  await page.dispatchEvent("main", "drop", { dataTransfer: dropped });
  await expect(heading(page)).toHaveText("What would change?");
});

test("what cannot be read says why, line by line, and a broken link too", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await hand(page, file("hostnam: <img onerror=alert(1)>\nplatform: moon\n", "<b>.yaml"));
  await expect(heading(page)).toHaveText("This could not be read");
  await expect(walk.main.getByText("line 1: hostnam is no question; hostname is one")).toBeVisible();
  await expect(walk.main.getByText("<b>.yaml")).toBeVisible();
  await page.getByRole("button", { name: "Go on" }).click();
  await page.goto("./#v1.AAAA");
  await expect(walk.main.getByText(/Part of this link is missing/)).toBeVisible();
  await page.getByRole("button", { name: "Go on" }).click();
  await walk.at("Deployment");
});

for (const colorScheme of ["light", "dark"]) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const width of [1366, 390]) {
      test(`the look at a file, ${width} pixels wide: no violation, nothing sideways`, async ({ page }) => {
        await page.setViewportSize({ width, height: 900 });
        const walk = new Walk(page);
        await walk.open();
        await deployment(walk);
        await hand(page, file(OTHER));
        await expect(heading(page)).toHaveText("What would change?");
        await page.locator("details").evaluateAll((all) => all.forEach((one) => { one.open = true; }));
        expect(await violations(page)).toEqual([]);
        const [needed, there] = await page.evaluate(() => [document.scrollingElement.scrollWidth, document.scrollingElement.clientWidth]);
        expect(needed).toBeLessThanOrEqual(there);
      });
    }
  });
}
