// Keeps one release of the page in the browser, so that it opens without a network. `cargo xtask build` writes the two
// values below (xtask/src/offline.rs); as they stand here, nothing is kept.
//
// Every file has the name of its content, but the page itself, which is kept for this release alone: two releases are never
// mixed. What an older release needs stays for as long as one of its pages is open.

const RELEASE = "";
const FILES = [];

const SCOPE = new URL("./", location).href;
/** Caches of the page at this address; those of its neighbours on a shared host are none of its business. */
const OURS = `osmo-configurator ${SCOPE} `;
const NAME = OURS + RELEASE;

/** Puts every file of the release into its cache. A file that is not what the build made is refused, and nothing is kept. */
async function fill() {
  const cache = await caches.open(NAME);
  await Promise.all(FILES.map(async ([name, integrity]) => {
    const url = new URL(name, SCOPE).href;
    // What is named by its content may come from the browser's own cache; the page itself has to be asked for.
    const response = await fetch(url, { integrity, cache: url === SCOPE ? "no-cache" : "default" });
    if (!response.ok || response.redirected) throw new Error(`${url}: status ${response.status}`);
    await cache.put(url, response);
  }));
}

/** Drops what older releases left, unless a page of theirs is open: each holds a lock with the name of its cache. */
async function sweep() {
  const { held } = await navigator.locks.query();
  const open = new Set(held.map((lock) => lock.name));
  const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== NAME && !open.has(name));
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** Tells the open pages which release is kept. Each knows its own. */
async function tell() {
  const pages = await clients.matchAll({ includeUncontrolled: true, type: "window" });
  for (const page of pages.filter((one) => one.url.startsWith(SCOPE))) page.postMessage({ kept: RELEASE });
}

/** Returns a file of any release that is kept, or asks the network. */
async function find(request) {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS));
  for (const name of [NAME, ...names]) {
    const found = await (await caches.open(name)).match(request.url.split("#")[0], { ignoreVary: true });
    if (found) return found;
  }
  return fetch(request);
}

/** Returns the page of this release, or asks the network. */
async function page(request) {
  const found = await (await caches.open(NAME)).match(SCOPE, { ignoreVary: true });
  return found ?? fetch(request);
}

const isPage = (url) => [SCOPE, `${SCOPE}index.html`].includes(url.origin + url.pathname);

addEventListener("install", (event) => {
  // The new release waits for nobody: pages of the old one still get their own files.
  skipWaiting();
  event.waitUntil(fill());
});

// Pages that are open already, such as the first one, get their files here too from now on.
addEventListener("activate", (event) => event.waitUntil(clients.claim().then(tell)));

addEventListener("message", (event) => event.waitUntil(sweep().then(tell)));

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(SCOPE)) return;
  if (request.mode !== "navigate") event.respondWith(find(request));
  else if (isPage(url)) event.respondWith(page(request));
});
