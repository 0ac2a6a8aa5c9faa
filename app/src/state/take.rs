//! Taking files out of the page. Only what passed the check is ever downloaded.

use super::{State, Voice};
use crate::platform::{clipboard, download, location};
use leptos::prelude::*;
use osmo_configurator_core::bundle::{self, Bundle};
use osmo_configurator_core::check;
use osmo_configurator_core::link::link;
use osmo_configurator_core::secrets::SecretSpec;
use osmo_configurator_core::text::File;

const ZIP: &str = "application/zip";
const PLAIN: &str = "text/plain;charset=utf-8";

impl State {
    /// Returns the bundle and the name of its folder; nothing while an error is left.
    fn bundle(self) -> Option<(Bundle, String)> {
        let plan = untrack(|| self.given.plan(Clone::clone));
        let checked = check::check(plan).ok()?;
        let folder = format!("osmo-{}", checked.plan().deployment().hostname);
        Some((bundle::bundle(&checked), folder))
    }

    fn tell(self, name: &str, worked: bool) -> bool {
        if worked {
            self.voice.tell(format!("Downloaded {name}"));
        } else {
            self.voice
                .warn(format!("The browser refused to save {name}"));
        }
        worked
    }

    fn save_archive(self, name: &str, folder: &str, files: &[File]) -> bool {
        let name = format!("{name}.zip");
        self.tell(
            &name,
            download::save(&name, ZIP, &bundle::archive(folder, files)),
        )
    }

    /// Downloads every file without a secret; with an error left, shows it instead.
    pub(crate) fn download_all(self) {
        match self.bundle() {
            Some((bundle, folder)) => {
                if self.save_archive(&folder, &folder, &bundle.files) {
                    self.exit.extra_is_safe();
                }
            }
            None => self.complain_at_review(),
        }
    }

    /// Downloads the manifests of the secrets that this tab holds.
    pub(crate) fn download_secrets(self) {
        match self.bundle() {
            Some((bundle, folder)) => {
                if self.save_archive(&format!("{folder}-secrets"), &folder, &bundle.secrets) {
                    self.exit.secrets_are_safe();
                }
            }
            None => self.complain_at_review(),
        }
    }

    /// Saves the answers as a file, finished or not. Extra values are in it, so they are safe then.
    pub(crate) fn save_answers(self) {
        let file = untrack(|| {
            self.given.plan(|plan| {
                self.given
                    .report(|report| bundle::answers_file(plan, report))
            })
        });
        if self.tell(
            &file.name,
            download::save(&file.name, PLAIN, file.text.as_bytes()),
        ) {
            self.exit.extra_is_safe();
        }
    }

    /// Copies the link that holds the answers.
    pub(crate) fn copy_link(self) {
        let made = untrack(|| self.given.plan(|plan| link(plan.deployment())));
        self.copy(
            "the link",
            &format!("{}{}", location::page(), made.fragment),
        );
    }

    /// Downloads one file; with an error left, shows it instead.
    pub(crate) fn download_file(self, name: &str) {
        match self.bundle() {
            Some((bundle, _)) => {
                if let Some(file) = bundle.files.iter().find(|file| file.name == name) {
                    let short = name.rsplit('/').next().unwrap_or(name);
                    self.tell(short, download::save(short, PLAIN, file.text.as_bytes()));
                }
            }
            None => self.complain_at_review(),
        }
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
