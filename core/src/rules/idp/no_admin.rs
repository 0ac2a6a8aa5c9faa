//! IDP05: nobody would ever be an administrator (D24). A first login gives the role osmo-default only; Google's tokens carry
//! no roles, and those of other providers only if somebody set that up.

use crate::finding::Report;
use crate::idp::{Roles, chosen, roles};
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{ERRORS_AND_WARNINGS, Listed, Needs, Rule};

const CODE: &str = "IDP05";
const PATH: Path = path!("defaultAdmin.enabled");
const FIX: &str = "Turn the default admin on, and give people roles with its token.";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS_AND_WARNINGS,
    sentence: Listed::new("Nobody would be an administrator."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let d = plan.deployment();
    if d.default_admin.enabled {
        return;
    }
    let what = "\"Create a default admin\" is off.";
    if !d.signs_in() {
        let why = "Without an identity provider the default admin is the only user with a role, \
                   and the CLI has no other user to work as.";
        report
            .error(CODE, PATH, what)
            .why(why)
            .fix("Turn the default admin on.");
        return;
    }
    let provider = chosen(d);
    let why = match roles(d) {
        Roles::OnceMapped => return,
        Roles::Never => format!(
            "{}'s tokens carry no roles: every user gets only the role osmo-default, and nobody \
             can assign other roles.",
            provider.label
        ),
        Roles::Unknown => {
            "Unless the ID tokens carry a roles array with osmo-admin in it, every user gets only \
             the role osmo-default, and nobody can assign other roles."
                .to_owned()
        }
    };
    report.warning(CODE, PATH, what).why(why).fix(FIX);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses, warns};

    #[test]
    fn good() {
        for provider in ["entra", "google", "keycloak", "oidc", "none"] {
            passes(RULE, &[("idp.provider", provider)]);
        }
        passes(RULE, &[(&PATH, "false")]);
    }

    #[test]
    fn bad() {
        for provider in ["google", "oidc"] {
            warns(
                RULE,
                &[("idp.provider", provider), (&PATH, "false")],
                CODE,
                &PATH,
            );
        }
        refuses(
            RULE,
            &[("idp.provider", "none"), (&PATH, "false")],
            CODE,
            &PATH,
        );
    }
}
