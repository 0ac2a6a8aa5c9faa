//! What to register at the provider, and what to know about it before the installation.

use super::{Proof, chosen, connection, guide, redirect_uri};
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

/// One numbered step with what to paste there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Guided {
    /// What to do.
    pub text: &'static str,
    /// What to paste there, exactly as it is.
    pub values: Vec<Fact>,
    /// What people see when it was forgotten, and what it means.
    pub traps: &'static [[&'static str; 2]],
}

/// What the page says beside the questions of one provider.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Guidance {
    /// Heading.
    pub title: &'static str,
    /// Values to register or to compare.
    pub facts: Vec<Fact>,
    /// Numbered steps, in the order in which they are done.
    pub steps: Vec<Guided>,
    /// What stands behind all this.
    pub proof: Proof,
}

/// Returns what to say about the chosen provider.
pub fn guidance(deployment: &Deployment) -> Guidance {
    let hostname = or_gap(&deployment.hostname, "hostname");
    let (provider, guide) = (chosen(deployment), guide(deployment));
    let connection = connection(deployment).filter(|_| provider.dead_end.is_none());
    let facts = connection.as_ref().map(|c| {
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
    let steps = guide.steps.iter().map(|step| Guided {
        text: step.text,
        values: step
            .paste
            .iter()
            .map(|one| {
                let (label, value) = one.value(&hostname, connection.as_ref());
                Fact { label, value }
            })
            .collect(),
        traps: step.traps,
    });
    Guidance {
        title: guide.title,
        facts: facts.unwrap_or_default(),
        steps: steps.collect(),
        proof: Proof::of(provider.id.word(), guide.proof),
    }
}
