//! The secrets that OSMO and oauth2-proxy read: who reads each, and how it is replaced.

use super::six;
use super::task::{Part, Task, always, healthy, verified};
use crate::release::kit::pods;
use crate::release::kit::runbook::Context;
use crate::secrets::{mounts_redis_password, objects};
use crate::text::markdown::Page;

/// Deployments of OSMO that use Redis.
fn users_of_redis(c: &Context<'_>) -> String {
    let all = c.plan.facts().deployments.iter();
    let names: Vec<&str> = all
        .filter(|one| one.reads.contains(&objects::REDIS.0))
        .map(|one| one.name)
        .collect();
    names.join(" ")
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

/// Asks for a value, puts it into a key, restarts.
fn replace(label: &str, secret: &str, key: &str, deployments: &str) -> String {
    format!(
        ". lib/functions.sh &&\n  osmo_ask '{label}' | osmo_put {secret} {key} &&\n  osmo_restart {deployments}"
    )
}

/// A task on a secret, with the usual beginning and end.
const fn rotation(file: &'static str, title: &'static str, work: Part, back: Part) -> Task {
    Task {
        file,
        title,
        has: always,
        long: "10 minutes",
        notices: super::task::nobody,
        before: healthy,
        work,
        check: verified,
        back,
    }
}

pub(super) static DATABASE: Task = Task {
    has: |c| c.plan.deployment().postgres.password,
    long: "15 minutes",
    notices: |_| "Everybody: new connections fail from the change in PostgreSQL to the end of the restarts",
    ..rotation(
        "operations/database-password.md",
        "Database password",
        |page, c| {
            page.p(
                "The six Deployments in the block below have it as an environment variable, and so do their authorization \
                 sidecars. PostgreSQL has one password for a user. Change it there (`\\password` in psql, or the console), and run \
                 this at once:",
            );
            page.sh(&replace(
                "Database password",
                objects::DB.0,
                "db-password",
                &six(c),
            ));
        },
        |page, _| page.p("Set the old password in PostgreSQL again, then the same block with it."),
    )
};

pub(super) static REDIS: Task = Task {
    has: |c| c.plan.deployment().redis.password,
    long: "15 minutes; the old password stays until the workflows that use it have ended",
    notices: |_| {
        "Nobody where Redis takes two passwords; otherwise everybody, from the change to the end of \
     the restarts"
    },
    ..rotation(
        "operations/redis-password.md",
        "Redis password",
        redis,
        |page, _| {
            page.p(
                "Until the old password is taken away in Redis: the same block with the old password. \
                 After that: add the old password in Redis again first.",
            );
        },
    )
};

fn redis(page: &mut Page, c: &Context<'_>) {
    page.p(
        "The Deployments in the block below have it as an environment variable. **Every workflow carries the old password in \
         its Redis address until it ends.** So Redis takes both passwords for a while:",
    );
    page.numbered(&[
        "In redis-cli: `ACL SETUSER default >NEW`, with NEW the new password. It may have none of these: `# % / ? [ ]`. \
         ElastiCache calls this ROTATE; Azure has a second key [not tested].",
        "A server of your own forgets it at its next start. In redis-cli: `CONFIG REWRITE`, or `ACL SAVE` where it has an \
         aclfile. If both are refused, change the configuration that starts it, or the old password comes back.",
        "The block below.",
        "When all workflows that began before have ended, in redis-cli: `ACL SETUSER default <OLD`, with OLD the old password. Then \
         keep it as in the second step.",
    ]);
    page.p(
        "If your Redis takes one password only: let workflows end, change the password there, and run the block at once.",
    );
    if !mounts_redis_password(c.plan.deployment()) {
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
        ". lib/functions.sh &&\n  osmo_ask 'Redis password' | osmo_put redis-secret \
         redis-password &&\n  osmo_get redis-secret redis-password | sed 's/[\\\\\"]/\\\\&/g; \
         s/^/redis_password = \"/; s/$/\"/' |\n    osmo_put {name} {key} &&\n  osmo_restart {} \
         osmo-router osmo-ui",
        users_of_redis(c)
    ));
    page.p(&format!(
        "{name} is a file for oauth2-proxy. Sessions stay."
    ));
}

fn signs_in(c: &Context<'_>) -> bool {
    c.plan.connection().is_some()
}

fn two_secrets(c: &Context<'_>) -> bool {
    crate::idp::guide(c.plan.deployment()).two_secrets
}

pub(super) static CLIENT: Task = Task {
    has: signs_in,
    notices: |c| {
        if two_secrets(c) {
            "Nobody"
        } else {
            "Whoever signs in between the change at the provider and the end of the restarts; sessions stay"
        }
    },
    check: |page, c| {
        verified(page, c);
        page.p("Sign in in a private window: a wrong secret shows only there.");
        if two_secrets(c) {
            page.p("Then delete the old secret at the provider.");
        }
    },
    ..rotation(
        "operations/client-secret.md",
        "Client secret",
        |page, c| {
            page.p(if two_secrets(c) {
                "The provider accepts two secrets at a time. Make a second one there, then:"
            } else {
                "The provider accepts one secret at a time, if it is like Keycloak. Change it there, then run this at once:"
            });
            page.sh(&replace(
                "Client secret",
                objects::CLIENT.0,
                "client_secret",
                &proxies(c),
            ));
        },
        |page, c| {
            page.p(if two_secrets(c) {
                "Until the old secret is deleted at the provider: the same block with the old one."
            } else {
                "There is none: the provider has forgotten the old one. Make another there, and \
                 run the block again."
            });
        },
    )
};

pub(super) static COOKIE: Task = Task {
    has: signs_in,
    notices: |_| "Everybody signs in again, perhaps twice",
    ..rotation(
        "operations/cookie-secret.md",
        "Cookie secret",
        |page, c| {
            page.sh(&format!(
                ". lib/functions.sh &&\n  osmo_key | osmo_put oauth2-proxy-secrets cookie_secret \
                 &&\n  osmo_restart {}",
                proxies(c)
            ));
        },
        |page, _| page.p("None is needed: run it again, and everybody signs in once more."),
    )
};

pub(super) static ADMIN: Task = Task {
    has: |c| c.plan.deployment().default_admin.enabled,
    long: "5 minutes",
    notices: |_| "Whoever uses the default admin's token; tokens that were made with it stay",
    ..rotation(
        "operations/admin-token.md",
        "Default admin's token",
        |page, c| {
            page.p(&format!(
                "osmo-service has it as an environment variable; 43 characters, or it does not \
                 start. The old token of {} ends.",
                c.plan.deployment().default_admin.username
            ));
            page.sh(
                ". lib/functions.sh &&\n  osmo_key | osmo_put default-admin-secret password \
                 &&\n  osmo_restart osmo-service",
            );
        },
        |page, c| {
            page.p("None is needed: run it again for another token.");
            if c.plan.connection().is_some() {
                page.p(
                    "How to sign in with it stands in [README.md](../README.md), The first administrator.",
                );
            }
        },
    )
};
