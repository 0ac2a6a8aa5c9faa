//! What a provider asks, and what follows from it: data, and functions of the answers. Whoever wants to know something about the chosen provider asks
//! this, never for its name.

use super::Connection;
use super::part::Part;
use crate::fields::Section;
use crate::model::{Choice, Deployment, ProviderId};
use crate::path::Path;

/// Everything about one provider.
pub struct Provider {
    /// Its word in files, and whether people sign in through it.
    pub id: ProviderId,
    /// What the picker shows.
    pub label: &'static str,
    /// One line below it.
    pub hint: &'static str,
    /// What it asks for.
    pub(crate) questions: &'static [Section],
    /// Takes harmless variants of its answers for what they mean: capitals, a pasted scheme.
    pub(crate) normalise: fn(&mut Deployment),
    /// What follows from the answers; nothing if nobody signs in.
    pub(crate) connection: fn(&Deployment) -> Option<Connection>,
    /// Answers that become part of an address.
    pub(crate) parts: &'static [Part],
    /// Why it cannot be used, and what to do instead.
    pub dead_end: Option<DeadEnd>,
    /// Whether it is on the internet only, with public certificates.
    pub(crate) on_internet: bool,
    /// Where the roles in a token come from.
    pub(crate) roles: fn(&Deployment) -> Roles,
    /// Why `osmo login` by device cannot work; nothing if it can.
    pub(crate) no_device_login: Option<&'static str>,
    /// The question for a public client of its own, which `osmo login` needs (D47).
    pub(crate) device_client: Option<Path>,
    /// What its client secrets look like.
    pub(crate) secret_form: Option<SecretForm>,
    /// The life of its ID tokens, as an answer: path and duration.
    pub(crate) token_life: Option<fn(&Deployment) -> &str>,
}

impl Provider {
    /// A provider with the usual properties: not on the internet alone, roles if somebody sets them up, device login,
    /// one client secret of any form.
    pub(crate) const fn new(id: ProviderId, label: &'static str, hint: &'static str) -> Self {
        Self {
            id,
            label,
            hint,
            questions: &[],
            normalise: |_| {},
            connection: |_| None,
            parts: &[],
            dead_end: None,
            on_internet: false,
            roles: |_| Roles::OnceMapped,
            no_device_login: None,
            device_client: None,
            secret_form: None,
            token_life: None,
        }
    }

    /// Returns its examples: path and a good answer. Tests start from them.
    pub fn examples(&self) -> Vec<(&'static str, &'static str)> {
        let fields = self.questions.iter().flat_map(|part| part.fields);
        fields
            .filter(|field| !field.example.is_empty())
            .map(|field| (field.path.as_str(), field.example))
            .collect()
    }

    /// Returns it as an option of the picker.
    pub(crate) const fn choice(&self) -> Choice {
        Choice {
            value: self.id.word(),
            label: self.label,
            hint: self.hint,
        }
    }
}

/// Why a provider cannot be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DeadEnd {
    /// What is missing, as a sentence.
    pub why: &'static str,
    /// The way out, as a sentence.
    pub fix: &'static str,
    /// The provider to choose instead, by its word.
    pub instead: &'static str,
}

/// Where the `roles` claim in a token comes from: without it nobody but the default admin can give out roles.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Roles {
    /// The provider's own steps set it up.
    OnceMapped,
    /// Nobody knows whether the provider can send it.
    Unknown,
    /// The provider cannot send it.
    Never,
}

/// What the client secrets of a provider look like today.
#[derive(Clone, Copy)]
pub(crate) struct SecretForm {
    /// Says whether a secret fits.
    pub(crate) fits: fn(&str) -> bool,
    /// The form in words.
    pub(crate) says: &'static str,
    /// Looks like a secret but is none: what it is, what happens, what to do.
    pub(crate) mistaken: Option<Mistaken>,
}

/// Something that is often pasted in place of a client secret.
#[derive(Clone, Copy)]
pub(crate) struct Mistaken {
    /// Recognises it.
    pub(crate) is: fn(&str) -> bool,
    /// What it is.
    pub(crate) what: &'static str,
    /// What happens.
    pub(crate) why: &'static str,
    /// What to do.
    pub(crate) fix: &'static str,
}

/// Says whether a text is made of letters, digits and some more characters.
pub(super) fn made_of(text: &str, more: &[u8]) -> bool {
    text.bytes()
        .all(|b| b.is_ascii_alphanumeric() || more.contains(&b))
}
