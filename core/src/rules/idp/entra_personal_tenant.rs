//! ENTRA02: the tenant of personal Microsoft accounts, or the empty GUID (F-entra-tenant).

use crate::finding::Report;
use crate::idp::entra;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};
use crate::syntax::url;

const CODE: &str = "ENTRA02";
const PATH: Path = path!("idp.entra.tenantId");
/// It holds the tenant where Entra is connected as any provider.
const ISSUER: Path = path!("idp.oidc.issuer");
const PERSONAL: &str = "9188040d-6c67-4c5b-b112-36a304b66dad";
const NIL: &str = "00000000-0000-0000-0000-000000000000";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("The tenant is the one of personal accounts, or empty."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    if let Some(tenant) = plan.answer(report, PATH) {
        say(report, PATH, &tenant);
    }
    let Some(issuer) = plan.answer(report, ISSUER) else {
        return;
    };
    let Ok(url) = url::parse(&issuer) else { return };
    if entra::hosts().any(|host| host == url.host) {
        say(
            report,
            ISSUER,
            url.path.split('/').nth(1).unwrap_or_default(),
        );
    }
}

fn say(report: &mut Report, path: Path, tenant: &str) {
    let (meaning, why) = match tenant {
        PERSONAL => (
            "is the one of personal Microsoft accounts",
            "Anybody with a free account could sign in, and nobody from your company.",
        ),
        NIL => (
            "is the empty GUID",
            "No tenant has this ID; oauth2-proxy would not find one and exits.",
        ),
        _ => return,
    };
    let what = format!("Tenant ID {} {meaning}.", quoted(tenant));
    report
        .warning(CODE, path, what)
        .why(why)
        .fix("Copy Tenant ID from the Overview of your own directory.");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        passes(RULE, &[]);
        let other = format!("https://login.example.com/{PERSONAL}/v2.0");
        passes(RULE, &[("idp.provider", "oidc"), (&ISSUER, &other)]);
    }

    #[test]
    fn bad() {
        for tenant in [PERSONAL, NIL] {
            warns(RULE, &[(&PATH, tenant)], CODE, &PATH);
            let issuer = format!("https://login.microsoftonline.com/{tenant}/v2.0");
            warns(
                RULE,
                &[("idp.provider", "oidc"), (&ISSUER, &issuer)],
                CODE,
                &ISSUER,
            );
        }
    }
}
