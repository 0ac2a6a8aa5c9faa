//! PULL03: a user name that cannot belong to the registry. For NGC it is literally `$oauthtoken` (F-ngc-user); basic
//! authentication cuts the name at a colon (RFC 7617 section 2).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS_AND_WARNINGS, Listed, Needs, Rule};

const CODE: &str = "PULL03";
const PATH: Path = path!("images.registryUser");
const NGC_USER: &str = "$oauthtoken";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS_AND_WARNINGS,
    sentence: Listed::new("The user name does not fit the registry."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let (Some(user), Some(registry)) = (
        plan.answer(report, PATH),
        plan.answer(report, path!("images.registry")),
    ) else {
        return;
    };
    if user.contains(':') {
        let why = "The registry takes everything behind the colon for the password and refuses the login.";
        // What stands behind the colon may be a password: it is not repeated here.
        report
            .error(CODE, PATH, "Registry user has a colon in it.")
            .why(why)
            .fix("Give the user name alone.");
    } else if registry == "nvcr.io" && user != NGC_USER {
        let what = format!("Registry user {} is not $oauthtoken.", quoted(&user));
        let why = "NGC takes API keys only with the literal user name $oauthtoken; the nodes could not pull.";
        report
            .warning(CODE, PATH, what)
            .why(why)
            .fix("Write $oauthtoken, with the dollar sign, and the NGC API key as the password.");
    } else if registry != "nvcr.io" && user == NGC_USER {
        let what = format!(
            "Registry user \"$oauthtoken\" belongs to NGC, not to {}.",
            quoted(&registry)
        );
        let why = "Another registry knows no such user; the nodes could not pull.";
        report
            .warning(CODE, PATH, what)
            .why(why)
            .fix("Give the user or robot account of that registry.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses, warns};

    const PULL: (&str, &str) = ("images.imagePullSecret", "pull");

    #[test]
    fn good() {
        passes(RULE, &[PULL]);
        passes(
            RULE,
            &[
                PULL,
                ("images.registry", "registry.example.com"),
                (&PATH, "robot$osmo"),
            ],
        );
        passes(RULE, &[(&PATH, "me")]);
    }

    #[test]
    fn bad() {
        for user in ["oauthtoken", "me@example.com", "$OAUTHTOKEN"] {
            warns(RULE, &[PULL, (&PATH, user)], CODE, &PATH);
        }
        warns(
            RULE,
            &[PULL, ("images.registry", "registry.example.com")],
            CODE,
            &PATH,
        );
        refuses(RULE, &[PULL, (&PATH, "me:secret")], CODE, &PATH);
    }
}
