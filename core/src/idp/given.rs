//! How a provider's file asks for one answer.

pub(crate) use crate::fields::Given;

/// The question for a [`Given`]: label and hint.
macro_rules! ask {
    ($given:expr, $label:expr, $hint:expr) => {
        $crate::fields::Field::given(&$given, $label, $hint)
    };
}
pub(crate) use ask;
