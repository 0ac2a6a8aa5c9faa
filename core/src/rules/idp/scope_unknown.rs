//! OIDC11: the scope `offline_access` at a product that does not know it (F-provider-offline-access).

use crate::finding::Report;
use crate::idp::product;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "OIDC11";
const PATH: Path = path!("idp.oidc.scope");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("The scope offline_access is asked of a product that refuses it."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let (Some(scope), Some(issuer)) = (
        plan.answer(report, PATH),
        plan.answer(report, path!("idp.oidc.issuer")),
    ) else {
        return;
    };
    let keys = plan
        .answer(report, path!("idp.oidc.jwksUri"))
        .unwrap_or_default();
    let known = product::of(&issuer, &keys).filter(|known| !known.offline_access);
    let Some(known) = known.filter(|_| scope.split(' ').any(|word| word == "offline_access"))
    else {
        return;
    };
    let what = format!(
        "Scopes {} hold offline_access, which {} does not know.",
        quoted(&scope),
        known.name
    );
    let why = "It refuses the login with invalid_scope: nobody can sign in.";
    report
        .error(CODE, PATH, what)
        .why(why)
        .fix("Delete offline_access from the scopes.");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const OIDC: (&str, &str) = ("idp.provider", "oidc");
    const ISSUER: &str = "idp.oidc.issuer";
    const COGNITO: &str = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_a";

    #[test]
    fn good() {
        for issuer in ["https://login.example.com", "https://example.okta.com"] {
            passes(RULE, &[OIDC, (ISSUER, issuer)]);
        }
        for issuer in ["https://accounts.google.com", COGNITO] {
            passes(
                RULE,
                &[OIDC, (ISSUER, issuer), (&PATH, "openid email profile")],
            );
        }
    }

    #[test]
    fn bad() {
        for issuer in ["https://accounts.google.com", "https://gitlab.com", COGNITO] {
            refuses(RULE, &[OIDC, (ISSUER, issuer)], CODE, &PATH);
        }
        for issuer in ["https://gitlab.example.com", "https://example.com/gitlab"] {
            let keys = format!("{issuer}/oauth/discovery/keys");
            let answers = [OIDC, (ISSUER, issuer), ("idp.oidc.jwksUri", &keys)];
            refuses(RULE, &answers, CODE, &PATH);
        }
    }
}
