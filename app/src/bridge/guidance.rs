//! What is said beside the questions of a provider, as one program tells it to the other.

use super::told::{Telling, Told};
use osmo_configurator_core::idp;

/// A name and a value, or what people see and what it means.
pub(crate) type Pair = (String, String);

/// One step at the provider.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Guided {
    /// What to do.
    pub(crate) text: String,
    /// What to paste there.
    pub(crate) values: Vec<Pair>,
    /// What people see when it was forgotten, and what it means.
    pub(crate) traps: Vec<Pair>,
}

/// What is said beside the questions of a provider: see [`idp::Guidance`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Guidance {
    /// Heading.
    pub(crate) title: String,
    /// Values to register or to compare.
    pub(crate) facts: Vec<Pair>,
    /// Steps, in their order.
    pub(crate) steps: Vec<Guided>,
    /// What it rests on.
    pub(crate) proof: String,
}

/// Writes what is said.
pub(crate) fn write_guidance(guidance: &idp::Guidance) -> String {
    let fact = |to: &mut Telling, one: &idp::Fact| {
        to.text(one.label).text(&one.value);
    };
    let trap = |to: &mut Telling, [see, cause]: &[&str; 2]| {
        to.text(see).text(cause);
    };
    Telling::default()
        .text(guidance.title)
        .all(&guidance.facts, fact)
        .all(&guidance.steps, |to, one| {
            to.text(one.text)
                .all(&one.values, fact)
                .all(one.traps, trap);
        })
        .text(&guidance.proof.says())
        .said()
}

/// Reads what [`write_guidance`] wrote; nothing if it is something else.
pub(crate) fn guidance(text: &str) -> Option<Guidance> {
    let pair = |told: &mut Told<'_>| Some((told.owned()?, told.owned()?));
    let mut told = Told(text);
    Some(Guidance {
        title: told.owned()?,
        facts: told.all(pair)?,
        steps: told.all(|told| {
            Some(Guided {
                text: told.owned()?,
                values: told.all(pair)?,
                traps: told.all(pair)?,
            })
        })?,
        proof: told.owned()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use osmo_configurator_core::model::Deployment;

    #[test]
    fn every_provider_is_told_whole() {
        for provider in idp::PROVIDERS {
            let mut deployment = Deployment::default();
            deployment.idp.provider = provider.id;
            let said = idp::guidance(&deployment);
            let told = guidance(&write_guidance(&said)).unwrap();
            assert_eq!(told.title, said.title);
            assert_eq!(told.proof, said.proof.says());
            let both = |facts: &[idp::Fact]| -> Vec<Pair> {
                let both = facts.iter();
                both.map(|one| (one.label.to_owned(), one.value.clone()))
                    .collect()
            };
            assert_eq!(told.facts, both(&said.facts));
            assert_eq!(told.steps.len(), said.steps.len());
            for (told, said) in told.steps.iter().zip(&said.steps) {
                assert_eq!(
                    (told.text.as_str(), &told.values),
                    (said.text, &both(&said.values))
                );
                let traps: Vec<[&str; 2]> = told
                    .traps
                    .iter()
                    .map(|(see, cause)| [see.as_str(), cause])
                    .collect();
                assert_eq!(traps, said.traps);
            }
        }
        assert_eq!(guidance("something else"), None);
    }
}
