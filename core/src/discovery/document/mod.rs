//! A pasted discovery document (OpenID Connect Discovery section 3, RFC 8414 section 2): the answers that it gives, what in
//! it will break, and what no document says.

mod warnings;

pub use warnings::Warning;

use super::{Taken, choice, paste, recognise};
use crate::idp::{self, Connection, Provider, host_of, product};
use crate::model::Answers;
use crate::path::Path;
use crate::questions;
use crate::syntax::json::{Json, Refused};
use crate::syntax::url;

/// What a document gives.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Imported {
    /// Name of the provider.
    pub label: &'static str,
    /// The answers, the choice of the provider first.
    pub taken: Vec<Taken>,
    /// What will break or surprise.
    pub warnings: Vec<Warning>,
    /// What was done to the text before it could be read.
    pub notes: Vec<&'static str>,
    /// What no document says, so it is asked.
    pub not_in_it: &'static [&'static str],
}

/// What no document says.
pub(super) const NOT_IN_IT: &[&str] = &[
    "Client ID and client secret",
    "Whether the redirect URI is registered",
    "Whether this client's tokens carry email and roles",
    "How long ID tokens live",
    "Whether addresses of users are verified",
    "Who may sign in, and how many groups a token can hold",
];

const GENERIC: &str = "oidc";
const ISSUER: &str = "issuer";
const KEYS: &str = "jwks_uri";
const AUTHORIZATION: &str = "authorization_endpoint";
const TOKEN: &str = "token_endpoint";
const DEVICE: &str = "device_authorization_endpoint";
const LOGOUT: [&str; 2] = ["end_session_endpoint", "ping_end_session_endpoint"];

/// The answers of Generic OIDC that are addresses, and their keys.
const ADDRESSES: [(Path, &str); 5] = [
    (path!("idp.oidc.issuer"), ISSUER),
    (path!("idp.oidc.authorizationEndpoint"), AUTHORIZATION),
    (path!("idp.oidc.tokenEndpoint"), TOKEN),
    (path!("idp.oidc.jwksUri"), KEYS),
    (path!("idp.oidc.deviceAuthorizationEndpoint"), DEVICE),
];

/// Reads a pasted document.
///
/// # Errors
/// A sentence for the operator: it is no such document, or its issuer cannot be used.
pub fn import(text: &str) -> Result<Imported, String> {
    let (document, notes) = paste::object(text).map_err(|refused| refusal(&refused))?;
    let issuer = document.get(ISSUER).and_then(Json::text);
    let issuer = issuer.ok_or("The text has no key issuer: it is no discovery document.")?;
    if issuer.contains(['{', '}']) {
        let many = "The issuer has a variable in curly brackets: this is the document of many tenants. Open it with your \
                    tenant's GUID in the address.";
        return Err(many.to_owned());
    }
    if let Err(defect) = url::parse(issuer) {
        return Err(format!("The document's issuer {defect}."));
    }
    let mut found = warnings::of(&document, issuer);
    let (provider, taken) = match known(&document, issuer) {
        Some((provider, taken)) => match departure(&document, &taken) {
            Some(departure) => {
                found.insert(0, departs(provider, &departure));
                generic(&document, issuer)
            }
            None => (provider, taken),
        },
        None => generic(&document, issuer),
    };
    if let Some(end) = provider.dead_end {
        found.insert(0, Warning::breaks(end.why.to_owned(), end.fix));
    }
    Ok(Imported {
        label: provider.label,
        taken,
        warnings: found,
        notes,
        not_in_it: NOT_IN_IT,
    })
}

fn refusal(refused: &Refused) -> String {
    match refused {
        Refused::TooLong => "The text is longer than 64 KiB: paste the document alone.".to_owned(),
        Refused::TooMuch => {
            "The text is nested too deeply or has too many values for a discovery document."
                .to_owned()
        }
        Refused::Twice(key) => {
            let key: String = key.chars().filter(|c| !c.is_control()).take(60).collect();
            format!(
                "The key \"{key}\" stands twice: programs would disagree about which one counts."
            )
        }
        Refused::Malformed(line) => format!(
            "This is no JSON from line {line} on. Paste what ISSUER/.well-known/openid-configuration shows, all of it."
        ),
    }
}

