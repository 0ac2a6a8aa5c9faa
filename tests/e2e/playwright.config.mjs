import { defineConfig } from "@playwright/test";

// The browser of the system: a packaged browser of the test library would be one more download.
const FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export default defineConfig({
  testDir: process.env.SPECS ?? "specs",
  // One at a time: the latency is measured, and the server's log is counted.
  workers: 1,
  retries: 0,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    baseURL: process.env.BASE_URL ?? "http://127.0.0.1:8080/",
    viewport: { width: 1366, height: 900 },
    acceptDownloads: true,
    // Else every test would also wait for the copy that the page keeps of itself; offline.spec.mjs allows it.
    serviceWorkers: "block",
    launchOptions: { executablePath: process.env.CHROME ?? "/usr/bin/chromium", args: FLAGS },
  },
});
