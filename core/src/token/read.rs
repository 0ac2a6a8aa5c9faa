//! The parts of a token (RFC 7519, RFC 7515 section 3.1).

use crate::secrets::Secret;
use crate::syntax::json::{self, Json};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use zeroize::Zeroizing;

/// Header and claims. [`Parts::wipe`] overwrites them.
pub(super) struct Parts {
    pub(super) header: Json,
    pub(super) claims: Json,
}

impl Parts {
    /// Overwrites every text.
    pub(super) fn wipe(&mut self) {
        self.header.wipe();
        self.claims.wipe();
    }
}

const NO_TOKEN: &str = "This is no ID token: it has three parts of letters, digits, - and _ with dots between them, and begins with eyJ.";

/// Takes a token apart.
pub(super) fn parts(token: &Secret) -> Result<Parts, &'static str> {
    let around = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | ',' | '`');
    let text = token.expose().trim_matches(around);
    let text = text
        .strip_prefix("Bearer ")
        .unwrap_or(text)
        .trim_matches(around);
    if text.is_empty() {
        return Err("Nothing is pasted yet.");
    }
    if text.len() > json::MOST {
        return Err("The text is longer than 64 KiB: paste one token alone.");
    }
    if text.starts_with('{') {
        return of_answer(text);
    }
    of_token(text)
}

/// Takes the ID token out of a provider's answer, which is JSON.
fn of_answer(text: &str) -> Result<Parts, &'static str> {
    let Ok(mut answer) = json::parse(text) else {
        return Err(
            "This is not the whole JSON of the provider's answer: paste it again, or the value of its key id_token alone.",
        );
    };
    let token = answer.get("id_token").and_then(Json::text);
    let token = token.map(|text| Zeroizing::new(text.to_owned()));
    answer.wipe();
    let Some(token) = token else {
        return Err(
            "This JSON has no id_token: ask the provider with the scope openid, or paste the ID token itself.",
        );
    };
    of_token(&token)
}

fn of_token(text: &str) -> Result<Parts, &'static str> {
    let pieces: Vec<&str> = text.split('.').collect();
    let [header, claims, _] = pieces.as_slice() else {
        return Err(match pieces.len() {
            5 => {
                "This token is encrypted: it has five parts. Let the provider send plain, signed ID tokens."
            }
            1 | 2 => {
                "This is an access token or cookie that only its issuer can read. OSMO gets the ID token: the key id_token of the provider's answer."
            }
            _ => NO_TOKEN,
        });
    };
    Ok(Parts {
        header: part(header)?,
        claims: part(claims)?,
    })
}

fn part(text: &str) -> Result<Json, &'static str> {
    let bytes = URL_SAFE_NO_PAD
        .decode(text.trim_end_matches('='))
        .map_err(|_| NO_TOKEN)?;
    let bytes = Zeroizing::new(bytes);
    let text = std::str::from_utf8(&bytes).map_err(|_| NO_TOKEN)?;
    match json::parse(text) {
        Ok(Json::Object(pairs)) => Ok(Json::Object(pairs)),
        Err(json::Refused::Twice(_)) => Err(
            "A claim stands twice in this token: programs would disagree about which one counts.",
        ),
        _ => Err(NO_TOKEN),
    }
}
