// WebKit: the essential walk, in the page from a host.
import { walk, workbench } from "../pages/essential.mjs";
import { Host } from "../pages/host.mjs";
import { WebKit } from "../pages/webkit.mjs";
import { expect, test } from "@playwright/test";

const { DIST, WEBKIT } = process.env;

// The stage says so loudly.
test.skip(!WEBKIT, "there is no WebKit");
const webkit = new WebKit();
test.beforeEach(() => webkit.start(WEBKIT));
test.afterEach(() => webkit.stop());

test("the page starts, asks, and makes the files", async () => {
  test.setTimeout(90_000);
  const host = new Host(DIST);
  await host.start();
  try {
    await webkit.open(host.address);
    await walk(webkit);
    await workbench(webkit);
    expect(await webkit.faults()).toEqual([]);
    // An answer is there again after a reload.
    await webkit.reload();
    await webkit.ask('location.hash = "#/deployment"');
    await webkit.until("document.getElementById('hostname')?.value === 'osmo.example.com'", "the draft is open");
    expect(await webkit.ask("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
  } finally {
    await host.stop();
  }
});
