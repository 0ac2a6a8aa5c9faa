//! OIDC08: no scope `offline_access` (D28). Many providers give a refresh token only for it.

use crate::finding::Report;
use crate::idp::product;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "OIDC08";
const PATH: Path = path!("idp.oidc.scope");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("The scope offline_access is missing."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(text) = plan.answer(report, PATH) else {
        return;
    };
    // Some products give a refresh token without it, and refuse it.
    let issuer = plan
        .answer(report, path!("idp.oidc.issuer"))
        .unwrap_or_default();
    let keys = plan
        .answer(report, path!("idp.oidc.jwksUri"))
        .unwrap_or_default();
    if product::of(&issuer, &keys).is_some_and(|known| !known.offline_access) {
        return;
    }
    if !text.split(' ').any(|word| word == "offline_access") {
        let what = format!("Scopes {} lack offline_access.", quoted(&text));
        let why = "Okta, Auth0, Authentik, Dex, Zitadel and others give no refresh token without \
                   it: people are sent to the login about every hour.";
        let fix = "Add offline_access if scopes_supported in the discovery document lists it; \
                   otherwise leave it out, because the provider would refuse it.";
        report.warning(CODE, PATH, what).why(why).fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    const OIDC: (&str, &str) = ("idp.provider", "oidc");
    const COGNITO: (&str, &str) = (
        "idp.oidc.issuer",
        "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI",
    );

    #[test]
    fn good() {
        passes(RULE, &[OIDC]);
        passes(RULE, &[("idp.provider", "google")]);
        passes(RULE, &[OIDC, COGNITO, (&PATH, "openid email")]);
        passes(
            RULE,
            &[
                OIDC,
                ("idp.oidc.issuer", "https://accounts.google.com"),
                (&PATH, "openid email profile"),
            ],
        );
    }

    #[test]
    fn bad() {
        warns(RULE, &[OIDC, (&PATH, "openid email profile")], CODE, &PATH);
    }
}
