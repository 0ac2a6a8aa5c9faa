//! Findings, as one program tells them to the other.

use super::path;
use super::told::{Telling, Told};
use osmo_configurator_core::check;
use osmo_configurator_core::finding::{Finding, Severity};

const WARNING: &str = "warning";

/// Writes findings.
pub(crate) fn write_findings(findings: &[Finding]) -> String {
    let one = |to: &mut Telling, one: &Finding| {
        let severity = match one.severity {
            Severity::Error => "error",
            Severity::Warning => WARNING,
        };
        to.text(one.code)
            .text(severity)
            .text(&one.path)
            .text(&one.subject)
            .text(&one.what)
            .text(&one.why)
            .text(&one.fix);
    };
    Telling::default().all(findings, one).said()
}

/// Reads what [`write_findings`] wrote; nothing if it is something else.
pub(crate) fn findings(text: &str) -> Option<Vec<Finding>> {
    Told(text).all(|told| {
        Some(Finding {
            code: check::extra_code(told.text()?)?,
            severity: if told.text()? == WARNING {
                Severity::Warning
            } else {
                Severity::Error
            },
            path: path(told.text()?)?,
            subject: told.owned()?,
            what: told.owned()?.into(),
            why: told.owned()?.into(),
            fix: told.owned()?.into(),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use osmo_configurator_core::model::Answers;
    use osmo_configurator_core::plan::Plan;
    use osmo_configurator_core::secrets::Secrets;

    #[test]
    fn what_is_found_arrives_whatever_it_is_about() {
        let mut answers = Answers::default();
        let yaml = "\"a:1\\n\\x01ä\": 1\nservices: {service: {hostnme: x}}\nsidecars: {envoy: {enabled: false}}\n";
        answers.extra_values.service = yaml.into();
        answers.extra_values.router = "- no mapping".into();
        let plan = Plan::new(&answers, &Secrets::default());
        let whole = check::report(&plan);
        let found = check::of_extra(&plan, &whole);
        assert!(found.len() > 3, "{found:?}");
        assert_eq!(findings(&write_findings(&found)), Some(found.clone()));
        let joined = check::joined(check::of_answers(&plan), found);
        assert_eq!(joined.findings, whole.findings);
    }

    #[test]
    fn nothing_and_something_else() {
        assert_eq!(findings(&write_findings(&[])), Some(Vec::new()));
        for other in ["", "It is no list.", "1:16:HOST015:error8:hostname0:0:0:0:"] {
            assert_eq!(findings(other), None, "{other}");
        }
    }
}
