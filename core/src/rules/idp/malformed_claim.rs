//! OIDC05: a user claim that Envoy cannot look up (F-claim-dots): it takes a dot for nesting, and no lists.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::claim;

const CODE: &str = "OIDC05";
const PATH: Path = path!("idp.oidc.userClaim");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("Envoy cannot look up the user claim."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(name) = plan.answer(report, PATH) else {
        return;
    };
    let why = if claim::is_list(&name) {
        "The claim is a list, and Envoy takes a user name from a text only: then users have no name."
    } else if claim::is_claim(&name) {
        return;
    } else {
        "Envoy takes the user name from this claim. It reads a dot as a level, and some words not as \
         text: then users have no name."
    };
    let fix = "Use a claim with a plain name: preferred_username, email or sub. A namespaced \
                   claim has to be renamed at the provider.";
    report
        .error(
            CODE,
            PATH,
            format!("User claim {} cannot be used.", quoted(&name)),
        )
        .why(why)
        .fix(fix);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const OIDC: (&str, &str) = ("idp.provider", "oidc");

    #[test]
    fn good() {
        for name in ["preferred_username", "email", "cognito:username"] {
            passes(RULE, &[OIDC, (&PATH, name)]);
        }
    }

    #[test]
    fn bad() {
        for name in [
            "https://example.com/name",
            "user.name",
            "on",
            "user name",
            "name:",
            "1st",
            "roles",
            "groups",
            "cognito:groups",
        ] {
            refuses(RULE, &[OIDC, (&PATH, name)], CODE, &PATH);
        }
    }
}
