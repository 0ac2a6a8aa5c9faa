//! Namespace, database, master encryption key and secrets, in the order that protects an existing database.

use super::Context;
use super::page::Page;
use crate::model::{DatabaseCreation, Tls};
use crate::release::v6_2::manifests::{CREATE_JOB, LOOK_JOB};
use crate::secrets::{DB_ADMIN_SECRET, OAUTH2_PROXY_REDIS, mounts_redis_password};
use crate::shell;
use std::fmt::Write as _;

pub(super) fn write(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    page.h2("Namespace, database, secrets");
    page.p(
        "A Secret that exists is left as it is. Otherwise its file below secrets/ is used, or the value is asked for at the \
         terminal; it never stands on a command line.",
    );
    namespace(page, c);
    page.step("The database password");
    if d.postgres.password {
        page.sh(&one(
            c,
            "db-secret",
            "db-password",
            "Database password",
            "secrets/db-secret.yaml",
        ));
    } else {
        page.p("The user has no password; the pods want the Secret all the same.");
        page.sh(&empty(c, "db-secret"));
    }
    if d.postgres.creation == DatabaseCreation::Admin {
        let (name, key) = DB_ADMIN_SECRET;
        page.sh(&one(
            c,
            name,
            key,
            "Database admin password",
            "secrets/osmo-db-admin.yaml",
        ));
    }
    look(page, c);
    mek(page, c);
    create(page, c);
    redis(page, c);
    sign_in(page, c);
    admin(page, c);
    tls(page, c);
}

fn guard(c: &Context<'_>, kind: &str, name: &str, file: &str, otherwise: &str) -> String {
    let (ns, word) = (&c.ns, shell::word(name));
    let mut text = format!(
        "if kubectl -n {ns} get {kind} {word} >/dev/null 2>&1; then\n  echo {word} exists: left as it is\n"
    );
    if !file.is_empty() {
        let _ = writeln!(
            text,
            "elif [ -f {file} ]; then\n  kubectl -n {ns} create -f {file}"
        );
    }
    text.push_str("else\n");
    for line in otherwise.lines() {
        text.push_str("  ");
        text.push_str(line);
        text.push('\n');
    }
    text.push_str("fi");
    text
}

/// A Secret with one value, by file or prompt.
fn one(c: &Context<'_>, name: &str, key: &str, label: &str, file: &str) -> String {
    let ask = format!(
        "IFS= read -rs -p '{label}: ' value && echo\nprintf %s \"$value\" | kubectl -n {} create secret generic {name} --from-file={key}=/dev/stdin\nunset value",
        c.ns
    );
    guard(c, "secret", name, file, &ask)
}

/// A Secret with an empty value.
fn empty(c: &Context<'_>, name: &str) -> String {
    guard(
        c,
        "secret",
        name,
        "",
        &format!("kubectl -n {} create -f empty/{name}.yaml", c.ns),
    )
}

fn namespace(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    page.step("The namespace");
    page.sh(&format!(
        "kubectl get namespace {0} >/dev/null 2>&1 || kubectl create namespace {0}",
        c.ns
    ));
    let name = d.images.image_pull_secret.as_str();
    if name.is_empty() {
        return;
    }
    page.step("The image pull secret");
    let (user, registry) = (
        shell::word(&d.images.registry_user),
        shell::word(&d.images.registry),
    );
    let ask = format!(
        "IFS= read -rs -p 'Registry password: ' value && echo\n\
         auth=$(printf '%s:%s' {user} \"$value\" | openssl base64 -A)\n\
         printf '{{\"auths\":{{\"%s\":{{\"auth\":\"%s\"}}}}}}' {registry} \"$auth\" | kubectl -n {} create secret generic {} \\\n  \
         --type=kubernetes.io/dockerconfigjson --from-file=.dockerconfigjson=/dev/stdin\n\
         unset value auth",
        c.ns,
        shell::word(name)
    );
    page.sh(&guard(
        c,
        "secret",
        name,
        "secrets/image-pull-secret.yaml",
        &ask,
    ));
}

fn run_job(c: &Context<'_>, job: &str, file: &str, seconds: u32) -> String {
    let ns = &c.ns;
    format!(
        "kubectl -n {ns} delete job {job} --ignore-not-found\nkubectl -n {ns} create -f {file}\n\
         kubectl -n {ns} wait --for=condition=complete job/{job} --timeout={seconds}s\nkubectl -n {ns} logs job/{job}"
    )
}

fn look(page: &mut Page, c: &Context<'_>) {
    page.step("Look at the database");
    page.p("Before a key is made: a database with tables belongs to an OSMO that has one already.");
    page.sh(&run_job(c, LOOK_JOB, "database/look.yaml", 120));
    page.p("For a new installation expect:");
    let exists = c.plan.deployment().postgres.creation == DatabaseCreation::Exists;
    page.out(if exists {
        "database: present\ntables: 0"
    } else {
        "database: absent\ntables: 0"
    });
}

