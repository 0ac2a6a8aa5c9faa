//! The way back: from a question or secret to the lines that it writes, in all files.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::preview::{PreviewFile, preview};
use crate::text::counted;
use crate::{questions, secrets};
use std::collections::BTreeSet;

/// One line that an answer or a secret writes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Written {
    /// The question or secret.
    pub path: Path,
    /// Name of the file, with its folder.
    pub file: String,
    /// The place of the line in the file; the first one is 1.
    pub number: usize,
    /// What stands there, without the space before it. The values of secrets are hidden.
    pub text: String,
}

/// All lines of which it is known what writes them, in the order of the files.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Traces(Vec<Written>);

/// Returns what a question or a secret is called.
fn label(path: Path) -> Option<&'static str> {
    let question = questions::find(&path).map(|field| field.label);
    question.or_else(|| secrets::find(&path).map(|spec| spec.label))
}

impl Traces {
    /// Looks at every file; `report` is what the check says to the same plan.
    pub fn of(plan: &Plan, report: &Report) -> Self {
        let written = |file: PreviewFile| {
            let lines = file.lines.into_iter().enumerate();
            let name = file.name;
            lines.filter_map(move |(at, line)| {
                Some(Written {
                    path: line.origin?,
                    file: name.clone(),
                    number: at + 1,
                    text: line.text.trim().to_owned(),
                })
            })
        };
        let files = preview(plan, report, false).into_iter();
        Self(files.flat_map(written).collect())
    }

    /// Returns the questions and secrets that write a line, in the order in which they are asked.
    pub fn questions(&self) -> Vec<(Path, &'static str)> {
        let fields = questions::all().map(|field| (field.path, field.label));
        let kept = secrets::SPECS.iter().map(|spec| (spec.path, spec.label));
        let writing: BTreeSet<Path> = self.0.iter().map(|line| line.path).collect();
        let all = fields.chain(kept);
        all.filter(|(path, _)| writing.contains(path)).collect()
    }

    /// Returns the lines that one of them writes.
    pub fn lines(&self, path: Path) -> Vec<Written> {
        let own = self.0.iter().filter(|line| line.path == path);
        own.cloned().collect()
    }

    /// Says how many lines one of them writes, and in how many files.
    pub fn says(&self, path: Path) -> String {
        let label = label(path).unwrap_or_default();
        let mut files: Vec<&str> = Vec::new();
        let mut count = 0;
        for line in self.0.iter().filter(|line| line.path == path) {
            count += 1;
            // The lines of one file stand together.
            if files.last() != Some(&line.file.as_str()) {
                files.push(&line.file);
            }
        }
        if count == 0 {
            return format!("{label} writes no line, as it is answered now.");
        }
        let (lines, files) = (
            counted(count, "line", "lines"),
            counted(files.len(), "file", "files"),
        );
        format!("{label} writes {lines} in {files}.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secrets::{Secret, Secrets};
    use crate::{answers, check};

    fn plan() -> Plan {
        let text = "hostname: osmo.example.com\nidp: {entra: {tenantId: 12345678-1234-1234-1234-123456789abc, \
                    clientId: aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}}\n";
        let secrets = Secrets {
            db_password: Secret::new("hunter2".to_owned()),
            ..Secrets::default()
        };
        Plan::new(&answers::read(text).unwrap(), &secrets)
    }

    fn traces(plan: &Plan) -> Traces {
        Traces::of(plan, &check::report(plan))
    }

    #[test]
    fn each_line_stands_where_it_is_said_to_stand() {
        let plan = plan();
        let traces = traces(&plan);
        let files = preview(&plan, &check::report(&plan), false);
        let mut count = 0;
        for (path, _) in traces.questions() {
            for line in traces.lines(path) {
                let file = files.iter().find(|file| file.name == line.file).unwrap();
                let there = &file.lines[line.number - 1];
                assert_eq!((there.origin, there.text.trim()), (Some(path), &*line.text));
                count += 1;
            }
        }
        let with_origin = files.iter().flat_map(|file| &file.lines);
        assert_eq!(
            count,
            with_origin.filter(|line| line.origin.is_some()).count()
        );
    }

    #[test]
    fn a_host_is_in_values_and_pages() {
        let traces = traces(&plan());
        let lines = traces.lines(path!("hostname"));
        for name in ["osmo_values.yaml", "ui_values.yaml", "README.md", "site.sh"] {
            assert!(lines.iter().any(|line| line.file == name), "{name}");
        }
        let says = traces.says(path!("hostname"));
        assert!(says.starts_with(&format!("Hostname writes {} lines in ", lines.len())));
    }

    #[test]
    fn what_writes_nothing_says_so() {
        let traces = traces(&plan());
        assert_eq!(
            traces.says(path!("idp.okta.domain")),
            format!(
                "{} writes no line, as it is answered now.",
                label(path!("idp.okta.domain")).unwrap()
            )
        );
        let all = traces.questions();
        assert!(
            all.iter()
                .all(|(path, _)| *path != path!("idp.okta.domain"))
        );
        assert!(all.len() > 20);
    }

    #[test]
    fn secrets_are_hidden() {
        let traces = traces(&plan());
        let password = traces.lines(path!("secrets.dbPassword"));
        assert!(!password.is_empty());
        assert!(!format!("{traces:?}").contains("hunter2"));
    }
}
