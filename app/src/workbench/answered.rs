//! Replies that are made from what was asked alone, or from the plan.

use crate::bridge;
use osmo_configurator_core::model::Answers;
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::{answers, handed, idp, link};

/// Says what to do at the chosen provider.
pub(super) fn guidance(plan: &Plan) -> String {
    bridge::write_guidance(&idp::guidance(plan.deployment()))
}

/// Makes the link that holds the answers.
pub(super) fn link_of(plan: &Plan) -> String {
    bridge::write_link(&link::link(plan.deployment()))
}

/// Reads a link: the answers with what there is to say about them, or why it was not read.
pub(super) fn link(address: &str) -> String {
    match link::open(address) {
        Ok(opened) => {
            let from = match opened.taken {
                1 => "A link with 1 answer".to_owned(),
                count => format!("A link with {count} answers"),
            };
            let notes = opened.notes();
            let answers = Answers {
                deployment: opened.deployment,
                ..Answers::default()
            };
            bridge::write_handed(&from, &notes, &answers::differences(&answers))
        }
        Err(why) => why.to_string(),
    }
}

/// Reads what was handed over: the answers with what is different by now, or why they were not read.
pub(super) fn opened(from: &str, bytes: &[u8]) -> String {
    match handed::open(bytes) {
        Ok(handed) => {
            bridge::write_handed(from, &handed.since, &answers::differences(&handed.answers))
        }
        Err(why) => why.to_string(),
    }
}
