// WebKit as Debian has it, in a window on a screen that nobody sees, by WebDriver: the engine of Safari, without Safari. What a person
// does is done by keys and clicks; the rest is asked of the page.
import { spawn } from "node:child_process";
import { createServer } from "node:net";

const PATIENCE_MS = 20_000;

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

/** Returns a port that nobody has. */
const freePort = () => new Promise((done) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

/** What the page hands to the browser to save is kept: the small browser around the engine has no folder for it. */
const KEEP = `
  window.kept = {};
  window.faults = [];
  const made = new Map();
  const make = URL.createObjectURL;
  URL.createObjectURL = (blob) => { const url = make.call(URL, blob); made.set(url, blob); return url; };
  HTMLAnchorElement.prototype.click = function () { window.kept[this.download] = made.get(this.href); };
  addEventListener("error", (event) => window.faults.push(event.message));
  addEventListener("unhandledrejection", (event) => window.faults.push(String(event.reason)));
  addEventListener("securitypolicyviolation", (event) => window.faults.push(event.violatedDirective + " " + event.blockedURI));
`;

export class WebKit {
  /** Starts it on a screen of its own. */
  async start(program) {
    this.screen = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1400x1000x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
    const display = await new Promise((done) => { this.screen.stdio[3].once("data", (data) => done(`:${String(data).trim()}`)); });
    const port = await freePort();
    this.address = `http://127.0.0.1:${port}`;
    // As root in a container there is no sandbox to be had, and no graphics card.
    const env = { ...process.env, DISPLAY: display, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", WEBKIT_DISABLE_COMPOSITING_MODE: "1" };
    this.driver = spawn(program, [`--port=${port}`], { env, stdio: "ignore" });
    await until(() => fetch(`${this.address}/status`).then(() => true, () => false), "WebKit's driver starts");
    const { sessionId } = await this.send("POST", "/session", { capabilities: {} });
    this.session = `/session/${sessionId}`;
    await this.send("POST", `${this.session}/window/rect`, { width: 1366, height: 900 });
  }

  async send(method, path, body) {
    const answer = await fetch(this.address + path, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (value?.error) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  }

  async ready() {
    await this.until("document.querySelectorAll('#loading').length === 0 && document.querySelector('h1') !== null", "the page starts");
    await this.run(KEEP);
  }

  async open(url) {
    await this.send("POST", `${this.session}/url`, { url });
    await this.ready();
  }

  async reload() {
    await this.send("POST", `${this.session}/refresh`, {});
    await this.ready();
  }

  run(script) {
    return this.send("POST", `${this.session}/execute/sync`, { script, args: [] });
  }

  /** Asks the page for a text, a number, or whether something is so. */
  async ask(expression) {
    const value = await this.run(`const value = ${expression}; return value instanceof Object ? true : value;`);
    return value ?? false;
  }

  until(expression, what = expression) {
    return until(() => this.ask(expression), what);
  }

  /** Types into the box with this id, in place of what stands there. */
  async type(id, text) {
    await this.until(`document.getElementById(${JSON.stringify(id)})`, `a box ${id}`);
    await this.run(`
      const box = document.getElementById(${JSON.stringify(id)});
      for (let fold = box.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
      box.focus();
      box.select();
    `);
    const actions = [...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]);
    await this.send("POST", `${this.session}/actions`, { actions: [{ type: "key", id: "keys", actions }] });
  }

  /** Presses the first thing of this kind with these words. */
  async press(kind, words) {
    const find = `[...document.querySelectorAll(${JSON.stringify(kind)})].find((one) => one.textContent.trim().startsWith(${JSON.stringify(words)}))`;
    await this.until(find, `${kind} ${words}`);
    await this.run(`${find}.click()`);
  }

  /** Returns the bytes of what the page saved under this name. */
  async downloaded(name) {
    await this.until(`window.kept[${JSON.stringify(name)}]`, `the download of ${name}`);
    const script = `const done = arguments[0];
      window.kept[${JSON.stringify(name)}].arrayBuffer().then((bytes) => done(Array.from(new Uint8Array(bytes), (one) => String.fromCharCode(one)).join("")));`;
    const text = await this.send("POST", `${this.session}/execute/async`, { script, args: [] });
    return Buffer.from(text, "latin1");
  }

  /** Returns what the page did that it must not do. */
  faults() {
    return this.run("return window.faults;");
  }

  async screenshot() {
    return Buffer.from(await this.send("GET", `${this.session}/screenshot`), "base64");
  }

  async stop() {
    if (this.session) await this.send("DELETE", this.session).catch(() => {});
    this.driver?.kill();
    this.screen?.kill();
  }
}
