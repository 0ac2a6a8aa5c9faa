//! Why a warning is accepted: one line for each, `CODE path reason`. The reasons go into the change ticket.

use crate::finding::Finding;
use crate::model::{Deployment, Lines};

fn prefix(finding: &Finding) -> String {
    format!("{} {} ", finding.code, finding.path)
}

/// Returns the reason given for a warning; empty if there is none.
pub fn reason<'a>(deployment: &'a Deployment, finding: &Finding) -> &'a str {
    let prefix = prefix(finding);
    let lines = &deployment.accepted_warnings.0;
    lines
        .iter()
        .find_map(|line| line.strip_prefix(&prefix))
        .unwrap_or_default()
}

/// Takes a reason; an empty one takes the acceptance back. Line breaks become spaces.
pub fn accept(deployment: &mut Deployment, finding: &Finding, reason: &str) {
    let prefix = prefix(finding);
    let Lines(lines) = &mut deployment.accepted_warnings;
    let at = lines.iter().position(|line| line.starts_with(&prefix));
    let line = format!("{prefix}{}", reason.replace(['\n', '\r'], " "));
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
    use crate::finding::Severity;

    #[test]
    fn a_reason_is_kept_changed_and_taken_back() {
        let mut d = Deployment::default();
        let finding = |path: &str| Finding {
            code: "ING03",
            severity: Severity::Warning,
            path: path.to_owned(),
            what: "".into(),
            why: "".into(),
            fix: "".into(),
        };
        let (one, other) = (finding("a"), finding("a.b"));
        accept(&mut d, &one, "until March\n$(x)");
        accept(&mut d, &other, "agreed");
        assert_eq!(reason(&d, &one), "until March $(x)");
        accept(&mut d, &one, "until April");
        assert_eq!(
            (reason(&d, &one), reason(&d, &other)),
            ("until April", "agreed")
        );
        accept(&mut d, &one, "  ");
        assert_eq!(reason(&d, &one), "");
        assert_eq!(d.accepted_warnings.0.len(), 1);
    }
}
