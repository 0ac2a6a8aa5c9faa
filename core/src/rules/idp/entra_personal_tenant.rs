//! ENTRA02: the tenant of personal Microsoft accounts, or the empty GUID (F-entra-tenant).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "ENTRA02";
const PATH: Path = path!("idp.entra.tenantId");
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
    let Some(tenant) = plan.answer(report, PATH) else {
        return;
    };
    let (meaning, why) = match tenant.as_str() {
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
    let what = format!("Tenant ID {} {meaning}.", quoted(&tenant));
    report
        .warning(CODE, PATH, what)
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
    }

    #[test]
    fn bad() {
        for tenant in [PERSONAL, NIL] {
            warns(RULE, &[(&PATH, tenant)], CODE, &PATH);
        }
    }
}
