//! ARG03: an argument that lets more people or requests in (N12): some of the advisories against v7.14.2 need one of these
//! flags, which the charts do not set.

use super::{ARGS, flag};
use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS_AND_WARNINGS, Listed, Needs, Rule};

const CODE: &str = "ARG03";
const FLAGS: &[(&str, &str)] = &[
    (
        "allow-query-semicolons",
        "Envoy and oauth2-proxy would read the parts of an address differently.",
    ),
    (
        "api-route",
        "Which calls get 401 instead of a login page is set for OSMO's API already.",
    ),
    (
        "bearer-token-login-fallback",
        "Requests with a token that is not accepted would be answered in another way than OSMO's \
         clients expect.",
    ),
    (
        "cookie-httponly",
        "Scripts in the page could read the session cookie.",
    ),
    (
        "cookie-secure",
        "A session cookie that is sent over plain http can be read on the way.",
    ),
    (
        "email-domain",
        "The charts allow every address already (*), so a second entry excludes nobody.",
    ),
    (
        "extra-jwt-issuers",
        "Tokens of further issuers would be accepted without a login.",
    ),
    (
        "gcp-healthchecks",
        "Up to v7.15.1 a request that looks like a health check gets past the login (GHSA-5hvv).",
    ),
    (
        "login-url",
        "Passwords would be typed at this address, not at the provider's.",
    ),
    (
        "oidc-audience-claim",
        "Tokens that were issued for another application could be accepted.",
    ),
    (
        "oidc-extra-audience",
        "Tokens that were issued for another application would be accepted.",
    ),
    (
        "oidc-jwks-url",
        "Tokens would be checked against the keys at this address, not against the provider's.",
    ),
    (
        "oidc-public-key-file",
        "Tokens would be checked against these keys, not against the provider's.",
    ),
    (
        "ping-user-agent",
        "Up to v7.15.1 a request with that user agent gets past the login (GHSA-5hvv).",
    ),
    (
        "profile-url",
        "Who somebody is would be asked at this address, not at the provider's.",
    ),
    (
        "real-client-ip-header",
        "A header that a client can send would decide which address a request comes from.",
    ),
    (
        "redeem-url",
        "The client secret would be sent to this address, not to the provider's.",
    ),
    (
        "redis-insecure-skip-tls-verify",
        "The certificate of Redis would not be checked: anybody on the way could read sessions.",
    ),
    (
        "show-debug-on-error",
        "Error pages would show details of the sign-in to anybody who causes an error.",
    ),
    (
        "skip-auth-preflight",
        "Requests of the method OPTIONS would need no login.",
    ),
    (
        "skip-auth-regex",
        "Paths would need no login, and up to v7.15.1 the comparison can be tricked.",
    ),
    (
        "skip-auth-route",
        "Paths would need no login, and up to v7.15.1 the comparison can be tricked.",
    ),
    (
        "skip-auth-strip-headers",
        "Headers that say who somebody is would not be taken away where no sign-in is needed.",
    ),
    (
        "skip-jwt-bearer-tokens",
        "Tokens would be accepted without a login.",
    ),
    (
        "skip-oidc-discovery",
        "The addresses of the provider would no longer come from its issuer.",
    ),
    (
        "ssl-insecure-skip-verify",
        "The certificate of the identity provider would not be checked: anybody on the way could \
         read secrets.",
    ),
    (
        "ssl-upstream-insecure-skip-verify",
        "A certificate would not be checked.",
    ),
    (
        "trusted-ip",
        "These addresses would need no login, and a header can forge them behind a proxy.",
    ),
    (
        "upstream",
        "oauth2-proxy would pass requests on by itself, past Envoy's checks.",
    ),
    (
        "whitelist-domain",
        "After signing in people could be sent on to this domain, with a link that begins at OSMO.",
    ),
];

/// Flags with which the sign-in works no longer, or is another one; with the value that does it, if only one does.
const REFUSED: &[(&str, Option<&str>, &str)] = &[
    (
        "alpha-config",
        None,
        "The file takes the place of arguments that the charts set; oauth2-proxy then exits, or \
         signs people in elsewhere.",
    ),
    (
        "htpasswd-file",
        None,
        "People could sign in with a password of that file: the provider would not know of it, \
         and Envoy gets no token.",
    ),
    (
        "htpasswd-user-group",
        None,
        "It belongs to sign-in with a password of a file, which gives Envoy no token.",
    ),
    (
        "proxy-prefix",
        None,
        "Envoy sends /oauth2/ to oauth2-proxy, and the provider sends browsers back there: nobody \
         could sign in.",
    ),
    (
        "session-cookie-minimal",
        Some("false"),
        "The session would lose its tokens, and Envoy would have nothing to check: nobody gets in.",
    ),
    (
        "validate-url",
        None,
        "Sessions would be checked at this address, with the token of whoever is signed in.",
    ),
];

const ANY_DOMAIN: &str =
    "After signing in people could be sent on to any domain, with a link that begins at OSMO.";
const NO_PROMPT: &str =
    "Whoever is not signed in at the provider already gets an error in place of a login page.";

/// Says why an argument is refused.
fn refusal(name: &str, value: Option<&str>) -> Option<&'static str> {
    match (name, value) {
        ("whitelist-domain", Some(to)) if to.starts_with('*') => return Some(ANY_DOMAIN),
        ("prompt", Some("none")) => return Some(NO_PROMPT),
        _ => {}
    }
    let found = REFUSED.iter().find(|(known, ..)| *known == name)?;
    (found.1.is_none() || found.1 != value).then_some(found.2)
}

/// Says whether this rule knows a flag.
pub(super) fn knows(name: &str) -> bool {
    name.starts_with("insecure-")
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
    for argument in plan.entries(report, ARGS) {
        let (name, value) = flag(&argument);
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
        } else if let Some(why) = reason(name, value) {
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
        ] {
            warns(RULE, &[(&ARGS, argument)], CODE, &ARGS);
        }
        let refused = "--whitelist-domain=* --whitelist-domain=*.example.com --htpasswd-file=/x --alpha-config=/x \
                       --validate-url=https://x --prompt=none --proxy-prefix=/x --session-cookie-minimal --session-cookie-minimal=true";
        for argument in refused.split(' ') {
            refuses(RULE, &[(&ARGS, argument)], CODE, &ARGS);
        }
    }
}
