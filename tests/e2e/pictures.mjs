// The pictures of the README, of the page as it is: `cargo xtask pictures` serves the release and runs this. Made-up answers only.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { data, entra } from "./pages/answers.mjs";
import { withPalette } from "./pages/palette.mjs";
import { Walk } from "./pages/walk.mjs";

const { BASE_URL, CHROME, PICTURES } = process.env;
/** A picture is loaded by everybody who looks at the repository. */
const MOST_BYTES = 150_000;
const SIZE = { width: 1280, height: 800 };

/** What is shown, in the order of the tour: name, and the way there from the picture before. */
const TOUR = [
  ["answers", async (walk) => {
    await walk.open();
    await walk.fill({ Hostname: "osmo.example.com" });
    await walk.page.goto(`${BASE_URL}#/identity-provider`);
    await walk.at("Identity provider");
    await entra(walk);
    await walk.page.goto(`${BASE_URL}#/data`);
    await walk.at("Database and cache");
    await data(walk);
    await walk.field("PostgreSQL host").focus();
  }],
  ["files", async (walk) => {
    await walk.everyFile();
    await walk.openFile("README.md");
  }],
  ["review", async (walk) => {
    await walk.page.goto(`${BASE_URL}#/review`);
    await walk.at("Review and download");
    await walk.main.getByRole("heading", { name: "What is decided" }).waitFor();
    await walk.openFile("install.sh");
  }],
];

await mkdir(PICTURES, { recursive: true });
const browser = await chromium.launch({ executablePath: CHROME, args: ["--no-sandbox"] });
// Takes the pictures apart: the policy of the page itself lets no picture in.
const blank = await browser.newPage();
const tooLarge = [];
for (const colorScheme of ["light", "dark"]) {
  const page = await browser.newPage({ baseURL: BASE_URL, viewport: SIZE, colorScheme, serviceWorkers: "block", reducedMotion: "reduce" });
  page.on("dialog", (dialog) => dialog.accept());
  const walk = new Walk(page);
  for (const [name, go] of TOUR) {
    await go(walk);
    // What was just done is told for some seconds, and that is not what the picture is about.
    await page.locator(".toast, .notice").waitFor({ state: "hidden" });
    await page.waitForTimeout(500);
    const path = join(PICTURES, `${name}-${colorScheme}.png`);
    const picture = await withPalette(blank, await page.screenshot({ animations: "disabled", caret: "hide" }));
    await writeFile(path, picture);
    console.log(`${path}: ${Math.ceil(picture.length / 1000)} kB`);
    if (picture.length > MOST_BYTES) tooLarge.push(path);
  }
  await page.close();
}
await browser.close();
if (tooLarge.length > 0) throw new Error(`larger than ${MOST_BYTES} bytes: ${tooLarge.join(", ")}`);
