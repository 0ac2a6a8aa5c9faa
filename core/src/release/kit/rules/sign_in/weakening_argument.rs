//! ARG03: an argument that lets more people or requests in (N12): some of the advisories against v7.14.2 need one of these
//! flags, which the charts do not set.

use super::weakening_flags::{FLAGS, REFUSED};
use super::{ARGS, flag};
use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS_AND_WARNINGS, Listed, Needs, Rule};
use crate::syntax::url;

const CODE: &str = "ARG03";
const ANY_DOMAIN: &str =
    "After signing in people could be sent on to any domain, with a link that begins at OSMO.";
const LOGOUT: &str = "The ID token of whoever signs out would be sent to this address, and whoever has it is taken for that person.";
const NO_PROMPT: &str =
    "Whoever is not signed in at the provider already gets an error in place of a login page.";

/// Says whether an entry stands for every domain. Flags of this kind are read as CSV, so it may stand in quotes.
fn is_any_domain(entry: &str) -> bool {
    entry
        .trim_matches(|c: char| c.is_whitespace() || c == '"')
        .starts_with('*')
}

/// Says why an argument is refused.
fn refusal(name: &str, value: Option<&str>) -> Option<&'static str> {
    match (name, value) {
        // The flag takes several at once.
        ("whitelist-domain", Some(to)) if to.split(',').any(is_any_domain) => {
            return Some(ANY_DOMAIN);
        }
        ("prompt", Some("none")) => return Some(NO_PROMPT),
        _ => {}
    }
    let found = REFUSED.iter().find(|(known, ..)| *known == name)?;
    (found.1.is_none() || found.1 != value).then_some(found.2)
}

/// Whether a flag is on or off, in the words of the others that oauth2-proxy takes for it.
fn spelt(value: Option<&str>) -> Option<&str> {
    match value {
        Some("0" | "f" | "F" | "False" | "FALSE") => Some("false"),
        Some("1" | "t" | "T" | "True" | "TRUE") => Some("true"),
        other => other,
    }
}

/// Says whether a logout address is the provider's (F-proxy-backend-logout).
fn is_providers(address: Option<&str>, issuer: &str) -> bool {
    address.is_some_and(|to| url::same_place(to, issuer))
}

/// Says whether this rule knows a flag.
pub(super) fn knows(name: &str) -> bool {
    name.starts_with("insecure-")
        || name == "backend-logout-url"
        || FLAGS.iter().any(|(known, _)| *known == name)
        || REFUSED.iter().any(|(known, ..)| *known == name)
}

fn reason(name: &str, value: Option<&str>) -> Option<&'static str> {
    if name.starts_with("insecure-") {
        return (value != Some("false"))
            .then_some("The flag itself says it: a check of the sign-in is switched off.");
    }
    // Said so, the check stays on.
    let kept = match name {
        "cookie-httponly" | "cookie-secure" | "skip-auth-strip-headers" => "true",
        _ => "false",
    };
    if value == Some(kept) {
        return None;
    }
    FLAGS
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, why)| *why)
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS_AND_WARNINGS,
    sentence: Listed::new("An argument of oauth2-proxy lets more people or requests in."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let issuer = plan.connection().map_or("", |c| c.issuer.as_str());
    for argument in plan.entries(report, ARGS) {
        let (name, value) = flag(&argument);
        let value = spelt(value);
        if let Some(why) = refusal(name, value) {
            let what = format!(
                "The oauth2-proxy argument {} hands over or breaks the sign-in.",
                quoted(&format!("--{name}"))
            );
            report
                .error(CODE, ARGS, what)
                .about(&argument)
                .why(why)
                .fix("Delete this argument.");
        } else if let Some(why) = match name {
            "backend-logout-url" => (!is_providers(value, issuer)).then_some(LOGOUT),
            _ => reason(name, value),
        } {
            let what = format!(
                "The oauth2-proxy argument {} weakens the sign-in.",
                quoted(&format!("--{name}"))
            );
            report
                .warning(CODE, ARGS, what)
                .about(&argument)
                .why(why)
                .fix(
                    "Delete it, unless you know why you need it; then use oauth2-proxy v7.15.3 or \
                     later.",
                );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses, warns};

    #[test]
    fn good() {
        for argument in [
            "--banner=-\n--insecure-oidc-skip-nonce=false",
            "--cookie-httponly=true",
            "--session-cookie-minimal=false",
            "--redis-insecure-skip-tls-verify=false",
            "--session-cookie-minimal=0",
            "--cookie-secure=T",
            "--insecure-oidc-skip-issuer-verification=F",
            "--backend-logout-url=https://login.microsoftonline.com/common/oauth2/v2.0/logout?id_token_hint={id_token}",
            "--backend-logout-url=https://LOGIN.microsoftonline.com:443/logout",
        ] {
            passes(RULE, &[(&ARGS, argument)]);
        }
    }

    #[test]
    fn bad() {
        for argument in [
            "--skip-auth-route=^/x",
            "--skip-auth-regex=/x",
            "--ping-user-agent=x",
            "--gcp-healthchecks",
            "--insecure-oidc-skip-nonce",
            "--insecure-oidc-skip-issuer-verification=true",
            "--email-domain=example.com",
            "--ssl-insecure-skip-verify=true",
            "--skip-oidc-discovery=true",
            "--login-url=https://evil.example.org",
            "--redeem-url=https://evil.example.org",
            "--oidc-jwks-url=https://evil.example.org",
            "--whitelist-domain=example.com",
            "--oidc-extra-audience=x",
            "--cookie-httponly=false",
            "--redis-insecure-skip-tls-verify",
            "--real-client-ip-header=X-Forwarded-For",
            "--cookie-secure=0",
            "--backend-logout-url",
            "--backend-logout-url=https://evil.example.org/?t={id_token}",
            "--backend-logout-url=http://login.microsoftonline.com/logout?id_token_hint={id_token}",
            "--backend-logout-url=https://login.microsoftonline.com@evil.example.org/{id_token}",
            "--backend-logout-url=https://login.microsoftonline.com:x@evil.example.org/{id_token}",
            "--backend-logout-url=https://login.microsoftonline.com.evil.example.org/{id_token}",
            "--backend-logout-url=https://login.microsoftonline.com\\.evil.example.org/{id_token}",
            "--backend-logout-url=https://login.microsoftonline.com%2eevil.example.org/{id_token}",
            "--backend-logout-url=https://login.microsoftonline.com:8443/{id_token}",
            "--backend-logout-url=https:///login.microsoftonline.com/{id_token}",
        ] {
            warns(RULE, &[(&ARGS, argument)], CODE, &ARGS);
        }
        let refused = "--whitelist-domain=* --whitelist-domain=\"*\" --whitelist-domain=*.example.com --whitelist-domain=a.example.com,* --htpasswd-file=/x --alpha-config=/x \
                       --validate-url=https://x --prompt=none --proxy-prefix=/x --session-cookie-minimal --session-cookie-minimal=true --session-cookie-minimal=1";
        for argument in refused.split(' ') {
            refuses(RULE, &[(&ARGS, argument)], CODE, &ARGS);
        }
    }
}
