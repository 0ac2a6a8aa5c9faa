//! `sidecars.envoy`: token providers, the host of their keys, paths without sign-in.

use crate::idp::Connection;
use crate::model::{Deployment, Lines, ListMode, Text};
use crate::path::Path;
use crate::text::or_gap;
use crate::yaml::Doc;

/// Paths of the API that need no sign-in; the guide's list and the chart's default.
pub(in crate::release::v6_2) const SERVICE_PATHS: &[&str] = &[
    "/api/version",
    "/api/auth/login",
    "/api/auth/keys",
    "/api/auth/refresh_token",
    "/api/auth/jwt/refresh_token",
    "/api/auth/jwt/access_token",
    "/client/version",
];
/// Paths of the router that need no sign-in.
pub(in crate::release::v6_2) const ROUTER_PATHS: &[&str] = &["/api/router/version"];

/// Returns text as a chart may print it bare into Envoy's YAML: all digits would become a number there (D55).
pub(super) fn bare(value: &str) -> String {
    if !value.is_empty() && value.bytes().all(|b| b.is_ascii_digit()) {
        format!("\"{value}\"")
    } else {
        value.to_owned()
    }
}

/// Switches the sidecar off, with everything that belongs to sign-in.
pub(super) fn put_off(doc: &mut Doc, sidecars: &[&str]) {
    for name in sidecars {
        doc.put(
            &format!("sidecars.{name}.enabled"),
            false,
            path!("idp.provider"),
        );
    }
    doc.note(
        "sidecars",
        "No identity provider: nobody is asked who he is. Private test networks only.",
    );
}

/// Writes the list of paths without sign-in: ours and the operator's, merged, since Helm replaces lists.
pub(super) fn put_skip_auth_paths(
    doc: &mut Doc,
    ours: &[&str],
    theirs: &Lines,
    mode: ListMode,
    origin: Path,
) {
    let keep = theirs.is_blank() || mode == ListMode::Append;
    let mut index = 0;
    let mut put = |doc: &mut Doc, path: &str, origin: Option<Path>| {
        doc.put(
            &format!("sidecars.envoy.skipAuthPaths[{index}]"),
            path,
            origin,
        );
        index += 1;
    };
    for path in ours.iter().filter(|_| keep) {
        put(doc, path, None);
    }
    for path in theirs
        .entries()
        .filter(|path| !(keep && ours.contains(path)))
    {
        put(doc, path, Some(origin));
    }
}

/// Writes the image, as the cluster pulls it, if that is not the chart's own.
pub(super) fn put_image(
    doc: &mut Doc,
    path: &str,
    (d, image): (&Deployment, &Text),
    default: &str,
    origin: Path,
) {
    let pulled = d.images.pulled(&or_gap(image, "image"));
    if pulled != default {
        doc.put(path, pulled, origin);
    }
}

/// Writes `service` below `sidecars.envoy`.
pub(super) fn put_service(doc: &mut Doc, d: &Deployment) {
    doc.put("sidecars.envoy.service.port", 8000_u64, None);
    doc.put(
        "sidecars.envoy.service.hostname",
        or_gap(&d.hostname, "hostname"),
        path!("hostname"),
    )
    .why("Sign-in returns to https://HOSTNAME/oauth2/callback.");
    doc.put("sidecars.envoy.service.address", "127.0.0.1", None);
}

/// The provider of OSMO's own tokens, as one chart reaches it.
pub(super) struct OwnTokens {
    /// Where the keys are.
    pub(super) jwks_uri: &'static str,
    /// Envoy cluster.
    pub(super) cluster: &'static str,
}

/// Writes `idp` and `jwt`: the complete list of providers, since Helm replaces lists (D27).
pub(super) fn put_providers(doc: &mut Doc, connection: &Connection, own: Option<&OwnTokens>) {
    doc.put(
        "sidecars.envoy.idp.host",
        connection.jwks_host(),
        connection.issuer_from,
    )
    .why(
        "Not in the guide: the host of the signing keys. Without it every token of the provider \
         is refused (401).",
    );
    doc.put("sidecars.envoy.jwt.user_header", "x-osmo-user", None);
    for (index, provider) in connection.providers.iter().enumerate() {
        let at = |key: &str| format!("sidecars.envoy.jwt.providers[{index}].{key}");
        doc.put(
            &at("issuer"),
            provider.issuer.as_str(),
            provider.issuer_from,
        )
        .why(provider.note);
        doc.put(
            &at("audience"),
            bare(&provider.audience),
            provider.audience_from,
        );
        doc.put(
            &at("jwks_uri"),
            connection.jwks_uri.as_str(),
            provider.issuer_from,
        );
        doc.put(
            &at("user_claim"),
            provider.user_claim.as_str(),
            path!("idp.provider"),
        );
        doc.put(&at("cluster"), "idp", None);
    }
    if let Some(own) = own {
        let index = connection.providers.len();
        let at = |key: &str| format!("sidecars.envoy.jwt.providers[{index}].{key}");
        doc.put(&at("issuer"), "osmo", None)
            .why("Tokens that OSMO itself issues, for access tokens and the CLI.");
        doc.put(&at("audience"), "osmo", None);
        doc.put(&at("jwks_uri"), own.jwks_uri, None);
        doc.put(&at("user_claim"), "unique_name", None);
        doc.put(&at("cluster"), own.cluster, None);
    }
}
