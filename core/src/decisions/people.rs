//! Who signs in, how long that lasts, and what is secret.

use super::{Said, counted, held};
use crate::idp;
use crate::model::SessionStore;
use crate::plan::Plan;
use crate::secrets::SPECS;
use crate::text::or_gap;

pub(super) fn provider(plan: &Plan) -> Said {
    let d = plan.deployment();
    let provider = idp::chosen(d);
    let who = match (provider.dead_end, d.signs_in()) {
        (Some(end), _) => end.why.to_owned(),
        (None, true) => format!("Who can sign in: {}.", lower((idp::guide(d).who)(d))),
        (None, false) => "Whoever reaches the address is an administrator.".to_owned(),
    };
    let admin = match (d.default_admin.enabled, d.default_admin.username.as_str()) {
        (true, name) => format!(
            " An administrator named {} is made when the API starts.",
            or_gap(name, "admin-user")
        ),
        (false, _) => " No administrator is made at the start.".to_owned(),
    };
    let mapped = d.role_mapping.entries.entries().count();
    let roles = if mapped > 0 && d.signs_in() {
        format!(
            " {} of the provider's names to OSMO's roles.",
            match mapped {
                1 => "One line maps one".to_owned(),
                _ => format!("{mapped} lines map some"),
            }
        )
    } else {
        String::new()
    };
    let fields = vec![
        path!("idp.provider"),
        path!("defaultAdmin.enabled"),
        path!("roleMapping.entries"),
    ];
    (
        "Provider",
        format!("{}. {who}{admin}{roles}", provider.label),
        fields,
    )
}

/// Returns a sentence as a part of another one; names and abbreviations keep their capital.
fn lower(text: String) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.as_str()) {
        (Some(first), rest) if rest.starts_with(|c: char| c.is_ascii_lowercase()) => {
            first.to_lowercase().collect::<String>() + rest
        }
        _ => text,
    }
}

pub(super) fn sessions(plan: &Plan) -> Said {
    let d = plan.deployment();
    let Some(connection) = plan.connection() else {
        return ("Sessions", String::new(), Vec::new());
    };
    let kept = match d.oauth2_proxy.session_store {
        SessionStore::Cookie => {
            "The session is the browser's cookie, encrypted; nothing is kept on the server."
        }
        SessionStore::Redis => "Sessions are kept in Redis, without a password.",
        SessionStore::RedisPassword => "Sessions are kept in Redis, with its password.",
    };
    let refresh = if d.oauth2_proxy.cookie_refresh.is_blank() {
        connection.cookie_refresh.as_str()
    } else {
        d.oauth2_proxy.cookie_refresh.as_str()
    };
    let sentence = format!(
        "{kept} People sign in again after {}; every {} the provider is asked for a new token.",
        or_gap(&d.oauth2_proxy.cookie_expire, "session-length"),
        or_gap(refresh, "session-refresh")
    );
    let fields = vec![
        path!("oauth2Proxy.sessionStore"),
        path!("oauth2Proxy.cookieExpire"),
        path!("oauth2Proxy.cookieRefresh"),
    ];
    ("Sessions", sentence, fields)
}

pub(super) fn secrets(plan: &Plan) -> Said {
    let d = plan.deployment();
    let needed: Vec<_> = SPECS.iter().filter(|spec| (spec.needed)(d)).collect();
    let held = held(plan);
    let rest = needed.len() - held;
    let who = match (held, rest) {
        (0, _) => "None is held in this tab: the scripts ask for each at the terminal, or leave a Secret alone that exists.".to_owned(),
        (_, 0) => "All are held in this tab, for as long as it is open.".to_owned(),
        _ => format!(
            "{} in this tab, for as long as it is open; the scripts ask for the other {}.",
            match held { 1 => "One is held".to_owned(), _ => format!("{held} are held") },
            counted(rest, "one", "ones").trim_start_matches("1 ")
        ),
    };
    let sentence = format!(
        "OSMO needs {}, each a Kubernetes Secret. {who}",
        counted(needed.len(), "secret", "secrets")
    );
    (
        "Secrets",
        sentence,
        needed.iter().map(|spec| spec.path).collect(),
    )
}
