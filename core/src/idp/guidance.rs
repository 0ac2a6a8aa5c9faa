//! What to register at the provider, and what to know about it before the installation.

use super::{chosen, connection, redirect_uri};
use crate::model::Deployment;
use crate::text::or_gap;

/// One derived value, ready to be copied.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fact {
    /// What it is called in the provider's console.
    pub label: &'static str,
    /// The value.
    pub value: String,
}

/// What the page says beside the questions of one provider.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Guidance {
    /// Heading.
    pub title: &'static str,
    /// Values to register or to compare.
    pub facts: Vec<Fact>,
    /// Numbered steps and traps, in the order in which they bite.
    pub steps: &'static [&'static str],
    /// The provider to choose instead of one that cannot be used: its word and label.
    pub instead: Option<(&'static str, &'static str)>,
}

/// Returns what to say about the chosen provider.
pub fn guidance(deployment: &Deployment) -> Guidance {
    let hostname = or_gap(&deployment.hostname, "hostname");
    let provider = chosen(deployment);
    let facts = connection(deployment)
        .filter(|_| provider.dead_end.is_none())
        .map(|c| {
            let fact = |label, value: &str| Fact {
                label,
                value: value.to_owned(),
            };
            vec![
                fact("Redirect URI", &redirect_uri(&hostname)),
                fact("Issuer", &c.issuer),
                fact("JWKS URI", &c.jwks_uri),
                fact("Scopes", &c.scope),
                fact("Roles claim", "roles"),
            ]
        });
    Guidance {
        title: provider.title,
        facts: facts.unwrap_or_default(),
        steps: provider.steps,
        instead: provider
            .dead_end
            .and_then(|end| super::find(end.instead))
            .map(|one| (one.id.word(), one.label)),
    }
}
