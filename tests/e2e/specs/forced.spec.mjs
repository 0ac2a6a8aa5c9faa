// Forced colours: what is chosen, new or missing is told by a line or a word, and what is drawn has the operator's colours.
import { entra, toTheReview } from "../pages/answers.mjs";
import { STEPS, Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

test.use({ forcedColors: "active" });

const outlined = async (locator) => expect(await locator.evaluate((one) => getComputedStyle(one).outlineStyle)).toBe("solid");

/** Returns what is written in the colour of what is behind it. */
const hidden = (page) => page.evaluate(() => {
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const { backgroundColor } = getComputedStyle(one);
      if (backgroundColor !== "rgba(0, 0, 0, 0)") return backgroundColor;
    }
    return "rgb(255, 255, 255)";
  };
  const speaks = (one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
  const seen = [...document.querySelectorAll("body *")].filter((one) => speaks(one) && one.checkVisibility({ visibilityProperty: true }));
  const ink = (one) => (one.closest("svg") ? getComputedStyle(one).fill : getComputedStyle(one).color);
  return seen.filter((one) => ink(one) === behind(one)).map((one) => `${one.tagName} ${one.className} ${one.textContent.slice(0, 40)}`);
});

for (const [title, step] of STEPS) {
  test(`${title}: every word stands out`, async ({ page }) => {
    const walk = new Walk(page);
    await walk.open(step);
    await page.locator("details").evaluateAll((all) => all.forEach((one) => { one.open = true; }));
    expect(await hidden(page)).toEqual([]);
    await outlined(page.locator(".steps .now"));
    await outlined(walk.files.getByRole("tab", { selected: true }));
  });
}

test("what is chosen has a line around it, and what is new has a sign", async ({ page }) => {
  const walk = new Walk(page);
  await toTheReview(walk, entra, { secrets: false });
  expect(await hidden(page)).toEqual([]);
  const tree = await walk.everyFile();
  await outlined(tree.locator("[aria-current]"));
  await page.goto("./#/identity-provider");
  await walk.at("Identity provider");
  await outlined(walk.main.locator(".card:has(:checked)").first());
  await walk.fill({ "Client ID": "aaaaaaaa-bbbb-cccc-dddd-ffffffffffff" });
  const fresh = walk.preview().locator(".row.new").first();
  await expect(fresh).toBeVisible();
  expect(await fresh.evaluate((row) => getComputedStyle(row, "::before").content)).toContain("+");
  await walk.openFile("README.md");
  await walk.files.getByRole("button", { name: "As written" }).click();
  await outlined(walk.files.getByRole("button", { name: "As written" }));
  // The picture of the way of a request is drawn in the operator's colours.
  await page.locator("#panel-flow > summary").click();
  const words = page.locator("#place-flow svg text").first();
  await expect(words).toBeVisible();
  expect(await words.evaluate((text) => [getComputedStyle(text).fill, getComputedStyle(document.body).color])).toEqual(
    await page.evaluate(() => { const { color } = getComputedStyle(document.body); return [color, color]; }),
  );
});
