//! GOOG01: a Google client id without its ending (F-google-client-id).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::client_id;

const CODE: &str = "GOOG01";
const PATH: Path = path!("idp.google.clientId");
/// How every OAuth client id of Google ends.
pub(super) const ENDING: &str = ".apps.googleusercontent.com";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("A Google client ID lacks its ending."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(client) = plan.answer(report, PATH) else {
        return;
    };
    let fix = "Google Auth Platform, Clients: copy the whole Client ID, up to .apps.googleusercontent.com.";
    if client.starts_with("GOCSPX-") {
        let why =
            "The client ID stands in the values files for everybody to read; a secret may not.";
        report
            .error(CODE, PATH, "Client ID looks like Google's client secret.")
            .why(why)
            .fix(fix);
    } else if !client.ends_with(ENDING) || !client_id::is_client_id(&client) {
        let what = format!(
            "Client ID {} is not a complete Google client ID.",
            quoted(&client)
        );
        let why = "Google refuses a login for an unknown client, and the audience of its tokens is always the full ID.";
        report.error(CODE, PATH, what).why(why).fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses, run};

    const GOOGLE: (&str, &str) = ("idp.provider", "google");

    #[test]
    fn good() {
        passes(RULE, &[GOOGLE]);
        passes(RULE, &[GOOGLE, (&PATH, "x.apps.googleusercontent.com")]);
    }

    #[test]
    fn bad() {
        for client in [
            "123456789012",
            "123456789012-abc",
            "a b.apps.googleusercontent.com",
            "GOCSPX-abc",
        ] {
            refuses(RULE, &[GOOGLE, (&PATH, client)], CODE, &PATH);
        }
    }

    #[test]
    fn a_pasted_secret_is_not_repeated() {
        assert!(
            !format!("{:?}", run(&[RULE], &[GOOGLE, (&PATH, "GOCSPX-hunter2")]))
                .contains("hunter2")
        );
    }
}
