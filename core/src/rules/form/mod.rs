//! What holds for every question and every secret.

pub(crate) mod hidden_character;
pub(crate) mod missing_answer;
pub(crate) mod placeholder_left;
pub(crate) mod too_long;
