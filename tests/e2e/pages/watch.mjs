// What every test watches for, without asking: requests, errors on the console, breaches of the security policy.
import { test as base, expect } from "@playwright/test";

/** Keeps what a page does that it must not do. */
export class Watch {
  constructor(origin) {
    this.origin = origin;
    this.requests = [];
    this.complaints = [];
  }

  /** Starts watching a page. */
  follow(page) {
    page.on("request", (request) => this.requests.push(request.url()));
    page.on("pageerror", (error) => this.complaints.push(`uncaught: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error") this.complaints.push(`${message.type()}: ${message.text()}`);
    });
  }

  /** Returns the requests that left the origin. */
  elsewhere() {
    return this.requests.filter((url) => !url.startsWith(this.origin) && !url.startsWith(`blob:${this.origin}`));
  }

  /** Returns the requests of the page itself. A download of its own bytes is none. */
  ofThePage() {
    return this.requests.filter((url) => !url.startsWith("blob:"));
  }
}

export const test = base.extend({
  // Every test has it, whether it names it or not.
  watch: [
    async ({ page, baseURL }, use) => {
      const watch = new Watch(new URL(baseURL).origin);
      await page.addInitScript(() => {
        addEventListener("securitypolicyviolation", (event) => {
          console.error(`security policy: ${event.violatedDirective} ${event.blockedURI}`);
        });
      });
      watch.follow(page);
      await use(watch);
      expect(watch.elsewhere(), "requests to another origin").toEqual([]);
      expect(watch.complaints, "errors of the page").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
