//! Every secret that this deployment has: who reads it, and how it is replaced.

use super::{mek, owned, six};
use crate::release::kit::pods;
use crate::release::kit::runbook::Context;
use crate::release::kit::values::backend::TOKEN_SECRET;
use crate::secrets::{mounts_redis_password, objects};
use crate::text::markdown::Page;
use crate::text::or_gap;
use crate::text::shell;

/// Deployments of OSMO that use Redis: all but the router.
fn users_of_redis(c: &Context<'_>) -> String {
    six(c).replace(" osmo-router", "")
}

/// Deployments with oauth2-proxy: whatever has sidecars.
fn proxies(c: &Context<'_>) -> String {
    let pods = pods::pods(c.plan);
    let names: Vec<&str> = pods
        .iter()
        .filter(|pod| pod.1 > 1)
        .map(|pod| pod.0)
        .collect();
    names.join(" ")
}

pub(super) fn write(page: &mut Page, c: &Context<'_>) {
    page.h2("Secrets, one by one");
    page.p(
        "All is read at the start of a pod; oauth2-proxy's two secrets at each use too, from a \
         mount that changes within two minutes, each pod at its time. So always restart; old \
         pods serve until new ones are ready. Blocks may be run again; round one of the key then \
         says that its key is there. Then `./install.sh verify`.",
    );
    database(page, c);
    redis(page, c);
    sign_in(page, c);
    admin(page, c);
    owned::registry(page, c);
    owned::tls(page, c);
    owned::authority(page, c);
    mek::write(page, c);
    backend(page, c);
}

/// Asks for a value, puts it into a key, restarts.
fn replace(label: &str, secret: &str, key: &str, deployments: &str) -> String {
    format!("osmo_ask '{label}' | osmo_put {secret} {key} &&\n  osmo_restart {deployments}")
}

fn database(page: &mut Page, c: &Context<'_>) {
    if !c.plan.deployment().postgres.password {
        return;
    }
    page.step("Database password");
    page.p(
        "Environment variable of these six and their authorization sidecars. PostgreSQL holds one \
         password for a user: change it there (`\\password` in psql, or the console), then at \
         once this; in between new connections fail.",
    );
    page.sh(&replace(
        "Database password",
        objects::DB.0,
        "db-password",
        &six(c),
    ));
}

fn redis(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    if !d.redis.password {
        return;
    }
    page.step("Redis password");
    page.p(
        "Environment variable of OSMO's five. **Every workflow carries the old password in its \
         Redis address until it ends:** add the new one beside it (`ACL SETUSER default >NEW`; \
         ElastiCache ROTATE; Azure's second key) [not run], run this, and take the old one away \
         (`<OLD`) when all workflows started before have ended. Where only one fits, let them \
         end first, change it there, then at once this. None of `# % / ? [ ]`.",
    );
    if !mounts_redis_password(d) {
        page.sh(&replace(
            "Redis password",
            objects::REDIS.0,
            "redis-password",
            &users_of_redis(c),
        ));
        return;
    }
    let (name, key) = objects::OAUTH2_PROXY_REDIS;
    page.sh(&format!(
        "osmo_ask 'Redis password' | osmo_put redis-secret redis-password &&\n  osmo_get \
         redis-secret redis-password | sed 's/[\\\\\"]/\\\\&/g; s/^/redis_password = \"/; \
         s/$/\"/' |\n    osmo_put {name} {key} &&\n  osmo_restart {} osmo-router osmo-ui",
        users_of_redis(c)
    ));
    page.p(&format!(
        "{name} is a file for oauth2-proxy. Sessions stay."
    ));
}

fn sign_in(page: &mut Page, c: &Context<'_>) {
    if c.plan.connection().is_none() {
        return;
    }
    page.step("Client secret");
    page.p(if crate::idp::chosen(c.plan.deployment()).two_secrets {
        "The provider holds two: add one, run this, sign in in a private window, delete the old \
         one. Nobody notices."
    } else {
        "If the provider holds only one, as Keycloak does: nobody can sign in from its change to \
         the end of this block."
    });
    page.sh(&replace(
        "Client secret",
        objects::CLIENT.0,
        "client_secret",
        &proxies(c),
    ));
    page.step("Cookie secret");
    page.p("Everybody signs in again, perhaps twice.");
    page.sh(&format!(
        "osmo_key | osmo_put oauth2-proxy-secrets cookie_secret &&\n  osmo_restart {}",
        proxies(c)
    ));
}

fn admin(page: &mut Page, c: &Context<'_>) {
    let admin = &c.plan.deployment().default_admin;
    if !admin.enabled {
        return;
    }
    page.step("Default admin's token");
    page.p(&format!(
        "Environment variable of osmo-service; 43 characters, or it does not start. The old token \
         of {} ends, other tokens stay. Sign in as in README.md.",
        admin.username
    ));
    page.sh("osmo_key | osmo_put default-admin-secret password &&\n  osmo_restart osmo-service");
}

fn backend(page: &mut Page, c: &Context<'_>) {
    let b = &c.plan.deployment().backend;
    let agent = shell::word(&b.agent_namespace);
    page.step("A backend's token");
    page.p(
        "A file of its operator (subPath). With the kube-context there; choose the day and a new \
         name [not run]:",
    );
    page.sh(&format!(
        "osmo token set backend-token-2 --user backend-operator --expires-at YYYY-MM-DD --roles \
         osmo-backend -t json |\n  sed -n 's/.*\"token\": *\"\\([^\"]*\\)\".*/\\1/p' | tr -d \
         '\\n' | osmo_put {TOKEN_SECRET} token {agent} &&\n  kubectl -n {agent} rollout restart \
         deployment"
    ));
    page.p("Once it is online again:");
    page.sh(&format!(
        "osmo config show BACKEND {} online\nosmo token list --user backend-operator\nosmo token \
         delete backend-token --user backend-operator",
        shell::word(&or_gap(&b.name, "backend"))
    ));
}
