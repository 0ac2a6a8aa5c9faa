//! What stands in a token, claim by claim (F-issuer, N7, F-roles-claim, D31, F-entra-groups, F-claim-dots).

use super::Verdict::{Fails, Ignores, Passes, Unsure};
use super::{Case, Row, shown};
use crate::idp::Roles;
use crate::syntax::json::Json;

/// Algorithms that Envoy and oauth2-proxy can check by published keys.
const ASYMMETRIC: &[&str] = &[
    "RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "PS256", "PS384", "PS512",
];

pub(super) fn algorithm(case: &Case<'_>) -> Row {
    let text = case
        .header
        .get("alg")
        .and_then(Json::text)
        .unwrap_or_default();
    let kind = case
        .header
        .get("typ")
        .and_then(Json::text)
        .unwrap_or_default();
    let mut row = case.row("alg", "RS256");
    row.found = case.header.get("alg").map(shown).unwrap_or_default();
    if kind.eq_ignore_ascii_case("at+jwt") {
        return row
            .envoy(Unsure)
            .proxy(Fails)
            .why("This is an access token. oauth2-proxy passes the ID token on.")
            .mend(
                case,
                "",
                "Paste the value of id_token from the provider's answer.",
            );
    }
    if ASYMMETRIC.contains(&text) {
        let proxy = if text == "RS256" { Passes } else { Unsure };
        return row
            .envoy(Passes)
            .proxy(proxy)
            .why("The published keys can check it. This page does not check the signature.");
    }
    let why = if text.starts_with("HS") {
        "It is signed with the client secret, which nobody but the two sides can check."
    } else {
        "Nobody can check such a token."
    };
    row.envoy(Fails).proxy(Fails).why(why).mend(
        case,
        "alg",
        "Let the provider sign ID tokens with RS256.",
    )
}

/// What cannot be compared, because the answer is missing that it would be compared with. That is no fault of the token.
fn unanswered(row: Row) -> Row {
    row.envoy(Unsure)
        .proxy(Unsure)
        .why("It cannot be compared: an answer above is still missing.")
}

pub(super) fn issuer(case: &Case<'_>) -> Row {
    let row = case.row("iss", case.c.issuer.as_str());
    if row.is_unanswered() {
        return unanswered(row);
    }
    let text = case.text("iss");
    let envoy = case.c.providers.iter().any(|one| one.issuer == text);
    if text == case.c.issuer {
        return row
            .envoy(Passes)
            .proxy(Passes)
            .why("The same, letter by letter.");
    }
    let slash = text.trim_end_matches('/') == case.c.issuer.trim_end_matches('/');
    let why = if text.is_empty() {
        "The token names no issuer."
    } else if slash {
        "They differ by the slash at the end, which belongs to the issuer."
    } else if envoy {
        "A token of another kind from the same provider: Envoy knows it, oauth2-proxy does not."
    } else {
        "Another provider, tenant, realm or server gave this token: Envoy answers Jwt issuer is not configured."
    };
    row.envoy(if envoy { Passes } else { Fails })
        .proxy(if case.of_cli() { Ignores } else { Fails })
        .why(why)
        .mend(case, "iss", "Compare the answers above with the issuer that stands here; paste it into the field for addresses.")
}

pub(super) fn audience(case: &Case<'_>) -> Row {
    let row = case.row("aud", case.c.client_id.as_str());
    if row.is_unanswered() {
        return unanswered(row);
    }
    let audiences = case.claim("aud").map(Json::texts).unwrap_or_default();
    let issuer = case.text("iss");
    let browser = audiences.contains(&case.c.client_id.as_str());
    let envoy = case.c.providers.iter().any(|one| {
        audiences.contains(&one.audience.as_str())
            && (one.issuer == issuer
                || !case.c.providers.iter().any(|other| other.issuer == issuer))
    });
    if browser && envoy {
        return row
            .envoy(Passes)
            .proxy(Passes)
            .why("The client ID is among the audiences.");
    }
    if case.of_cli() {
        return row.envoy(Passes).why(
            "A token of osmo login: it is for the device client, and does not pass oauth2-proxy.",
        );
    }
    row.envoy(Fails)
        .proxy(Fails)
        .why("The token is for another client: Envoy answers Audiences in Jwt are not allowed.")
        .mend(case, "aud", "Compare the client ID; an access token often names an API here, so be sure to paste the ID token.")
}

pub(super) fn user(case: &Case<'_>) -> Row {
    let provider = case.provider().or_else(|| case.c.providers.first());
    let name = provider.map_or("", |one| one.user_claim.as_str());
    let row = case.row(name, "a text, the user name in OSMO");
    match case.claim(name) {
        Some(Json::Text(text)) if !text.is_empty() => row
            .envoy(Passes)
            .osmo(Passes)
            .why("It becomes the user name in OSMO."),
        found => {
            let why = if found.is_some() {
                "It is no text, so Envoy sends no user name and OSMO does not know who calls."
            } else {
                "It is missing, so Envoy sends no user name and OSMO does not know who calls."
            };
            row.envoy(Fails).osmo(Fails).why(why).mend(
                case,
                "user",
                "Add the claim to the ID token, not to userinfo or the access token alone.",
            )
        }
    }
}

