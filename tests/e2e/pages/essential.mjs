// The essential walk, in any browser: what has no default is answered, and all files are downloaded.
import { expect } from "@playwright/test";
import { unzip } from "./zip.mjs";

const ANSWERS = [
  ["deployment", { hostname: "osmo.example.com", osmoImageTag: "6.2.8" }],
  ["identity-provider", { "idp-entra-tenantId": "12345678-1234-1234-1234-123456789abc", "idp-entra-clientId": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee" }],
  ["data", { "postgres-serviceName": "pg.example.internal", "redis-serviceName": "redis.example.internal" }],
];

/** Answers what has no default, and downloads all files. */
export async function walk(browser) {
  for (const [step, answers] of ANSWERS) {
    await browser.ask(`location.hash = "#/${step}"`);
    for (const [id, text] of Object.entries(answers)) await browser.type(id, text);
  }
  await browser.ask('location.hash = "#/review"');
  await browser.press("main button", "Download all");
  const files = unzip(await browser.downloaded("osmo-osmo.example.com.zip"));
  expect(files.length).toBeGreaterThan(20);
  const values = files.find(({ name }) => name.endsWith("/osmo_values.yaml")).text;
  for (const text of ["osmo.example.com", "pg.example.internal", "12345678-1234-1234-1234-123456789abc"]) expect(values).toContain(text);
}

/** Makes sure that the second program is there: a panel of it opens. */
export async function workbench(browser) {
  await browser.press("footer summary", "What does this error mean?");
  await browser.until("document.querySelector('#place-decode textarea')", "the panel opens");
}
