//! Identity providers: one file each, with its questions, what follows from the answers, what to register, its traps and
//! everything that pages, rules and scripts want to know about it. Nothing here knows a chart key. Names of menus: F-provider-menus.
//!
//! A new one is a file, its line in the table below, and a fixture.

mod connection;
mod guidance;
mod guide;
mod life;
pub(crate) mod part;
pub(crate) mod product;
pub(crate) mod proof;
mod provider;
pub(crate) mod registration;
mod step;

use crate::path::Path;
pub(crate) use connection::host_of;
pub use connection::{Connection, JwtProvider, redirect_uri};
use connection::{Paths, REFRESH_NOTE};
pub use guidance::{Fact, Guidance, Guided, guidance};
pub use guide::Guide;
pub use proof::Proof;
pub(crate) use provider::Roles;
pub use provider::{DeadEnd, Provider};
pub use step::Step;

use crate::model::{Deployment, ProviderId};

/// The table: each provider is the file of that name. The first one is chosen at first.
macro_rules! providers {
    ($($name:ident)+) => {
        $(pub(crate) mod $name;)+

        /// Every provider, in the order in which the page offers them.
        pub const PROVIDERS: &[&Provider] = &[$(&$name::PROVIDER),+];

        /// What to do at each, in the same order.
        const GUIDES: &[&Guide] = &[$(&$name::GUIDE),+];
    };
}

providers! {
    entra
    google
    keycloak
    okta
    auth0
    cognito
    pingone
    pingfederate
    gitlab
    dex
    authentik
    zitadel
    oidc
    aws
    github
    none
}

/// Path of the question which provider it is.
pub(crate) const CHOICE: Path = Path::defined("idp.provider");

/// Returns the provider that a word stands for.
pub fn find(word: &str) -> Option<&'static Provider> {
    PROVIDERS.iter().copied().find(|one| one.id.word() == word)
}

/// Returns the provider of an id. Ids are made in the table's files only, so there is always one.
pub fn of(id: ProviderId) -> &'static Provider {
    find(id.word()).unwrap_or(&none::PROVIDER)
}

/// Returns the chosen provider.
pub fn chosen(deployment: &Deployment) -> &'static Provider {
    of(deployment.idp.provider)
}

/// Returns the provider to choose in place of one that cannot be used; nothing for one that can.
pub fn instead(deployment: &Deployment) -> Option<&'static Provider> {
    let end = chosen(deployment).dead_end?;
    find(end.instead)
}

/// Returns what to do at the provider of an id, and what to know about it.
pub fn guide_of(id: ProviderId) -> &'static Guide {
    let mut both = PROVIDERS.iter().zip(GUIDES);
    both.find(|(one, _)| one.id == id)
        .map_or(&none::GUIDE, |(_, guide)| *guide)
}

/// Returns what to do at the chosen provider.
pub fn guide(deployment: &Deployment) -> &'static Guide {
    guide_of(deployment.idp.provider)
}

/// Returns what follows from the chosen provider; nothing if nobody signs in.
pub fn connection(deployment: &Deployment) -> Option<Connection> {
    (chosen(deployment).connection)(deployment)
}

/// Says where the roles in the tokens of the chosen provider come from.
pub(crate) fn roles(deployment: &Deployment) -> Roles {
    (chosen(deployment).roles)(deployment)
}

/// Returns the steps of the chosen provider after which people have roles, by their numbers.
pub(crate) fn steps_for_roles(deployment: &Deployment) -> Option<String> {
    let steps = guide(deployment).steps.iter().zip(1..);
    let of = steps.filter(|(step, _)| step.needed_for_roles());
    let numbers: Vec<usize> = of.map(|(_, number)| number).collect();
    match numbers.as_slice() {
        [] => None,
        [one] => Some(format!("step {one}")),
        [one, other] => Some(format!("steps {one} and {other}")),
        [first, .., last] => Some(format!("steps {first} to {last}")),
    }
}

/// Takes harmless variants of every provider's answers for what they mean.
pub(crate) fn normalise(deployment: &mut Deployment) {
    for provider in PROVIDERS {
        (provider.normalise)(deployment);
    }
}

/// The flag that lets unverified addresses in: oauth2-proxy refuses only `email_verified: false` (D31).
fn unverified_email(allowed: bool) -> Vec<(&'static str, &'static str)> {
    if allowed {
        vec![(
            "--insecure-oidc-allow-unverified-email=true",
            "Chosen: users with an unverified e-mail address may sign in.",
        )]
    } else {
        Vec::new()
    }
}

/// Why signing out stays here where a provider's logout page wants more than its address (F-provider-logout).
const LOGOUT_NOTE: &str = "The provider's logout page wants the ID token or a client ID, which nobody sends: signing out \
                           ends the session here only.";

/// What people see where refresh tokens are good once (D28).
const ROTATION: [&str; 2] = [
    "people are signed out at random",
    "Refresh tokens are rotated, and sessions are in cookies: two requests at once spend one token. Keep sessions in Redis",
];

/// Says whether a deployment can show what a trap is about: some are about sessions in cookies alone, and say so.
pub(crate) fn is_met([_, cause]: [&str; 2], d: &Deployment) -> bool {
    !cause.contains("sessions are in cookies") || d.keeps_sessions_in_cookies()
}

/// Where every claim that is needed stands in the ID token: else oauth2-proxy asks the userinfo endpoint at each sign-in
/// and refresh, only because there is no claim `groups`, and fails where nobody opened the way (F-proxy-userinfo).
const NO_USERINFO: (&str, &str) = (
    "--skip-claims-from-profile-url=true",
    "All that is needed stands in the ID token: nothing is asked at the userinfo endpoint.",
);

#[cfg(test)]
mod tests;
