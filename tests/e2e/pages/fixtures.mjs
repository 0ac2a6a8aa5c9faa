// The golden bundles of this repository, and the secrets that were given for them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = fileURLToPath(new URL("../../fixtures/", import.meta.url));

/** Returns the files of a golden bundle by name; those below secrets/ apart. */
export function golden(name) {
  const root = join(FOLDER, name, "bundle");
  const files = new Map();
  const secrets = new Map();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const short = path.slice(root.length + 1);
    (short.startsWith("secrets/") ? secrets : files).set(short, readFileSync(path, "utf8"));
  }
  return { files, secrets };
}

/** Returns the given secrets: each stands on a line of its own, quoted as in JSON. */
export const SECRETS = Object.fromEntries(
  readFileSync(join(FOLDER, "secrets.yaml"), "utf8")
    .split("\n")
    .map((line) => /^(\w+): (".*")$/.exec(line))
    .filter(Boolean)
    .map(([, name, text]) => [name, JSON.parse(text)]),
);
