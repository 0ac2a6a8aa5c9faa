//! Jobs that look at the database and create it.
//!
//! Passwords come by `secretKeyRef` and never stand in a manifest (N11, D20). The Jobs run under the restricted Pod
//! Security Standard. Names reach SQL through psql's own quoting; the scripts are constants.

use super::secret::begin;
use crate::idp::or_gap;
use crate::model::{DatabaseCreation, Deployment, SslMode};
use crate::release::{Draft, Plan};
use crate::secrets::DB_ADMIN_SECRET;
use crate::syntax::{pairs, toleration};
use crate::yaml::Doc;

/// Says whether the database is there and how many tables it has. The last line is what the README looks at.
const LOOK: &str = r#"found=$(psql -d "$LOOK_DB" -v ON_ERROR_STOP=1 -v db="$DB_NAME" -At <<'SQL'
SELECT count(*) FROM pg_database WHERE datname = :'db';
SQL
)
if [ "$found" = 0 ]; then
  echo "database: absent"
  echo "tables: 0"
  exit 0
fi
tables=$(psql -d "$DB_NAME" -v ON_ERROR_STOP=1 -At <<'SQL'
SELECT count(*) FROM information_schema.tables
WHERE table_schema NOT IN ('pg_catalog', 'information_schema');
SQL
)
echo "database: present"
echo "tables: $tables"
"#;

/// Creates the database and hstore; leaves alone what is there.
const CREATE: &str = r#"psql -d postgres -v ON_ERROR_STOP=1 -v db="$DB_NAME" <<'SQL'
SELECT format('CREATE DATABASE %I', :'db')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'db') \gexec
SQL
psql -d "$DB_NAME" -v ON_ERROR_STOP=1 -c 'CREATE EXTENSION IF NOT EXISTS hstore'
echo "database: ready"
"#;

/// The same by an admin user, who also makes the database user.
const CREATE_AS_ADMIN: &str = r#"psql -d postgres -v ON_ERROR_STOP=1 -v db="$DB_NAME" -v owner="$DB_USER" <<'SQL'
\getenv password DB_PASSWORD
SELECT format('CREATE ROLE %I LOGIN PASSWORD %L', :'owner', :'password')
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = :'owner') \gexec
SELECT format('GRANT %I TO CURRENT_USER', :'owner')
WHERE :'owner' <> CURRENT_USER
AND NOT EXISTS (SELECT FROM pg_database WHERE datname = :'db') \gexec
SELECT format('CREATE DATABASE %I OWNER %I', :'db', :'owner')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'db') \gexec
SQL
psql -d "$DB_NAME" -v ON_ERROR_STOP=1 -c 'CREATE EXTENSION IF NOT EXISTS hstore'
echo "database: ready"
"#;

/// Name of the Job that looks.
pub(in crate::release::v6_2) const LOOK_JOB: &str = "osmo-db-look";
/// Name of the Job that creates.
pub(in crate::release::v6_2) const CREATE_JOB: &str = "osmo-db-create";

/// Returns the Jobs: one that looks, and one that creates unless the database exists already.
pub(super) fn files(plan: &Plan<'_>) -> Vec<Draft> {
    let creation = plan.deployment().postgres.creation;
    let look_db = if creation == DatabaseCreation::Exists {
        None
    } else {
        Some("postgres")
    };
    let mut look = job(
        plan,
        LOOK_JOB,
        LOOK,
        &["Looks at the database and changes nothing."],
    );
    let db = or_gap(&plan.deployment().postgres.db, "database-name");
    env(
        &mut look,
        "LOOK_DB",
        look_db.unwrap_or(&db),
        "postgres.creation",
    );
    let mut files = vec![Draft::yaml("database/look.yaml", look)];
    let create = match creation {
        DatabaseCreation::Exists => return files,
        DatabaseCreation::User => job(
            plan,
            CREATE_JOB,
            CREATE,
            &["Creates the database and its extension hstore, if they are missing."],
        ),
        DatabaseCreation::Admin => {
            let note = "Creates user, database and extension hstore, if they are missing.";
            let mut doc = job(plan, CREATE_JOB, CREATE_AS_ADMIN, &[note]);
            env(
                &mut doc,
                "DB_USER",
                &or_gap(&plan.deployment().postgres.user, "database-user"),
                "postgres.user",
            );
            env_secret(&mut doc, "DB_PASSWORD", ("db-secret", "db-password"));
            doc
        }
    };
    files.push(Draft::yaml("database/create.yaml", create));
    files
}

const POD: &str = "spec.template.spec";

fn env(doc: &mut Doc, name: &str, value: &str, origin: &str) {
    let index = env_count(doc);
    doc.put(&format!("{POD}.containers[0].env[{index}].name"), name, "");
    doc.put(
        &format!("{POD}.containers[0].env[{index}].value"),
        value,
        origin,
    );
}

fn env_secret(doc: &mut Doc, name: &str, (secret, key): (&str, &str)) {
    let at = format!("{POD}.containers[0].env[{}]", env_count(doc));
    doc.put(&format!("{at}.name"), name, "");
    doc.put(&format!("{at}.valueFrom.secretKeyRef.name"), secret, "");
    doc.put(&format!("{at}.valueFrom.secretKeyRef.key"), key, "");
}

