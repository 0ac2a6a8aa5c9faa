//! What people see, why, and which log says more (D1, D3, D8, D15, D16, D35, F-objects-read). What pre-flight, the
//! installation or a rule refuses before it can happen is not here.

mod install;
mod run;
mod sign_in;

use crate::plan::Plan;
use crate::release::kit::{Stage, Symptom};

/// When it can be seen; then what is seen, why, and the log.
type Row = (fn(&Plan) -> bool, [&'static str; 3]);

const EVENTS: &str = "events, as above";
const PROXY: &str = "osmo-ui, oauth2-proxy";
const ENVOY: &str = "osmo-service, envoy";
const AUTHZ: &str = "osmo-service, authz-sidecar";

fn always(_: &Plan) -> bool {
    true
}

fn signs_in(plan: &Plan) -> bool {
    plan.connection().is_some()
}

/// Whether oauth2-proxy reads the claim email, which not every provider fills.
fn reads_email(plan: &Plan) -> bool {
    let mut args = plan.connection().into_iter().flat_map(|c| &c.extra_args);
    signs_in(plan) && !args.any(|(arg, _)| arg.starts_with("--oidc-email-claim="))
}

/// Returns the symptoms that this deployment can show.
pub(super) fn rows(plan: &Plan) -> Vec<Symptom> {
    let stages = [
        (Stage::Install, install::ROWS),
        (Stage::SignIn, sign_in::ROWS),
        (Stage::Run, run::ROWS),
    ];
    let all = stages.into_iter().flat_map(|(stage, rows)| {
        let found = rows.iter().filter(|(when, _)| when(plan));
        found.map(move |(_, [see, cause, log])| Symptom::new(stage, see, cause, log))
    });
    all.collect()
}
