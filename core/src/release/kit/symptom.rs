//! What people see when something is wrong, and why: for the pages of a bundle, and for whoever pastes an error. A symptom
//! stands once; [`Text`] ties it to the words in which programs say it.

use crate::path::Path;
use crate::plan::Plan;

/// The log of a symptom that events tell about.
pub(crate) const EVENTS: &str = "events, as above";

/// When a symptom is met.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Stage {
    /// `install.sh` has not ended well yet.
    Install,
    /// On the way through the identity provider.
    SignIn,
    /// Later.
    Run,
}

/// Something that people see, why, what to do, and which log says more.
#[derive(Clone, Copy)]
pub(crate) struct Symptom {
    /// In the words that people see.
    pub(crate) see: &'static str,
    /// Why.
    pub(crate) cause: &'static str,
    /// What to do; empty if nothing has to be done.
    pub(crate) fix: &'static str,
    /// Deployment, and container after a comma; a command; or other words.
    pub(crate) log: &'static str,
    /// Whether a deployment can show it.
    pub(crate) when: fn(&Plan) -> bool,
}

impl Symptom {
    /// One that every deployment can show: what is seen, why, what to do, and the log.
    pub(crate) const fn new(
        see: &'static str,
        cause: &'static str,
        fix: &'static str,
        log: &'static str,
    ) -> Self {
        Self {
            see,
            cause,
            fix,
            log,
            when: |_| true,
        }
    }

    /// Says which deployments can show it.
    pub(crate) const fn when(mut self, when: fn(&Plan) -> bool) -> Self {
        self.when = when;
        self
    }

    /// Returns why and what to do, for a cell of a table.
    pub(crate) fn advice(&self) -> String {
        let Self { cause, fix, .. } = self;
        // A command or half a sentence goes on where the cause ends.
        let goes_on = !fix.starts_with(|c: char| c.is_ascii_uppercase()) && !cause.contains(':');
        match *fix {
            "" => (*cause).to_owned(),
            fix if goes_on => format!("{cause}: {fix}"),
            fix => format!("{cause}. {fix}"),
        }
    }
}

/// The words in which programs say a symptom.
#[derive(Clone, Copy)]
pub(crate) struct Text {
    /// Each way to say it. What varies between fixed words is an ellipsis.
    pub(crate) says: &'static [&'static str],
    /// What it is.
    pub(crate) symptom: Symptom,
    /// What proves it; empty if the log alone does.
    pub(crate) proof: &'static str,
    /// The question that it leads to.
    pub(crate) question: Option<Path>,
    /// Ids of the facts behind it.
    pub(crate) facts: &'static str,
    /// Whether it only says that something went wrong: a text that says why comes first.
    pub(crate) vague: bool,
}

impl Text {
    /// The words of a symptom, and the facts behind it.
    pub(crate) const fn of(
        symptom: Symptom,
        says: &'static [&'static str],
        facts: &'static str,
    ) -> Self {
        Self {
            says,
            symptom,
            proof: "",
            question: None,
            facts,
            vague: false,
        }
    }

    /// Says what proves it.
    pub(crate) const fn proof(mut self, proof: &'static str) -> Self {
        self.proof = proof;
        self
    }

    /// Names the question that it leads to.
    pub(crate) const fn asks(mut self, path: Path) -> Self {
        self.question = Some(path);
        self
    }

    /// It only says that something went wrong.
    pub(crate) const fn vague(mut self) -> Self {
        self.vague = true;
        self
    }
}
