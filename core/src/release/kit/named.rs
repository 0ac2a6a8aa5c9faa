//! Which question a line of a page comes from. Pages are sentences around answers: a line that an answer stands in is explained by it.

use crate::fields::{Field, Kind};
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::text::Line;

/// Shorter answers stand in too many sentences by chance.
const LEAST: usize = 4;

/// Says whether an answer tells the line that it stands in: it names a host, or somebody chose it.
fn tells(field: &Field, text: &str, usual: &str) -> bool {
    let chosen = text != usual && text.contains(|c: char| c.is_ascii_alphabetic());
    let host = field.names_host(text) && text.contains('.');
    field.kind == Kind::Text && text.len() >= LEAST && (chosen || host)
}

/// Says whether a text stands in a line as a whole word.
fn holds(line: &str, text: &str) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    line.match_indices(text).any(|(at, _)| {
        let before = line.get(..at).and_then(|rest| rest.chars().next_back());
        let after = line
            .get(at + text.len()..)
            .and_then(|rest| rest.chars().next());
        !before.is_some_and(word) && !after.is_some_and(word)
    })
}

/// Gives each line that has no origin the one of the longest answer in it.
pub(crate) fn explain(plan: &Plan, lines: &mut [Line]) {
    let usual = questions::defaults_of(plan.deployment());
    let mut answers: Vec<(String, Path)> = questions::asked(plan.deployment())
        .map(|field| (field, field.read(plan.answers())))
        .filter(|(field, text)| tells(field, text, &field.read(&usual)))
        .map(|(field, text)| (text, field.path))
        .collect();
    answers.sort_by_key(|(text, _)| std::cmp::Reverse(text.len()));
    for line in lines.iter_mut().filter(|line| line.origin.is_none()) {
        let found = answers.iter().find(|(text, _)| holds(&line.text, text));
        line.origin = found.map(|(_, path)| *path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Answers;
    use crate::secrets::Secrets;

    fn origin(text: &str) -> Option<String> {
        let mut answers = Answers::default();
        for (path, text) in [
            ("hostname", "osmo.example.com"),
            ("postgres.serviceName", "pg.osmo.example.com"),
            ("namespace", "team"),
            ("postgres.db", "osmo"),
            ("redis.port", "6380"),
        ] {
            questions::find(path)
                .unwrap()
                .set(&mut answers, text)
                .unwrap();
        }
        let mut lines = [Line::new(text, None)];
        explain(&Plan::new(&answers, &Secrets::default()), &mut lines);
        lines[0].origin.map(|path| path.to_string())
    }

    #[test]
    fn good() {
        for (text, path) in [
            ("Open https://osmo.example.com/ in a browser.", "hostname"),
            ("`*.osmo.example.com` needs a record.", "hostname"),
            ("psql -h pg.osmo.example.com", "postgres.serviceName"),
            ("kubectl -n team get pods", "namespace"),
            (
                "nvcr.io/nvidia/osmo/service:6.2.10",
                "images.osmoImageLocation",
            ),
        ] {
            assert_eq!(origin(text).as_deref(), Some(path), "{text}");
        }
    }

    #[test]
    fn bad() {
        for text in [
            "OSMO writes to its database osmo.",
            "a steamer and a team-mate",
            "Port 6380 speaks TLS.",
            "xosmo.example.community",
            "",
        ] {
            assert_eq!(origin(text), None, "{text}");
        }
    }
}
