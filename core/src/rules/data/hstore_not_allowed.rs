//! PG03: Azure's Flexible Server allows the extension hstore only after it has been listed (F-hstore). OSMO creates
//! it when it first starts.

use crate::finding::Report;
use crate::model::Platform;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Needs, Rule, WARNINGS};

const CODE: &str = "PG03";
const PATH: &str = "postgres.serviceName";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: module_path!(),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: "Azure's PostgreSQL must first list the extension hstore.",
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(host) = plan.answer(report, PATH) else {
        return;
    };
    let azure =
        host.contains(".postgres.database.") || plan.deployment().platform == Platform::Azure;
    if azure {
        let what = format!(
            "PostgreSQL host {} is probably an Azure Flexible Server, which allows no extension by itself.",
            quoted(&host)
        );
        let why = "OSMO creates the extension hstore when it first starts; if the server does not list it, the API stops there.";
        report
            .warning(CODE, PATH, what)
            .why(why)
            .fix("Add HSTORE to the server parameter azure.extensions before the installation.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        passes(RULE, &[("platform", "aws")]);
    }

    #[test]
    fn bad() {
        warns(RULE, &[("platform", "azure")], CODE, PATH);
        warns(
            RULE,
            &[(PATH, "osmo.postgres.database.azure.com")],
            CODE,
            PATH,
        );
    }
}
