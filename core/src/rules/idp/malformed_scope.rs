//! OIDC06: scopes that are none, or without `openid` (OpenID Connect Core, section 3.1.2.1). The charts write them into an
//! argument without quotes, so `: ` and ` #` would end it (F-bare-arguments).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "OIDC06";
const PATH: Path = path!("idp.oidc.scope");

fn is_scope(word: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"._:/-".contains(&b);
    !word.is_empty() && word.bytes().all(plain) && !word.ends_with(':')
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("The scopes are malformed, or lack openid."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(text) = plan.answer(report, PATH) else {
        return;
    };
    let value = quoted(&text);
    if !text.split(' ').all(is_scope) {
        let why = "The charts write the scopes into an argument without quotes; other characters \
                   would cut it short.";
        let fix = "Separate the scopes by one space each, without commas or quotes: openid email profile.";
        report
            .error(
                CODE,
                PATH,
                format!("Scopes {value} are not a list of scopes."),
            )
            .why(why)
            .fix(fix);
    } else if !text.split(' ').any(|word| word == "openid") {
        let why = "Without openid the provider sends no ID token, and every login fails.";
        report
            .error(CODE, PATH, format!("Scopes {value} lack openid."))
            .why(why)
            .fix("Add openid.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const OIDC: (&str, &str) = ("idp.provider", "oidc");

    #[test]
    fn good() {
        for scope in [
            "openid",
            "openid email profile offline_access",
            "openid api://osmo/.default urn:x:y",
        ] {
            passes(RULE, &[OIDC, (&PATH, scope)]);
        }
    }

    #[test]
    fn bad() {
        for scope in [
            "email profile",
            "openid,email",
            "openid  email",
            "openid #x",
            "openid a: b",
            "\"openid\"",
            "OPENID",
        ] {
            refuses(RULE, &[OIDC, (&PATH, scope)], CODE, &PATH);
        }
    }
}
