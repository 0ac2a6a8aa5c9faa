// Starts the page: loads the WebAssembly module and says in words what is wrong when that fails.
// External, so that the security policy needs no inline script. The build puts the hashed file names
// on this script's own element: those of the page's program, and those of the workbench, the program that is loaded when it is
// first needed.

const script = document.querySelector("script[data-module]");
const region = document.getElementById("boot-message");

const TOO_OLD = "This browser cannot run WebAssembly, or it is switched off. "
  + "Please use a current version of Firefox, Chrome, Edge or Safari.";
const FRAMED = "This page does not run inside another page, because it handles secrets. Please open it in a tab of its own.";
const INCOMPLETE = "The page did not load completely: a file is missing, was changed on the way, or belongs to another version. "
  + "Please reload. If that does not help, tell whoever hosts this page.";
const STOPPED = "The configurator stopped because of a fault of its own. "
  + "You can still read and copy what is on the screen; to go on, reload the page.";
const KEPT = "What you typed is still below: copy it before you reload.";

/** Says whether somebody answered something on the first screen. */
function typed() {
  const given = (input) => (input.type === "radio" ? input.checked !== input.defaultChecked : input.value !== input.defaultValue);
  return [...document.querySelectorAll("#loading input")].some(given);
}

/**
 * Shows `text` where screen readers announce it. The first screen goes, unless something typed would go with it. A panic
 * leaves its place in the source on the region (app/src/platform/fault.rs); other errors have only their own words.
 */
function say(text, error) {
  const detail = region.dataset.place ?? error?.message ?? error;
  const whole = detail ? `${text} (${detail})` : text;
  const keep = typed();
  region.hidden = false;
  region.textContent = keep ? `${whole} ${KEPT}` : whole;
  document.querySelectorAll(keep ? "#loading :is(.waiting, .late)" : "#loading").forEach((part) => part.remove());
}

/** Says what an error while loading means: a panic, features this browser lacks, or files that did not arrive. */
function explain(error) {
  if (error instanceof WebAssembly.RuntimeError) return STOPPED;
  return error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError ? TOO_OLD : INCOMPLETE;
}

/** Shows that the program stopped: a later panic surfaces as a WebAssembly error in whatever handler was running. */
function watch(error) {
  if (error instanceof WebAssembly.RuntimeError) say(STOPPED, error);
}

let composing = false;
addEventListener("compositionstart", () => { composing = true; });
addEventListener("compositionend", () => { composing = false; });

/** Waits while an input method is in the middle of a word: the program puts another box in place of the one it writes to. */
function settled() {
  return composing ? new Promise((done) => { addEventListener("compositionend", done, { once: true }); }) : undefined;
}

/** How long to wait for a first paint that may never come: a tab in the background paints nothing. */
const PAINT_MS = 1500;
// Whoever waits for the page sees the first screen before the program has work to do.
const painted = new Promise((done) => {
  const types = ["largest-contentful-paint", "paint"].filter((type) => PerformanceObserver.supportedEntryTypes.includes(type));
  if (types.length > 0) new PerformanceObserver(done).observe({ type: types[0], buffered: true });
  setTimeout(done, PAINT_MS);
});

// Where the programs come from; the page in one file has carried.js here.
/** Returns the address of a file that this script's element names. */
const address = (name) => new URL(script.dataset[name], document.baseURI).href;

/** Firefox takes what was preloaded only for a request without a hash, and would load it again: there the hash is compared here. */
const APART = navigator.userAgent.includes("Firefox/") && globalThis.crypto?.subtle;

/** Loads a file that has to have this hash. */
async function checked(file, integrity) {
  if (!integrity || !APART) return fetch(file, { integrity });
  const response = await fetch(file);
  if (!response.ok) return response;
  const [, bits, wanted] = integrity.match(/^sha(\d+)-(.+)$/);
  const hash = await crypto.subtle.digest(`SHA-${bits}`, await response.clone().arrayBuffer());
  if (btoa(String.fromCharCode(...new Uint8Array(hash))) !== wanted) throw new TypeError(`${new URL(file).pathname}: not the file that the page names`);
  return response;
}

/** Loads and starts a program. Both of its files are checked against the hashes in the page. */
async function run(module, wasm, integrity) {
  const [{ default: init }, response] = await Promise.all([import(module), checked(wasm, integrity)]);
  if (!response.ok) throw new Error(`${new URL(wasm).pathname}: status ${response.status}`);
  return () => init({ module_or_path: response });
}
// Until here.

