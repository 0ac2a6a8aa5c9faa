// Walks with good answers, by labels. They give the golden bundles of the same names.
import { SECRETS } from "./fixtures.mjs";

export const HOST = "osmo.example.com";

/** The first step: host name, and what the fixtures say about versions and logs. */
export async function deployment(walk) {
  await walk.fill({ Hostname: HOST, "Image tag": "6.2.8" });
  await walk.unfold("Logs");
  await walk.choose("Log level", "INFO");
}

export async function entra(walk) {
  await walk.choose("Provider", "Microsoft Entra ID");
  await walk.fill({ "Tenant ID": "12345678-1234-1234-1234-123456789abc", "Client ID": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee" });
}

export async function none(walk) {
  await walk.choose("Provider", "None (default admin)");
  await walk.field("I know that everybody who reaches this address is an administrator").check();
}

export async function data(walk) {
  await walk.fill({ "PostgreSQL host": "pg.example.internal", "Redis host": "redis.example.internal" });
}

/** The secrets that somebody else set. */
export async function given(walk, withProvider) {
  await walk.fill({ "Database password": SECRETS.dbPassword, "Redis password": SECRETS.redisPassword });
  if (withProvider) await walk.fill({ "Client secret": SECRETS.clientSecret });
}

/** From an empty page to the review. */
export async function toTheReview(walk, provider, { secrets = true } = {}) {
  await walk.open();
  await deployment(walk);
  await walk.nextTo("Site rules");
  await walk.nextTo("Ingress and TLS");
  await walk.nextTo("Identity provider");
  await provider(walk);
  await walk.nextTo("Database and cache");
  await data(walk);
  await walk.nextTo("Scaling");
  await walk.nextTo("Secrets");
  if (secrets) {
    await given(walk, provider === entra);
    await walk.main.getByRole("button", { name: "Generate all" }).click();
  }
  await walk.nextTo("Review and download");
}
