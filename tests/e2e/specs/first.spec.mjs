// The first screen: it can be typed into before the program is there, and nothing typed is lost.
import { violations } from "../pages/axe.mjs";
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

const PROGRAM = "**/*.wasm";

/** Holds the program back; the returned function lets it go, or cuts it off. */
async function hold(page) {
  let end;
  const held = new Promise((done) => { end = done; });
  await page.route(PROGRAM, async (route) => ((await held) === "cut" ? route.abort() : route.continue()));
  return end;
}

/** Opens the page and does not wait for the program. */
async function openEarly(page, address = "./") {
  await page.goto(address, { waitUntil: "domcontentloaded" });
  await expect(page.locator("#loading")).toBeVisible();
}

test("what is typed early is taken over with focus and selection", async ({ page }) => {
  const walk = new Walk(page);
  const end = await hold(page);
  await openEarly(page);
  await walk.choose("Platform", "AWS (EKS)");
  await walk.fill({ Hostname: "osmo.example.com" });
  await walk.field("Hostname").evaluate((box) => box.setSelectionRange(5, 12));
  end();
  await walk.ready();
  await expect(walk.field("Hostname")).toHaveValue("osmo.example.com");
  await expect(walk.field("Hostname")).toBeFocused();
  expect(await walk.field("Hostname").evaluate((box) => [box.selectionStart, box.selectionEnd])).toEqual([5, 12]);
  // The next key replaces the selection, and what follows from the platform follows.
  await page.keyboard.type("sample");
  await expect(walk.field("Hostname")).toHaveValue("osmo.sample.com");
  await expect(walk.preview()).toContainText("osmo.sample.com");
  await page.goto("./#/ingress");
  await expect(walk.field("Ingress class")).toHaveValue("alb");
});

test("no key is lost while the program takes over", async ({ page }) => {
  const walk = new Walk(page);
  const end = await hold(page);
  await openEarly(page);
  const host = `${"abcdefghij".repeat(5)}.example.com`;
  await walk.field("Hostname").click();
  await page.keyboard.type(host.slice(0, 10));
  end();
  await page.keyboard.type(host.slice(10), { delay: 15 });
  await walk.ready();
  await expect(walk.field("Hostname")).toHaveValue(host);
  await expect(walk.preview()).toContainText(host);
});

test("the draft gives way to what was typed, and fills the rest", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await walk.fill({ Hostname: "old.example.com", Namespace: "ours" });
  await expect.poll(() => walk.kept()).toContain("ours");
  const end = await hold(page);
  await page.reload({ waitUntil: "domcontentloaded" });
  await walk.fill({ Hostname: "new.example.com" });
  end();
  await walk.ready();
  await expect(walk.field("Hostname")).toHaveValue("new.example.com");
  await expect(walk.field("Namespace")).toHaveValue("ours");
});

test("an address of another step waits without the first one", async ({ page }) => {
  const walk = new Walk(page);
  const end = await hold(page);
  await openEarly(page, "./#/data");
  await expect(page.locator("h1")).toBeHidden();
  await expect(page.getByText("are still loading")).toBeVisible();
  // The list of steps leads on early too.
  await page.getByRole("link", { name: "Scaling" }).click();
  await expect(page.locator("h1")).toBeHidden();
  await page.getByRole("link", { name: "Deployment" }).click();
  await expect(page.locator("h1")).toBeVisible();
  await page.getByRole("link", { name: "Scaling" }).click();
  end();
  await walk.at("Scaling");
});

/** Returns what the first questions look like and where they stand. */
const look = (page) => page.getByRole("main").evaluate((main) => {
  const other = ({ name }) => ["name", "value", "checked", "tabindex", "autocomplete"].includes(name);
  const section = main.querySelector(".section");
  const outside = document.querySelectorAll(".bar, .plate, .local, .steps ol :not(.unseen)");
  const parts = [...outside, ...main.querySelectorAll(".count, h1, .lead"), ...section.querySelectorAll("*")];
  return parts.map((part) => {
    const { x, y, width, height } = part.getBoundingClientRect();
    // The page's own words for nothing, and what it need not say of a text box.
    const said = (one) => !other(one) && !["", "heading", "text"].includes(one.value);
    const attributes = [...part.attributes].filter(said);
    return {
      tag: part.tagName,
      attributes: attributes.map((one) => `${one.name}=${one.value}`).sort(),
      text: part.textContent.replace(/\s+/g, ""),
      given: [part.value, part.checked],
      place: [x, y, width, height].map(Math.round),
    };
  });
});

for (const width of [1366, 390]) {
  test(`the first screen looks like the page that takes its place, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    const end = await hold(page);
    await openEarly(page);
    const early = await look(page);
    end();
    await new Walk(page).ready();
    const late = await look(page);
    // A choice of the page has no values of its own.
    const even = (all) => all.map((one) => ({ ...one, given: one.attributes.includes("type=radio") ? one.given[1] : one.given }));
    expect(even(early)).toEqual(even(late));
  });
  for (const colorScheme of ["light", "dark"]) {
    test(`the first screen has no violation, ${colorScheme}, ${width} px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 844 });
      const end = await hold(page);
      await openEarly(page);
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate(() => document.scrollingElement.scrollWidth)).toBe(width);
      end();
    });
  }
}

test("without the program the page says so, and what was typed stays", async ({ page, watch }) => {
  const end = await hold(page);
  await openEarly(page);
  const box = page.getByLabel("Hostname", { exact: true });
  await box.fill("osmo.example.com");
  end("cut");
  const message = page.getByRole("alert");
  await expect(message).toContainText("did not load completely");
  await expect(message).toContainText("What you typed is still below");
  await expect(box).toHaveValue("osmo.example.com");
  await expect(page.getByText("are still loading")).toHaveCount(0);
  watch.complaints.length = 0;
});

test("the first field can be typed into long before the program is there", async ({ page }) => {
  const end = await hold(page);
  await openEarly(page);
  await expect(page.getByLabel("Hostname", { exact: true })).toBeEditable();
  const painted = () => page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
  await expect.poll(painted).toBeLessThanOrEqual(1200);
  end();
});

test("the largest paint is the first screen, also when the program comes at once", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  const largest = await page.evaluate(() => new Promise((done) => {
    new PerformanceObserver((list) => {
      const all = list.getEntries();
      done(all[all.length - 1].startTime);
    }).observe({ type: "largest-contentful-paint", buffered: true });
  }));
  const first = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
  expect(largest).toBe(first);
});
