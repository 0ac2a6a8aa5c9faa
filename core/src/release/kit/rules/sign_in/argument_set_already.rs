//! ARG04: an argument that the charts set themselves (F-chart-proxy-arguments), or that we
//! derive. The last one wins, so a second one undoes what the answers say.

use super::{ARGS, flag};
use crate::finding::Report;
use crate::plan::Plan;
use crate::release::kit::values::proxy::COMMON;
use crate::rules::text::quoted;
use crate::rules::{ERRORS_AND_WARNINGS, Listed, Needs, Rule};

const CODE: &str = "ARG04";
/// Set by the charts; the question that decides it, if there is one.
const CHARTS: [(&str, &str); 20] = [
    ("client-id", "the client ID"),
    ("client-secret-file", ""),
    ("config", "the session store"),
    ("cookie-domain", "the cookie domain"),
    ("cookie-expire", "the session length"),
    ("cookie-name", ""),
    ("cookie-refresh", "the session refresh"),
    ("cookie-secret-file", ""),
    ("http-address", ""),
    ("metrics-address", ""),
    ("oidc-issuer-url", "the issuer or tenant"),
    ("pass-access-token", ""),
    ("provider", ""),
    ("redirect-url", "the hostname"),
    ("redis-connection-url", "the session store"),
    ("reverse-proxy", ""),
    ("scope", "the scopes"),
    ("session-store-type", "the session store"),
    ("set-authorization-header", ""),
    ("set-xauthrequest", ""),
];

/// Says whether the charts, or these files for every provider, set a flag.
pub(super) fn knows(name: &str) -> bool {
    CHARTS.iter().any(|(known, _)| *known == name)
        || COMMON.iter().any(|(ours, _)| flag(ours).0 == name)
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS_AND_WARNINGS,
    sentence: Listed::new("An argument of oauth2-proxy is set already."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let derived: Vec<&str> = plan
        .connection()
        .iter()
        .flat_map(|c| &c.extra_args)
        .map(|(arg, _)| flag(arg).0)
        .collect();
    for argument in plan.entries(report, ARGS) {
        let (name, _) = flag(&argument);
        let shown = quoted(&format!("--{name}"));
        if let Some((_, question)) = CHARTS.iter().find(|(known, _)| *known == name) {
            let fix = match *question {
                "" => "Delete it; the charts need their own value.".to_owned(),
                question => format!("Delete it, and change {question} instead."),
            };
            let why = "oauth2-proxy takes the last one: sign-in would no longer fit Envoy, the \
                       secrets and the addresses that were registered.";
            report
                .error(
                    CODE,
                    ARGS,
                    format!("The oauth2-proxy argument {shown} is set by the charts already."),
                )
                .about(&format!("--{name}"))
                .why(why)
                .fix(fix);
        } else if COMMON.iter().any(|(ours, _)| flag(ours).0 == name) || derived.contains(&name) {
            let why = "oauth2-proxy uses the last one, which is yours.";
            let fix = "Delete it, unless you want to replace our value.";
            report
                .warning(
                    CODE,
                    ARGS,
                    format!("The oauth2-proxy argument {shown} is already set by these files."),
                )
                .about(&argument)
                .why(why)
                .fix(fix);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses, warns};

    #[test]
    fn good() {
        passes(RULE, &[(&ARGS, "--banner=-")]);
        passes(
            RULE,
            &[
                ("idp.provider", "google"),
                (&ARGS, "--oidc-email-claim=sub"),
            ],
        );
    }

    #[test]
    fn bad() {
        for argument in [
            "--provider=google",
            "--client-id=x",
            "--redirect-url=https://a.example.com",
            "--config=/x",
        ] {
            refuses(RULE, &[(&ARGS, argument)], CODE, &ARGS);
        }
        for argument in ["--cookie-samesite=strict", "--oidc-email-claim=sub"] {
            warns(RULE, &[(&ARGS, argument)], CODE, &ARGS);
        }
    }
}
