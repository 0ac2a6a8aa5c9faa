//! What happens at each step, from the answers.

use super::Step;
use crate::idp::{Connection, host_of, redirect_uri};
use crate::model::{Deployment, SessionStore, Tls};
use crate::plan::Plan;
use crate::text::or_gap;

pub(super) fn of(plan: &Plan) -> Vec<(Step, String)> {
    let d = plan.deployment();
    let mut out = vec![(Step::Enter, enter(d))];
    let ports = &plan.facts().ports;
    let Some(c) = plan.connection() else {
        out.push((
            Step::Pass,
            format!(
                "It goes through a Service, port 80, to the program in the pod, port {}. Nobody is asked who they are.",
                ports.program
            ),
        ));
        return out;
    };
    out.push((
        Step::Pass,
        format!(
            "It goes through a Service, port 80, to Envoy in the pod, port {}.",
            ports.envoy
        ),
    ));
    out.push((Step::Session, session(d, ports.proxy)));
    out.push((Step::Login, login(d, c)));
    out.push((Step::Token, token(d, c)));
    out.push((Step::Keys, keys(c)));
    out.push((
        Step::Ask,
        format!(
            "Envoy writes x-osmo-user from the claim {} and x-osmo-roles from the claim roles, and asks the authorization \
             sidecar, port {}.",
            claims(c),
            ports.authorization
        ),
    ));
    out.push((
        Step::Roles,
        format!(
            "The sidecar looks up what these roles may do, in PostgreSQL, {}:{}.",
            or_gap(&d.postgres.service_name, "postgresql-host"),
            d.postgres.port
        ),
    ));
    out.push((
        Step::Serve,
        format!(
            "Envoy hands the request with both headers to the program, port {}.",
            ports.program
        ),
    ));
    out
}

fn enter(d: &Deployment) -> String {
    let host = or_gap(&d.hostname, "hostname");
    let front = if d.ingress.enabled {
        format!(
            "the ingress of class {}",
            or_gap(&d.ingress.ingress_class, "ingress-class")
        )
    } else {
        "what routes to the Services, which is yours".to_owned()
    };
    let tls = match d.ingress.tls {
        _ if !d.ingress.enabled => "TLS ends there.".to_owned(),
        Tls::Secret => format!("TLS ends there, with the Secret {}.", d.ingress.ssl_secret),
        Tls::Acm => "TLS ends there, with a certificate of ACM.".to_owned(),
        Tls::Upstream => "TLS ends before it.".to_owned(),
    };
    format!("The browser asks https://{host}, port 443: {front}. {tls}")
}

fn session(d: &Deployment, port: u16) -> String {
    let kept = match d.oauth2_proxy.session_store {
        SessionStore::Cookie => "The session is the cookie.".to_owned(),
        _ => format!(
            "The session is kept in Redis, {}.",
            or_gap(&d.redis.service_name, "redis-host")
        ),
    };
    format!(
        "Envoy sends the cookie to oauth2-proxy, port {port}, which answers with the ID token. {kept} A request of the CLI \
         brings its own token and skips this."
    )
}

fn login(d: &Deployment, c: &Connection) -> String {
    format!(
        "Without a session the browser goes to {}, where people sign in, and comes back to {}.",
        host_of(&c.authorization_endpoint),
        redirect_uri(&or_gap(&d.hostname, "hostname"))
    )
}

fn token(d: &Deployment, c: &Connection) -> String {
    let every = if d.oauth2_proxy.cookie_refresh.is_blank() {
        c.cookie_refresh.as_str()
    } else {
        d.oauth2_proxy.cookie_refresh.as_str()
    };
    format!(
        "oauth2-proxy takes the code to {}, with client ID {} and the client secret, and gets the ID token. \
         Every {every} it gets a new one.",
        host_of(&c.token_endpoint),
        c.client_id
    )
}

fn keys(c: &Connection) -> String {
    let mut issuers: Vec<&str> = c.providers.iter().map(|one| one.issuer.as_str()).collect();
    issuers.dedup();
    let mut audiences: Vec<&str> = c
        .providers
        .iter()
        .map(|one| one.audience.as_str())
        .collect();
    audiences.dedup();
    format!(
        "Envoy fetches the signing keys from {}, port 443, and compares iss with {} and aud with {}, letter by letter.",
        c.jwks_host(),
        issuers.join(" or "),
        audiences.join(" or ")
    )
}

fn claims(c: &Connection) -> String {
    let mut names: Vec<&str> = c
        .providers
        .iter()
        .map(|one| one.user_claim.as_str())
        .collect();
    names.dedup();
    names.join(" or ")
}
