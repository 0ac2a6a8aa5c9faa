//! What people see, why, and which log says more (D1, D3, D8, D15, D16, D35, F-objects-read). What pre-flight, the
//! installation or a rule refuses before it can happen is not here: the texts of those are in `texts/`.

pub(super) mod install;
pub(super) mod run;
pub(super) mod sign_in;

use crate::plan::Plan;
use crate::release::kit::{Stage, Symptom};

pub(super) const PROXY: &str = "osmo-ui, oauth2-proxy";
pub(super) const ENVOY: &str = "osmo-service, envoy";
pub(super) const AUTHZ: &str = "osmo-service, authz-sidecar";

fn signs_in(plan: &Plan) -> bool {
    plan.connection().is_some()
}

/// Whether oauth2-proxy reads the claim email, which not every provider fills.
fn reads_email(plan: &Plan) -> bool {
    let mut args = plan.connection().into_iter().flat_map(|c| &c.extra_args);
    signs_in(plan) && !args.any(|(arg, _)| arg.starts_with("--oidc-email-claim="))
}

/// Returns the symptoms of a stage, in the order in which its table lists them.
pub(super) fn of(stage: Stage) -> &'static [Symptom] {
    match stage {
        Stage::Install => install::ROWS,
        Stage::SignIn => sign_in::ROWS,
        Stage::Run => run::ROWS,
    }
}