/// The provider that an address in the document belongs to, with the answers that follow.
fn known(document: &Json, issuer: &str) -> Option<(&'static Provider, Vec<Taken>)> {
    let at = |key: &str| document.get(key).and_then(Json::text).and_then(recognise);
    let first = recognise(issuer)
        .or_else(|| at(KEYS))
        .or_else(|| at(TOKEN))?;
    let word = first.taken.first()?.value.clone();
    let mut taken = first.taken;
    // People sign in at another host than the issuer's at some.
    let more = at(AUTHORIZATION)
        .map(|other| other.taken)
        .unwrap_or_default();
    if more.first().is_some_and(|choice| choice.value == word) {
        for one in more {
            if !taken.iter().any(|other| other.path == one.path) {
                taken.push(one);
            }
        }
    }
    let domain = path!("idp.cognito.domain");
    if word == "cognito" && !taken.iter().any(|one| one.path == domain) {
        let host = document
            .get(AUTHORIZATION)
            .and_then(Json::text)
            .map(host_of)?;
        taken.push(Taken::new(domain, host, "host of authorization_endpoint"));
    }
    idp::find(&word)
        .filter(|one| one.id.word() != GENERIC)
        .map(|one| (one, taken))
}

/// Returns the first key whose value is not the one that we would derive. The issuer is compared byte for byte (F-issuer).
fn departure(document: &Json, taken: &[Taken]) -> Option<String> {
    let c = derived(taken)?;
    let pairs = [
        (ISSUER, &c.issuer),
        (KEYS, &c.jwks_uri),
        (AUTHORIZATION, &c.authorization_endpoint),
        (TOKEN, &c.token_endpoint),
    ];
    let differs = |(key, value): &(&str, &String)| {
        document
            .get(key)
            .and_then(Json::text)
            .is_some_and(|there| there != value.as_str())
    };
    pairs
        .into_iter()
        .find(differs)
        .map(|(key, value)| format!("{key}, which we would take for {value}"))
}

/// What these answers make; nothing for a dead end.
fn derived(taken: &[Taken]) -> Option<Connection> {
    let mut answers = Answers::default();
    for one in taken {
        questions::find(&one.path)?
            .set(&mut answers, &one.value)
            .ok()?;
    }
    let answers = answers.normalised();
    let usable = idp::chosen(&answers.deployment).dead_end.is_none();
    idp::connection(&answers.deployment).filter(|_| usable)
}

fn departs(provider: &Provider, departure: &str) -> Warning {
    let what = format!(
        "It looks like {}, but has another {departure}.",
        provider.label
    );
    Warning::surprises(
        what,
        "It is taken as Generic OIDC with the addresses that it gives.",
    )
}

/// Every answer of Generic OIDC that the document gives.
fn generic(document: &Json, issuer: &str) -> (&'static Provider, Vec<Taken>) {
    let provider =
        idp::find(GENERIC).unwrap_or_else(|| idp::of(crate::model::ProviderId::default()));
    let mut taken = vec![choice(provider)];
    let text = |key: &str| {
        let text = document.get(key).and_then(Json::text)?;
        url::parse(text).is_ok().then_some(text)
    };
    for (path, key) in ADDRESSES {
        if let Some(address) = text(key) {
            taken.push(Taken::new(path, address, key));
        }
    }
    if let Some((key, address)) = LOGOUT.into_iter().find_map(|key| Some((key, text(key)?))) {
        taken.push(Taken::new(
            path!("idp.oidc.endSessionEndpoint"),
            address,
            key,
        ));
    }
    taken.push(Taken::new(
        path!("idp.oidc.scope"),
        scopes(document, issuer),
        "scopes_supported",
    ));
    let claims = document
        .get("claims_supported")
        .map(Json::texts)
        .unwrap_or_default();
    let names = ["preferred_username", "email", "sub"];
    if let Some(claim) = names.into_iter().find(|name| claims.contains(name)) {
        taken.push(Taken::new(
            path!("idp.oidc.userClaim"),
            claim,
            "claims_supported, a guess: the list is often incomplete",
        ));
    }
    (provider, taken)
}

/// The scopes that we want and the provider lists; the usual ones if it lists none.
fn scopes(document: &Json, issuer: &str) -> String {
    let listed = document.get("scopes_supported").map(Json::texts);
    let refuses = product::of_issuer(issuer).is_some_and(|known| !known.offline_access);
    let wanted = ["openid", "email", "profile", "offline_access"];
    let fits = |scope: &&&str| match &listed {
        Some(listed) => {
            **scope == "openid"
                || listed.contains(scope) && !(refuses && **scope == "offline_access")
        }
        None => **scope != "offline_access",
    };
    wanted
        .iter()
        .filter(fits)
        .copied()
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests;
