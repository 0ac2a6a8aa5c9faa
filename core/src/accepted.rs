//! Why a warning is accepted: one line for each, `CODE path reason`, or `CODE path[subject] reason` where a warning is
//! about one entry of many. The reasons go into the change ticket.
//!
//! Earlier lines name no subject. Such a line still speaks for a warning with one, as long as no other warning has its code
//! and path; where there are several it cannot tell which was meant, and accepts none.

use crate::finding::{Finding, Report};
use crate::model::{Deployment, Lines};
use std::fmt::Write;

/// Writes out what would end the subject, or the line.
fn escaped(subject: &str) -> String {
    let mut out = String::new();
    for c in subject.chars() {
        if matches!(c, '%' | ']') || c.is_control() {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{:02X}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

fn without_subject(finding: &Finding) -> String {
    format!("{} {} ", finding.code, finding.path)
}

fn prefix(finding: &Finding) -> String {
    if finding.subject.is_empty() {
        without_subject(finding)
    } else {
        let subject = escaped(&finding.subject);
        format!("{} {}[{subject}] ", finding.code, finding.path)
    }
}

/// Returns where the line of a warning is.
fn position(lines: &[String], report: &Report, finding: &Finding) -> Option<usize> {
    let at = |prefix: &str| lines.iter().position(|line| line.starts_with(prefix));
    at(&prefix(finding)).or_else(|| {
        let other = |one: &Finding| {
            one.code == finding.code && one.path == finding.path && !one.is_same(finding)
        };
        let alone = !report.warnings().any(other);
        alone.then(|| at(&without_subject(finding))).flatten()
    })
}

/// Returns the reason given for a warning of a report; empty if there is none.
pub fn reason<'a>(deployment: &'a Deployment, report: &Report, finding: &Finding) -> &'a str {
    let lines = &deployment.accepted_warnings.0;
    let line = position(lines, report, finding).and_then(|at| lines.get(at));
    let text = line.and_then(|line| {
        line.strip_prefix(&prefix(finding))
            .or_else(|| line.strip_prefix(&without_subject(finding)))
    });
    text.unwrap_or_default()
}

/// Takes a reason for a warning of a report; an empty one takes the acceptance back. Line breaks become spaces.
pub fn accept(deployment: &mut Deployment, report: &Report, finding: &Finding, reason: &str) {
    let Lines(lines) = &mut deployment.accepted_warnings;
    let at = position(lines, report, finding);
    let line = format!("{}{}", prefix(finding), reason.replace(['\n', '\r'], " "));
    match (at, reason.trim().is_empty()) {
        (Some(at), true) => drop(lines.remove(at)),
        (Some(at), false) => {
            if let Some(old) = lines.get_mut(at) {
                *old = line;
            }
        }
        (None, false) => lines.push(line),
        (None, true) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::Path;

    fn report(of: &[(&'static str, &str)]) -> Report {
        let mut report = Report::default();
        for (path, subject) in of {
            report
                .warning("ING03", Path::defined(path), "What.")
                .about(subject)
                .why("Why.")
                .fix("Fix.");
        }
        report
    }

    #[test]
    fn a_reason_is_kept_changed_and_taken_back() {
        let mut d = Deployment::default();
        let report = report(&[("a", ""), ("a.b", "")]);
        let [one, other] = [&report.findings[0], &report.findings[1]];
        accept(&mut d, &report, one, "until March\n$(x)");
        accept(&mut d, &report, other, "agreed");
        assert_eq!(reason(&d, &report, one), "until March $(x)");
        accept(&mut d, &report, one, "until April");
        assert_eq!(
            (reason(&d, &report, one), reason(&d, &report, other)),
            ("until April", "agreed")
        );
        accept(&mut d, &report, one, "  ");
        assert_eq!(reason(&d, &report, one), "");
        assert_eq!(d.accepted_warnings.0.len(), 1);
    }

    #[test]
    fn accepting_one_subject_accepts_no_other() {
        let mut d = Deployment::default();
        let subjects = [
            "--a",
            "--a] x",
            "--a%5D x",
            "--ab",
            "",
            "--a] ",
            "a\nING03 p x",
        ];
        let report = report(&subjects.map(|subject| ("p", subject)));
        for (at, one) in report.findings.iter().enumerate() {
            accept(&mut d, &report, one, &format!("reason {at}"));
            for (other, two) in report.findings.iter().enumerate() {
                let expected = if other <= at {
                    format!("reason {other}")
                } else {
                    String::new()
                };
                assert_eq!(reason(&d, &report, two), expected, "{:?}", two.subject);
            }
        }
        assert_eq!(d.accepted_warnings.0.len(), subjects.len());
    }

    #[test]
    fn an_earlier_line_speaks_for_the_only_warning_that_it_can_mean() {
        let mut d = Deployment::default();
        d.accepted_warnings.0.push("ING03 p agreed".to_owned());
        let alone = report(&[("p", "--a")]);
        assert_eq!(reason(&d, &alone, &alone.findings[0]), "agreed");
        let two = report(&[("p", "--a"), ("p", "--b")]);
        assert_eq!(reason(&d, &two, &two.findings[0]), "");
        assert_eq!(reason(&d, &two, &two.findings[1]), "");
        accept(&mut d, &alone, &alone.findings[0], "agreed again");
        assert_eq!(d.accepted_warnings.0, ["ING03 p[--a] agreed again"]);
    }
}