/// The claim that oauth2-proxy takes for the e-mail address: an argument, ours or the operator's, says another one (N7).
fn email_claim<'a>(case: &'a Case<'_>) -> &'a str {
    let own = case.d.oauth2_proxy.extra_args.entries();
    let ours = case.c.extra_args.iter().map(|(arg, _)| *arg);
    own.chain(ours)
        .find_map(|arg| arg.strip_prefix("--oidc-email-claim="))
        .unwrap_or("email")
}

fn lets_unverified_in(case: &Case<'_>) -> bool {
    let own = case.d.oauth2_proxy.extra_args.entries();
    let ours = case.c.extra_args.iter().map(|(arg, _)| *arg);
    own.chain(ours)
        .any(|arg| arg == "--insecure-oidc-allow-unverified-email=true")
}

/// The address, and whether it is verified; oauth2-proxy looks at the second for the claim `email` alone (D31).
pub(super) fn email(case: &Case<'_>) -> Vec<Row> {
    let name = email_claim(case);
    let row = case.row(name, "an address");
    let there = case
        .claim(name)
        .and_then(Json::text)
        .is_some_and(|text| !text.is_empty());
    let mut rows = vec![if case.of_cli() {
        row.why("A token of osmo login does not pass oauth2-proxy.")
    } else if there {
        row.proxy(Passes)
            .why("oauth2-proxy lets nobody in without one.")
    } else if case.c.asks_userinfo() {
        row.proxy(Unsure)
            .why("It is missing here; oauth2-proxy then asks the userinfo endpoint, which may have it.")
            .mend(case, "email", "Add the claim to the ID token to be sure.")
    } else {
        row.proxy(Fails)
            .why("oauth2-proxy ends with an error 500: neither the id_token nor the profileURL set an email.")
            .mend(case, "email", "Add the claim to the ID token, or set --oidc-email-claim to one that everybody has.")
    }];
    // One row is enough where the address is the user name too.
    if case.provider().is_some_and(|one| one.user_claim == name) && there {
        rows.clear();
    }
    if name == "email" && !case.of_cli() {
        rows.push(verified(case));
    }
    rows
}

fn verified(case: &Case<'_>) -> Row {
    let row = case.row("email_verified", "true, or missing");
    let refused = match case.claim("email_verified") {
        Some(Json::Flag(on)) => !on,
        Some(Json::Text(text)) => text == "false",
        _ => false,
    };
    match (refused, lets_unverified_in(case)) {
        (false, _) => row.proxy(Passes).why("oauth2-proxy refuses false alone."),
        (true, true) => row.proxy(Passes).why("It is false, and the answers let unverified addresses in."),
        (true, false) => row
            .proxy(Fails)
            .why("oauth2-proxy ends with an error 500: email in id_token isn't verified.")
            .mend(case, "email_verified", "Verify the address at the provider, or answer above that unverified addresses may sign in."),
    }
}

pub(super) fn roles(case: &Case<'_>) -> Row {
    let row = case.row("roles", "an array of names");
    match case.claim("roles") {
        Some(Json::List(items)) if items.iter().all(|one| one.text().is_some()) => {
            if items.iter().any(|one| one.text().is_some_and(|text| text.contains(','))) {
                return row
                    .osmo(Fails)
                    .why("A name has a comma in it; Envoy joins names with commas, and OSMO would read two.")
                    .mend(case, "roles", "Give the role or group another name.");
            }
            let why = if items.is_empty() {
                "The array is empty: this user has the roles that OSMO's database says."
            } else {
                "OSMO compares these names with its roles and their external_roles. In a role mapping they are written exactly so."
            };
            row.osmo(Passes).why(why)
        }
        Some(_) => row
            .osmo(Fails)
            .why("It is no array of texts. Envoy's Lua filter fails on it (table expected), and no role arrives.")
            .mend(case, "roles", "Make the claim multivalued, an array of texts."),
        None if overage(case) => row
            .osmo(Fails)
            .why("This user is in more than 200 groups: Entra leaves the claim out and puts a link in its place.")
            .mend(case, "roles", "Use app roles, or Groups assigned to the application."),
        None if crate::idp::roles(case.d) == Roles::Never => row
            .osmo(Unsure)
            .why("This provider sends none. Roles come from OSMO's database.")
            .mend(case, "", "Give roles in OSMO with osmo user update."),
        None => row
            .osmo(Unsure)
            .why("It is missing. Roles come from OSMO's database; the Lua error in Envoy's log is harmless.")
            .mend(case, "roles", "Add the claim to the ID token if roles are to come from the provider."),
    }
}

/// Entra's sign that groups were left out.
fn overage(case: &Case<'_>) -> bool {
    let names = case.claim("_claim_names");
    names.is_some_and(|names| names.get("groups").is_some() || names.get("roles").is_some())
        || case.claim("hasgroups").is_some()
}
