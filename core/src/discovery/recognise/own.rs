//! Providers on people's own hosts, known by their paths (F-keycloak-endpoints, F-authentik-endpoints,
//! F-pingfederate-endpoints, F-gitlab-endpoints, F-dex-endpoints).

use super::super::Taken;
use super::super::address::Address;
use super::Found;

/// The charts fetch keys from port 443 only (N15).
fn port_note(a: &Address<'_>) -> Option<&'static str> {
    a.port
        .map(|_| "The address has a port of its own. The charts reach port 443 only: put a load balancer in front.")
}

pub(super) fn keycloak(a: &Address<'_>) -> Option<Found> {
    let (before, realm) = if let Some((before, rest)) = a.path.split_once("/realms/") {
        let realm = rest.split('/').next().unwrap_or_default();
        let admin = before.strip_suffix("/admin").unwrap_or(before);
        (admin, realm)
    } else {
        // The console: /admin/master/console/#/realm/clients
        let (before, _) = a.path.split_once("/admin/")?;
        a.path.contains("/console").then_some(())?;
        (before, a.first_in_fragment().unwrap_or_default())
    };
    let mut taken = vec![Taken::new(
        path!("idp.keycloak.host"),
        a.host.as_str(),
        "host",
    )];
    let legacy = before == "/auth";
    taken.push(Taken::new(
        path!("idp.keycloak.legacyPath"),
        legacy.to_string(),
        "path before /realms",
    ));
    if !legacy {
        taken.push(Taken::new(
            path!("idp.keycloak.pathPrefix"),
            before,
            "path before /realms",
        ));
    }
    if !realm.is_empty() {
        taken.push(Taken::new(path!("idp.keycloak.realm"), realm, "realm"));
    }
    if let Some(client) = a.query("client_id") {
        taken.push(Taken::new(
            path!("idp.keycloak.browserClientId"),
            client,
            "client ID",
        ));
    }
    Some((taken, port_note(a)))
}

pub(super) fn authentik(a: &Address<'_>) -> Option<Found> {
    let console = a.path.starts_with("/if/admin") || a.path.starts_with("/if/user");
    let below = a.path.strip_prefix("/application/o/");
    if below.is_none() && !console {
        return None;
    }
    let mut taken = vec![Taken::new(
        path!("idp.authentik.host"),
        a.host.as_str(),
        "host",
    )];
    let shared = [
        "authorize",
        "token",
        "userinfo",
        "device",
        "introspect",
        "revoke",
    ];
    let slug = below.and_then(|rest| rest.split('/').next());
    if let Some(slug) = slug.filter(|slug| !slug.is_empty() && !shared.contains(slug)) {
        taken.push(Taken::new(
            path!("idp.authentik.applicationSlug"),
            slug,
            "slug of the application",
        ));
    }
    if let Some(client) = a.query("client_id") {
        taken.push(Taken::new(
            path!("idp.authentik.clientId"),
            client,
            "client ID",
        ));
    }
    Some((taken, port_note(a)))
}

pub(super) fn pingfederate(a: &Address<'_>) -> Option<Found> {
    let path = a.path.as_str();
    let known = path.starts_with("/as/") && path.contains(".oauth2")
        || path.starts_with("/pf/")
        || path.starts_with("/pingfederate/")
        || path == "/idp/startSLO.ping"
        || path == "/idp/startSSO.ping";
    known.then(|| {
        let host = Taken::new(path!("idp.pingfederate.host"), a.host.as_str(), "host");
        (vec![host], port_note(a))
    })
}

pub(super) fn gitlab(a: &Address<'_>) -> Option<Found> {
    let path = a.path.as_str();
    let own = [
        "/oauth/discovery/keys",
        "/oauth/authorize_device",
        "/-/profile/applications",
        "/-/user_settings/applications",
        "/admin/applications",
    ];
    let known = a.host == "gitlab.com" || a.host.starts_with("gitlab.") || own.contains(&path);
    known.then(|| {
        let mut taken = vec![Taken::new(
            path!("idp.gitlab.host"),
            a.host.as_str(),
            "host",
        )];
        if let Some(client) = a.query("client_id") {
            taken.push(Taken::new(
                path!("idp.gitlab.clientId"),
                client,
                "application ID",
            ));
        }
        (taken, port_note(a))
    })
}

pub(super) fn dex(a: &Address<'_>) -> Option<Found> {
    let below = a.path == "/dex" || a.path.starts_with("/dex/");
    if !below && !a.host.starts_with("dex.") {
        return None;
    }
    let mut path = a.path.as_str();
    for end in [
        "/auth",
        "/token",
        "/keys",
        "/device",
        "/callback",
        "/healthz",
    ] {
        if let Some((before, _)) = path.split_once(end) {
            path = before;
        }
    }
    let issuer = format!("{}{path}", a.origin());
    let mut taken = vec![Taken::new(path!("idp.dex.issuer"), issuer, "issuer")];
    if let Some(client) = a.query("client_id") {
        taken.push(Taken::new(path!("idp.dex.clientId"), client, "client ID"));
    }
    Some((taken, port_note(a)))
}

/// Of an address that nobody knows only a discovery address says what it is.
pub(super) fn generic(a: &Address<'_>) -> Option<Found> {
    a.discovery.then(|| {
        let issuer = format!("{}{}", a.origin(), a.path);
        let taken = vec![Taken::new(path!("idp.oidc.issuer"), issuer, "issuer")];
        (taken, Some("Open that address and paste what it shows: it has the other addresses, and the slash of the issuer."))
    })
}
