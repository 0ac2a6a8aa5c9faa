// Answers that lead to others, and what the keyboard alone can do.
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

test("the redirect URI follows the host name", async ({ page }) => {
  const walk = new Walk(page);
  for (const host of ["osmo.example.com", "https://Other.example.org/"]) {
    await walk.open("deployment");
    await walk.fill({ Hostname: host });
    await page.goto("./#/identity-provider");
    const bare = host.toLowerCase().replace(/^https:\/\/|\/$/g, "");
    await expect(walk.main.getByText(`https://${bare}/oauth2/callback`, { exact: true }).first()).toBeVisible();
    await walk.openFile("README.md");
    await expect(walk.preview()).toContainText(`https://${bare}/oauth2/callback`);
  }
});

test("what is taken for something else is said where it was typed", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  const host = walk.field("Hostname");
  for (const text of ["https://osmo.example.com/", "HTTPS://osmo.example.com", "osmo.example.com."]) {
    await host.fill(text);
    await expect(walk.main.getByText("Taken as osmo.example.com")).toBeVisible();
    await expect(host).toHaveAttribute("aria-describedby", /hostname-taken/);
    await expect(host).toHaveValue(text);
  }
  await host.fill("osmo.example.com");
  await expect(walk.main.getByText(/^Taken as/)).toHaveCount(0);
  await page.goto("./#/identity-provider");
  await walk.fill({ "Tenant ID": "{12345678-1234-1234-1234-123456789ABC}" });
  await expect(walk.main.getByText("Taken as 12345678-1234-1234-1234-123456789abc")).toBeVisible();
});

test("neighbours of one row stay in step when one of them is wrong", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open("scaling");
  const [min, max] = [walk.field("API service: minimum replicas"), walk.field("API service: maximum replicas")];
  await walk.reveal(min);
  await min.fill("many");
  await min.blur();
  await expect(min).toHaveAttribute("aria-invalid", "true");
  const [a, b] = [await min.boundingBox(), await max.boundingBox()];
  expect(Math.abs(a.y - b.y)).toBeLessThan(2);
});

test("a folded workload says its size in one sentence, which follows the answers", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open("scaling");
  const worker = walk.main.locator("details > summary").filter({ hasText: /^Worker/ });
  await expect(worker).toHaveText("Worker 1 to 3 pods, each with 500m CPU and 400Mi of memory, at most 800Mi");
  await worker.click();
  await walk.fill({ "Worker: maximum replicas": "1" });
  await expect(worker).toHaveText("Worker 1 pod with 500m CPU and 400Mi of memory, at most 800Mi");
});

test("the platform sets the defaults of the ingress", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await walk.choose("Platform", "AWS (EKS)");
  await page.goto("./#/ingress");
  const controller = walk.main.getByRole("group", { name: "Ingress controller" });
  await expect(controller.getByRole("radio", { name: "AWS Load Balancer Controller (ALB)" })).toBeChecked();
  await expect(walk.field("Ingress class")).toHaveValue("alb");
  await expect(walk.field("ACM certificate ARN")).toBeVisible();
  await page.goto("./#/deployment");
  await walk.choose("Platform", "On-premises or other");
  await page.goto("./#/ingress");
  await expect(controller.getByRole("radio", { name: "ingress-nginx", exact: true })).toBeChecked();
  await expect(walk.field("ACM certificate ARN")).toHaveCount(0);
});

/** Presses Tab until this element has the focus. */
async function tabTo(page, target) {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error("Tab does not get there");
}

test("the first three steps can be done with the keyboard alone", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await tabTo(page, page.getByRole("link", { name: "Skip to the questions" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await tabTo(page, walk.field("Hostname"));
  await page.keyboard.type("osmo.example.com");
  await tabTo(page, walk.main.getByRole("button", { name: /^Next: / }));
  await page.keyboard.press("Enter");
  await walk.at("Site rules");
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await tabTo(page, walk.main.getByRole("button", { name: /^Next: / }));
  await page.keyboard.press("Enter");
  await walk.at("Ingress and TLS");
  const controller = walk.main.getByRole("group", { name: "Ingress controller" });
  await tabTo(page, controller.getByRole("radio", { name: "ingress-nginx", exact: true }));
  await page.keyboard.press("ArrowDown");
  await expect(controller.getByRole("radio", { name: "AWS Load Balancer Controller (ALB)" })).toBeChecked();
  await page.keyboard.press("ArrowUp");
  await expect(controller.getByRole("radio", { name: "ingress-nginx", exact: true })).toBeChecked();
  await tabTo(page, walk.main.getByRole("button", { name: /^Next: / }));
  await page.keyboard.press("Space");
  // The controller that stands there is retired: that is said once.
  await expect(walk.warnings).toBeFocused();
  await expect(walk.warnings).toContainText("ingress-nginx");
  await tabTo(page, walk.main.getByRole("button", { name: /^Next: / }));
  await page.keyboard.press("Space");
  await walk.at("Identity provider");
});

test("the files answer to arrow keys, and the open one scrolls", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  const tabs = walk.files.getByRole("tab");
  await tabTo(page, tabs.first());
  await page.keyboard.press("ArrowRight");
  await expect(tabs.nth(1)).toBeFocused();
  await expect(tabs.nth(1)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("End");
  await expect(tabs.last()).toBeFocused();
  await page.keyboard.press("Home");
  await expect(tabs.first()).toBeFocused();
  await tabTo(page, walk.choice());
  await page.keyboard.press("ArrowDown");
  await expect(walk.files.getByRole("tabpanel", { name: "router_values.yaml" })).toBeVisible();
  await expect(walk.choice()).toBeFocused();
  await expect(walk.choice()).toHaveValue("router_values.yaml");
  await tabTo(page, walk.preview());
  await page.keyboard.press("End");
  await expect.poll(() => walk.preview().evaluate((box) => box.scrollTop)).toBeGreaterThan(0);
});

test("files that changed are marked, and their tab leads to the first of them", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open("site");
  await walk.fill({ "Image mirror": "harbor.example.com/osmo" });
  await expect(walk.files.getByRole("tab", { name: /^Values \+\d+$/ })).toBeVisible();
  await expect(walk.choice().getByRole("option", { name: /^osmo_values\.yaml \+\d+$/ })).toHaveCount(1);
  await walk.files.getByRole("tab", { name: /^Scripts \+\d+$/ }).click();
  await expect(walk.choice()).toHaveValue("images.txt");
  await expect(walk.preview()).toContainText("harbor.example.com/osmo");
});

test("a click counts, though the error that leaving a field brings out moves what is clicked", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open("site");
  const flag = walk.field("No way to the internet");
  await walk.reveal(flag);
  await walk.fill({ "Kube-context": "-bad" });
  await flag.click();
  await expect(flag).toBeChecked();
});

test("going back in the browser goes back a step", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open();
  await walk.fill({ Hostname: "osmo.example.com" });
  await walk.nextTo("Site rules");
  await page.goBack();
  await walk.at("Deployment");
  await expect(walk.field("Hostname")).toHaveValue("osmo.example.com");
});
