//! ARG07: an argument that seems to let fewer people in, and does not (F-proxy-restrictions).

use super::{ARGS, flag};
use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "ARG07";
const OTHER_PROVIDER: &str = "oauth2-proxy reads it for another of its providers only; the charts run it with the provider oidc.";

/// Flags, and why they restrict nobody here.
const FLAGS: &[(&str, &str)] = &[
    (
        "authenticated-emails-file",
        "The charts allow every address (--email-domain=*), which comes before the list; without \
         the file in the pod oauth2-proxy does not start.",
    ),
    ("allowed-role", OTHER_PROVIDER),
    ("azure-tenant", OTHER_PROVIDER),
    ("bitbucket-repository", OTHER_PROVIDER),
    ("bitbucket-team", OTHER_PROVIDER),
    ("entra-id-allowed-tenant", OTHER_PROVIDER),
    ("github-org", OTHER_PROVIDER),
    ("github-repo", OTHER_PROVIDER),
    ("github-team", OTHER_PROVIDER),
    ("github-user", OTHER_PROVIDER),
    ("gitlab-group", OTHER_PROVIDER),
    ("gitlab-project", OTHER_PROVIDER),
    ("google-group", OTHER_PROVIDER),
    ("keycloak-group", OTHER_PROVIDER),
];

/// Says whether this rule knows a flag.
pub(super) fn knows(name: &str) -> bool {
    FLAGS.iter().any(|(known, _)| *known == name)
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new(
        "An argument of oauth2-proxy seems to let fewer people in, and does not.",
    ),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for argument in plan.entries(report, ARGS) {
        let (name, _) = flag(&argument);
        if let Some((_, why)) = FLAGS.iter().find(|(known, _)| *known == name) {
            let what = format!(
                "The oauth2-proxy argument {} restricts nobody here.",
                quoted(&format!("--{name}"))
            );
            report
                .warning(CODE, ARGS, what)
                .about(&argument)
                .why(*why)
                .fix(
                    "Restrict at the provider who gets a token for this client; or use \
                     --allowed-group, if the tokens carry groups.",
                );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        for argument in ["--allowed-group=admins", "--banner=-", "--github=x"] {
            passes(RULE, &[(&ARGS, argument)]);
        }
    }

    #[test]
    fn bad() {
        for (name, _) in FLAGS {
            warns(
                RULE,
                &[(&ARGS, format!("--{name}=x").as_str())],
                CODE,
                &ARGS,
            );
        }
    }
}
