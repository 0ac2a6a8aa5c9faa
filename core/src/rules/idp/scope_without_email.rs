//! OIDC07: no scope `email` (N7). oauth2-proxy lets nobody in whose token has no e-mail address.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "OIDC07";
const PATH: Path = path!("idp.oidc.scope");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("The scope email is missing."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(text) = plan.answer(report, PATH) else {
        return;
    };
    let other_claim = plan
        .deployment()
        .oauth2_proxy
        .extra_args
        .entries()
        .any(|arg| arg.starts_with("--oidc-email-claim="));
    if !other_claim && !text.split(' ').any(|word| word == "email") {
        let what = format!("Scopes {} lack email.", quoted(&text));
        let why = "Most providers then send no email claim, and oauth2-proxy answers a login \
                   without one with an error 500.";
        let fix = "Add email. Or give oauth2-proxy the argument --oidc-email-claim=CLAIM, with a claim that \
         every token has.";
        report.warning(CODE, PATH, what).why(why).fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    const OIDC: (&str, &str) = ("idp.provider", "oidc");

    #[test]
    fn good() {
        passes(RULE, &[OIDC]);
        passes(
            RULE,
            &[
                OIDC,
                (&PATH, "openid"),
                ("oauth2Proxy.extraArgs", "--oidc-email-claim=sub"),
            ],
        );
    }

    #[test]
    fn bad() {
        warns(RULE, &[OIDC, (&PATH, "openid profile")], CODE, &PATH);
    }
}
