//! The plan: everything that a check and a rendering look at, made once from what the operator gave.

mod normalise;

use crate::idp::{self, Connection};
use crate::model::{Answers, Deployment};
use crate::release::facts::Facts;
use crate::release::offered;
use crate::secrets::Secrets;

/// Normalised answers, with answers to questions that are not asked back at their defaults; what follows from the
/// identity provider; and the secrets that are held.
///
/// There is no other way to make one than [`Plan::new`], so no rule and no file ever sees answers as they were typed.
#[derive(Clone, PartialEq, Debug)]
pub struct Plan {
    answers: Answers,
    connection: Option<Connection>,
    secrets: Secrets,
}

impl Plan {
    /// Makes the plan.
    pub fn new(answers: &Answers, secrets: &Secrets) -> Self {
        let answers = answers.normalised();
        Self {
            connection: idp::connection(&answers.deployment),
            answers,
            secrets: secrets.normalised(),
        }
    }

    /// Returns the normalised answers.
    pub fn answers(&self) -> &Answers {
        &self.answers
    }

    /// Returns the deployment.
    pub fn deployment(&self) -> &Deployment {
        &self.answers.deployment
    }

    /// Returns the facts of the chosen release.
    pub fn facts(&self) -> &'static Facts {
        offered::of(self.deployment().release.word())
    }

    /// Returns what follows from the identity provider; none without one.
    pub fn connection(&self) -> Option<&Connection> {
        self.connection.as_ref()
    }

    /// Returns the secrets that are held; may be empty.
    pub fn secrets(&self) -> &Secrets {
        &self.secrets
    }
}
