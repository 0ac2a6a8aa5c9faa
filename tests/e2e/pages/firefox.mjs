// Firefox of the system, by WebDriver BiDi: the test library drives a build of its own only. What a person does is done by keys and
// clicks; the rest is asked of the page.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PATIENCE_MS = 15_000;
const PREFS = {
  "browser.download.folderList": 2,
  "browser.download.useDownloadDir": true,
  "browser.download.always_ask_before_handling_new_types": false,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "app.update.enabled": false,
};

/** Waits until `look` gives something, and returns that. */
async function until(look, what) {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    const found = await look();
    if (found) return found;
    await new Promise((done) => { setTimeout(done, 100); });
  }
  throw new Error(`not within ${PATIENCE_MS} ms: ${what}`);
}

export class Firefox {
  /** Starts it with a profile and a download folder of its own. */
  async start(program) {
    this.folder = mkdtempSync(join(tmpdir(), "firefox-"));
    this.downloads = mkdtempSync(join(tmpdir(), "downloads-"));
    const prefs = Object.entries({ ...PREFS, "browser.download.dir": this.downloads });
    writeFileSync(join(this.folder, "user.js"), prefs.map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`).join(""));
    const flags = ["--headless", "--no-remote", "--profile", this.folder, "--remote-debugging-port", "0"];
    this.process = spawn(program, flags, { stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    this.process.stderr.on("data", (data) => { said += data; });
    const [, address] = await until(() => said.match(/WebDriver BiDi listening on (ws:\S+)/), "Firefox starts");
    this.socket = new WebSocket(`${address}/session`);
    await new Promise((done) => { this.socket.onopen = done; });
    this.waiting = new Map();
    this.errors = [];
    this.socket.onmessage = ({ data }) => this.hear(JSON.parse(data));
    await this.send("session.new", { capabilities: {} });
    await this.send("session.subscribe", { events: ["log.entryAdded"] });
    const { contexts } = await this.send("browsingContext.getTree", {});
    this.context = contexts[0].context;
  }

  hear(message) {
    if (message.method === "log.entryAdded" && message.params.level === "error") this.errors.push(message.params.text);
    this.waiting.get(message.id)?.(message);
  }

  async send(method, params) {
    const id = (this.count = (this.count ?? 0) + 1);
    const answered = new Promise((done) => { this.waiting.set(id, done); });
    this.socket.send(JSON.stringify({ id, method, params }));
    const { result, error, message } = await answered;
    if (error) throw new Error(`${method}: ${error}: ${message}`);
    return result;
  }

  async navigate(url) {
    await this.send("browsingContext.navigate", { context: this.context, url, wait: "complete" });
  }

  async open(url) {
    await this.navigate(url);
    await this.until("document.querySelectorAll('#loading').length === 0 && document.querySelector('h1')", "the page starts");
  }

  async reload() {
    await this.send("browsingContext.reload", { context: this.context, wait: "complete" });
    await this.until("document.querySelectorAll('#loading').length === 0 && document.querySelector('h1')", "the page starts again");
  }

  /** Asks the page for a text, a number, or whether something is so. */
  async ask(expression) {
    const target = { context: this.context };
    const { result, exceptionDetails } = await this.send("script.evaluate", { expression, target, awaitPromise: true });
    if (exceptionDetails) throw new Error(`${expression}: ${exceptionDetails.text}`);
    return result.value ?? (result.type !== "null" && result.type !== "undefined");
  }

  until(expression, what = expression) {
    return until(() => this.ask(expression), what);
  }

  /** Types into the box with this id, in place of what stands there. */
  async type(id, text) {
    await this.until(`document.getElementById(${JSON.stringify(id)})`, `a box ${id}`);
    await this.ask(`(() => {
      const box = document.getElementById(${JSON.stringify(id)});
      for (let fold = box.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
      box.focus();
      box.select();
    })()`);
    const keys = [...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]);
    await this.send("input.performActions", { context: this.context, actions: [{ type: "key", id: "keys", actions: keys }] });
  }

  /** Presses the first thing of this kind with these words. */
  async press(kind, words) {
    const find = `[...document.querySelectorAll(${JSON.stringify(kind)})].find((one) => one.textContent.trim().startsWith(${JSON.stringify(words)}))`;
    await this.until(find, `${kind} ${words}`);
    await this.ask(`${find}.click()`);
  }

  /** Returns the bytes of the file with this name once it is downloaded. */
  async downloaded(name) {
    const there = () => readdirSync(this.downloads).includes(name) && !readdirSync(this.downloads).some((one) => one.endsWith(".part"));
    await until(there, `the download of ${name}`);
    return until(() => { const bytes = readFileSync(join(this.downloads, name)); return bytes.length > 0 && bytes; }, name);
  }

  async stop() {
    const gone = new Promise((done) => { this.process.once("exit", done); });
    this.socket?.close();
    this.process.kill();
    await gone;
    for (const folder of [this.folder, this.downloads]) rmSync(folder, { recursive: true, force: true });
  }
}
