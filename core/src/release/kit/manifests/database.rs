//! Jobs that look at the database and create it.
//!
//! Passwords come by `secretKeyRef` and never stand in a manifest (N11, D20). The Jobs run under the restricted Pod
//! Security Standard. Names reach SQL through psql's own quoting; the scripts are constants.

use super::pod::Pod;
use super::secret::begin;
use crate::model::{DatabaseCreation, Deployment, SslMode};
use crate::plan::Plan;
use crate::release::kit::Draft;
use crate::release::kit::trust;
use crate::secrets::objects;
use crate::text::or_gap;
use crate::yaml::Doc;

/// Says whether the database is there and how many tables it has, whoever asks: `information_schema` would hide those on
/// which the user has no right. What an extension brings does not count. install.sh reads the last line.
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
SELECT count(*) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'p', 'f') AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_'
AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
  WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e');
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

/// The same by an admin user, who also makes the database user. A server logs a statement that it refuses, so the password
/// never stands in one: psql's `\password` sends what the server stores of it. It reads standard input where there is no
/// terminal, and in a transaction no user is left behind without a password. A user that somebody else made may be out of reach
/// (F-createrole).
const CREATE_AS_ADMIN: &str = r#"known=$(psql -d postgres -v ON_ERROR_STOP=1 -v owner="$DB_USER" -At <<'SQL'
SELECT count(*) FROM pg_roles WHERE rolname = :'owner';
SQL
)
if [ "$known" = 0 ]; then
  {
    printf '%s\n' 'BEGIN;' 'CREATE ROLE :"owner" LOGIN;' '\password :"owner"'
    printf '%s\n' "$DB_PASSWORD" "$DB_PASSWORD" 'COMMIT;'
  } | psql -d postgres -v ON_ERROR_STOP=1 -v owner="$DB_USER"
fi
if ! psql -d postgres -v ON_ERROR_STOP=1 -v db="$DB_NAME" -v owner="$DB_USER" <<'SQL'
SELECT format('GRANT %I TO CURRENT_USER', :'owner')
WHERE NOT pg_has_role(CURRENT_USER, :'owner', 'USAGE')
AND NOT EXISTS (SELECT FROM pg_database WHERE datname = :'db') \gexec
SQL
then
  echo "database: somebody else made $DB_USER, and $PGUSER may not make a database for it. They can run: GRANT \"$DB_USER\" TO \"$PGUSER\""
  exit 1
fi
psql -d postgres -v ON_ERROR_STOP=1 -v db="$DB_NAME" -v owner="$DB_USER" <<'SQL'
SELECT format('CREATE DATABASE %I OWNER %I', :'db', :'owner')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'db') \gexec
SQL
psql -d "$DB_NAME" -v ON_ERROR_STOP=1 -c 'CREATE EXTENSION IF NOT EXISTS hstore'
if ! PGPASSWORD="$DB_PASSWORD" PGUSER="$DB_USER" psql -w -d "$DB_NAME" -At -c 'SELECT 1' >/dev/null; then
  echo "database: $DB_USER was there before and cannot sign in with the password in db-secret: change one of them"
  exit 1
fi
echo "database: ready"
"#;

/// Name of the Job that looks.
const LOOK_JOB: &str = "osmo-db-look";
/// Name of the Job that creates.
const CREATE_JOB: &str = "osmo-db-create";

/// Returns the Jobs: one that looks, and one that creates unless the database exists already.
pub(super) fn files(plan: &Plan) -> Vec<Draft<'_>> {
    let creates = plan.deployment().postgres.creation != DatabaseCreation::Exists;
    let create = creates.then(|| Draft::yaml("database/create.yaml", || create(plan)));
    let mut files = vec![
        Draft::yaml("database/look.yaml", || look(plan)),
        Draft::yaml("database/client.yaml", || client(plan)),
    ];
    files.extend(create);
    files
}

fn look(plan: &Plan) -> Doc {
    let p = &plan.deployment().postgres;
    let db = if p.creation == DatabaseCreation::Exists {
        or_gap(&p.db, "database-name")
    } else {
        "postgres".to_owned()
    };
    let note = "Looks at the database and changes nothing.";
    job(plan, LOOK_JOB, LOOK, &[note], |pod| {
        pod.env("LOOK_DB", &db, path!("postgres.creation"));
    })
}

