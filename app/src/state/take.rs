//! Taking files out of the page. Only what passed the check is ever downloaded.

use super::{Exit, State, Voice};
use crate::bridge::{Reply, Verb};
use crate::platform::{clipboard, download, location};
use leptos::prelude::*;
use osmo_configurator_core::bundle;
use osmo_configurator_core::finding::Report;
use osmo_configurator_core::link::link;
use osmo_configurator_core::secrets::SecretSpec;

const ZIP: &str = "application/zip";
/// The file of answers, by the name that a bundle gives it.
const ANSWERS: &str = "osmo-configurator.yaml";
const PLAIN: &str = "text/plain;charset=utf-8";

impl State {
    /// Tells how saving a file went.
    pub(super) fn tell_saved(self, name: &str, worked: bool) -> bool {
        if worked {
            self.voice.tell(format!("Downloaded {name}"));
        } else {
            self.voice
                .warn(format!("The browser refused to save {name}"));
        }
        worked
    }

    /// Has the workbench make something of the checked bundle and saves it; with an error left, shows that instead.
    fn save(self, verb: Verb, text: String, name: String, kind: &'static str, then: fn(Exit)) {
        self.with_workbench(move || {
            let bytes = match self.workbench.ask(verb, &text, &[]) {
                Reply::Nothing => return self.complain_at_review(),
                Reply::Text(text) => text.into_bytes(),
                Reply::Bytes(bytes) => bytes,
            };
            if self.tell_saved(&name, download::save(&name, kind, &bytes)) {
                then(self.exit);
            }
        });
    }

    fn archive(self, more: &str) -> String {
        let folder = untrack(|| self.given.plan(bundle::folder));
        format!("{folder}{more}.zip")
    }

    /// Downloads every file without a secret.
    pub(crate) fn download_all(self) {
        let name = self.archive("");
        self.save(Verb::Files, String::new(), name, ZIP, Exit::extra_is_safe);
    }

    /// Downloads the manifests of the secrets that this tab holds.
    pub(crate) fn download_secrets(self) {
        let name = self.archive("-secrets");
        self.save(
            Verb::Secrets,
            String::new(),
            name,
            ZIP,
            Exit::secrets_are_safe,
        );
    }

    /// Saves the answers as a file, finished or not. Extra values are in it, so they are safe then.
    pub(crate) fn save_answers(self) {
        let name = ANSWERS.to_owned();
        self.save(
            Verb::Answers,
            String::new(),
            name,
            PLAIN,
            Exit::extra_is_safe,
        );
    }

    /// Downloads one file.
    pub(crate) fn download_file(self, name: &str) {
        let short = name.rsplit('/').next().unwrap_or(name).to_owned();
        self.save(Verb::File, name.to_owned(), short, PLAIN, |_| ());
    }

    /// Returns the sum that stands for the files, and follows them; nothing while an error is left.
    pub(crate) fn digest(self) -> Option<String> {
        let clean = self.given.report(Report::is_clean);
        self.given.edition();
        let there = clean && self.workbench.is_there();
        there
            .then(|| self.workbench.ask(Verb::Digest, "", &[]).text())
            .flatten()
    }

    /// Copies the link that holds the answers.
    pub(crate) fn copy_link(self) {
        let made = untrack(|| self.given.plan(|plan| link(plan.deployment())));
        self.copy(
            "the link",
            &format!("{}{}", location::page(), made.fragment),
        );
    }

    /// Copies the open file as it stands, gaps included, and tells how many there are.
    pub(crate) fn copy_file(self) {
        let found = untrack(|| {
            self.files.opened(|file| {
                let lines = file.lines.iter();
                let text: String = lines.flat_map(|line| [line.text.as_str(), "\n"]).collect();
                let gaps = file.lines.iter().filter(|line| line.gap).count();
                (file.name.clone(), text, gaps)
            })
        });
        match found {
            Some((name, text, 0)) => self.copy(&name, &text),
            Some((name, text, gaps)) => {
                let missing = match gaps {
                    1 => "1 line still lacks an answer".to_owned(),
                    count => format!("{count} lines still lack an answer"),
                };
                self.copy_and_say(&text, move |voice| {
                    voice.warn(format!("Copied {name}: {missing}"));
                });
            }
            None => {}
        }
    }

    /// Copies a secret and tells how it went.
    pub(crate) fn copy_secret(self, spec: &SecretSpec) {
        untrack(|| {
            self.given
                .secret(spec, |secret| self.copy(spec.label, secret.expose()));
        });
    }

    /// Copies text and tells how it went.
    pub(crate) fn copy(self, what: &str, text: &str) {
        let done = format!("Copied {what}");
        self.copy_and_say(text, move |voice| voice.tell(done));
    }

    fn copy_and_say(self, text: &str, done: impl FnOnce(Voice) + 'static) {
        clipboard::copy(text, move |worked| {
            if worked {
                done(self.voice);
            } else {
                self.voice
                    .warn("The browser did not allow copying: select the text and copy it by hand");
            }
        });
    }
}