fn mek(page: &mut Page, c: &Context<'_>) {
    let kid = shell::word(&c.plan.deployment().mek.current_mek);
    let ns = &c.ns;
    page.step("The master encryption key");
    page.p(
        "OSMO encrypts stored credentials with it. It is made once; a second key for the same database would make them \
         unreadable, so this refuses when the database has tables.",
    );
    page.sh(&format!(
        "if kubectl -n {ns} get configmap mek-config >/dev/null 2>&1; then\n  echo mek-config exists: left as it is\n\
         elif [ \"$(kubectl -n {ns} logs job/{LOOK_JOB} | tail -n 1)\" != 'tables: 0' ]; then\n  \
         echo 'The look at the database failed, or it has tables. In the latter case restore the mek-config that' >&2\n  \
         echo 'belongs to it: another key would make its credentials unreadable. Nothing was created.' >&2\n\
         elif [ -f secrets/mek-config.yaml ]; then\n  kubectl -n {ns} create -f secrets/mek-config.yaml\n\
         else\n  \
         key=$(openssl rand -base64 32 | tr -- '+/' '-_' | tr -d '=\\n')\n  \
         jwk=$(printf '{{\"k\":\"%s\",\"kid\":\"%s\",\"kty\":\"oct\"}}' \"$key\" {kid} | openssl base64 -A)\n  \
         printf 'currentMek: \"%s\"\\nmeks:\\n  \"%s\": \"%s\"\\n' {kid} {kid} \"$jwk\" |\n    \
         kubectl -n {ns} create configmap mek-config --from-file=mek.yaml=/dev/stdin\n  \
         unset key jwk\n\
         fi"
    ));
    page.p(
        "Save it in a vault now; a database backup without it is worthless. This prints the key:",
    );
    page.sh(&format!("kubectl -n {ns} get configmap mek-config -o yaml"));
    page.p("It is a ConfigMap, as the charts want it: whoever may read ConfigMaps in this namespace can read the key.");
}

fn create(page: &mut Page, c: &Context<'_>) {
    let creation = c.plan.deployment().postgres.creation;
    if creation == DatabaseCreation::Exists {
        page.p("The database exists already, so nothing is created. Its user has to be allowed to `CREATE EXTENSION hstore`.");
        return;
    }
    page.step("Create the database");
    page.sh(&run_job(c, CREATE_JOB, "database/create.yaml", 180));
    page.p("Expect `database: ready`. A database that is there already is left alone.");
    if creation == DatabaseCreation::Admin {
        page.p("The admin password is not needed again:");
        page.sh(&format!(
            "kubectl -n {} delete secret {} --ignore-not-found",
            c.ns, DB_ADMIN_SECRET.0
        ));
    }
}

fn redis(page: &mut Page, c: &Context<'_>) {
    page.step("The Redis password");
    if c.plan.deployment().redis.password {
        page.p(
            "Not all characters work: OSMO puts it into an address, where `# % / ? [ ]` break it.",
        );
        page.sh(&one(
            c,
            "redis-secret",
            "redis-password",
            "Redis password",
            "secrets/redis-secret.yaml",
        ));
    } else {
        page.p("Redis asks for none; the pods want the Secret all the same.");
        page.sh(&empty(c, "redis-secret"));
    }
    if mounts_redis_password(c.plan.deployment()) {
        let (name, key) = OAUTH2_PROXY_REDIS;
        page.p("The charts have no place for the password of oauth2-proxy's sessions, so it is mounted as a file:");
        let derive = format!(
            "kubectl -n {0} get secret redis-secret -o jsonpath='{{.data.redis-password}}' | openssl base64 -d -A |\n  \
             sed 's/[\\\\\"]/\\\\&/g; s/^/redis_password = \"/; s/$/\"/' |\n  \
             kubectl -n {0} create secret generic {name} --from-file={key}=/dev/stdin",
            c.ns
        );
        page.sh(&guard(
            c,
            "secret",
            name,
            "secrets/oauth2-proxy-redis.yaml",
            &derive,
        ));
    }
}

fn sign_in(page: &mut Page, c: &Context<'_>) {
    if c.plan.connection.is_none() {
        return;
    }
    page.step("Client secret and cookie secret");
    page.p("One Secret for all pods: they share the session cookie. The cookie secret is made here if it is not in a file.");
    let ask = format!(
        "IFS= read -rs -p 'Client secret: ' value && echo\n\
         kubectl -n {} create secret generic oauth2-proxy-secrets \\\n  \
         --from-file=client_secret=<(printf %s \"$value\") \\\n  \
         --from-file=cookie_secret=<(openssl rand -base64 32 | tr -- '+/' '-_' | tr -d '=\\n')\n\
         unset value",
        c.ns
    );
    page.sh(&guard(
        c,
        "secret",
        "oauth2-proxy-secrets",
        "secrets/oauth2-proxy-secrets.yaml",
        &ask,
    ));
    page.p("Check the length of the cookie secret; expect 43:");
    page.sh(&format!(
        "kubectl -n {} get secret oauth2-proxy-secrets -o jsonpath='{{.data.cookie_secret}}' | openssl base64 -d -A | wc -c",
        c.ns
    ));
}

fn admin(page: &mut Page, c: &Context<'_>) {
    if !c.plan.deployment().default_admin.enabled {
        return;
    }
    page.step("The default admin's password");
    page.p("It has exactly 43 characters; the API refuses to start with any other length.");
    let make = format!(
        "openssl rand -base64 32 | tr -- '+/' '-_' | tr -d '=\\n' |\n  kubectl -n {} create secret generic default-admin-secret --from-file=password=/dev/stdin",
        c.ns
    );
    page.sh(&guard(
        c,
        "secret",
        "default-admin-secret",
        "secrets/default-admin-secret.yaml",
        &make,
    ));
}

fn tls(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    if !d.ingress.enabled || d.ingress.tls != Tls::Secret {
        return;
    }
    page.step("The TLS secret");
    let names = if d.port_forwarding {
        format!("{0} and *.{0}", c.host)
    } else {
        c.host.clone()
    };
    page.p(&format!("From a certificate for {names} in tls.crt (with its chain) and its key in tls.key. cert-manager may make it instead."));
    let name = shell::word(&d.ingress.ssl_secret);
    let make = format!(
        "kubectl -n {} create secret tls {name} --cert=tls.crt --key=tls.key",
        c.ns
    );
    page.sh(&guard(c, "secret", &d.ingress.ssl_secret, "", &make));
}
