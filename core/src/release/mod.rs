//! Releases of OSMO: one folder each with its rendering, rules, defaults and expected objects. What they share stands
//! above them, in `rules/`, `idp/`, `secrets/` and `yaml/`.

mod draft;
pub(crate) mod v6_2;

pub(crate) use draft::Draft;

use crate::finding::Report;
use crate::model::{Deployment, Release};
use crate::plan::Plan;
use crate::rules::Rule;
use crate::text::File;

/// What differs between releases.
pub(crate) trait Rendering {
    /// Every rule that holds for this release, the shared ones included.
    fn rules(&self) -> &'static [Rule];
    /// Every file, in the order in which the page shows them. Answers may be missing; `report` is what the check found.
    fn files(&self, plan: &Plan, report: &Report) -> Vec<Draft>;
    /// What is to be looked at after the installation, an item each.
    fn checklist(&self, plan: &Plan) -> Vec<String>;
    /// The files that are the same for every deployment: the scripts.
    fn constant_files(&self) -> Vec<File>;
}

/// Returns the rendering of the chosen release.
pub(crate) fn of(deployment: &Deployment) -> &'static dyn Rendering {
    match deployment.release {
        Release::V6_2 => &v6_2::V6_2,
    }
}
