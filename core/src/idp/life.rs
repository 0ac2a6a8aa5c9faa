//! How long ID tokens live, and how often a session is refreshed for it (N5).

use super::REFRESH_NOTE;
use crate::syntax::duration;

const USUAL_NOTE: &str =
    "Shorter than the usual life of this product's ID tokens, or Envoy refuses the expired token.";
const UNKNOWN_NOTE: &str = "The life of the ID tokens is not known, so it is taken for 5 minutes: Envoy refuses an expired one.";
/// What is taken where nobody knows: the shortest usual time.
const SHORT: &str = "5m";
/// A session is refreshed at least so often, unless somebody said how long tokens live.
const MOST: &str = "50m";

/// Returns the life: the answer, else the product's usual one, else a short one.
pub(super) fn life<'a>(given: &'a str, usual: Option<&'a str>) -> &'a str {
    if given.is_empty() {
        usual.unwrap_or(SHORT)
    } else {
        given
    }
}

/// Returns the session refresh, and what it rests on.
pub(super) fn refresh(given: &str, usual: Option<&str>) -> (String, &'static str) {
    let life = life(given, usual);
    let note = match (given, usual) {
        ("", Some(_)) => USUAL_NOTE,
        ("", None) => UNKNOWN_NOTE,
        _ => REFRESH_NOTE,
    };
    let long = duration::seconds(life).is_some_and(|seconds| seconds >= 3600);
    if given.is_empty() && long {
        (MOST.to_owned(), note)
    } else {
        (before_end(life), note)
    }
}

/// A minute before tokens of this life end, but not more often than every half minute.
pub(super) fn before_end(life: &str) -> String {
    let seconds = duration::seconds(life).unwrap_or(300);
    duration::format(seconds.saturating_sub(60).max(30))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_session_is_refreshed_before_the_token_ends() {
        for (life, every) in [
            ("5m", "4m"),
            ("1h", "59m"),
            ("60s", "30s"),
            ("nonsense", "4m"),
        ] {
            assert_eq!(before_end(life), every);
        }
    }

    #[test]
    fn an_answer_is_followed_and_a_usual_time_is_not_trusted_for_hours() {
        for (given, usual, every) in [
            ("", None, "4m"),
            ("", Some("2m"), "1m"),
            ("", Some("10h"), "50m"),
            ("2h", Some("10h"), "119m"),
            ("2m", None, "1m"),
        ] {
            assert_eq!(refresh(given, usual).0, every, "{given} {usual:?}");
        }
        assert_ne!(refresh("", None).1, refresh("", Some("1h")).1);
    }
}
