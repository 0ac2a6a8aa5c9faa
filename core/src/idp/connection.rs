//! Everything that follows from a provider's answers.

use super::{CHOICE, NO_USERINFO};
use crate::fields::Given;
use crate::model::Deployment;
use crate::path::Path;
use crate::syntax::{hostname, url};
use crate::text::or_gap;

/// One issuer and audience that Envoy accepts tokens from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct JwtProvider {
    /// `iss` of the token, byte for byte.
    pub issuer: String,
    /// `aud` of the token.
    pub audience: String,
    /// The claim that becomes the user name.
    pub user_claim: String,
    /// Why this entry is there.
    pub note: &'static str,
    /// The field that the issuer follows from.
    pub issuer_from: Path,
    /// The field that the audience follows from.
    pub audience_from: Path,
}

/// Every address, audience and flag that the release's values need.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Connection {
    /// `oidcIssuerUrl` of oauth2-proxy.
    pub issuer: String,
    /// Where the signing keys are.
    pub jwks_uri: String,
    /// Token providers that stand for this identity provider; two at least (D3).
    pub providers: Vec<JwtProvider>,
    /// Client of oauth2-proxy.
    pub client_id: String,
    /// Client of `osmo login`.
    pub device_client_id: String,
    /// Authorization endpoint.
    pub authorization_endpoint: String,
    /// Token endpoint.
    pub token_endpoint: String,
    /// Device endpoint; `None` if the provider has none (D54).
    pub device_endpoint: Option<String>,
    /// Logout endpoint; `None` if the provider has none (D54).
    pub logout_endpoint: Option<String>,
    /// Whether the web UI may send the browser to the logout endpoint.
    pub federated_logout: bool,
    /// Why signing out ends the session here only, where one would expect more.
    pub logout_note: Option<&'static str>,
    /// Scopes of oauth2-proxy.
    pub scope: String,
    /// Field of the scopes.
    pub scope_from: Path,
    /// `cookieRefresh`, a Go duration shorter than the ID token's life (N5).
    pub cookie_refresh: String,
    /// What it rests on.
    pub refresh_note: &'static str,
    /// Arguments of oauth2-proxy beside the common ones.
    pub extra_args: Vec<(&'static str, &'static str)>,
    /// Field of the issuer.
    pub issuer_from: Path,
    /// Field of the client ID.
    pub client_from: Path,
    /// Field of the device client ID.
    pub device_client_from: Path,
    /// Field of the device endpoint.
    pub device_endpoint_from: Path,
}

/// Where a product's endpoints are, below a common base.
pub(super) struct Paths {
    pub(super) keys: &'static str,
    pub(super) authorization: &'static str,
    pub(super) token: &'static str,
    /// None if there is no device login.
    pub(super) device: Option<&'static str>,
    /// None if there is no logout page that takes people without more.
    pub(super) logout: Option<&'static str>,
}

/// What a derived session refresh rests on where the token's life is known.
pub(super) const REFRESH_NOTE: &str =
    "Shorter than the ID token's life, or Envoy refuses the expired token.";

impl Connection {
    /// A connection of which nothing is known: every part is a gap.
    pub(super) fn gaps() -> Self {
        let gap = |name| or_gap("", name);
        let provider = JwtProvider {
            issuer: gap("issuer"),
            audience: gap("client-id"),
            user_claim: gap("user-claim"),
            note: "",
            issuer_from: CHOICE,
            audience_from: CHOICE,
        };
        Self {
            issuer: gap("issuer"),
            jwks_uri: gap("jwks-uri"),
            providers: vec![provider.clone(), provider],
            client_id: gap("client-id"),
            device_client_id: gap("client-id"),
            authorization_endpoint: gap("authorization-endpoint"),
            token_endpoint: gap("token-endpoint"),
            device_endpoint: Some(gap("device-endpoint")),
            logout_endpoint: None,
            federated_logout: false,
            logout_note: None,
            scope: gap("scopes"),
            scope_from: CHOICE,
            cookie_refresh: gap("duration"),
            refresh_note: REFRESH_NOTE,
            extra_args: Vec::new(),
            issuer_from: CHOICE,
            client_from: CHOICE,
            device_client_from: CHOICE,
            device_endpoint_from: CHOICE,
        }
    }

