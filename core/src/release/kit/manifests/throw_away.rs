//! PostgreSQL and Redis for a trial, each a Deployment and a Service (F-throw-away). What they keep goes with the pod: they have no
//! disk of their own. Passwords come from the Secrets that OSMO reads.

use super::cluster::mark;
use super::pod::Pod;
use super::secret::begin;
use crate::path::Path;
use crate::plan::Plan;
use crate::release::kit::Draft;
use crate::secrets::objects;
use crate::text::or_gap;
use crate::yaml::Doc;

const NOTE: &str = "THROW-AWAY: for a trial only. When this pod is removed, its data is gone.";
const POSTGRES: &str = "throwaway-postgres";
const REDIS: &str = "throwaway-redis";
/// The ports at which the answers lead there.
const PORTS: [u64; 2] = [5432, 6379];

/// Redis reads its password from a file: on its command line whoever looks at the processes of the node could read it.
const START_REDIS: &str = r#"umask 077
quoted=$(printf %s "$REDIS_PASSWORD" | sed 's/[\\"]/\\&/g')
printf 'requirepass "%s"\n' "$quoted" > /conf/redis.conf
exec redis-server /conf/redis.conf --dir /data --appendonly yes --save ""
"#;

/// Returns the manifests, if they were asked for.
pub(super) fn files(plan: &Plan) -> Vec<Draft<'_>> {
    if !plan.deployment().throw_away_stores {
        return Vec::new();
    }
    let [postgres_port, redis_port] = PORTS;
    vec![
        Draft::yaml("throwaway/postgres.yaml", || postgres(plan)),
        Draft::yaml("throwaway/postgres-service.yaml", move || {
            service(plan, POSTGRES, postgres_port)
        }),
        Draft::yaml("throwaway/redis.yaml", || redis(plan)),
        Draft::yaml("throwaway/redis-service.yaml", move || {
            service(plan, REDIS, redis_port)
        }),
    ]
}

fn object(plan: &Plan, api: &str, kind: &str, name: &str) -> Doc {
    let mut doc = begin(plan, api, kind, name, &[NOTE]);
    mark(&mut doc);
    doc.put("metadata.labels.app", name, None);
    doc
}

fn service(plan: &Plan, name: &str, port: u64) -> Doc {
    let mut doc = object(plan, "v1", "Service", name);
    doc.put("spec.selector.app", name, None);
    doc.put("spec.ports[0].name", "tcp", None);
    doc.put("spec.ports[0].port", port, None);
    doc
}

fn deployment(plan: &Plan, name: &str) -> Doc {
    let mut doc = object(plan, "apps/v1", "Deployment", name);
    doc.put("spec.replicas", 1_u64, None);
    doc.put("spec.strategy.type", "Recreate", None)
        .why("Two at once would each keep data of their own.");
    doc.put("spec.selector.matchLabels.app", name, None);
    doc.put("spec.template.metadata.labels.app", name, None);
    doc
}

fn image(plan: &Plan, reference: &str) -> String {
    plan.deployment().images.pulled(&or_gap(reference, "image"))
}

fn postgres(plan: &Plan) -> Doc {
    let d = plan.deployment();
    let [port, _] = PORTS;
    let mut doc = deployment(plan, POSTGRES);
    let mut pod = Pod::lasting(&mut doc, "spec.template.spec", d);
    let image = image(plan, &d.images.postgres);
    pod.container("postgres", &image, path!("images.postgres"), Vec::new());
    let user = or_gap(&d.postgres.user, "database-user");
    pod.env("POSTGRES_USER", &user, path!("postgres.user"));
    pod.env("POSTGRES_DB", "postgres", Option::<Path>::None);
    pod.env("PGDATA", "/data/pgdata", Option::<Path>::None);
    pod.env_secret("POSTGRES_PASSWORD", objects::DB);
    pod.listen(port, &["pg_isready", "-h", "127.0.0.1"]);
    pod.scratch(&[
        ["data", "/data"],
        ["socket", "/var/run/postgresql"],
        ["tmp", "/tmp"],
    ]);
    pod.end_with(("100m", "256Mi", "512Mi"));
    doc
}

fn redis(plan: &Plan) -> Doc {
    let d = plan.deployment();
    let [_, port] = PORTS;
    let mut doc = deployment(plan, REDIS);
    let mut pod = Pod::lasting(&mut doc, "spec.template.spec", d);
    let image = image(plan, &d.images.redis);
    let command = vec!["/bin/sh", "-euc"];
    pod.container("redis", &image, path!("images.redis"), command);
    pod.script(START_REDIS);
    pod.env_secret("REDIS_PASSWORD", objects::REDIS);
    pod.listen(port, &[]);
    pod.scratch(&[["data", "/data"], ["conf", "/conf"]]);
    pod.end_with(("50m", "64Mi", "256Mi"));
    doc
}
