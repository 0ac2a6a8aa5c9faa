//! What is said of a question, a secret, or several questions behind one line.

use crate::fields::{Field, Kind};
use crate::path::Path;
use crate::plan::Plan;
use crate::{questions, secrets};

/// A longer answer is cut.
const LONGEST: usize = 80;
/// So many questions are named.
pub(super) const MOST: usize = 4;

/// Returns what somebody answered, for people; `None` if nothing was.
fn answer(field: &Field, text: &str) -> Option<String> {
    let entries = |text: &str| match text.lines().filter(|line| !line.trim().is_empty()).count() {
        0 => None,
        1 => Some(text.trim().to_owned()),
        count => Some(format!("{count} entries")),
    };
    let said = match field.kind {
        Kind::Flag => Some(if text == "true" { "Yes" } else { "No" }.to_owned()),
        Kind::Choice(options) => {
            let label = options.iter().find(|one| one.value == text);
            Some(label.map_or(text, |one| one.label).to_owned())
        }
        Kind::Text => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Kind::Lines => entries(text),
        Kind::Yaml => entries(text).map(|_| "your own YAML".to_owned()),
    };
    said.map(|text| match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{} …", text.get(..end).unwrap_or_default()),
        None => text,
    })
}

/// Says what sets a line.
pub(super) fn set_by(plan: &Plan, path: Path) -> String {
    let Some(field) = questions::find(&path) else {
        return kept(plan, path);
    };
    let text = field.read(plan.answers());
    let usual = field.read(&questions::defaults_of(plan.deployment())) == text;
    let label = field.label;
    match answer(field, &text) {
        None if field.required => format!("Set by \"{label}\", which is not answered yet."),
        None => format!("Set by \"{label}\", which is left empty."),
        Some(said) if usual => {
            format!("Set by \"{label}\": {said}, as it stands there from the start.")
        }
        Some(said) => format!("Set by \"{label}\": {said}."),
    }
}

/// Says which secret a line holds, and never what it is.
fn kept(plan: &Plan, path: Path) -> String {
    let Some(spec) = secrets::find(&path) else {
        return format!("Set by {path}.");
    };
    let held = if (spec.get)(plan.secrets()).is_empty() {
        "It is not given here: the scripts ask for it."
    } else {
        "It is held in this tab and nowhere else."
    };
    format!("Set by the secret \"{}\". {held}", spec.label)
}

/// Names a few questions.
pub(super) fn named(paths: &[Path]) -> String {
    let names = paths
        .iter()
        .take(MOST)
        .map(|path| format!("\"{}\"", questions::label(path)));
    let mut names: Vec<String> = names.collect();
    match paths.len().saturating_sub(MOST) {
        0 => {}
        more => names.push(format!("{more} more")),
    }
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Answers;
    use crate::secrets::{Secret, Secrets};

    #[test]
    fn what_is_answered_is_said() {
        let mut answers = Answers::default();
        for (path, text) in [
            ("hostname", "osmo.example.com"),
            ("scheduling.tolerations", "a=b:NoSchedule\nc:NoSchedule"),
        ] {
            questions::find(path)
                .unwrap()
                .set(&mut answers, text)
                .unwrap();
        }
        let secrets = Secrets {
            db_password: Secret::new("hunter2".to_owned()),
            ..Secrets::default()
        };
        let plan = Plan::new(&answers, &secrets);
        for (path, said) in [
            (path!("hostname"), "Set by \"Hostname\": osmo.example.com."),
            (
                path!("namespace"),
                "Set by \"Namespace\": osmo, as it stands there from the start.",
            ),
            (path!("postgres.serviceName"), "which is not answered yet."),
            (path!("site.kubeContext"), "which is left empty."),
            (
                path!("podMonitor"),
                ": No, as it stands there from the start.",
            ),
            (path!("scheduling.tolerations"), ": 2 entries."),
            (
                path!("secrets.dbPassword"),
                "It is held in this tab and nowhere else.",
            ),
            (path!("secrets.redisPassword"), "the scripts ask for it."),
        ] {
            let text = set_by(&plan, path);
            assert!(text.ends_with(said), "{text}");
            assert!(!text.contains("hunter2"));
        }
    }

    #[test]
    fn some_are_named_and_the_others_counted() {
        let all = [
            path!("hostname"),
            path!("namespace"),
            path!("postgres.db"),
            path!("redis.port"),
            path!("postgres.port"),
        ];
        assert_eq!(named(&all[..1]), "\"Hostname\"");
        assert_eq!(named(&all[..2]), "\"Hostname\" and \"Namespace\"");
        assert!(named(&all).ends_with(" and 1 more"));
    }
}
