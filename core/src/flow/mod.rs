//! The way of a request, step by step, as the answers make it (F-request-path): sentences for everybody, and where each stands
//! in a picture. The page draws it; nothing here knows how.

mod about;
mod picture;
mod steps;

pub use about::step_of;
pub use picture::{HEIGHT, Line, Place, WIDTH};

use crate::plan::Plan;

/// One step of the way.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Step {
    /// The browser reaches the cluster.
    Enter,
    /// What stands in front hands on to the pod.
    Pass,
    /// Envoy asks for the session.
    Session,
    /// The browser signs in.
    Login,
    /// The code becomes tokens.
    Token,
    /// The token is checked.
    Keys,
    /// User and roles are asked about.
    Ask,
    /// Roles are looked up.
    Roles,
    /// The program answers.
    Serve,
}

/// One step, told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// Which.
    pub step: Step,
    /// Its number, from 1.
    pub number: usize,
    /// What happens, in one or two sentences.
    pub text: String,
}

/// The way of a request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Flow {
    /// The steps, in their order.
    pub steps: Vec<Told>,
    /// Who takes part, with a place in the picture.
    pub places: Vec<Place>,
    /// A line for each step.
    pub lines: Vec<Line>,
}

/// Returns the way that these answers make.
pub fn flow(plan: &Plan) -> Flow {
    let steps: Vec<Told> = steps::of(plan)
        .into_iter()
        .zip(1..)
        .map(|((step, text), number)| Told { step, number, text })
        .collect();
    Flow {
        places: picture::places(plan),
        lines: steps.iter().map(picture::line).collect(),
        steps,
    }
}

impl Flow {
    /// Returns the whole way as text, for who does not see the picture.
    pub fn text(&self) -> String {
        let one = |told: &Told| format!("{}. {}", told.number, told.text);
        self.steps.iter().map(one).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests;
