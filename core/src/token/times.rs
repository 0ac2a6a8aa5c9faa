//! When a token ends, and whether the session is refreshed before that (N5).

use super::Verdict::{Fails, Passes, Unsure};
use super::{Case, Row};
use crate::idp;
use crate::syntax::duration;
use crate::syntax::json::Json;

/// Envoy lets a token pass so many seconds after its end.
const SKEW: u64 = 60;
/// No clock is so far ahead: such a number is one of milliseconds.
const LATEST: u64 = 100_000_000_000;

pub(super) fn rows(case: &Case<'_>) -> Vec<Row> {
    let number = |name: &str| case.claim(name).and_then(Json::whole);
    let (issued, ends) = (number("iat"), number("exp"));
    let mut rows = vec![end(case, ends)];
    if let Some(start) = number("nbf")
        .or(issued)
        .filter(|start| *start > case.now + SKEW)
    {
        let name = if number("nbf").is_some() {
            "nbf"
        } else {
            "iat"
        };
        let mut row = case.row(name, "not in the future");
        row.found = format!("{} from now", spell(start - case.now));
        rows.push(
            row.envoy(if name == "nbf" { Fails } else { Unsure })
                .proxy(Unsure)
                .why("The provider's clock is ahead of this one, or this one is slow.")
                .mend(
                    case,
                    "",
                    "Set both clocks by a time server (NTP), the nodes' too.",
                ),
        );
    }
    if let (Some(issued), Some(ends)) = (issued, ends) {
        rows.push(lifetime(case, ends.saturating_sub(issued)));
    }
    rows
}

fn end(case: &Case<'_>, ends: Option<u64>) -> Row {
    let mut row = case.row("exp", "a time to come");
    match ends {
        None => row
            .envoy(Unsure)
            .proxy(Fails)
            .why("It is missing or no number; OpenID Connect demands it.")
            .mend(case, "", "Let the provider send it."),
        Some(ends) if ends > LATEST => row
            .envoy(Fails)
            .proxy(Fails)
            .why("The number is far too large: milliseconds in place of seconds?")
            .mend(case, "", "Let the provider send seconds since 1970."),
        Some(ends) if ends + SKEW < case.now => {
            row.found = format!("{} ago", spell(case.now - ends));
            row.envoy(Fails)
                .proxy(Unsure)
                .why("This token has ended: Envoy answers Jwt is expired. For a token that was copied a while ago that is no fault.")
                .mend(case, "", "Sign in again and paste a fresh one.")
        }
        Some(ends) => {
            row.found = format!("{} from now", spell(ends.saturating_sub(case.now)));
            row.envoy(Passes).proxy(Passes).why("It has not ended yet.")
        }
    }
}

fn lifetime(case: &Case<'_>, life: u64) -> Row {
    let given = case.d.oauth2_proxy.cookie_refresh.as_str();
    let text = if given.trim().is_empty() {
        case.c.cookie_refresh.as_str()
    } else {
        given
    };
    let every = duration::seconds(text);
    let mut row = case.row("", format!("longer than the session refresh, {text}"));
    "exp - iat".clone_into(&mut row.claim);
    row.found = spell(life);
    if every.is_some_and(|every| every > 0 && every < life) {
        return row
            .envoy(Passes)
            .why("The session is refreshed before the token ends.");
    }
    let mend = if idp::chosen(case.d)
        .questions
        .iter()
        .flat_map(|part| part.fields)
        .any(|field| field.path.to_ascii_lowercase().contains("tokenlife"))
    {
        "Write this life into the answer above, or let tokens live longer at the provider."
    } else {
        "Set Session refresh to a minute less than this, or let tokens live longer at the provider."
    };
    row.envoy(Fails)
        .why("The token ends before the session is refreshed: in between the API answers 401, Jwt is expired.")
        .mend(case, "exp", mend)
}

/// Writes seconds as a person says them.
fn spell(seconds: u64) -> String {
    match seconds {
        s if s >= 172_800 => format!("{} days", s / 86_400),
        s if s >= 7200 => format!("{} hours", s / 3600),
        s if s >= 120 => format!("{} minutes", s / 60),
        s => format!("{s} seconds"),
    }
}
