//! PG03: Azure's Flexible Server allows the extension hstore only after it has been listed (F-hstore). OSMO creates
//! it when it first starts.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "PG03";
const PATH: Path = path!("postgres.serviceName");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("Azure's PostgreSQL must first list the extension hstore."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(host) = plan.answer(report, PATH) else {
        return;
    };
    // Azure's own domains: azure.com, usgovcloudapi.net, chinacloudapi.cn.
    if host.contains(".postgres.database.") {
        let what = format!(
            "PostgreSQL host {} is an Azure Flexible Server, which allows no extension by itself.",
            quoted(&host)
        );
        let why = "OSMO creates the extension hstore when it first starts; if the server does not \
                   list it, the API stops there.";
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
        passes(RULE, &[("platform", "azure"), (&PATH, "osmo-pg.osmo.svc")]);
    }

    #[test]
    fn bad() {
        warns(
            RULE,
            &[(&PATH, "osmo.postgres.database.azure.com")],
            CODE,
            &PATH,
        );
    }
}
