//! SECR20: one of the two values of `oauth2-proxy-secrets` is held here and the other is not. A Secret with one of them
//! would keep every pod from starting (F-objects-read), so no manifest is made.

use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::{Needs, Rule, WARNINGS};

const CODE: &str = "SECR20";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: module_path!(),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: "One of the two values of a Secret is missing.",
    check,
};

/// Warns of the value that is missing beside the other one.
fn check(plan: &Plan, report: &mut Report) {
    if plan.connection().is_none() {
        return;
    }
    let (client, cookie) = (&plan.secrets().client_secret, &plan.secrets().cookie_secret);
    let (missing, label) = match (client.is_empty(), cookie.is_empty()) {
        (true, false) => (path!("secrets.clientSecret"), "client secret"),
        (false, true) => (path!("secrets.cookieSecret"), "cookie secret"),
        _ => return,
    };
    report
        .warning(
            CODE,
            missing,
            format!(
                "The {label} is not given here, but the other value of oauth2-proxy-secrets is."
            ),
        )
        .why(
            "Both stand in one Secret, so no manifest is made for it and the value that was given \
             is not used.",
        )
        .fix("Give or generate both, or leave both to the commands.");
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
    fn both_or_none() {
        assert!(found("", "").is_empty());
        assert!(found("a", "b").is_empty());
        assert_eq!(found("a", ""), ["secrets.cookieSecret"]);
        assert_eq!(found("", "b"), ["secrets.clientSecret"]);
    }
}
