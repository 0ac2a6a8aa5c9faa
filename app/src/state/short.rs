//! What questions that are folded away are answered with, in few words.

use super::progress::answer;
use osmo_configurator_core::fields::{Field, Kind};
use osmo_configurator_core::model::Answers;

/// So many answers are named where questions are folded away.
const NAMED: usize = 4;

/// Returns an answer with its name, in few words; nothing where there is nothing to say.
fn named(field: &Field, answers: &Answers) -> Option<String> {
    let text = answer(answers, &field.path);
    // The heading above says the first words.
    let label = field
        .label
        .split_once(": ")
        .map_or(field.label, |(_, rest)| rest);
    match field.kind {
        Kind::Flag => (text == "Yes").then(|| label.to_owned()),
        Kind::Lines | Kind::Yaml => match text.lines().count() {
            0 => None,
            count => Some(format!("{label}: {count}")),
        },
        _ if text.is_empty() => None,
        _ => Some(format!("{label} {text}")),
    }
}

/// Returns what questions that are folded away are answered with, in few words.
pub(crate) fn in_short(answers: &Answers, fields: impl Iterator<Item = &'static Field>) -> String {
    let asked = fields.filter(|field| field.is_asked(&answers.deployment));
    let all: Vec<String> = asked.filter_map(|field| named(field, answers)).collect();
    let more = all.len().saturating_sub(NAMED);
    let mut parts: Vec<String> = all.into_iter().take(NAMED).collect();
    match more {
        0 => {}
        count => parts.push(format!("{count} more")),
    }
    parts.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use osmo_configurator_core::questions::{self, STEPS};

    #[test]
    fn what_is_folded_says_what_it_holds() {
        let mut answers = Answers::default();
        let of = |answers: &Answers, paths: &[&str]| {
            in_short(
                answers,
                paths.iter().filter_map(|path| questions::find(path)),
            )
        };
        let worker = ["scaling.worker.minReplicas", "scaling.worker.maxReplicas"];
        assert_eq!(
            of(&answers, &worker),
            "minimum replicas 1 · maximum replicas 3"
        );
        assert_eq!(
            of(
                &answers,
                &["podMonitor", "site.kubeContext", "scheduling.tolerations"]
            ),
            ""
        );
        for (path, text) in [
            ("podMonitor", "true"),
            ("scheduling.tolerations", "a=b:NoSchedule\nc:NoSchedule"),
        ] {
            questions::find(path)
                .unwrap()
                .set(&mut answers, text)
                .unwrap();
        }
        assert_eq!(
            of(&answers, &["podMonitor", "scheduling.tolerations"]),
            "Create a PodMonitor · Tolerations: 2"
        );
        let data = STEPS.iter().find(|step| step.id == "data").unwrap();
        let all = in_short(
            &answers,
            data.sections[0].fields.iter().filter(|field| field.more),
        );
        assert!(
            all.starts_with("PostgreSQL port 5432 · Database name osmo") && all.ends_with("2 more"),
            "{all}"
        );
    }
}
