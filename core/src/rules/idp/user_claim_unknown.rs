//! OIDC18: a user claim at a product whose tokens lack it as a rule (F-user-claims).

use crate::finding::Report;
use crate::idp::product;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "OIDC18";
const PATH: Path = path!("idp.oidc.userClaim");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("The user claim is one that the product's tokens lack as a rule."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let (Some(claim), Some(issuer)) = (
        plan.answer(report, PATH),
        plan.answer(report, path!("idp.oidc.issuer")),
    ) else {
        return;
    };
    let known = product::of_issuer(&issuer);
    let Some(known) = known.filter(|known| known.lacks.contains(&&*claim)) else {
        return;
    };
    report
        .warning(
            CODE,
            PATH,
            format!("Tokens of {} lack the claim {claim} as a rule.", known.name),
        )
        .why("OSMO then does not know who calls: people sign in, and every request of theirs is refused.")
        .fix("Use email, unless you set the claim at the provider yourself.");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    const OIDC: (&str, &str) = ("idp.provider", "oidc");
    const ISSUER: &str = "idp.oidc.issuer";
    const COGNITO: &str = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_a";

    #[test]
    fn good() {
        for issuer in ["https://login.example.com", "https://example.okta.com"] {
            passes(RULE, &[OIDC, (ISSUER, issuer)]);
        }
        for claim in ["email", "sub", "cognito:username"] {
            passes(RULE, &[OIDC, (ISSUER, COGNITO), (&PATH, claim)]);
        }
    }

    #[test]
    fn bad() {
        for issuer in [
            COGNITO,
            "https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_a",
            "https://accounts.google.com",
            "https://tenant.eu.auth0.com/",
        ] {
            warns(RULE, &[OIDC, (ISSUER, issuer)], CODE, &PATH);
        }
    }
}