    /// What a web client and perhaps a public client for `osmo login` make; every address but the issuer is still a gap.
    /// Without a client of its own the web client stands for both, and its entry is there twice: Envoy needs two (D3).
    pub(super) fn of_clients(
        d: &Deployment,
        issuer: (&str, Path),
        web: Given,
        device: Option<Given>,
        user_claim: &str,
    ) -> Self {
        let client = or_gap(web.of(d), "client-id");
        let own = device
            .map(|given| (given.of(d), given.path))
            .filter(|(id, _)| !id.is_empty() && *id != web.of(d));
        let (device, device_from) = own.unwrap_or((&client, web.path));
        let provider = |audience: &str, audience_from: Path, note| JwtProvider {
            issuer: issuer.0.to_owned(),
            audience: audience.to_owned(),
            user_claim: user_claim.to_owned(),
            note,
            issuer_from: issuer.1,
            audience_from,
        };
        let second = if own.is_some() {
            "Tokens of osmo login."
        } else {
            "The same again: Envoy refuses a list with one entry."
        };
        Self {
            providers: vec![
                provider(&client, web.path, "Tokens of browser sessions."),
                provider(device, device_from, second),
            ],
            issuer: issuer.0.to_owned(),
            issuer_from: issuer.1,
            device_client_id: device.to_owned(),
            device_client_from: device_from,
            device_endpoint_from: issuer.1,
            client_from: web.path,
            client_id: client,
            scope: "openid email profile offline_access".to_owned(),
            ..Self::gaps()
        }
    }

    /// Puts the session refresh in its place.
    pub(super) fn refreshed(mut self, (every, note): (String, &'static str)) -> Self {
        self.cookie_refresh = every;
        self.refresh_note = note;
        self
    }

    /// Puts addresses below one base in their place.
    pub(super) fn below(mut self, base: &str, paths: &Paths) -> Self {
        let at = |path: &str| format!("{base}{path}");
        self.jwks_uri = at(paths.keys);
        self.authorization_endpoint = at(paths.authorization);
        self.token_endpoint = at(paths.token);
        self.device_endpoint = paths.device.map(at);
        self.logout_endpoint = paths.logout.map(at);
        self.federated_logout = paths.logout.is_some();
        self
    }

    /// Returns the host of the JWKS address, which is what Envoy dials; not always the issuer's (D2).
    pub fn jwks_host(&self) -> &str {
        host_of(&self.jwks_uri)
    }

    /// Says whether oauth2-proxy asks the provider's userinfo endpoint.
    pub fn asks_userinfo(&self) -> bool {
        !self.extra_args.contains(&NO_USERINFO)
    }

    /// Returns the device endpoint, or what stands in for it: an empty one would switch checks off (D54).
    pub fn device_endpoint_or_stand_in(&self) -> &str {
        self.device_endpoint
            .as_deref()
            .unwrap_or(&self.token_endpoint)
    }

    /// Returns the logout endpoint, or oauth2-proxy's own (D54).
    pub fn logout_endpoint_or_stand_in(&self, hostname: &str) -> String {
        self.logout_endpoint
            .clone()
            .unwrap_or_else(|| format!("https://{hostname}/oauth2/sign_out"))
    }
}

/// Returns the host of an `https` address without its port, or nothing: also where programs would disagree about it.
pub(crate) fn host_of(address: &str) -> &str {
    url::place(address).map_or("", |(host, _)| host)
}

/// `HTTPS://` is the same scheme; the rest of an issuer is compared letter for letter.
pub(super) fn small_scheme(text: &str) -> String {
    hostname::after(text, "https://")
        .map_or_else(|| text.to_owned(), |rest| format!("https://{rest}"))
}

/// Returns the redirect URI that has to be registered: the charts answer nowhere else (D10).
pub fn redirect_uri(hostname: &str) -> String {
    format!("https://{hostname}/oauth2/callback")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_of_an_address() {
        assert_eq!(host_of("https://a.example.com:443/x?y"), "a.example.com");
        for text in [
            "http://a.example.com",
            "https://a.example.com:x@evil.example",
            "https://a.example.com\\@evil.example",
        ] {
            assert_eq!(host_of(text), "", "{text}");
        }
    }
}
