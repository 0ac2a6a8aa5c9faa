// The golden bundles of this repository, and the secrets that were given for them.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const SOURCE = fileURLToPath(new URL("../../../core/src/release/kit/scripts/", import.meta.url));
const FOLDER = fileURLToPath(new URL("../../fixtures/", import.meta.url));

/** Returns the files below a folder by name. */
function below(root) {
  const files = new Map();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(root.length).replace(/^\//, ""), readFileSync(path, "utf8"));
  }
  return files;
}

/** Returns the files of a golden bundle by name; those below secrets/ apart. */
export function golden(name) {
  const all = [...below(join(FOLDER, name, "bundle"))];
  const secret = ([file]) => file.startsWith("secrets/");
  return { files: new Map(all.filter((one) => !secret(one))), secrets: new Map(all.filter(secret)) };
}

/** The scripts, which are the same in every bundle, as they stand in the source: without the header. */
export const SCRIPTS = new Map([...below(SOURCE)].filter(([file]) => file.endsWith(".sh") || file === ".gitignore"));

/** Returns the given secrets: each stands on a line of its own, quoted as in JSON. */
export const SECRETS = Object.fromEntries(
  readFileSync(join(FOLDER, "secrets.yaml"), "utf8")
    .split("\n")
    .map((line) => /^(\w+): (".*")$/.exec(line))
    .filter(Boolean)
    .map(([, name, text]) => [name, JSON.parse(text)]),
);
