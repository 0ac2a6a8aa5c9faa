//! What was proven, as the live tests recorded it: `docs/proof` is data, and what stands there is what every page says.

/// Who signed in with what: written by `tests/live`.
const SIGN_IN: &str = include_str!("../../docs/proof/sign-in.txt");
/// What was installed where: written by `tests/cluster`.
const CLUSTER: &str = include_str!("../../docs/proof/cluster.txt");

/// Returns in sentences what signed in.
pub(crate) fn sign_in() -> &'static str {
    line(SIGN_IN, "words").unwrap_or_default()
}

/// Returns in sentences what was installed in a cluster.
pub(crate) fn cluster() -> &'static str {
    line(CLUSTER, "words").unwrap_or_default()
}

/// Returns in sentences what was run on a platform, by its word and its name.
pub(crate) fn platform(word: &str, name: &str) -> String {
    if line(CLUSTER, "platform") == Some(word) {
        return cluster().to_owned();
    }
    format!(
        "Nothing was run on {name} itself: its values were rendered with OSMO's charts and loaded into Envoy. {}",
        cluster()
    )
}

/// A sign-in that was done for real.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SignIn {
    /// The provider with its version; nothing if something stood in for it.
    pub(crate) against: Option<&'static str>,
    /// The charts, Envoy and oauth2-proxy.
    pub(crate) programs: &'static str,
    /// The day.
    pub(crate) date: &'static str,
}

/// Returns what signed in through a provider, by its word.
pub(crate) fn signed_in(provider: &str) -> Option<SignIn> {
    of(SIGN_IN, provider)
}

fn of(record: &'static str, provider: &str) -> Option<SignIn> {
    let against = line(record, provider)?;
    Some(SignIn {
        against: (against != "stand-in").then_some(against),
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
        let against = |name| of(MADE, name).map(|one| one.against);
        assert_eq!(against("keycloak"), Some(Some("Keycloak 2")));
        assert_eq!(against("okta"), Some(None));
        assert_eq!(against("key"), None);
        assert_eq!(of("keycloak: Keycloak 2\n", "keycloak"), None);
    }

    #[test]
    fn where_nothing_was_run_that_is_said() {
        assert_eq!(platform("on-prem", "your own"), cluster());
        let elsewhere = platform("aws", "AWS (EKS)");
        assert!(
            elsewhere.starts_with("Nothing was run on AWS (EKS) itself: ")
                && elsewhere.ends_with(cluster())
        );
    }

    #[test]
    fn the_records_have_sentences() {
        for words in [sign_in(), cluster()] {
            assert!(
                words.contains("took the place of") && words.ends_with('.'),
                "{words}"
            );
        }
    }
}
