// Whole walks from an empty page to the archives, by labels only.
import { createHash, webcrypto } from "node:crypto";
import { HOST, entra, none, toTheReview } from "../pages/answers.mjs";
import { SCRIPTS, golden } from "../pages/fixtures.mjs";
import { Walk } from "../pages/walk.mjs";
import { expect, test } from "../pages/watch.mjs";

/** Returns the value of a key in one of our manifests: strings stand there as in JSON. */
function value(manifest, key) {
  const line = manifest.split("\n").find((text) => text.startsWith(`  "${key}": `));
  return JSON.parse(line.slice(line.indexOf(": ") + 2));
}

/** Opens the master encryption key as OSMO does and uses it. */
async function assertKeyWorks(manifest) {
  const [, name, packed] = /^ {6}"([^"]+)": "([^"]+)"$/m.exec(manifest);
  const key = JSON.parse(Buffer.from(packed, "base64").toString());
  expect(key).toMatchObject({ kid: name, kty: "oct" });
  expect(Buffer.from(key.k, "base64url")).toHaveLength(32);
  const imported = await webcrypto.subtle.importKey("raw", Buffer.from(key.k, "base64url"), "AES-GCM", true, ["encrypt", "decrypt"]);
  const iv = webcrypto.getRandomValues(new Uint8Array(12));
  const sealed = await webcrypto.subtle.encrypt({ name: "AES-GCM", iv }, imported, Buffer.from("text"));
  expect(Buffer.from(await webcrypto.subtle.decrypt({ name: "AES-GCM", iv }, imported, sealed)).toString()).toBe("text");
}

const sha256 = (text) => createHash("sha256").update(text).digest("hex");

/** Takes the sum of the sums out of the ticket: it differs with every script. */
const unsealed = (text) => text.replace(/\n```text\n[0-9a-f]{64} {2}SHA256SUMS\n```\n$/, "");

/** Scripts are those of the source with one more line after the first, and their owner may run them. */
function assertScripts({ files, permissions }) {
  for (const [file, text] of SCRIPTS) {
    const lines = files.get(file).split("\n");
    expect(lines.splice(1, 1)[0], file).toContain("bundle format");
    expect(lines.join("\n"), file).toBe(text);
    expect(permissions.get(file), file).toBe(text.startsWith("#!") ? 0o700 : 0o600);
  }
  expect(permissions.get("install.sh")).toBe(0o700);
  expect(permissions.get("osmo_values.yaml")).toBe(0o600);
}

/** Every file but the ticket and the answers with their reasons is in the list of sums, and the page shows the sum of the list. */
async function assertSums(walk, files) {
  const sums = files.get("SHA256SUMS");
  const listed = new Map(sums.trimEnd().split("\n").map((line) => line.split("  ").reverse()));
  const expected = [...files].filter(([file]) => !["CHANGE.md", "SHA256SUMS", "osmo-configurator.yaml"].includes(file));
  expect([...listed.keys()].sort()).toEqual(expected.map(([file]) => file).sort());
  for (const [file, text] of expected) expect(listed.get(file), file).toBe(sha256(text));
  await expect(walk.main.getByText(sha256(sums), { exact: true })).toBeVisible();
  expect(files.get("CHANGE.md")).toContain(`${sha256(sums)}  SHA256SUMS`);
}

async function assertBundle(walk, fixture) {
  const archive = await walk.archive("Download all");
  const { name, folder, files } = archive;
  expect([name, folder]).toEqual([`osmo-${HOST}.zip`, `osmo-${HOST}`]);
  const expected = golden(fixture).files;
  expect([...files.keys()].sort()).toEqual([...expected.keys(), ...SCRIPTS.keys(), "SHA256SUMS"].sort());
  for (const [file, text] of expected) expect(unsealed(files.get(file)), file).toBe(text);
  assertScripts(archive);
  await assertSums(walk, files);
  return files;
}

async function assertSecrets(walk, fixture) {
  const { name, folder, files } = await walk.archive("Download secrets");
  expect([name, folder]).toEqual([`osmo-${HOST}-secrets.zip`, `osmo-${HOST}`]);
  const expected = golden(fixture).secrets;
  expect([...files.keys()].sort()).toEqual([...expected.keys()].sort());
  // What was typed is there byte for byte; what was generated has the right form.
  for (const file of ["secrets/db-secret.yaml", "secrets/redis-secret.yaml"]) expect(files.get(file), file).toBe(expected.get(file));
  expect(value(files.get("secrets/default-admin-secret.yaml"), "password")).toMatch(/^[\w-]{43}$/);
  await assertKeyWorks(files.get("secrets/mek-config.yaml"));
  return files;
}

test("Entra: the archives hold what the core renders", async ({ page }) => {
  const walk = new Walk(page);
  await toTheReview(walk, entra);
  await assertBundle(walk, "entra");
  const secrets = await assertSecrets(walk, "entra");
  const proxy = secrets.get("secrets/oauth2-proxy-secrets.yaml");
  expect(value(proxy, "client_secret")).toBe(value(golden("entra").secrets.get("secrets/oauth2-proxy-secrets.yaml"), "client_secret"));
  expect(value(proxy, "cookie_secret")).toMatch(/^[\w-]{43}$/);
  const made = [value(proxy, "cookie_secret"), value(secrets.get("secrets/default-admin-secret.yaml"), "password")];
  expect(new Set(made).size).toBe(2);
});

test("no identity provider: the archives hold what the core renders", async ({ page }) => {
  const walk = new Walk(page);
  await toTheReview(walk, none);
  await assertBundle(walk, "none");
  const secrets = await assertSecrets(walk, "none");
  expect(secrets.has("secrets/oauth2-proxy-secrets.yaml")).toBe(false);
});

test("without secrets there is one archive, the same", async ({ page }) => {
  const walk = new Walk(page);
  await toTheReview(walk, entra, { secrets: false });
  await assertBundle(walk, "entra");
  await expect(page.getByRole("button", { name: "Download secrets" })).toHaveCount(0);
});

test("each file can be downloaded by itself", async ({ page }) => {
  const walk = new Walk(page);
  await toTheReview(walk, entra, { secrets: false });
  for (const file of ["osmo_values.yaml", "database/create.yaml", "site.sh", "README.md"]) {
    await walk.openFile(file);
    const { name, bytes } = await walk.download(`Download ${file}`);
    expect(name).toBe(file.split("/").pop());
    expect(bytes.toString()).toBe(golden("entra").files.get(file));
  }
});
