//! OIDC13: an address of the identity provider on OSMO's own host name. OSMO's ingresses answer every path of it.

use super::malformed_url::PATHS;
use crate::finding::Report;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::url;

const CODE: &str = "OIDC13";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("An address of the identity provider is on OSMO's own host name."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(own) = plan.answer(report, path!("hostname")) else {
        return;
    };
    for path in PATHS {
        let Some(text) = plan.answer(report, path) else {
            continue;
        };
        if url::parse(&text).is_ok_and(|url| url.host == own) {
            let what = format!(
                "{} {} is on OSMO's own host name.",
                questions::label(&path),
                quoted(&text)
            );
            let why = "The ingresses of OSMO answer every path of that name: the login would lead back to itself.";
            report
                .error(CODE, path, what)
                .why(why)
                .fix("Give the identity provider its own host name.");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const OIDC: (&str, &str) = ("idp.provider", "oidc");

    #[test]
    fn good() {
        passes(RULE, &[OIDC]);
        let path = "idp.oidc.issuer";
        passes(RULE, &[OIDC, (path, "https://id.osmo.example.com")]);
        passes(RULE, &[(path, "https://osmo.example.com")]);
    }

    #[test]
    fn bad() {
        for path in PATHS {
            let text = "https://osmo.example.com/dex";
            refuses(RULE, &[OIDC, (&path, text)], CODE, &path);
        }
    }
}