/** Where the service worker is. */
const WORKER = new URL("sw.js", document.baseURI).href;
/** How long the page has the processor for itself: the service worker reads and sums up the whole release. */
const START_MS = 2000;
/** Whether the service worker was asked for. */
let kept = false;

/** Waits until a service worker is in its place, or refused. */
function placed(worker) {
  return new Promise((done) => {
    const look = () => ["activated", "redundant"].includes(worker.state) && done();
    worker.addEventListener("statechange", look);
    look();
  });
}

/**
 * Has the host's release kept, and asks the worker that is then in its place what is kept. A browser looks for a new release
 * by itself, but when it likes, and a worker that is busy holds up the one that follows it: hence first the look, then the question.
 */
async function settle(workers) {
  const registration = await workers.register(WORKER, { updateViaCache: "none" });
  if (registration.active) await registration.update().catch(() => {});
  const next = registration.installing ?? registration.waiting;
  if (next) await placed(next);
  const { active } = await workers.ready;
  active.postMessage("open");
}

/**
 * Has a service worker keep this release, where the host has one and the browser allows it, and says at the foot of the page what is
 * kept. Nothing is ever reloaded by itself. The lock says that a page of this release is open.
 */
function keep() {
  const { release } = script.dataset;
  const worker = navigator.serviceWorker;
  if (kept || !release || !worker) return;
  kept = true;
  const scope = new URL("./", document.baseURI).href;
  navigator.locks.request(`osmo-configurator ${scope} ${release}`, { mode: "shared" }, () => new Promise(() => {})).catch(() => {});
  worker.addEventListener("message", ({ data }) => {
    const state = document.getElementById("offline");
    state.textContent = data.kept === release ? "Works offline." : "A new version is here: reload the page when you like.";
    state.hidden = false;
  });
  worker.startMessages();
  settle(worker).catch(() => {});
}

/** Loads and starts the page's program, which takes over what was typed on the first screen. */
async function start() {
  const integrity = document.querySelector("link[rel=preload][as=fetch]")?.integrity ?? "";
  const begin = await run(address("module"), address("wasm"), integrity);
  await painted;
  // A turn between what was loaded and its start: together they would hold back what is typed.
  await new Promise((done) => { setTimeout(done); });
  await settled();
  addEventListener("workbench-wanted", () => { workbench ??= load(); });
  await begin();
  setTimeout(keep, START_MS);
  // The page needs nothing from here on but the two files of the workbench, and the service worker if it has one.
  const workers = script.dataset.release ? `; worker-src ${WORKER}` : "";
  allow(`script-src 'wasm-unsafe-eval' ${address("workbenchModule")}; connect-src ${address("workbenchWasm")}${workers}`);
}

/** The workbench on its way, so that it is loaded once. */
let workbench;

/** Loads and starts the workbench, which offers itself to the page. If that fails, it can be tried again. */
async function load() {
  try {
    const { workbenchModuleIntegrity: integrity, workbenchIntegrity } = script.dataset;
    if (integrity) {
      const link = Object.assign(document.createElement("link"), { rel: "modulepreload", crossOrigin: "", integrity, href: address("workbenchModule") });
      document.head.append(link);
    }
    await (await run(address("workbenchModule"), address("workbenchWasm"), workbenchIntegrity ?? ""))();
    keep();
    // Now everything is there.
    allow("");
  } catch (error) {
    workbench = undefined;
    watch(error);
    dispatchEvent(new Event("workbench-missing"));
  }
}

/**
 * Forbids every request but these, to the page's own server too. Policies only add up: none of them can be taken away
 * while the page is open.
 */
function allow(directives) {
  const policy = document.createElement("meta");
  policy.httpEquiv = "Content-Security-Policy";
  policy.content = `default-src 'none'; img-src data:; ${directives}`;
  document.head.append(policy);
}

if (window.top !== window.self) {
  say(FRAMED);
} else if (typeof WebAssembly !== "object") {
  say(TOO_OLD);
} else {
  addEventListener("error", (event) => watch(event.error));
  addEventListener("unhandledrejection", (event) => watch(event.reason));
  start().catch((error) => say(explain(error), error));
}
