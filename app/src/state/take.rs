//! Taking files out of the page. Only what passed the check is ever downloaded.

use super::{State, Voice};
use crate::bridge::{self, Link, Reply, Verb};
use crate::platform::{clipboard, download, location};
use leptos::prelude::*;
use osmo_configurator_core::bundle;
use osmo_configurator_core::finding::Report;
use osmo_configurator_core::secrets::SecretSpec;

const ZIP: &str = "application/zip";
/// The file of answers, by the name that a bundle gives it.
const ANSWERS: &str = "osmo-configurator.yaml";
const PLAIN: &str = "text/plain;charset=utf-8";

/// What else to do once a text is copied.
pub(crate) type Copied = Box<dyn FnOnce()>;

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
    fn save(self, verb: Verb, text: String, name: String, kind: &'static str, then: fn(Self)) {
        self.with_workbench(move || {
            let bytes = match self.workbench.ask(verb, &text, &[]) {
                Reply::Nothing => return self.complain_at_review(),
                Reply::Text(text) => text.into_bytes(),
                Reply::Bytes(bytes) => bytes,
            };
            if self.tell_saved(&name, download::save(&name, kind, &bytes)) {
                then(self);
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
        self.save(Verb::Files, String::new(), name, ZIP, |state| {
            state.exit.extra_is_safe();
            let sum = untrack(|| state.digest()).unwrap_or_default();
            state.taken.set(Some((state.archive(""), sum)));
        });
    }

    /// Says which archive was downloaded last, and whether it would be the same now; the answers' reasons do not count.
    /// `now` is the sum that stands for the files now.
    pub(crate) fn downloaded(self, now: Option<&String>) -> Option<(String, bool)> {
        let (name, sum) = self.taken.get()?;
        let same = now == Some(&sum);
        let text = if same {
            format!("Downloaded {name}. It holds what you answered.")
        } else {
            format!("The files have changed since you downloaded {name}. Download them again.")
        };
        Some((text, same))
    }

    /// Downloads the manifests of the secrets that this tab holds.
    pub(crate) fn download_secrets(self) {
        let name = self.archive("-secrets");
        self.save(Verb::Secrets, String::new(), name, ZIP, |state| {
            state.exit.secrets_are_safe();
        });
    }

    /// Saves the answers as a file, finished or not. Extra values are in it, so they are safe then.
    pub(crate) fn save_answers(self) {
        let name = ANSWERS.to_owned();
        self.save(Verb::Answers, String::new(), name, PLAIN, |state| {
            state.exit.extra_is_safe();
        });
    }

    /// Downloads one file.
    pub(crate) fn download_file(self, name: &str) {
        let short = name.rsplit('/').next().unwrap_or(name).to_owned();
        self.save(Verb::File, name.to_owned(), short, PLAIN, |_| ());
    }

    /// Returns the sum that stands for the files, and follows them; nothing while an error is left.
    pub(crate) fn digest(self) -> Option<String> {
        let clean = self.given.report(Report::is_clean);
        self.given.wire.edition();
        let there = clean && self.workbench.is_there();
        there
            .then(|| self.workbench.ask(Verb::Digest, "", &[]).text())
            .flatten()
    }

    /// Returns the link that holds the answers, and follows them; nothing while the workbench is not there.
    pub(crate) fn link(self) -> Option<Link> {
        self.given.wire.edition();
        let ask = || self.workbench.ask(Verb::Link, "", &[]).text();
        let text = self.workbench.is_there().then(|| untrack(ask)).flatten();
        bridge::link(&text?)
    }

    /// Copies the link that holds the answers.
    pub(crate) fn copy_link(self, then: Copied) {
        if let Some(made) = untrack(|| self.link()) {
            let text = format!("{}{}", location::page(), made.fragment);
            self.copy("the link", &text, then);
        }
    }

    /// Copies the open file as it stands, gaps included, and tells how many there are.
    pub(crate) fn copy_file(self, then: Copied) {
        let found = untrack(|| {
            self.files.opened(|file| {
                let lines = file.lines.iter();
                let text: String = lines.flat_map(|line| [line.text.as_str(), "\n"]).collect();
                let gaps = file.lines.iter().filter(|line| line.gap).count();
                (file.name.clone(), text, gaps)
            })
        });
        match found {
            Some((name, text, 0)) => self.copy(&name, &text, then),
            Some((name, text, gaps)) => {
                let missing = match gaps {
                    1 => "1 line still lacks an answer".to_owned(),
                    count => format!("{count} lines still lack an answer"),
                };
                let done = move |voice: Voice| {
                    then();
                    voice.warn(format!("Copied {name}: {missing}"));
                };
                self.copy_and_say(&text, done);
            }
            None => {}
        }
    }

    /// Copies a secret and tells how it went. It is shown nowhere but in its own box.
    pub(crate) fn copy_secret(self, spec: &'static SecretSpec, then: Copied) {
        let done = move |worked: bool| {
            if worked {
                then();
                self.voice.tell(format!("Copied {}", spec.label));
            } else {
                self.voice.warn(
                    "The browser did not allow copying: press Show, select the secret and copy it by hand",
                );
            }
        };
        untrack(|| {
            self.given
                .secret(spec, |secret| clipboard::copy(secret.expose(), done));
        });
    }

    /// Copies text and tells how it went.
    pub(crate) fn copy(self, what: &str, text: &str, then: Copied) {
        let done = format!("Copied {what}");
        self.copy_and_say(text, move |voice| {
            then();
            voice.tell(done);
        });
    }

    fn copy_and_say(self, text: &str, done: impl FnOnce(Voice) + 'static) {
        let kept = text.to_owned();
        clipboard::copy(text, move |worked| {
            if worked {
                done(self.voice);
            } else {
                self.voice.by_hand(&kept);
            }
        });
    }
}
