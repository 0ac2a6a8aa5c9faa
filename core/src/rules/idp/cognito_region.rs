//! IDP10: a user pool and a domain with a prefix in two regions (F-cognito-endpoints): the domain is then another pool's.

use crate::finding::Report;
use crate::idp::cognito;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "IDP10";
const PATH: Path = path!("idp.cognito.domain");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("The user pool's domain is in another region than the pool."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let pool = plan.answer(report, path!("idp.cognito.userPoolId"));
    let (Some(domain), Some(_)) = (plan.answer(report, PATH), pool) else {
        return;
    };
    if let Some((pool, there)) = cognito::two_regions(plan.deployment()) {
        let what = format!(
            "User pool domain {} is in {there}, the pool in {pool}.",
            quoted(&domain)
        );
        report
            .error(CODE, PATH, what)
            .why("A domain of Cognito's is in the region of its pool: this one is another pool's, or nobody's.")
            .fix("Copy the domain from the page of the pool, Branding > Domain, or correct the pool's ID.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const COGNITO: (&str, &str) = ("idp.provider", "cognito");
    const POOL: (&str, &str) = ("idp.cognito.userPoolId", "eu-west-1_AbCdEf123");

    #[test]
    fn good() {
        for domain in [
            "example.auth.eu-west-1.amazoncognito.com",
            "example.auth-fips.eu-west-1.amazoncognito.com",
            "login.example.com",
            "auth.us-east-1.example.com",
        ] {
            passes(RULE, &[COGNITO, POOL, (&PATH, domain)]);
        }
        passes(
            RULE,
            &[POOL, (&PATH, "example.auth.us-east-1.amazoncognito.com")],
        );
    }

    #[test]
    fn bad() {
        for domain in [
            "example.auth.us-east-1.amazoncognito.com",
            "example.auth-fips.us-east-1.amazoncognito.com",
        ] {
            refuses(RULE, &[COGNITO, POOL, (&PATH, domain)], CODE, &PATH);
        }
    }
}
