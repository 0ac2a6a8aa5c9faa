//! `OPERATIONS.md`: day 2, from the same answers. Host name, rotation, upgrade, rollback, backup, removal.
//!
//! What OSMO does with each setting was read in its code at 6.2.10; the page marks as [not run] what nobody has run.

mod data;
mod functions;
mod hostname;
mod mek;
mod owned;
mod releases;
mod rotation;

use super::Context;
use crate::model::{Certificate, Tls};
use crate::plan::Plan;
use crate::release::kit::{header, pods};
use crate::text::Line;
use crate::text::markdown::Page;
use crate::text::shell;

/// Returns the lines of the page.
pub(crate) fn lines(plan: &Plan) -> Vec<Line> {
    let c = Context::new(plan);
    let mut page = Page::default();
    intro(&mut page, &c);
    hostname::write(&mut page, &c);
    rotation::write(&mut page, &c);
    releases::upgrade(&mut page, &c);
    releases::rollback(&mut page, &c);
    data::write(&mut page, &c);
    releases::removal(&mut page, &c);
    page.into_lines()
}

fn intro(page: &mut Page, c: &Context<'_>) {
    page.h1(&format!("Day 2 of OSMO at {}", c.host));
    page.p(&format!(
        "{} For bash, in this folder. [not run]: read in OSMO's code, not run. The rest ran \
         against a pretended cluster.",
        header::sentence(c.plan)
    ));
    page.step("First, in each new shell");
    page.sh(&functions::TEXT.replace("NS", &c.ns));
    let context = &c.plan.deployment().site.kube_context;
    if !context.is_blank() {
        page.p(&format!("Expect {context}."));
    }
}

/// Who keeps the certificate.
fn certificate(c: &Context<'_>) -> Option<Certificate> {
    let i = &c.plan.deployment().ingress;
    (i.enabled && i.tls == Tls::Secret).then_some(i.certificate)
}

/// Deployments with the database password and the master encryption key.
fn six(c: &Context<'_>) -> String {
    pods::read_mek(c.plan).join(" ")
}

/// Commands that change a setting in the database and show it.
fn config(kind: &str, key: &str, json: &str) -> String {
    format!(
        "printf %s {} > change.json\nosmo config update {kind} -f change.json -d OPERATIONS\nosmo \
         config show {kind} {key}",
        shell::word(json)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Answers, Controller, Deployment, SslMode, Tls};
    use crate::secrets::Secrets;
    use crate::text::join;

    fn page(change: fn(&mut Deployment)) -> String {
        let mut answers = Answers::default();
        change(&mut answers.deployment);
        join(&lines(&Plan::new(&answers, &Secrets::default())))
    }

    /// A page speaks of the secrets that its deployment has, and does not touch what others own.
    #[test]
    fn a_page_fits_its_deployment() {
        type Case = (fn(&mut Deployment), &'static str, &'static str);
        let cases: [Case; 8] = [
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
                "pull is others'",
                "osmo_put pull",
            ),
            (
                |d| {
                    d.postgres.ssl_mode = SslMode::VerifyFull;
                    (d.trust.postgres, d.trust.exists) = (true, true);
                },
                "osmo-ca is others'",
                "osmo_replace configmap osmo-ca",
            ),
        ];
        for (change, has, lacks) in cases {
            let text = page(change);
            assert!(text.contains(has), "{has}");
            assert!(!text.contains(lacks), "{lacks}");
        }
    }
}
