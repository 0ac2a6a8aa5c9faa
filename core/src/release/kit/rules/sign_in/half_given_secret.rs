//! SECR20: the client secret is held here and the other value of `oauth2-proxy-secrets` is not. A Secret with one of them
//! would keep every pod from starting (F-objects-read), so no manifest is made. The cookie secret alone says nothing: it
//! was made here, and the commands make another.

use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "SECR20";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new(
        "The client secret is given without the cookie secret, which stands in the same Secret.",
    ),
    check,
};

/// Warns of a cookie secret that is missing beside the client secret.
fn check(plan: &Plan, report: &mut Report) {
    if plan.connection().is_none() {
        return;
    }
    let (client, cookie) = (&plan.secrets().client_secret, &plan.secrets().cookie_secret);
    if client.is_empty() || !cookie.is_empty() {
        return;
    }
    report
        .warning(
            CODE,
            path!("secrets.cookieSecret"),
            "The cookie secret is empty, but the client secret is given.",
        )
        .why(
            "Both stand in one Secret, so no manifest is made for it and the client secret that \
             was given is not used.",
        )
        .fix("Press Generate beside the cookie secret, or leave both to the commands.");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Answers;
    use crate::secrets::{Secret, Secrets};

    fn found(client: &str, cookie: &str) -> Vec<String> {
        let answers = Answers::default();
        let secrets = Secrets {
            client_secret: Secret::new(client),
            cookie_secret: Secret::new(cookie),
            ..Secrets::default()
        };
        let plan = Plan::new(&answers, &secrets);
        let mut report = Report::default();
        check(&plan, &mut report);
        report
            .findings
            .into_iter()
            .map(|f| f.path.to_string())
            .collect()
    }

    #[test]
    fn a_client_secret_needs_a_cookie_secret() {
        assert!(found("", "").is_empty());
        assert!(found("a", "b").is_empty());
        assert_eq!(found("a", ""), ["secrets.cookieSecret"]);
        assert!(found("", "b").is_empty());
    }
}
