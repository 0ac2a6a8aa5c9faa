// A web server of a test's own: it can go away, and come back with another release.
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".wasm": "application/wasm",
};

export class Host {
  constructor(folder) {
    this.folder = folder;
    this.requests = [];
    /** What browsers are told about keeping files. */
    this.keeping = "no-cache";
    /** What is sent of a file. */
    this.sent = (_, content) => content;
  }

  /** Serves the folder, on the port of before if there was one. */
  async start() {
    this.server = createServer(async ({ url }, answer) => {
      const path = normalize(new URL(url, "http://host").pathname);
      this.requests.push(path);
      try {
        const name = path.endsWith("/") ? `${path}index.html` : path;
        const content = await readFile(join(this.folder, name));
        answer.writeHead(200, { "Content-Type": TYPES[extname(name)] ?? "text/plain", "Cache-Control": this.keeping });
        answer.end(this.sent(name, content));
      } catch {
        answer.writeHead(404).end();
      }
    });
    await new Promise((done) => { this.server.listen(this.port ?? 0, "127.0.0.1", done); });
    this.port = this.server.address().port;
    this.address = `http://127.0.0.1:${this.port}/`;
  }

  async stop() {
    this.server.closeAllConnections();
    await new Promise((done) => { this.server.close(done); });
  }
}

const integrity = (content) => `sha256-${createHash("sha256").update(content).digest("base64")}`;

/** Copies a release and makes another one of it: its page says so in the title, and its style sheet has another name. */
export function nextRelease(dist, release) {
  const folder = mkdtempSync(join(tmpdir(), "release-"));
  cpSync(dist, folder, { recursive: true });
  const read = (name) => readFileSync(join(folder, name), "utf8");
  const old = read("index.html").match(/data-release="?([0-9a-f]{16})/)[1];
  const page = read("index.html").replace(old, release).replace("<title>OSMO Configurator", `<title>${release}`);
  writeFileSync(join(folder, "index.html"), page);
  const worker = read("sw.js").replace(old, release).replace(/\["\.\/", "sha256-[^"]+"\]/, `["./", "${integrity(page)}"]`);
  writeFileSync(join(folder, "sw.js"), worker);
  return folder;
}
