//! What the files were like when the step was entered.

use osmo_configurator_core::model::Answers;
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::preview::{self, PreviewFile};
use std::borrow::Cow;

/// The values and manifests of an earlier plan, without those that hold secrets: a copy of a shown value would outlive "Forget
/// all secrets". The workbench has the pages and scripts.
pub(crate) enum Before {
    /// What they follow from. All of them at once take longer than a start or a step may, and mostly one is looked at.
    Plan(Box<Plan>),
    /// What they say, and the answers that they follow from.
    Files(Vec<PreviewFile>, Box<Answers>),
}

impl Default for Before {
    fn default() -> Self {
        Self::Files(Vec::new(), Box::default())
    }
}

impl Before {
    pub(super) fn of(plan: Plan) -> Self {
        Self::Plan(Box::new(plan))
    }

    /// Returns a file as it was; nothing for one that was not there.
    pub(super) fn file(&self, name: &str) -> Option<Cow<'_, PreviewFile>> {
        match self {
            Self::Plan(plan) => {
                let (_, file) = preview::setting(plan, name, false);
                let file = file.filter(|file| file.name == name && !file.secret);
                file.map(Cow::Owned)
            }
            Self::Files(all, _) => all.iter().find(|file| file.name == name).map(Cow::Borrowed),
        }
    }

    /// Returns the answers that they follow from.
    pub(crate) fn answers(&self) -> &Answers {
        match self {
            Self::Plan(plan) => plan.answers(),
            Self::Files(_, answers) => answers,
        }
    }

    /// Works out every file, and lets go of what they follow from.
    pub(super) fn work_out(&mut self) {
        if let Self::Plan(plan) = self {
            let all = preview::settings(plan, false);
            let all = all.into_iter().filter(|file| !file.secret).collect();
            *self = Self::Files(all, Box::new(plan.answers().clone()));
        }
    }
}
