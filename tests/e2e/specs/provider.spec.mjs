// The panels of the identity provider's step: pasted addresses and documents, a token, the way of a request, the administrator's page.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { violations } from "../pages/axe.mjs";
import { HOST, entra } from "../pages/answers.mjs";
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

const TENANT = "12345678-1234-1234-1234-123456789abc";
const CLIENT = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";

const document = (name) => readFileSync(fileURLToPath(new URL(`../../fixtures/${name}/discovery.json`, import.meta.url)), "utf8");
const heading = (page) => page.getByRole("heading", { level: 1 });

/** Opens the step, and one of its panels. */
async function open(page, panel) {
  const walk = new Walk(page);
  await walk.open();
  await walk.fill({ Hostname: HOST });
  await page.goto("./#/identity-provider");
  await walk.at("Identity provider");
  const place = page.locator("details.place").filter({ has: page.locator("summary", { hasText: panel }) });
  await place.locator("summary").click();
  return { walk, place };
}

test("an address of the provider fills what it says, after a look", async ({ page }) => {
  const { walk, place } = await open(page, "Paste an address");
  const box = place.getByLabel("Address or discovery document");
  await box.fill(`https://login.microsoftonline.com/${TENANT}/v2.0`);
  await expect(place.getByText("An address of Microsoft Entra ID")).toBeVisible();
  await expect(place.getByText(TENANT)).toBeVisible();
  await expect(place.getByRole("heading", { name: "What it does not say" })).toBeVisible();
  // Nothing is taken yet.
  await expect(walk.field("Tenant ID")).toHaveValue("");
  await place.getByRole("button", { name: "Look at the changes" }).click();
  await expect(heading(page)).toHaveText("What would change?");
  const tick = page.getByRole("checkbox", { name: "Tenant ID", exact: true });
  await expect(tick).not.toBeChecked();
  await tick.check();
  await page.getByRole("button", { name: "Take what is ticked" }).click();
  await expect(walk.field("Tenant ID")).toHaveValue(TENANT);
});

test("a pasted address of PostgreSQL is taken apart, and its password reaches no draft", async ({ page }) => {
  await page.goto("./#/data");
  const walk = new Walk(page);
  const box = walk.field("PostgreSQL host");
  await box.focus();
  await box.evaluate((input) => {
    input.value = "postgres://osmo:hunter2@pg.example.internal:6432/osmo_db?sslmode=require";
    input.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
  });
  await expect(box).toHaveValue("pg.example.internal");
  await expect(page.getByText("Taken as PostgreSQL host pg.example.internal").first()).toBeVisible();
  await expect(page.getByText("held in this tab alone").first()).toBeVisible();
  await expect(page.getByRole("textbox", { name: "PostgreSQL port" })).toHaveValue("6432");
  await page.waitForTimeout(1000);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain("hunter2");
});

test("a discovery document with the headers of curl is recognised; what is none is said", async ({ page }) => {
  const { place } = await open(page, "Paste an address");
  const box = place.getByLabel("Address or discovery document");
  await box.fill(`HTTP/2 200\ncontent-type: application/json\n\n${document("keycloak")}`);
  await expect(place.getByText("The discovery document of Keycloak")).toBeVisible();
  await expect(place.getByText("What stood before and behind the document was left out.")).toBeVisible();
  await box.fill("{\"a\": 1}");
  await expect(place.getByText("it is no discovery document")).toBeVisible();
  await expect(place.getByRole("button", { name: "Look at the changes" })).toHaveCount(0);
});

/** Drops a file on the box with this label. */
async function drop(page, box, text) {
  const data = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], "given.txt"));
    return transfer;
  }, text);
  await box.dispatchEvent("drop", { dataTransfer: data });
}

test("a discovery document can be dropped as a file", async ({ page }) => {
  const { place } = await open(page, "Paste an address or a discovery document");
  const box = place.getByLabel("Address or discovery document");
  await drop(page, box, document("okta"));
  await expect(place.getByText("The discovery document of Okta")).toBeVisible();
  await expect(box).toHaveValue(document("okta"));
});

test("a token can be dropped as a file, and is forgotten like a pasted one", async ({ page }) => {
  const { walk, place } = await open(page, "Check a token");
  await entra(walk);
  const box = place.getByLabel("ID token");
  await drop(page, box, `${token(claims())}\n`);
  await expect(place.getByRole("heading", { name: "Envoy, oauth2-proxy and OSMO would take this token." })).toBeVisible();
  await place.getByRole("button", { name: "Forget it" }).click();
  await expect(box).toHaveValue("");
  await expect(place.getByText("would take this token")).toHaveCount(0);
});

