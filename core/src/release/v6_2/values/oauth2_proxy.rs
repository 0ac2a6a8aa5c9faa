//! `sidecars.oauth2Proxy`: every chart runs its own, so the same block stands in all three files (D31).

use super::envoy::put_image;
use super::volumes;
use crate::idp::Connection;
use crate::model::Deployment;
use crate::path::Path;
use crate::plan::Plan;
use crate::release::kit::trust;
use crate::release::kit::values::proxy;
use crate::secrets::{mounts_redis_password, objects};
use crate::syntax::url;
use crate::yaml::Doc;
use serde_yaml::Value;

const AT: &str = "sidecars.oauth2Proxy";

const CHOSEN_REFRESH: &str =
    "Chosen. It has to be shorter than the ID token's life, or Envoy refuses the expired token.";

/// Returns `cookieDomain`: none, or the host name if names below it have to share the session.
pub(super) fn cookie_domain(d: &Deployment) -> Option<(String, Path)> {
    let typed = &d.oauth2_proxy.cookie_domain;
    if !typed.is_blank() {
        return Some((typed.0.clone(), path!("oauth2Proxy.cookieDomain")));
    }
    d.port_forwarding.then(|| {
        (
            crate::text::or_gap(&d.hostname, "hostname"),
            path!("portForwarding"),
        )
    })
}

/// What only the web UI has: it sends the browser to the provider's logout page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Logout {
    /// The provider's page, where it has one.
    Federated,
    /// Nothing.
    Local,
}

/// Writes the block.
pub(super) fn put(doc: &mut Doc, plan: &Plan, c: &Connection, logout: Logout) {
    let d = plan.deployment();
    let key = |name: &str| format!("{AT}.{name}");
    doc.put(&key("enabled"), true, path!("idp.provider"));
    let image = &d.images.oauth2_proxy;
    put_image(
        doc,
        &key("image"),
        (d, image),
        crate::release::v6_2::defaults::OAUTH2_PROXY_IMAGE,
        path!("images.oauth2Proxy"),
    );
    doc.put(&key("provider"), "oidc", None);
    doc.put(&key("oidcIssuerUrl"), c.issuer.as_str(), c.issuer_from);
    doc.put(&key("clientId"), c.client_id.as_str(), c.client_from);
    if let Some((domain, origin)) = cookie_domain(d) {
        doc.put(&key("cookieDomain"), domain, origin);
    }
    doc.put(
        &key("cookieExpire"),
        crate::release::kit::values::text(&d.oauth2_proxy.cookie_expire, "duration"),
        path!("oauth2Proxy.cookieExpire"),
    );
    let refresh = &d.oauth2_proxy.cookie_refresh;
    let (refresh, note) = if refresh.is_blank() {
        (c.cookie_refresh.as_str(), c.refresh_note)
    } else {
        (refresh.as_str(), CHOSEN_REFRESH)
    };
    doc.put(
        &key("cookieRefresh"),
        refresh,
        path!("oauth2Proxy.cookieRefresh"),
    )
    .why(note);
    doc.put(&key("scope"), c.scope.as_str(), c.scope_from);
    let redis = d.keeps_sessions_in_redis();
    doc.put(
        &key("redisSessionStore"),
        redis,
        path!("oauth2Proxy.sessionStore"),
    )
    .why("The chart's default is true, with a Redis host that does not exist.");
    doc.put(&key("useKubernetesSecrets"), true, None)
        .why("Belongs here: under envoy, as in the guide, the charts refuse it.");
    doc.put(&key("secretName"), objects::CLIENT.0, None);
    doc.put(&key("clientSecretKey"), objects::CLIENT.1, None);
    doc.put(&key("cookieSecretKey"), objects::COOKIE.1, None);
    let end_session = c
        .logout_endpoint
        .as_deref()
        .filter(|_| c.federated_logout && logout == Logout::Federated);
    if let Some(address) = end_session {
        doc.put(&key("oidcEndSessionUrl"), address, c.issuer_from)
            .why("Signing out also ends the session at the provider.");
    }
    put_args(doc, d, c, end_session);
    volumes::put_proxy_mounts(doc, &key("extraVolumeMounts"), d);
}

/// Host and port of an address as oauth2-proxy compares them: without a port only https's own passes
/// (F-proxy-whitelist-port).
fn whitelisted(address: &str) -> String {
    match url::place(address) {
        Some((host, Some(port))) if port != 443 => format!("{host}:{port}"),
        place => place.map_or("", |(host, _)| host).to_owned(),
    }
}

fn put_args(doc: &mut Doc, d: &Deployment, c: &Connection, end_session: Option<&str>) {
    let mut index = 0;
    let mut put = |doc: &mut Doc, arg: Value, origin: Option<Path>, why: &str| {
        let put = doc.put(&format!("{AT}.extraArgs[{index}]"), arg, origin);
        if !why.is_empty() {
            put.why(why);
        }
        index += 1;
    };
    for (arg, why) in proxy::COMMON {
        put(doc, Value::from(*arg), None, why);
    }
    for (arg, why) in &c.extra_args {
        put(doc, Value::from(*arg), Some(path!("idp.provider")), why);
    }
    if let Some(address) = end_session {
        let arg = format!("--whitelist-domain={}", whitelisted(address));
        put(
            doc,
            Value::from(arg),
            Some(c.issuer_from),
            "Lets the browser go to the provider's logout page.",
        );
    }
    if mounts_redis_password(d) {
        let arg = format!(
            "--config={}/{}",
            volumes::REDIS_FOLDER,
            objects::OAUTH2_PROXY_REDIS.1
        );
        put(
            doc,
            Value::from(arg),
            Some(path!("oauth2Proxy.sessionStore")),
            "The Redis password, from a mounted Secret: the charts have no place for it.",
        );
    }
    if d.trusts("idp") {
        let arg = format!("--provider-ca-file={}", trust::file(d));
        put(
            doc,
            Value::from(arg),
            Some(path!("trust.idp")),
            "The identity provider's private authority.",
        );
    }
    if volumes::sessions_trust(d) {
        let arg = format!("--redis-ca-path={}", trust::file(d));
        put(
            doc,
            Value::from(arg),
            Some(path!("trust.redis")),
            "Redis's private authority.",
        );
    }
    for arg in d.oauth2_proxy.extra_args.entries() {
        put(
            doc,
            Value::from(arg),
            Some(path!("oauth2Proxy.extraArgs")),
            "",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_logout_page_on_a_port_of_its_own_can_be_reached() {
        for (address, entry) in [
            ("https://login.example.com/logout", "login.example.com"),
            ("https://login.example.com:443/logout", "login.example.com"),
            (
                "https://sso.example.com:9031/idp/startSLO.ping",
                "sso.example.com:9031",
            ),
        ] {
            assert_eq!(whitelisted(address), entry);
        }
    }
}
