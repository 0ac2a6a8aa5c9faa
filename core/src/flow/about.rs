//! Which step of the way a finding is about, by the path of its answer.

use super::Step;
use super::Step::{Ask, Enter, Keys, Login, Pass, Roles, Session, Token};

/// Paths, or beginnings of paths that end in a dot, and the step. The first that fits decides.
const ABOUT: &[(&str, Step)] = &[
    ("hostname", Enter),
    ("portForwarding", Enter),
    ("ingress.", Enter),
    ("skipAuthPaths.", Pass),
    ("site.networkPolicy", Pass),
    ("images.envoy", Pass),
    ("oauth2Proxy.cookieRefresh", Token),
    ("oauth2Proxy.", Session),
    ("images.oauth2Proxy", Session),
    ("secrets.cookieSecret", Session),
    ("secrets.clientSecret", Token),
    ("trust.idp", Keys),
    ("idp.oidc.tokenEndpoint", Token),
    ("idp.oidc.tokenLifetime", Token),
    ("idp.oidc.jwksUri", Keys),
    ("idp.oidc.userClaim", Ask),
    ("idp.oidc.issuer", Keys),
    ("idp.dex.issuer", Keys),
    ("idp.", Login),
    ("roleMapping.", Roles),
    ("defaultAdmin.", Roles),
    ("postgres.", Roles),
    ("secrets.dbPassword", Roles),
];

/// Returns the step that an answer or a secret is about; nothing for one that has no part in it.
pub fn step_of(path: &str) -> Option<Step> {
    let fits = |known: &str| path == known || known.ends_with('.') && path.starts_with(known);
    // What every provider has under its own name.
    let own = path.starts_with("idp.").then(|| path.rsplit('.').next());
    match own.flatten() {
        Some("tokenLifetime" | "tokenLifespan") => return Some(Token),
        Some("userClaim") => return Some(Ask),
        _ => {}
    }
    ABOUT
        .iter()
        .find(|(known, _)| fits(known))
        .map(|(_, step)| *step)
}
