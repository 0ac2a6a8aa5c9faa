//! Addresses of the steps: `#/deployment` and so on, and of all of them on one page.

use osmo_configurator_core::questions::STEPS;

/// Stands for all steps on one page.
pub(crate) const ALL: usize = STEPS.len();
const ALL_ADDRESS: &str = "#/all";

/// Returns the fragment of a step.
pub(crate) fn address(step: usize) -> String {
    if step == ALL {
        return ALL_ADDRESS.to_owned();
    }
    STEPS
        .get(step)
        .map(|step| format!("#/{}", step.id))
        .unwrap_or_default()
}

/// Returns the step that a fragment names; the first one without a fragment.
pub(crate) fn step(hash: &str) -> Option<usize> {
    if hash.is_empty() {
        return Some(0);
    }
    if hash == ALL_ADDRESS {
        return Some(ALL);
    }
    let id = hash.strip_prefix("#/")?;
    STEPS.iter().position(|step| step.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_has_an_address_of_its_own() {
        for index in 0..=ALL {
            assert_eq!(step(&address(index)), Some(index));
        }
        assert_eq!(step(""), Some(0));
        for other in ["#", "#/", "#/nowhere", "#deployment", "deployment"] {
            assert_eq!(step(other), None, "{other}");
        }
    }
}
