//! What stands behind a provider's values, up to a sign-in that was done for real.

use crate::proof::{SignIn, signed_in};

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

impl Proof {
    /// Returns what is known of a provider: what the record says of it, else what its own file does.
    pub(super) fn of(provider: &str, own: Self) -> Self {
        signed_in(provider).map_or(own, Self::SignedIn)
    }

    /// Returns it in words.
    pub fn says(self) -> String {
        match self {
            Self::SignedIn(SignIn {
                against,
                programs,
                date,
            }) => {
                let with = against.unwrap_or(
                    "a test server that behaves as the vendor's documents say. Nobody signed in at the product itself",
                );
                format!(
                    "A browser signed in with values like these on {date}: {programs}, and {with}. Small test programs \
                     took the place of OSMO's own services. The steps are those of the vendor's documents; consoles change."
                )
            }
            Self::Rendered => "The values were rendered with OSMO's real charts, and Envoy accepted them. The steps are \
                               those of the vendor's documents; consoles change, and nobody signed in for this page."
                .to_owned(),
            Self::Documents => "The vendor's documents alone.".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_said_who_stood_in() {
        let says = |against| {
            let (programs, date) = ("Envoy 1", "2026-11-26");
            Proof::SignedIn(SignIn {
                against,
                programs,
                date,
            })
            .says()
        };
        assert!(says(Some("Keycloak 2")).starts_with(
            "A browser signed in with values like these on 2026-11-26: Envoy 1, and Keycloak 2."
        ));
        assert!(says(None).contains("Nobody signed in at the product itself"));
    }

    #[test]
    fn the_record_names_providers_that_exist() {
        let record = include_str!("../../../docs/proof/sign-in.txt");
        let others = ["#", "date: ", "programs: ", "machine: ", "words: "];
        let mut lines = record.lines().collect::<Vec<_>>();
        lines.retain(|line| !others.iter().any(|other| line.starts_with(other)));
        let proven = super::super::PROVIDERS
            .iter()
            .filter(|one| signed_in(one.id.word()).is_some());
        assert_eq!(proven.count(), lines.len(), "{lines:?}");
    }
}