/** Packs claims as a token is packed. The signature is nobody's. */
function token(claims) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "RS256", typ: "JWT" })}.${part(claims)}.c2lnbmF0dXJl`;
}

function claims(more = {}) {
  const now = Math.floor(Date.now() / 1000);
  return {
    iss: `https://login.microsoftonline.com/${TENANT}/v2.0`, aud: CLIENT, preferred_username: "ada.quillfeather@example.com",
    roles: ["osmo-user"], iat: now, exp: now + 3600, ...more,
  };
}

test("a token is compared with the answers, and is forgotten", async ({ page }) => {
  const { walk, place } = await open(page, "Check a token");
  await entra(walk);
  const box = place.getByLabel("ID token");
  await box.fill(token(claims()));
  await expect(place.getByRole("heading", { name: "Envoy, oauth2-proxy and OSMO would take this token." })).toBeVisible();
  await expect(place.getByText("The signature was not checked")).toBeVisible();
  // The provider's whole answer will do, and how to get it stands there.
  await box.fill(JSON.stringify({ access_token: "a.b.c", id_token: token(claims()) }));
  await expect(place.getByRole("heading", { name: "Envoy, oauth2-proxy and OSMO would take this token." })).toBeVisible();
  await expect(place.getByText(`client_id=${CLIENT}`)).toContainText(`https://login.microsoftonline.com/${TENANT}/oauth2/v2.0/devicecode`);
  await box.fill(token(claims({ aud: "another-client", roles: "osmo-user" })));
  await expect(place.getByRole("heading", { name: "2 claims would fail." })).toBeVisible();
  // The sum is read out, and not the whole list.
  await expect(place.getByRole("status").filter({ hasText: "2 claims would fail." })).toHaveText("2 claims would fail.");
  await expect(place.getByRole("heading", { name: "aud Fails" })).toBeVisible();
  await expect(place.getByText(/Step 5 at Microsoft Entra ID: In the app: App roles/)).toBeVisible();
  await expect(place.getByText("ada.quillfeather@example.com").first()).toBeVisible();
  // Closed and opened again it knows nothing, and nothing else ever knew.
  await place.locator("summary").click();
  await expect(page.getByText("ada.quillfeather")).toHaveCount(0);
  await place.locator("summary").click();
  await expect(place.getByLabel("ID token")).toHaveValue("");
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]));
  expect(kept).not.toContain("eyJ");
  expect(kept).not.toContain("quillfeather");
});

test("a token is gone when the step is left", async ({ page }) => {
  const { walk, place } = await open(page, "Check a token");
  await place.getByLabel("ID token").fill(token(claims()));
  await page.goto("./#/data");
  await walk.at("Database and cache");
  await page.goBack();
  await walk.at("Identity provider");
  await expect(page.getByText("ada.quillfeather")).toHaveCount(0);
  await expect(page.locator("#pasted-token")).toHaveCount(0);
});

test("the way of a request follows the answers, and lights up where something is open", async ({ page }) => {
  const { walk, place } = await open(page, "The way of a request");
  const picture = place.getByRole("img", { name: "The way of a request" });
  await expect(picture).toBeVisible();
  await expect(place.getByRole("listitem")).toHaveCount(9);
  const login = place.getByRole("listitem").filter({ hasText: "Without a session the browser goes to" });
  await expect(login).toHaveClass(/lit/);
  await entra(walk);
  await expect(login).not.toHaveClass(/lit/);
  await expect(login).toContainText("login.microsoftonline.com");
  await place.getByRole("button", { name: /show it/ }).first().click();
  await expect(page.locator(":focus")).toHaveCount(1);
});

test("without a provider the way is short", async ({ page }) => {
  const { walk, place } = await open(page, "The way of a request");
  await walk.choose("Provider", "None (default admin)");
  await expect(place.getByRole("listitem")).toHaveCount(2);
  await expect(place.getByText("Nobody is asked who they are.")).toBeVisible();
});

