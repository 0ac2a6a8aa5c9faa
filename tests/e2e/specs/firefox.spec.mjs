// Firefox: the essential walk, in the page as one file from a disk and in the page from a host that goes away.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { walk, workbench } from "../pages/essential.mjs";
import { Firefox } from "../pages/firefox.mjs";
import { Host } from "../pages/host.mjs";
import { expect, test } from "@playwright/test";

const { DIST, FIREFOX } = process.env;

// The stage says so loudly.
test.skip(!FIREFOX, "there is no Firefox");
const firefox = new Firefox();
test.beforeEach(() => firefox.start(FIREFOX));
test.afterEach(() => firefox.stop());

test("the page as one file opens from a disk and makes the files", async () => {
  await firefox.open(pathToFileURL(join(DIST, "osmo-configurator.html")).href);
  await walk(firefox);
  await workbench(firefox);
  expect(firefox.errors).toEqual([]);
});

test("with the server gone, the page opens again and makes the files", async () => {
  const host = new Host(DIST);
  await host.start();
  await firefox.open(host.address);
  await firefox.until("document.getElementById('offline').textContent === 'Works offline.'", "the page is kept");
  await host.stop();
  await firefox.reload();
  await walk(firefox);
  await workbench(firefox);
  expect(firefox.errors).toEqual([]);
});

test("nothing is loaded twice, even from a host that forbids keeping it", async () => {
  const host = new Host(DIST);
  host.keeping = "no-store";
  await host.start();
  await firefox.open(host.address);
  await firefox.until("document.querySelector('#files [role=tab]')", "the page is there");
  // Before the service worker begins, which loads the release for itself.
  const asked = host.requests.filter((path) => path !== "/favicon.ico");
  await host.stop();
  expect(asked.some((path) => path.endsWith(".wasm"))).toBe(true);
  expect(asked.filter((path, at) => asked.indexOf(path) !== at)).toEqual([]);
});

test("a program that was changed on the way does not start", async () => {
  const host = new Host(DIST);
  host.sent = (name, content) => (name.endsWith("_bg.wasm") ? Buffer.concat([content, Buffer.from([0, 2, 1, 120])]) : content);
  await host.start();
  await firefox.navigate(host.address);
  await firefox.until("document.getElementById('boot-message').textContent.includes('did not load completely')", "the page says so");
  expect(await firefox.ask("document.querySelector('#files') === null")).toBe(true);
  await host.stop();
});