fn create(plan: &Plan) -> Doc {
    let p = &plan.deployment().postgres;
    if p.creation == DatabaseCreation::Admin {
        let note = "Creates user, database and extension hstore, if they are missing.";
        job(plan, CREATE_JOB, CREATE_AS_ADMIN, &[note], |pod| {
            let user = or_gap(&p.user, "database-user");
            pod.env("DB_USER", &user, path!("postgres.user"));
            pod.env_secret("DB_PASSWORD", objects::DB);
        })
    } else {
        let note = "Creates the database and its extension hstore, if they are missing.";
        job(plan, CREATE_JOB, CREATE, &[note], |_| {})
    }
}

/// A pod with the clients of PostgreSQL for `install.sh backup` and `restore`; it has time for a large database.
fn client(plan: &Plan) -> Doc {
    let d = plan.deployment();
    let note = "Waits while install.sh backs up or restores; removed afterwards.";
    let mut doc = begin(plan, "v1", "Pod", "osmo-db-client", &[note]);
    doc.put("spec.activeDeadlineSeconds", 43_200_u64, None);
    let mut pod = Pod::begin(&mut doc, "spec", d);
    let image = d.images.pulled(&or_gap(&d.images.psql, "psql-image"));
    let wait = vec!["sleep", "43200"];
    pod.container("psql", &image, path!("images.psql"), wait);
    connect(&mut pod, d);
    if d.trusts("postgres") {
        pod.mount_ca();
    }
    pod.end(true);
    if d.trusts("postgres") {
        pod.volume_ca(d);
    }
    doc
}

fn job(
    plan: &Plan,
    name: &str,
    script: &str,
    notes: &[&str],
    more: impl FnOnce(&mut Pod<'_>),
) -> Doc {
    let d = plan.deployment();
    let mut doc = begin(plan, "batch/v1", "Job", name, notes);
    doc.put("spec.backoffLimit", 0_u64, None);
    doc.put("spec.activeDeadlineSeconds", 3_600_u64, None)
        .why("Seconds; ends one whose pod finds no node.");
    doc.put("spec.ttlSecondsAfterFinished", 86_400_u64, None);
    doc.put("spec.template.spec.activeDeadlineSeconds", 300_u64, None)
        .why("Of the pod, not of the Job: past it the pod stays, with its last words.");
    let mut pod = Pod::begin(&mut doc, "spec.template.spec", d);
    let image = d.images.pulled(&or_gap(&d.images.psql, "psql-image"));
    pod.container(
        "psql",
        &image,
        path!("images.psql"),
        vec!["/bin/sh", "-euc"],
    );
    pod.script(script);
    connect(&mut pod, d);
    let by_admin = d.postgres.creation == DatabaseCreation::Admin;
    pod.env_secret(
        "PGPASSWORD",
        if by_admin {
            objects::DB_ADMIN
        } else {
            objects::DB
        },
    );
    pod.env(
        "DB_NAME",
        &or_gap(&d.postgres.db, "database-name"),
        path!("postgres.db"),
    );
    more(&mut pod);
    if d.trusts("postgres") {
        pod.mount_ca();
    }
    pod.end(true);
    if d.trusts("postgres") {
        pod.volume_ca(d);
    }
    doc
}

/// libpq's environment: host, port, user, TLS mode; the password comes another way.
pub(super) fn connect(pod: &mut Pod<'_>, d: &Deployment) {
    let p = &d.postgres;
    let (user, user_from) = if p.creation == DatabaseCreation::Admin {
        (&p.admin_user, path!("postgres.adminUser"))
    } else {
        (&p.user, path!("postgres.user"))
    };
    pod.env(
        "PGHOST",
        &or_gap(&p.service_name, "postgresql-host"),
        path!("postgres.serviceName"),
    );
    pod.env(
        "PGPORT",
        &or_gap(&p.port, "postgresql-port"),
        path!("postgres.port"),
    );
    pod.env("PGUSER", &or_gap(user, "database-user"), user_from);
    pod.env("PGSSLMODE", p.ssl_mode.value(), path!("postgres.sslMode"));
    if d.trusts("postgres") {
        pod.env("PGSSLROOTCERT", &trust::file(d), path!("trust.postgres"));
    } else if p.ssl_mode == SslMode::VerifyFull {
        pod.env("PGSSLROOTCERT", "system", path!("postgres.sslMode"));
    }
    pod.env("PGCONNECT_TIMEOUT", "15", None);
}
