//! What proves a cause, and the command that shows more: made of the log that the symptom names.

use crate::plan::Plan;
use crate::release::kit::{EVENTS, Text};
use crate::text::or_gap;
use crate::text::shell;

/// Returns a sentence and a command; either may be empty.
pub(super) fn of(plan: &Plan, text: &Text) -> (String, String) {
    let log = text.symptom.log;
    let d = plan.deployment();
    let namespace = or_gap(&d.namespace, "namespace");
    let namespace = shell::word(&namespace);
    let command = if log == EVENTS {
        format!("kubectl -n {namespace} get events --sort-by=.lastTimestamp | tail -n 20")
    } else if log.starts_with("osmo-") {
        let (deployment, container) = log.split_once(", ").unwrap_or((log, ""));
        let container = match container {
            "" => "--all-containers".to_owned(),
            name => format!("-c {name}"),
        };
        format!("kubectl -n {namespace} logs deployment/{deployment} {container} --tail=50")
    } else {
        String::new()
    };
    let proof = match (text.proof, command.is_empty()) {
        ("", true) => format!("Look at: {log}"),
        (proof, _) => proof.to_owned(),
    };
    (proof, command)
}
