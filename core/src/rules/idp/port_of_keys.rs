//! OIDC02: signing keys on another port than 443, which the charts' cluster `idp` fixes (N15, D2).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::url;

const CODE: &str = "OIDC02";
const PATH: Path = path!("idp.oidc.jwksUri");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("The signing keys are on another port than 443."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(text) = plan.answer(report, PATH) else {
        return;
    };
    if url::parse(&text).is_ok_and(|url| url.port.is_some_and(|port| port != 443)) {
        let what = format!("JWKS URI {} is not on port 443.", quoted(&text));
        let why = "Envoy fetches the keys from port 443 even if this address says otherwise. It finds no \
                   keys there and answers 401 to everybody.";
        report.error(CODE, PATH, what).why(why).fix(
            "Make the provider reachable on port 443, by a load balancer or proxy in front of it.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const OIDC: (&str, &str) = ("idp.provider", "oidc");

    #[test]
    fn good() {
        passes(RULE, &[OIDC]);
        passes(RULE, &[OIDC, (&PATH, "https://login.example.com:443/keys")]);
        passes(
            RULE,
            &[OIDC, ("idp.oidc.issuer", "https://login.example.com:9031")],
        );
    }

    #[test]
    fn bad() {
        refuses(
            RULE,
            &[OIDC, (&PATH, "https://sso.example.com:9031/pf/JWKS")],
            CODE,
            &PATH,
        );
    }
}
