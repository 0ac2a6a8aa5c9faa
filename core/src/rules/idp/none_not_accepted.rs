//! IDP02: no identity provider, and nobody has said that this is meant (F-no-provider).

use crate::finding::Report;
use crate::idp::none;
use crate::plan::Plan;

const CODE: &str = "IDP02";
const PATH: &str = "idp.noneAccepted";

pub(crate) fn rule(plan: &Plan, report: &mut Report) {
    let d = plan.deployment();
    if !d.signs_in() && !none::ACCEPTED.is_set(d) {
        report.error(
            CODE,
            PATH,
            "\"None\" is chosen as identity provider, and that is not confirmed yet.",
            "Without one there is no authentication and no authorization: whoever reaches the address can call every API as any user.",
            "Choose an identity provider, or tick the box if this is a private test network.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        passes(rule, &[("idp.provider", "none")]);
        passes(rule, &[("idp.provider", "google"), (PATH, "false")]);
    }

    #[test]
    fn bad() {
        refuses(
            rule,
            &[("idp.provider", "none"), (PATH, "false")],
            CODE,
            PATH,
        );
    }
}
