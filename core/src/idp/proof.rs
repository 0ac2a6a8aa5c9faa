//! What stands behind a provider's values, up to a sign-in that was done for real. That is data: the stage `live` writes
//! `docs/proof/sign-in.txt`, and what stands there is what every page says.

/// Lines of a name, a colon and what was used.
const RECORD: &str = include_str!("../../../docs/proof/sign-in.txt");
/// Marks a provider that was not there itself.
const STAND_IN: &str = "stand-in";

/// What stands behind a provider's values.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Proof {
    /// The charts were rendered with them, and Envoy accepted the result.
    Rendered,
    /// The vendor's documents alone.
    Documents,
    /// People signed in with them.
    SignedIn(SignIn),
}

/// A sign-in that was done for real.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SignIn {
    /// The provider with its version, or that something stood in for it.
    against: &'static str,
    /// The charts, Envoy and oauth2-proxy.
    programs: &'static str,
    /// The day.
    date: &'static str,
}

impl Proof {
    /// Returns what is known of a provider: what the record says of it, else what its own file does.
    pub(super) fn of(provider: &str, own: Self) -> Self {
        signed_in(RECORD, provider).map_or(own, Self::SignedIn)
    }

    /// Returns it in words.
    pub fn says(self) -> String {
        match self {
            Self::SignedIn(SignIn {
                against,
                programs,
                date,
            }) => {
                let with = if against == STAND_IN {
                    "a stand-in that behaves as the vendor's documents say; nobody signed in at the product itself"
                } else {
                    against
                };
                format!(
                    "A browser signed in with values like these on {date}: {programs}, and {with}. OSMO's own services were \
                     stand-ins, and there was no cluster. The steps are those of the vendor's documents; consoles change."
                )
            }
            Self::Rendered => "The values were rendered with OSMO's real charts, and Envoy accepted them. The steps are \
                               those of the vendor's documents; consoles change, and nobody signed in for this page."
                .to_owned(),
            Self::Documents => "The vendor's documents alone.".to_owned(),
        }
    }
}

/// Returns what was proven on the whole, in the words that every page uses.
pub(crate) fn words() -> &'static str {
    line(RECORD, "words").unwrap_or_default()
}

fn signed_in(record: &'static str, provider: &str) -> Option<SignIn> {
    Some(SignIn {
        against: line(record, provider)?,
        programs: line(record, "programs")?,
        date: line(record, "date")?,
    })
}

/// Returns what stands after a name; a comment has none.
fn line(record: &'static str, name: &str) -> Option<&'static str> {
    let mut lines = record.lines();
    lines.find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MADE: &str = "# keycloak: no\ndate: 2026-11-26\nprograms: Envoy 1\nkeycloak: Keycloak 2\nokta: stand-in\n";

    #[test]
    fn the_record_says_who_was_there() {
        let of = |name| signed_in(MADE, name).map(|one| Proof::SignedIn(one).says());
        assert!(of("keycloak").is_some_and(|text| {
            text.starts_with(
                "A browser signed in with values like these on 2026-11-26: Envoy 1, and Keycloak 2.",
            )
        }));
        assert!(
            of("okta").is_some_and(|text| text.contains("nobody signed in at the product itself"))
        );
        assert_eq!(of("key"), None);
        assert_eq!(signed_in("keycloak: Keycloak 2\n", "keycloak"), None);
    }

    #[test]
    fn the_record_names_providers_that_exist() {
        let proven = super::super::PROVIDERS
            .iter()
            .filter(|one| signed_in(RECORD, one.id.word()).is_some());
        let others = ["#", "date: ", "programs: ", "machine: ", "words: "];
        let mut lines = RECORD.lines().collect::<Vec<_>>();
        lines.retain(|line| !others.iter().any(|other| line.starts_with(other)));
        assert_eq!(proven.count(), lines.len(), "{lines:?}");
        assert!(words().ends_with("there was no cluster."));
    }
}
