//! Generating secrets with the browser's randomness; if that fails, nothing is generated and the page says so.

use super::State;
use crate::platform::entropy::Browser;
use leptos::prelude::*;
use osmo_configurator_core::secrets::{self, SPECS, SecretSpec, Source};

impl State {
    /// Generates these secrets, in place of what was there.
    pub(crate) fn generate(self, specs: &[&SecretSpec]) {
        let mut made = self.secrets.get_untracked();
        let result = specs
            .iter()
            .try_for_each(|spec| secrets::generate(&mut made, spec, &mut Browser));
        self.failure.set(
            result
                .err()
                .map(|error| format!("Nothing was generated: {error}.")),
        );
        if result.is_ok() {
            self.secrets.set(made);
            self.secrets_put.update(|count| *count += 1);
            self.unsaved_secrets.set(true);
            self.say(format!("Generated {} secrets", specs.len()));
        }
    }

    /// Generates every secret that is needed, that nobody has to know, and that is not there yet.
    pub(crate) fn generate_all(self) {
        let needed: Vec<&SecretSpec> = self.answers.with_untracked(|answers| {
            self.secrets.with_untracked(|secrets| {
                let open = |spec: &&SecretSpec| {
                    spec.source == Source::Generated && (spec.get)(secrets).is_empty()
                };
                SPECS
                    .iter()
                    .filter(|spec| (spec.needed)(&answers.deployment))
                    .filter(open)
                    .collect()
            })
        });
        self.generate(&needed);
    }
}
