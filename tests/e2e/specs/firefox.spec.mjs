// Firefox: the essential walk, in the page as one file from a disk and in the page from a host that goes away.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Firefox } from "../pages/firefox.mjs";
import { Host } from "../pages/host.mjs";
import { unzip } from "../pages/zip.mjs";
import { expect, test } from "@playwright/test";

const { DIST, FIREFOX } = process.env;
const ANSWERS = [
  ["deployment", { hostname: "osmo.example.com", osmoImageTag: "6.2.8" }],
  ["identity-provider", { "idp-entra-tenantId": "12345678-1234-1234-1234-123456789abc", "idp-entra-clientId": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee" }],
  ["data", { "postgres-serviceName": "pg.example.internal", "redis-serviceName": "redis.example.internal" }],
];

// The stage says so loudly.
test.skip(!FIREFOX, "there is no Firefox");
const firefox = new Firefox();
test.beforeEach(() => firefox.start(FIREFOX));
test.afterEach(() => firefox.stop());

/** Answers what has no default, and downloads all files. */
async function walk() {
  for (const [step, answers] of ANSWERS) {
    await firefox.ask(`location.hash = "#/${step}"`);
    for (const [id, text] of Object.entries(answers)) await firefox.type(id, text);
  }
  await firefox.ask('location.hash = "#/review"');
  await firefox.press("main button", "Download all");
  const files = unzip(await firefox.downloaded("osmo-osmo.example.com.zip"));
  expect(files.length).toBeGreaterThan(20);
  const values = files.find(({ name }) => name.endsWith("/osmo_values.yaml")).text;
  for (const text of ["osmo.example.com", "pg.example.internal", "12345678-1234-1234-1234-123456789abc"]) expect(values).toContain(text);
}

/** Makes sure that the second program is there: a panel of it opens. */
async function workbench() {
  await firefox.press("footer summary", "What does this error mean?");
  await firefox.until("document.querySelector('#place-decode textarea')", "the panel opens");
}

test("the page as one file opens from a disk and makes the files", async () => {
  await firefox.open(pathToFileURL(join(DIST, "osmo-configurator.html")).href);
  await walk();
  await workbench();
  expect(firefox.errors).toEqual([]);
});

test("with the server gone, the page opens again and makes the files", async () => {
  const host = new Host(DIST);
  await host.start();
  await firefox.open(host.address);
  await firefox.until("document.getElementById('offline').textContent === 'Works offline.'", "the page is kept");
  await host.stop();
  await firefox.reload();
  await walk();
  await workbench();
  expect(firefox.errors).toEqual([]);
});
