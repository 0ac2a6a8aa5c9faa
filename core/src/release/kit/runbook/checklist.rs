//! The walk after the installation, as a list to tick off: on the page and in the README.

use super::Context;
use crate::model::Tls;
use crate::release::kit::pods;
use crate::text::or_gap;

/// Returns the list. What a script can look at is `install.sh verify`; the rest needs a human.
pub(super) fn items(c: &Context<'_>) -> Vec<String> {
    let d = c.plan.deployment();
    let host = &c.host;
    let ingresses = match pods::ingresses(c.plan).len() {
        0 => String::new(),
        count => format!(", {count} ingresses"),
    };
    let mut out = vec![
        "The master encryption key is in a vault, and somebody else knows where.".to_owned(),
        format!(
            "./install.sh verify says no FAILED: {} Deployments with all containers ready, {} Services{}.",
            pods::names(c.plan).len(),
            c.plan.facts().services.len(),
            ingresses
        ),
    ];
    if d.ingress.enabled {
        out.push(format!(
            "DNS: {host} points at the load balancer; curl https://{host}/api/version answers from outside."
        ));
    } else if d.signs_in() {
        out.push(format!(
            "What you route with sends https://{host} to the Services; curl https://{host}/api/version answers from outside."
        ));
    }
    if d.port_forwarding {
        out.push(format!("DNS and certificate cover *.{host} too."));
    }
    if d.ingress.tls == Tls::Upstream {
        out.push("Browsers reach that name by https: TLS ends upstream.".to_owned());
    }
    if c.plan.connection().is_some() {
        out.push(format!(
            "Sign-in in a private window: https://{host} leads to the provider and back to the UI."
        ));
        if crate::idp::chosen(d).no_device_login.is_none() {
            out.push(format!("osmo login https://{host} works on a workstation."));
        }
        out.push(
            "A person has the role osmo-admin; the default admin's token is not in daily use."
                .to_owned(),
        );
        out.push(
            "An ordinary user has the role osmo-user, by the roles claim or by osmo user update."
                .to_owned(),
        );
    }
    out.push(
        "Workflow logs and data have a bucket: osmo config show WORKFLOW names it.".to_owned(),
    );
    out.push(format!(
        "backend-operator runs, and osmo config show BACKEND {} online says true.",
        or_gap(&d.backend.name, "backend")
    ));
    out.push("A first workflow ran to its end: operations/first-workflow.md.".to_owned());
    out.push(
        "The folder secrets/ and its download are deleted; install.log is with the ticket."
            .to_owned(),
    );
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Answers;
    use crate::plan::Plan;
    use crate::questions;
    use crate::secrets::Secrets;

    /// Without ingresses there is no load balancer of ours to point at; without sign-in nobody needs the name.
    #[test]
    fn a_name_points_at_what_there_is() {
        for (ingress, provider, said) in [
            ("true", "entra", "points at the load balancer"),
            ("true", "none", "points at the load balancer"),
            ("false", "entra", "What you route with"),
            ("false", "none", ""),
        ] {
            let mut answers = Answers::default();
            for (path, text) in [("ingress.enabled", ingress), ("idp.provider", provider)] {
                questions::find(path)
                    .unwrap()
                    .set(&mut answers, text)
                    .unwrap();
            }
            let plan = Plan::new(&answers, &Secrets::default());
            let items = items(&Context::new(&plan)).join("\n");
            assert!(items.contains(said), "{ingress} {provider}: {items}");
            assert_eq!(items.contains("DNS:"), ingress == "true");
        }
    }
}