fn env_count(doc: &mut Doc) -> usize {
    match doc
        .node(&format!("{POD}.containers[0].env"))
        .map(|node| &node.body)
    {
        Some(crate::yaml::Body::List(items)) => items.len(),
        _ => 0,
    }
}

fn job(plan: &Plan<'_>, name: &str, script: &str, notes: &[&str]) -> Doc {
    let d = plan.deployment();
    let mut doc = begin(plan, "batch/v1", "Job", name, notes);
    doc.put("spec.backoffLimit", 0_u64, "");
    doc.put("spec.activeDeadlineSeconds", 300_u64, "")
        .why("Seconds; a host that does not answer ends the Job.");
    doc.put("spec.ttlSecondsAfterFinished", 86_400_u64, "");
    doc.put(&format!("{POD}.restartPolicy"), "Never", "");
    doc.put(&format!("{POD}.automountServiceAccountToken"), false, "");
    if !d.images.image_pull_secret.is_blank() {
        let pull = d.images.image_pull_secret.as_str();
        doc.put(
            &format!("{POD}.imagePullSecrets[0].name"),
            pull,
            "images.imagePullSecret",
        );
    }
    place(&mut doc, d);
    secure(&mut doc);
    let container = format!("{POD}.containers[0]");
    doc.put(&format!("{container}.name"), "psql", "");
    doc.put(
        &format!("{container}.image"),
        or_gap(&d.images.psql, "psql-image"),
        "images.psql",
    );
    doc.put(&format!("{container}.command"), vec!["/bin/sh", "-euc"], "");
    doc.push_block(&format!("{container}.args"), script);
    connect(&mut doc, d);
    doc.put(&format!("{container}.resources.requests.cpu"), "50m", "");
    doc.put(
        &format!("{container}.resources.requests.memory"),
        "64Mi",
        "",
    );
    doc.put(&format!("{container}.resources.limits.memory"), "128Mi", "");
    let context = format!("{container}.securityContext");
    doc.put(&format!("{context}.allowPrivilegeEscalation"), false, "");
    doc.put(&format!("{context}.readOnlyRootFilesystem"), true, "");
    doc.put(&format!("{context}.capabilities.drop"), vec!["ALL"], "");
    doc
}

/// Node selector and tolerations of all pods.
fn place(doc: &mut Doc, d: &Deployment) {
    for (key, value) in pairs::parse(&d.scheduling.node_selector).0 {
        doc.put_entry(
            &format!("{POD}.nodeSelector"),
            &key,
            value,
            "scheduling.nodeSelector",
        );
    }
    for (index, t) in d
        .scheduling
        .tolerations
        .entries()
        .filter_map(toleration::parse)
        .enumerate()
    {
        let at = |key: &str| format!("{POD}.tolerations[{index}].{key}");
        let origin = "scheduling.tolerations";
        doc.put(&at("key"), t.key.as_str(), origin);
        doc.put(&at("operator"), t.operator(), origin);
        if let Some(value) = t.value {
            doc.put(&at("value"), value, origin);
        }
        doc.put(&at("effect"), t.effect, origin);
    }
}

/// What the restricted Pod Security Standard asks of the pod.
fn secure(doc: &mut Doc) {
    let at = |key: &str| format!("{POD}.securityContext.{key}");
    doc.put(&at("runAsNonRoot"), true, "");
    doc.put(&at("runAsUser"), 65_534_u64, "");
    doc.put(&at("seccompProfile.type"), "RuntimeDefault", "");
}

/// libpq's environment: host, port, user, TLS mode, password.
fn connect(doc: &mut Doc, d: &Deployment) {
    let postgres = &d.postgres;
    let by_admin = postgres.creation == DatabaseCreation::Admin;
    let (user, user_from) = if by_admin {
        (&postgres.admin_user, "postgres.adminUser")
    } else {
        (&postgres.user, "postgres.user")
    };
    env(
        doc,
        "PGHOST",
        &or_gap(&postgres.service_name, "postgresql-host"),
        "postgres.serviceName",
    );
    env(
        doc,
        "PGPORT",
        &or_gap(&postgres.port, "postgresql-port"),
        "postgres.port",
    );
    env(doc, "PGUSER", &or_gap(user, "database-user"), user_from);
    env(
        doc,
        "PGSSLMODE",
        postgres.ssl_mode.value(),
        "postgres.sslMode",
    );
    if postgres.ssl_mode == SslMode::VerifyFull {
        env(doc, "PGSSLROOTCERT", "system", "postgres.sslMode");
    }
    env(doc, "PGCONNECT_TIMEOUT", "15", "");
    env_secret(
        doc,
        "PGPASSWORD",
        if by_admin {
            DB_ADMIN_SECRET
        } else {
            ("db-secret", "db-password")
        },
    );
    env(
        doc,
        "DB_NAME",
        &or_gap(&postgres.db, "database-name"),
        "postgres.db",
    );
}
