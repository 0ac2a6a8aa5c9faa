//! What holds for every question and every secret.

mod hidden_character;
mod missing_answer;
mod no_effect;
mod placeholder_left;
mod too_long;

use crate::fields::Field;
use crate::rules::Rule;

/// The rules of this area.
pub(crate) const RULES: &[Rule] = &[
    hidden_character::RULE,
    missing_answer::RULE,
    no_effect::RULE,
    placeholder_left::RULE,
    too_long::RULE,
];

/// Says whether rules can make sense of an answer: it is not endless, hides nothing and holds no placeholder.
pub(super) fn is_readable(field: &Field, text: &str) -> bool {
    !too_long::answer(field, text)
        && hidden_character::answer(field, text).is_none()
        && placeholder_left::answer(field, text).is_none()
}

/// Says whether rules can make sense of a secret.
pub(super) fn is_readable_secret(text: &str) -> bool {
    !too_long::secret(text) && hidden_character::secret(text).is_none()
}
