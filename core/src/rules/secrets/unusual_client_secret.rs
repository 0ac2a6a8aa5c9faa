//! SECR02: a client secret in a form that Entra or Google does not give today (F-entra-secret, F-google-client-id).

use crate::finding::Report;
use crate::idp::chosen;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "SECR02";
const PATH: Path = path!("secrets.clientSecret");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("The client secret has an unusual form."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(secret) = plan.secret(report, PATH) else {
        return;
    };
    let form = chosen(plan.deployment()).secret_form;
    if let Some(form) = form.filter(|form| !(form.fits)(secret)) {
        let what = format!(
            "Client secret does not look like the ones of the provider: {}.",
            form.says
        );
        let why = "A wrong or shortened secret lets every login fail with invalid_client.";
        report
            .warning(CODE, PATH, what)
            .why(why)
            .fix("Compare its beginning and its length with the console, and paste it again.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    const GOOGLE: (&str, &str) = ("idp.provider", "google");

    #[test]
    fn good() {
        passes(RULE, &[(&PATH, "abc8Q~012345678901234567890123456789.-_1")]);
        passes(
            RULE,
            &[GOOGLE, (&PATH, "GOCSPX-0123456789012345678901234567")],
        );
        passes(RULE, &[("idp.provider", "keycloak"), (&PATH, "x")]);
    }

    #[test]
    fn bad() {
        for secret in ["short", "abc8Q~0123456789012345678901234567890 12"] {
            warns(RULE, &[(&PATH, secret)], CODE, &PATH);
        }
        warns(RULE, &[GOOGLE, (&PATH, "GOCSPX-short")], CODE, &PATH);
    }
}
