// Whole walks from an empty page to the archives, by labels only.
import { webcrypto } from "node:crypto";
import { HOST, entra, none, toTheReview } from "../pages/answers.mjs";
import { golden } from "../pages/fixtures.mjs";
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

async function assertBundle(walk, fixture) {
  const { name, folder, files } = await walk.archive("Download all");
  expect([name, folder]).toEqual([`osmo-${HOST}.zip`, `osmo-${HOST}`]);
  const expected = golden(fixture).files;
  expect([...files.keys()].sort()).toEqual([...expected.keys()].sort());
  for (const [file, text] of expected) expect(files.get(file), file).toBe(text);
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
  for (const file of ["osmo_values.yaml", "database/create.yaml", "README.md"]) {
    await walk.openFile(file);
    const { name, bytes } = await walk.download(`Download ${file}`);
    expect(name).toBe(file.split("/").pop());
    expect(bytes.toString()).toBe(golden("entra").files.get(file));
  }
});
