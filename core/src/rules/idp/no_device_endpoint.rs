//! OIDC09: a provider without a device endpoint (D54). The token endpoint stands in, so that OSMO's header check stays on,
//! but `osmo login` cannot use it.

use crate::finding::Report;
use crate::idp::{chosen, product};
use crate::plan::Plan;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "OIDC09";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("The provider has no device endpoint."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    // Where the provider has none at all, IDP06 says so.
    let asked = chosen(plan.deployment()).no_device_login.is_none();
    let connection = plan.connection().filter(|_| asked);
    if let Some(c) = connection.filter(|c| c.device_endpoint.is_none()) {
        let known = product::of(&c.issuer, &c.jwks_uri).and_then(|known| known.instead_of_device);
        let fix = known.unwrap_or(
            "Fill it in if the provider has one. Otherwise give people access tokens for the CLI.",
        );
        report
            .warning(
                CODE,
                c.device_endpoint_from,
                "Device authorization endpoint is empty: osmo login by device is not available.",
            )
            .why(
                "The token endpoint stands in for it, because an empty value would switch a check \
                 of OSMO's off; browsers are not affected.",
            )
            .fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, run, warns};

    const PATH: &str = "idp.oidc.deviceAuthorizationEndpoint";

    #[test]
    fn good() {
        passes(RULE, &[("idp.provider", "oidc")]);
        passes(RULE, &[("idp.provider", "google"), (PATH, "")]);
    }

    #[test]
    fn bad() {
        let nothing = [("idp.provider", "oidc"), (PATH, "")];
        warns(RULE, &nothing, CODE, PATH);
        assert!(run(&[RULE], &nothing)[0].fix.contains("Fill it in"));
        let pool = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI";
        let cognito = [nothing[0], nothing[1], ("idp.oidc.issuer", pool)];
        warns(RULE, &cognito, CODE, PATH);
        assert!(!run(&[RULE], &cognito)[0].fix.contains("Fill it in"));
    }
}
