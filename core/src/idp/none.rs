//! No identity provider: nobody signs in (F-no-provider).

use super::Step;
use super::provider::Provider;
use super::Proof;
use super::guide::Guide;
use crate::fields::{Field, Given, Section};
use crate::model::ProviderId;

const ID: ProviderId = ProviderId::nobody("none");
/// The operator has read that without an identity provider everybody is an administrator.
pub(crate) const ACCEPTED: Given = Given::flag("idp.noneAccepted");

pub(super) const PROVIDER: Provider = Provider {
    questions: &[Section::new(
        "",
        "",
        &[Field::given(
            &ACCEPTED,
            "I know that everybody who reaches this address is an administrator",
            "Without an identity provider there is no authentication and no authorization; the \
             admin's password protects nothing."
        )
        .example("true")],
    )
    .when(|d| d.idp.provider == ID)],
    ..Provider::new(
        ID,
        "None (default admin)",
        "No authentication at all: private test networks only",
    )
};

/// What to do at it, and what to know about it.
pub(super) const GUIDE: Guide = Guide {
    title: "No sign-in at all",
    steps: &[
        Step::new("Envoy, oauth2-proxy and the authorization sidecar are switched off: whoever reaches the \
         address can call every API as any user."),
        Step::new("Use it on a private test network only, best without ingresses and by kubectl port-forward."),
        Step::new("The command line signs in with osmo login URL --method dev --username NAME."),
    ],
    proof: Proof::Rendered,
    ..Guide::new()
};
