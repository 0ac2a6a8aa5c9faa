//! Holding secrets: typed, generated with the browser's randomness, forgotten. They are in memory only.

use super::State;
use leptos::prelude::*;
use osmo_configurator_core::entropy::Entropy;
use osmo_configurator_core::secrets::{SPECS, Secret, SecretSpec, Source};

impl State {
    /// Takes a secret as typed.
    pub(crate) fn take_secret(self, spec: &SecretSpec, text: String) {
        self.given.take_secret(spec, Secret::new(text));
        self.exit.secrets_changed();
    }

    /// Generates these secrets, in place of what was there; if that fails, none of them, and the page says why.
    pub(crate) fn generate(self, specs: &[&SecretSpec], entropy: &mut dyn Entropy) {
        let result = self.given.generate(specs, entropy);
        self.failure.set(
            result
                .err()
                .map(|error| format!("Nothing was generated: {error}.")),
        );
        if result.is_ok() {
            self.exit.secrets_changed();
            self.voice.tell(match specs.len() {
                1 => "Generated 1 secret".to_owned(),
                count => format!("Generated {count} secrets"),
            });
        }
    }

    /// Generates every secret that is needed, that nobody has to know, and that is not there yet.
    pub(crate) fn generate_all(self, entropy: &mut dyn Entropy) {
        let open = untrack(|| self.given.to_generate());
        self.generate(&open, entropy);
    }

    /// Says how many of the secrets that nobody has to know are held.
    pub(crate) fn generated(self) -> String {
        let needed =
            |spec: &&SecretSpec| spec.source == Source::Generated && self.given.asks(spec.needed);
        let specs: Vec<&SecretSpec> = SPECS.iter().filter(needed).collect();
        let held = |spec: &&&SecretSpec| !self.given.secret(spec, Secret::is_empty);
        let count = specs.iter().filter(held).count();
        format!(
            "{count} of {} held in this tab. What is empty is made by the commands.",
            specs.len()
        )
    }

    /// Forgets every secret.
    pub(crate) fn forget_secrets(self) {
        self.given.forget_secrets();
        // The plan that was checked last holds them too, and so does what the step began with.
        self.given.check_now();
        self.files.work_out_before();
        self.workbench.tell();
        self.exit.secrets_are_safe();
    }

    /// The same, for somebody who asked for it.
    pub(crate) fn forget_and_say(self) {
        self.forget_secrets();
        self.voice.tell("All secrets are forgotten".to_owned());
    }

    /// Returns why no secret could be generated.
    pub(crate) fn failure(self) -> Option<String> {
        self.failure.get()
    }
}
