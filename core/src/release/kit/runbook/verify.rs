//! After the installation: DNS, sign-in, roles. What a script can look at, `verify` does (F-rendered-objects,
//! F-roles-claim).

use super::operations::Task;
use super::{Context, administrator};
use crate::idp::chosen;
use crate::model::Controller;
use crate::text::markdown::Page;
use crate::text::shell;

pub(super) fn write(page: &mut Page, c: &Context<'_>) {
    page.h2("After the installation");
    for item in super::checklist::items(c) {
        page.task(&item);
    }
    dns(page, c);
    sign_in(page, c);
    administrator::write(page, c);
    next(page, c);
}

/// What comes next, each a page of its own.
fn next(page: &mut Page, c: &Context<'_>) {
    page.step("A first workflow");
    page.p("In this order. Each has a page:");
    let first = super::operations::first(c.plan);
    let items: Vec<String> = first.map(Task::link).collect();
    page.numbered(&items.iter().map(String::as_str).collect::<Vec<_>>());
}

fn dns(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    if c.by_port_forward() {
        super::trial::reach(page, c);
        return;
    }
    page.step("DNS");
    if !d.ingress.enabled {
        routes(page, c);
        return;
    }
    let kind = if d.ingress.controller == Controller::Alb {
        "a CNAME or alias to"
    } else {
        "the address of"
    };
    page.p(&format!("Point {} at {kind} the load balancer.", c.host));
    if d.port_forwarding {
        page.p(&format!(
            "Do the same for *.{}: port forwarding uses names below the host name.",
            c.host
        ));
    }
    page.sh(&format!(
        "curl -fsS {}",
        shell::word(&format!("https://{}/api/version", c.host))
    ));
    page.p("Expect the version as JSON; this path needs no sign-in.");
}

/// What somebody else's ingress has to do. The paths are those of the charts' own ingresses, the longest first.
fn routes(page: &mut Page, c: &Context<'_>) {
    page.p(&format!(
        "There are no ingresses, as you chose. Route https://{} to these Services, port 80, the \
         longest path first, with WebSocket and the Host header as it came:",
        c.host
    ));
    let routes = c.plan.facts().routes;
    let rows: Vec<[&str; 2]> = routes.iter().map(|(path, to)| [*path, *to]).collect();
    page.rows(["Path", "Service"], &rows);
    if c.plan.deployment().port_forwarding {
        page.p(&format!("*.{}, every path: osmo-router.", c.host));
    }
    page.p("To look without it:");
    page.sh(&format!(
        "kubectl -n {} port-forward service/osmo-service 9000:80 & sleep 3; curl -fsS \
         http://localhost:9000/api/version; kill $!",
        c.ns
    ));
}

fn sign_in(page: &mut Page, c: &Context<'_>) {
    page.step("Sign in");
    let Some(connection) = c.plan.connection() else {
        page.p("There is no sign-in. The CLI names a user by itself:");
        let address = if c.by_port_forward() {
            super::trial::API.to_owned()
        } else {
            shell::word(&format!("https://{}", c.host))
        };
        page.sh(&format!(
            "osmo login {address} --method dev --username admin"
        ));
        super::trial::settings(page, c);
        return;
    };
    page.p(&format!(
        "Open https://{} in a private window: the provider asks, and the UI appears.",
        c.host
    ));
    let provider = chosen(c.plan.deployment());
    if connection.device_endpoint.is_some() && provider.no_device_login.is_none() {
        page.sh(&format!(
            "osmo login {}",
            shell::word(&format!("https://{}", c.host))
        ));
    } else {
        page.p(
            "osmo login by device does not work with this provider: use an access token, as below.",
        );
    }
    page.p(
        "Everybody whom the provider signs in gets in: oauth2-proxy accepts every e-mail domain. \
         Restrict it at the provider.",
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Answers;
    use crate::plan::Plan;
    use crate::secrets::Secrets;
    use crate::text::join;

    /// Without ingresses somebody else routes: to what, and no word of a load balancer.
    #[test]
    fn without_ingresses_the_paths_are_named() {
        for on in [true, false] {
            let mut answers = Answers::default();
            answers.deployment.ingress.enabled = on;
            let plan = Plan::new(&answers, &Secrets::default());
            let mut page = Page::default();
            dns(&mut page, &Context::new(&plan));
            let text = join(&page.into_lines());
            assert_eq!(text.contains("load balancer"), on);
            assert_eq!(text.contains("| /api/logger | osmo-logger |"), !on);
            assert_eq!(text.contains("port-forward service/osmo-service"), !on);
        }
    }
}
