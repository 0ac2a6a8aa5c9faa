//! What there is to know about a link before it is copied.

use super::{LONGEST, Link};
use crate::questions;

fn labels(paths: &[&str]) -> String {
    let labels: Vec<&str> = paths.iter().map(|path| questions::label(path)).collect();
    labels.join(", ")
}

impl Link {
    /// Returns the sentences.
    pub fn contract(&self) -> Vec<String> {
        let length = self.fragment.len();
        let answers = match self.answers.len() {
            1 => "1 answer".to_owned(),
            count => format!("{count} answers"),
        };
        let mut out = vec![format!(
            "The link holds {answers}, no secret and no extra values, in {length} characters: format {}, made by \
             version {} for {}. Whoever has it can read all of them.",
            self.format, self.tool, self.release
        )];
        if !self.hosts.is_empty() {
            out.push(format!(
                "These answers name hosts: {}.",
                labels(&self.hosts)
            ));
        }
        if !self.withheld.is_empty() {
            out.push(format!(
                "These look like secrets and are not in it: {}.",
                labels(&self.withheld)
            ));
        }
        if self.is_too_long() {
            out.push(format!(
                "Mail and chat programs cut links past {LONGEST} characters. Save the answers as a file instead."
            ));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::super::link;
    use crate::model::Deployment;

    #[test]
    fn the_contract_names_numbers_hosts_and_what_is_withheld() {
        let mut deployment = Deployment::default();
        let empty = link(&deployment).contract();
        assert_eq!(empty.len(), 1);
        assert!(empty[0].contains("0 answers, no secret"), "{}", empty[0]);
        deployment.hostname = "osmo.example.com".into();
        deployment.postgres.user = "nvapi-abcdefghijklmnopqrstuvwxyz".into();
        let said = link(&deployment).contract().join("\n");
        for told in [
            "1 answer, ",
            "format v1",
            "name hosts: Hostname.",
            "not in it: Database user.",
        ] {
            assert!(said.contains(told), "{told}\n{said}");
        }
        let labels = (0..1500)
            .map(|n| format!("label{}=x{n}", n * 7919))
            .collect();
        deployment.scheduling.pod_labels = crate::model::Lines(labels);
        let said = link(&deployment).contract().join("\n");
        assert!(said.contains("Save the answers as a file"), "{said}");
    }
}
