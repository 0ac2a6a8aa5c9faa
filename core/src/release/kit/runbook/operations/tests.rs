//! The tasks of a deployment are those that it has.

use super::*;
use crate::model::{Answers, Controller, Deployment, SslMode, Tls};
use crate::secrets::Secrets;
use crate::text::join;

/// Returns every page of day 2 as one text, each after its name.
fn pages(change: fn(&mut Deployment)) -> String {
    let mut answers = Answers::default();
    change(&mut answers.deployment);
    let plan = Plan::new(&answers, &Secrets::default());
    let all: Vec<String> = tasks(&plan)
        .map(|task| format!("{}\n{}", task.file, join(&task.lines(&plan))))
        .collect();
    all.concat()
}

/// A page speaks of the secrets that its deployment has, and does not touch what others own.
#[test]
fn the_pages_fit_their_deployment() {
    type Case = (fn(&mut Deployment), &'static str, &'static str);
    let cases: [Case; 9] = [
        (
            |d| d.idp.provider = crate::idp::find("none").unwrap().id,
            "osmo_put db-secret",
            "oauth2-proxy-secrets",
        ),
        (
            |d| d.postgres.password = false,
            "install.sh backup",
            "db-secret",
        ),
        (
            |d| d.redis.password = false,
            "cookie_secret",
            "redis-secret",
        ),
        (
            |d| d.default_admin.enabled = false,
            "client_secret",
            "default-admin",
        ),
        (|d| d.ingress.enabled = false, "osmo_ask", "s_client"),
        (
            |d| {
                d.ingress.controller = Controller::Alb;
                d.ingress.tls = Tls::Acm;
            },
            "ACM renews",
            "osmo_replace secret",
        ),
        (
            |d| {
                d.images.image_pull_secret = "pull".into();
                d.site.pull_secret_exists = true;
            },
            "Others keep the Secret pull.",
            "osmo_put pull",
        ),
        (
            |d| {
                d.postgres.ssl_mode = SslMode::VerifyFull;
                (d.trust.postgres, d.trust.exists) = (true, true);
            },
            "Others keep the ConfigMap osmo-ca:",
            "osmo_replace configmap osmo-ca",
        ),
        (
            |d| d.images.mirror = "".into(),
            "operations/storage.md",
            "operations/workflow-registry.md\n",
        ),
    ];
    for (change, has, lacks) in cases {
        let text = pages(change);
        assert!(text.contains(has), "{has}");
        assert!(!text.contains(lacks), "{lacks}");
    }
}

#[test]
fn no_two_pages_have_one_name() {
    let mut names: Vec<&str> = TASKS
        .iter()
        .flat_map(|(_, tasks)| tasks.iter().map(|task| task.file))
        .collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);
    assert!(names.iter().all(|name| name.starts_with("operations/")));
}
