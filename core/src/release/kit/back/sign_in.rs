//! Which identity provider values are about, and the answers that give the same addresses again.

use super::Read;
use crate::discovery::recognise;
use crate::idp::{self, Connection, Provider};
use crate::model::Answers;
use crate::path::Path;
use crate::questions;
use crate::syntax::{duration, placeholder};
use std::collections::BTreeMap;

/// The provider that takes any addresses.
const GENERIC: &str = "oidc";
/// The flag that lets unverified addresses in (D31).
const UNVERIFIED: &str = "--insecure-oidc-allow-unverified-email=true";

/// What values say about sign-in, as it stands there; a placeholder may be in it.
#[derive(Default)]
pub(crate) struct SignIn {
    /// Whether it is switched off.
    pub(crate) off: bool,
    /// Issuer of the identity provider.
    pub(crate) issuer: Option<String>,
    /// Address of its keys.
    pub(crate) keys: Option<String>,
    /// Authorization endpoint.
    pub(crate) authorization: Option<String>,
    /// Token endpoint.
    pub(crate) token: Option<String>,
    /// Device endpoint.
    pub(crate) device: Option<String>,
    /// Logout endpoint.
    pub(crate) logout: Option<String>,
    /// Client of the browser.
    pub(crate) client: Option<String>,
    /// Client of `osmo login`.
    pub(crate) device_client: Option<String>,
    /// The claim that becomes the user name.
    pub(crate) user_claim: Option<String>,
    /// Scopes.
    pub(crate) scope: Option<String>,
    /// Session refresh.
    pub(crate) refresh: Option<String>,
    /// Arguments of oauth2-proxy.
    pub(crate) arguments: Vec<String>,
}

impl SignIn {
    fn addresses(&self) -> impl Iterator<Item = &str> {
        let all = [
            &self.issuer,
            &self.authorization,
            &self.keys,
            &self.token,
            &self.device,
            &self.logout,
        ];
        all.into_iter().flatten().map(String::as_str)
    }

    /// Says whether a connection has the issuer and the keys that stand here; placeholders fit anything.
    fn fits(&self, connection: &Connection) -> bool {
        let same = |seen: &Option<String>, derived: &str| {
            seen.as_ref()
                .is_none_or(|text| text == derived || placeholder::first(text).is_some())
        };
        same(&self.issuer, &connection.issuer) && same(&self.keys, &connection.jwks_uri)
    }
}

/// Answers under way, and what was set in them.
struct Trial {
    answers: Answers,
    read: Vec<Read>,
}

impl Trial {
    fn new(word: &str) -> Self {
        let mut trial = Self {
            answers: Answers::default(),
            read: Vec::new(),
        };
        trial.set(path!("idp.provider"), word);
        trial
    }

    fn set(&mut self, path: Path, text: &str) {
        if placeholder::first(text).is_some() {
            return;
        }
        let Some(field) = questions::find(&path) else {
            return;
        };
        if field.set(&mut self.answers, text).is_ok() {
            self.read.retain(|(other, _)| *other != path);
            self.read.push((path, text.to_owned()));
        }
    }

    /// Sets an answer of the provider by the last part of its path, if it asks for such a thing.
    fn own(&mut self, word: &str, name: &str, text: Option<&str>) -> bool {
        let field = questions::find(&format!("idp.{word}.{name}"));
        let (Some(field), Some(text)) = (field, text) else {
            return false;
        };
        self.set(field.path, text);
        true
    }

    fn connection(&self) -> Option<Connection> {
        idp::connection(&self.answers.deployment)
    }
}

