// An operator who gets many things wrong is told what and where, and loses nothing.
import { data, deployment, entra } from "../pages/answers.mjs";
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

// Step by step: label and what is wrong with it.
const WRONG = {
  Deployment: { Hostname: "osmo example", Namespace: "My_Namespace", "Image tag": "<your-tag>" },
  "Site rules": { "Kube-context": "-n", "Image mirror": "harbor example.com" },
  "Ingress and TLS": { "Ingress class": "no class" },
  "Identity provider": { "Tenant ID": "contoso.onmicrosoft.com", "Client ID": "not-a-guid" },
  "Database and cache": {
    "PostgreSQL host": "pg example",
    "PostgreSQL port": "99999",
    "Database name": "My-DB",
    "Redis database number": "16",
  },
  Scaling: { "Worker: minimum replicas": "many", "Worker: memory request": "lots" },
  Secrets: { "Key ID": "1", "Redis password": "p#ss" },
};

async function typeMistakes(walk) {
  await walk.open();
  for (const [step, answers] of Object.entries(WRONG)) {
    await walk.at(step);
    await walk.fill(answers);
    await walk.main.getByRole("button", { name: /^Next: / }).press("Enter");
    await expect(walk.summary).toBeVisible();
    await expect(walk.summary).toBeFocused();
    await expect(walk.page).toHaveTitle(/^Error: /);
    for (const label of Object.keys(answers)) await expect(walk.summary.getByRole("link", { name: label })).toBeVisible();
    await walk.main.getByRole("link", { name: "Continue anyway" }).click();
  }
  await walk.at("Review and download");
}

test("every mistake is in the summary, and its link leads to the field", async ({ page }) => {
  test.setTimeout(90_000);
  const walk = new Walk(page);
  await typeMistakes(walk);
  await page.getByRole("button", { name: "Download all" }).click();
  await expect(walk.summary).toBeFocused();
  const links = walk.summary.getByRole("link");
  const texts = await links.allTextContents();
  const typed = Object.entries(Object.assign({}, ...Object.values(WRONG)));
  expect(texts.length).toBeGreaterThanOrEqual(typed.length);
  for (const [label, text] of typed) {
    const place = texts.findIndex((entry) => entry.includes(label));
    expect(place, `${label} in ${texts}`).toBeGreaterThanOrEqual(0);
    await links.nth(place).click();
    const field = walk.field(label);
    await expect(field).toBeFocused();
    await expect(field, "what was typed is still there").toHaveValue(text);
    await expect(field).toHaveAttribute("aria-invalid", "true");
    const said = (await field.getAttribute("aria-describedby")).split(" ").pop();
    await expect(page.locator(`[id="${said}"]`)).toContainText("Error: ");
    await page.getByRole("button", { name: "Download all" }).click();
    await expect(walk.summary).toBeFocused();
  }
});

test("one click on Next is enough, though the error that it brings out moves the button", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await walk.fill({ Hostname: "osmo.example.com", "Image tag": "<your-tag>" });
  await walk.next();
  await expect(walk.summary).toBeVisible();
});

test("nothing can be downloaded while something is wrong", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open("review");
  let downloads = 0;
  page.on("download", () => { downloads += 1; });
  await page.getByRole("button", { name: "Download all" }).click();
  await expect(walk.summary).toBeFocused();
  await walk.openFile("osmo_values.yaml");
  await page.getByRole("button", { name: "Download osmo_values.yaml" }).click();
  await expect(walk.summary).toBeFocused();
  expect(downloads).toBe(0);
});

test("mended, the mistakes are gone and the files can be taken", async ({ page }) => {
  test.setTimeout(90_000);
  const walk = new Walk(page);
  await typeMistakes(walk);
  const steps = page.getByRole("navigation", { name: "Steps" });
  await steps.getByRole("link", { name: /^Deployment/ }).click();
  await deployment(walk);
  await walk.fill({ Namespace: "osmo" });
  await walk.nextTo("Site rules");
  await walk.fill({ "Kube-context": "", "Image mirror": "" });
  await walk.nextTo("Ingress and TLS");
  await walk.fill({ "Ingress class": "nginx" });
  await walk.nextTo("Identity provider");
  await entra(walk);
  await walk.nextTo("Database and cache");
  await data(walk);
  await walk.fill({ "PostgreSQL port": "5432", "Database name": "osmo", "Redis database number": "0" });
  await walk.nextTo("Scaling");
  await walk.fill({ "Worker: minimum replicas": "1", "Worker: memory request": "400Mi" });
  await walk.nextTo("Secrets");
  await walk.fill({ "Key ID": "key1", "Redis password": "" });
  await walk.nextTo("Review and download");
  await expect(walk.main.getByRole("heading", { name: "Errors to fix" })).toHaveCount(0);
  const { files } = await walk.archive("Download all");
  expect(files.get("osmo_values.yaml")).not.toContain("<");
});
