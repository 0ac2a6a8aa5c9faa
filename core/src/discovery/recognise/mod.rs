//! Which provider an address belongs to, and what it says. One function for each; the first that knows the address answers,
//! those that go by the host before those that go by the path.

mod hosted;
mod own;

use super::address::{Address, address};
use super::{Taken, choice};
use crate::idp::{self, Provider};

/// What an address stands for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Recognised {
    /// Name of the provider.
    pub label: &'static str,
    /// The answers, the choice of the provider first.
    pub taken: Vec<Taken>,
    /// What an operator should know beside it.
    pub note: Option<&'static str>,
}

/// What one function found: answers, and a note.
type Found = (Vec<Taken>, Option<&'static str>);

type Recogniser = fn(&Address<'_>) -> Option<Found>;

/// Word of the provider, and its function.
const KNOWN: &[(&str, Recogniser)] = &[
    ("entra", hosted::entra),
    ("google", hosted::google),
    ("okta", hosted::okta),
    ("auth0", hosted::auth0),
    ("cognito", hosted::cognito),
    ("aws", hosted::aws),
    ("pingone", hosted::pingone),
    ("zitadel", hosted::zitadel),
    ("github", hosted::github),
    ("keycloak", own::keycloak),
    ("authentik", own::authentik),
    ("pingfederate", own::pingfederate),
    ("gitlab", own::gitlab),
    ("dex", own::dex),
    ("oidc", own::generic),
];

/// Returns the provider that a pasted address belongs to, with the answers that follow from it; nothing if it is no address
/// or of nobody that we know.
pub fn recognise(text: &str) -> Option<Recognised> {
    let found = address(text)?;
    KNOWN.iter().find_map(|(word, of)| {
        let (mut taken, note) = of(&found)?;
        let provider: &Provider = idp::find(word)?;
        taken.insert(0, choice(provider));
        Some(Recognised {
            label: provider.label,
            taken,
            note,
        })
    })
}

#[cfg(test)]
mod tests;