/// Returns the answers about sign-in.
pub(crate) fn sign_in(seen: &SignIn) -> Vec<Read> {
    if seen.off {
        return Trial::new("none").read;
    }
    let mut found: BTreeMap<usize, (&'static Provider, Vec<Read>)> = BTreeMap::new();
    for address in seen.addresses() {
        let Some(recognised) = recognise(address) else {
            continue;
        };
        let mut taken = recognised.taken.into_iter();
        let word = taken.next().map(|choice| choice.value).unwrap_or_default();
        let place = idp::PROVIDERS.iter().position(|one| one.id.word() == word);
        let Some((place, provider)) = place.and_then(|at| Some((at, *idp::PROVIDERS.get(at)?)))
        else {
            continue;
        };
        let (_, reads) = found.entry(place).or_insert_with(|| (provider, Vec::new()));
        for one in taken {
            if reads.iter().all(|(path, _)| *path != one.path) {
                reads.push((one.path, one.value));
            }
        }
    }
    let known = found.values().filter(|(one, _)| one.id.word() != GENERIC);
    let tried = known.map(|(provider, reads)| trial(provider, reads, seen));
    let fits = |trial: &Trial| trial.connection().is_some_and(|c| seen.fits(&c));
    if let Some(trial) = tried.into_iter().find(fits) {
        return trial.read;
    }
    if seen.addresses().next().is_none() {
        return Vec::new();
    }
    generic(seen).read
}

fn trial(provider: &'static Provider, reads: &[Read], seen: &SignIn) -> Trial {
    let mut trial = Trial::new(provider.id.word());
    for (path, text) in reads {
        trial.set(*path, text);
    }
    clients(&mut trial, provider, seen);
    trial
}

fn generic(seen: &SignIn) -> Trial {
    let mut trial = Trial::new(GENERIC);
    let same = |a: &Option<String>, b: &Option<String>| a.is_some() && a == b;
    let ours = seen
        .logout
        .as_ref()
        .filter(|address| !address.ends_with("/oauth2/sign_out"));
    // What stands in for an endpoint that the provider does not have is none (D54).
    let device = seen
        .device
        .as_ref()
        .filter(|_| !same(&seen.device, &seen.token));
    for (name, text) in [
        ("issuer", seen.issuer.as_ref()),
        ("authorizationEndpoint", seen.authorization.as_ref()),
        ("tokenEndpoint", seen.token.as_ref()),
        ("jwksUri", seen.keys.as_ref()),
        ("deviceAuthorizationEndpoint", device),
        ("endSessionEndpoint", ours),
    ] {
        trial.own(GENERIC, name, text.map(String::as_str));
    }
    if let Some(provider) = idp::find(GENERIC) {
        clients(&mut trial, provider, seen);
    }
    trial
}

/// Sets what every provider is asked for: clients, claims, scopes, the life of tokens.
fn clients(trial: &mut Trial, provider: &Provider, seen: &SignIn) {
    let word = provider.id.word();
    let bare = |text: &Option<String>| text.as_ref().map(|t| t.trim_matches('"').to_owned());
    let (client, device) = (bare(&seen.client), bare(&seen.device_client));
    if let (Some(client), Some(connection)) = (&client, trial.connection())
        && connection.client_from != path!("idp.provider")
    {
        trial.set(connection.client_from, client);
    }
    if let (Some(path), Some(device)) = (provider.device_client, device) {
        let usual = questions::find(&path).map(|field| field.read(&trial.answers));
        if client.as_ref() != Some(&device) || usual.is_some_and(|text| !text.is_empty()) {
            trial.set(path, &device);
        }
    }
    trial.own(word, "userClaim", seen.user_claim.as_deref());
    trial.own(word, "scope", seen.scope.as_deref());
    if seen.arguments.iter().any(|one| one == UNVERIFIED) {
        trial.own(word, "allowUnverifiedEmail", Some("true"));
    }
    refresh(trial, word, seen);
}

/// The session refresh: what follows anyway, what follows from another life of the tokens, or an answer of its own.
fn refresh(trial: &mut Trial, word: &str, seen: &SignIn) {
    let Some(seen) = &seen.refresh else { return };
    let derived = |trial: &Trial| trial.connection().map(|c| c.cookie_refresh);
    if derived(trial).as_ref() == Some(seen) {
        return;
    }
    let life = duration::seconds(seen).map(|seconds| duration::format(seconds.saturating_add(60)));
    for name in ["tokenLifetime", "tokenLifespan"] {
        let field = questions::find(&format!("idp.{word}.{name}"));
        let (Some(field), Some(life)) = (field, &life) else {
            continue;
        };
        let before = field.read(&trial.answers);
        trial.set(field.path, life);
        if derived(trial).as_ref() == Some(seen) {
            return;
        }
        // It was read there, so it fits.
        field.set(&mut trial.answers, &before).unwrap_or_default();
        trial.read.retain(|(path, _)| *path != field.path);
    }
    trial.set(path!("oauth2Proxy.cookieRefresh"), seen);
}

#[cfg(test)]
mod tests;
