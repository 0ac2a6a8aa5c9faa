//! ARG03: an argument that lets more people or requests in (N12): some of the advisories against v7.14.2 need one of these
//! flags, which the charts do not set.

use super::{ARGS, flag};
use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Needs, Rule, WARNINGS};

const CODE: &str = "ARG03";
const FLAGS: [(&str, &str); 13] = [
    (
        "api-route",
        "Which calls get 401 instead of a login page is set for OSMO's API already.",
    ),
    (
        "cookie-secure",
        "A session cookie that is sent over plain http can be read on the way.",
    ),
    (
        "email-domain",
        "The charts let every address in already (*); a second entry takes nobody out.",
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
        "ping-user-agent",
        "Up to v7.15.1 a request with that user agent gets past the login (GHSA-5hvv).",
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
        "skip-jwt-bearer-tokens",
        "Tokens would be accepted without a login.",
    ),
    (
        "ssl-insecure-skip-verify",
        "The certificate of the identity provider would not be checked: anybody on the way could read secrets.",
    ),
    (
        "trusted-ip",
        "These addresses would need no login, and a header can forge them behind a proxy.",
    ),
    (
        "upstream",
        "oauth2-proxy would pass requests on by itself, past Envoy's checks.",
    ),
];

fn reason(name: &str, value: Option<&str>) -> Option<&'static str> {
    if name.starts_with("insecure-") {
        return (value != Some("false"))
            .then_some("The flag itself says it: a check of the sign-in is switched off.");
    }
    FLAGS
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, why)| *why)
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: module_path!(),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: "An argument of oauth2-proxy lets more people or requests in.",
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for argument in plan.entries(report, ARGS) {
        let (name, value) = flag(&argument);
        if let Some(why) = reason(name, value) {
            let what = format!(
                "The oauth2-proxy argument {} weakens the sign-in.",
                quoted(&format!("--{name}"))
            );
            report.warning(CODE, ARGS, what).about(&argument).why(why).fix("Delete it, unless you know why you need it; then use oauth2-proxy v7.15.3 or later.");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        passes(
            RULE,
            &[(ARGS, "--banner=-\n--insecure-oidc-skip-nonce=false")],
        );
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
        ] {
            warns(RULE, &[(ARGS, argument)], CODE, ARGS);
        }
    }
}
