//! What in a document will break sign-in, or surprise.

use super::{AUTHORIZATION, DEVICE, ISSUER, KEYS, LOGOUT, TOKEN};
use crate::idp::{host_of, product};
use crate::syntax::json::Json;
use crate::syntax::url;

/// Something that an operator should know before the answers are taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Warning {
    /// Whether nobody could sign in with it.
    pub breaks: bool,
    /// What is so.
    pub what: String,
    /// What to do.
    pub fix: &'static str,
}

impl Warning {
    pub(in crate::discovery) fn breaks(what: String, fix: &'static str) -> Self {
        let breaks = true;
        Self { breaks, what, fix }
    }

    pub(super) fn surprises(what: String, fix: &'static str) -> Self {
        let breaks = false;
        Self { breaks, what, fix }
    }
}

/// Returns every warning, those that break first.
pub(super) fn of(document: &Json, issuer: &str) -> Vec<Warning> {
    let mut found = Vec::new();
    addresses(document, issuer, &mut found);
    methods(document, &mut found);
    claims(document, &mut found);
    found.sort_by_key(|one| !one.breaks);
    found
}

fn addresses(document: &Json, issuer: &str, found: &mut Vec<Warning>) {
    let mut keys = vec![
        (AUTHORIZATION, true),
        (TOKEN, true),
        (KEYS, true),
        (DEVICE, false),
    ];
    keys.extend(LOGOUT.map(|key| (key, false)));
    for (key, required) in keys {
        let Some(address) = document.get(key).and_then(Json::text) else {
            if required {
                found.push(Warning::breaks(
                    format!("The document has no {key}."),
                    "Paste the whole document of an OpenID provider.",
                ));
            }
            continue;
        };
        match url::parse(address) {
            Err(defect) => found.push(Warning::breaks(
                format!("{key} {defect}."),
                "The charts take plain https addresses only: ask the provider's administrator.",
            )),
            Ok(there) => {
                if product::foreign(issuer, there.host).is_some() {
                    found.push(Warning::surprises(
                        format!(
                            "{key} is on {}, the issuer on {}.",
                            there.host,
                            host_of(issuer)
                        ),
                        "Compare it with the provider's own page: logins or tokens go there.",
                    ));
                }
                if key == KEYS && there.port.is_some_and(|port| port != 443) {
                    found.push(Warning::breaks(
                        format!("{KEYS} is not on port 443."),
                        "Envoy fetches keys from port 443 only: put a load balancer in front.",
                    ));
                }
            }
        }
    }
    if issuer.ends_with('/') {
        found.push(Warning::surprises(
            format!("The {ISSUER} ends with a slash, which belongs to it."),
            "Keep it: Envoy and oauth2-proxy compare every character.",
        ));
    }
    if document.get(DEVICE).is_none() {
        found.push(Warning::surprises(
            format!("There is no {DEVICE}: osmo login by device is not available."),
            "Give people access tokens for the CLI.",
        ));
    }
    if LOGOUT.iter().all(|key| document.get(key).is_none()) {
        found.push(Warning::surprises(
            "There is no end_session_endpoint: signing out ends the session in OSMO only."
                .to_owned(),
            "Nothing has to be done.",
        ));
    }
}

/// One list, what it needs, what happens without, and what to do.
struct Needed {
    key: &'static str,
    any: &'static [&'static str],
    breaks: bool,
    what: &'static str,
    fix: &'static str,
}

const NEEDED: &[Needed] = &[
    Needed {
        key: "response_types_supported",
        any: &["code"],
        breaks: true,
        what: "The provider does not list the response type code, which oauth2-proxy uses.",
        fix: "Ask the provider's administrator for the authorization code flow.",
    },
    Needed {
        key: "id_token_signing_alg_values_supported",
        any: &[
            "RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "PS256", "PS384", "PS512",
            "EdDSA",
        ],
        breaks: true,
        what: "ID tokens are signed with a shared secret only (HS256): Envoy cannot check them by published keys.",
        fix: "Let the provider sign with RS256.",
    },
    Needed {
        key: "id_token_signing_alg_values_supported",
        any: &["RS256"],
        breaks: false,
        what: "RS256 is not among the algorithms that sign ID tokens; every provider has to know it.",
        fix: "Sign in once and check a token here before you go on.",
    },
    Needed {
        key: "token_endpoint_auth_methods_supported",
        any: &["client_secret_basic", "client_secret_post"],
        breaks: true,
        what: "The token endpoint takes no client secret, and oauth2-proxy sends one.",
        fix: "Ask the provider's administrator for a client with client_secret_basic.",
    },
    Needed {
        key: "code_challenge_methods_supported",
        any: &["S256"],
        breaks: false,
        what: "PKCE with S256 is not listed; oauth2-proxy sends it, and most providers pass over it.",
        fix: "If the login fails with invalid_request, this is why.",
    },
];

const DEVICE_GRANT: &str = "urn:ietf:params:oauth:grant-type:device_code";

fn methods(document: &Json, found: &mut Vec<Warning>) {
    for one in NEEDED {
        let Some(listed) = document.get(one.key).map(Json::texts) else {
            continue;
        };
        let there = one.any.iter().any(|name| listed.contains(name));
        // HS256 alone is said once.
        let said = !one.breaks
            && found
                .iter()
                .any(|other| other.breaks && other.what.contains("HS256"));
        let again = said && one.any == ["RS256"];
        if !there && !again {
            found.push(Warning {
                breaks: one.breaks,
                what: one.what.to_owned(),
                fix: one.fix,
            });
        }
    }
    let grants = document.get("grant_types_supported").map(Json::texts);
    if document.get(DEVICE).is_some()
        && grants.is_some_and(|grants| !grants.contains(&DEVICE_GRANT))
    {
        found.push(Warning::surprises(
            format!("There is a {DEVICE}, but the grant device_code is not listed."),
            "Have the grant switched on, or give people access tokens for the CLI.",
        ));
    }
}

fn claims(document: &Json, found: &mut Vec<Warning>) {
    let Some(listed) = document.get("claims_supported").map(Json::texts) else {
        return;
    };
    if !listed.contains(&"email") {
        found.push(Warning::surprises(
            "email is not among the claims: oauth2-proxy lets nobody in without an address."
                .to_owned(),
            "The list is often incomplete. Check a token here, or set --oidc-email-claim.",
        ));
    }
    if !listed.contains(&"roles") {
        found.push(Warning::surprises(
            "roles is not among the claims: OSMO reads roles from no other one.".to_owned(),
            "Most lists lack it until somebody adds it: see the steps for roles, then check a token here.",
        ));
    }
}