test("the page for the administrator is whole, and leaves as Markdown and as HTML", async ({ page }) => {
  const { walk, place } = await open(page, "For your IdP administrator");
  await expect(place.getByText(/still lack/)).toBeVisible();
  await entra(walk);
  await expect(place.getByText(/still lack/)).toHaveCount(0);
  const article = place.getByRole("article");
  await expect(article.getByRole("heading", { name: "What has to come back" })).toBeVisible();
  const markdown = await walk.download("Download as Markdown");
  expect(markdown.name).toBe("IDP-ADMIN.md");
  expect(markdown.bytes.toString()).toContain(`https://${HOST}/oauth2/callback`);
  const html = await walk.download("Download as HTML");
  expect(html.name).toBe("IDP-ADMIN.html");
  // It stands alone: a browser that opens it asks for nothing and runs nothing.
  const alone = await page.context().browser().newContext({ javaScriptEnabled: true });
  const other = await alone.newPage();
  const asked = [];
  other.on("request", (request) => asked.push(request.url()));
  await other.setContent(html.bytes.toString());
  await expect(other.getByRole("heading", { level: 1 })).toContainText("sign-in for OSMO");
  await expect(other.getByText(`https://${HOST}/oauth2/callback`).first()).toBeVisible();
  expect(asked.filter((url) => !url.startsWith("about:"))).toEqual([]);
  expect(await other.locator("script, img, link, iframe").count()).toBe(0);
  await alone.close();
});

test("on paper the open administrator's page is what is printed", async ({ page }) => {
  const { place } = await open(page, "For your IdP administrator");
  await expect(place.getByRole("article")).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(place.getByRole("article")).toBeVisible();
  for (const hidden of [page.locator(".files"), page.locator("footer"), page.locator("h1"), place.locator("summary")]) {
    await expect(hidden.first()).toBeHidden();
  }
});

test("groups are mapped to roles, and the page of commands has the list", async ({ page }) => {
  const { walk } = await open(page, "The way of a request");
  await entra(walk);
  await walk.unfold("Roles");
  await walk.fill({ "Role mapping": "ML team = osmo-user\nadmins, all = osmo-admin" });
  await walk.field("Role mapping").blur();
  await expect(walk.main.getByText(/has a comma in it/)).toBeVisible();
  await walk.fill({ "Role mapping": "ML team = osmo-user\nadmins = osmo-admin" });
  await walk.choose("Sync mode", "force");
  await walk.openFile("operations/roles.md");
  await expect(walk.files.getByRole("cell", { name: "ML team", exact: true })).toBeVisible();
  await expect(walk.files.getByRole("cell", { name: "force", exact: true }).first()).toBeVisible();
});

for (const colorScheme of ["light", "dark"]) {
  test(`every panel with something in it: no violation, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const { walk, place } = await open(page, "Paste an address");
    await place.getByLabel("Address or discovery document").fill(document("okta"));
    await expect(place.getByText("The discovery document of Okta")).toBeVisible();
    for (const panel of ["Check a token", "The way of a request", "For your IdP administrator"]) {
      await walk.main.locator("details.place > summary", { hasText: panel }).click();
    }
    await page.getByLabel("ID token").fill(token(claims()));
    await expect(page.getByRole("article")).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}

test("steps at the provider are ticked off, and stay so after a reload", async ({ page }) => {
  const walk = new Walk(page);
  await walk.open("identity-provider");
  const steps = page.locator("section.derived ol > li");
  await steps.nth(1).getByRole("checkbox").check();
  await expect(page.getByText("nobody signed in at the product itself")).toBeVisible();
  await page.reload();
  await walk.ready();
  await expect(steps.nth(1).getByRole("checkbox")).toBeChecked();
  await expect(steps.nth(0).getByRole("checkbox")).not.toBeChecked();
  // Another provider has its own, and this one's are still there afterwards.
  await walk.choose("Provider", "Okta");
  await expect(steps.nth(1).getByRole("checkbox")).not.toBeChecked();
  await walk.choose("Provider", "Microsoft Entra ID");
  await expect(steps.nth(1).getByRole("checkbox")).toBeChecked();
});

test("every provider's questions and steps: no violation", async ({ page }) => {
  test.setTimeout(120_000);
  const walk = new Walk(page);
  await walk.open("identity-provider");
  const options = await walk.main.getByRole("group", { name: "Provider", exact: true }).getByRole("radio").evaluateAll((all) => all.map((one) => one.id));
  expect(options.length).toBe(16);
  for (const id of options) {
    await page.locator(`label[for="${id}"]`).click();
    await expect(page.locator(`[id="${id}"]`)).toBeChecked();
    expect(await violations(page), id).toEqual([]);
  }
});
