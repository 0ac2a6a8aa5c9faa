//! IDP02: no identity provider, and nobody has said that this is meant (F-no-provider).

use crate::finding::Report;
use crate::idp::none;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "IDP02";
const PATH: Path = path!("idp.noneAccepted");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("Nobody has confirmed that there is no identity provider."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let d = plan.deployment();
    if !d.signs_in() && !none::ACCEPTED.is_set(d) {
        report
            .error(
                CODE,
                PATH,
                "\"None\" is chosen as identity provider, and that is not confirmed yet.",
            )
            .why(
                "Without one there is no authentication and no authorization: everybody who \
                 reaches the address can call every API as any user.",
            )
            .fix("Choose an identity provider, or tick the box if this is a private test network.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        passes(RULE, &[("idp.provider", "none")]);
        passes(RULE, &[("idp.provider", "google"), (&PATH, "false")]);
    }

    #[test]
    fn bad() {
        refuses(
            RULE,
            &[("idp.provider", "none"), (&PATH, "false")],
            CODE,
            &PATH,
        );
    }
}
