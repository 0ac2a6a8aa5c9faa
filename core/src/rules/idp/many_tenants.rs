//! OIDC03: an issuer of Entra's that stands for many tenants (F-entra-tenant): its tokens carry another one.

use crate::finding::Report;
use crate::idp::entra;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::url;

const CODE: &str = "OIDC03";
const PATH: Path = path!("idp.oidc.issuer");
const MANY: [&str; 3] = ["common", "organizations", "consumers"];

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("The issuer stands for many tenants."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(issuer) = plan.answer(report, PATH) else {
        return;
    };
    let Ok(url) = url::parse(&issuer) else { return };
    let tenant = url.path.split('/').nth(1).unwrap_or_default();
    if entra::hosts().any(|host| host == url.host)
        && MANY.iter().any(|many| many.eq_ignore_ascii_case(tenant))
    {
        let what = format!("Issuer {} stands for many tenants.", quoted(&issuer));
        let why = "Tokens name the tenant that they really come from, so this issuer never \
                   matches and every token is refused.";
        report.error(CODE, PATH, what).why(why).fix(
            "Put your tenant's GUID in its place, or choose Microsoft Entra ID as the provider.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const OIDC: (&str, &str) = ("idp.provider", "oidc");

    #[test]
    fn good() {
        passes(
            RULE,
            &[
                OIDC,
                (
                    &PATH,
                    "https://login.microsoftonline.us/12345678-1234-1234-1234-123456789abc/v2.0",
                ),
            ],
        );
        passes(RULE, &[OIDC, (&PATH, "https://login.example.com/common")]);
    }

    #[test]
    fn bad() {
        for tenant in ["common", "organizations", "consumers", "Common"] {
            refuses(
                RULE,
                &[
                    OIDC,
                    (
                        &PATH,
                        &format!("https://login.microsoftonline.com/{tenant}/v2.0"),
                    ),
                ],
                CODE,
                &PATH,
            );
        }
    }
}
