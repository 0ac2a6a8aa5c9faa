//! Closed choices: each option has the word that files use, a label and one line of explanation.

/// One option of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The word in answers files, drafts and links.
    pub value: &'static str,
    /// What the page shows.
    pub label: &'static str,
    /// What it means, in one line; may be empty.
    pub hint: &'static str,
}

/// Declares a closed choice with its options; the first one is the default.
macro_rules! choice {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $value:literal, $label:literal, $hint:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum $name {
            $($(#[$vmeta])* #[doc = $label] $variant,)+
        }

        impl $name {
            /// Every option, in the order in which the page offers them.
            pub const OPTIONS: &'static [$crate::model::Choice] = &[
                $($crate::model::Choice { value: $value, label: $label, hint: $hint },)+
            ];

            /// Returns the word that stands for this option in files.
            pub fn value(self) -> &'static str {
                match self { $(Self::$variant => $value,)+ }
            }

            /// Returns what the page calls this option.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label,)+ }
            }

            /// Returns the option that a word stands for.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($value => Some(Self::$variant),)+ _ => None }
            }
        }

        impl Default for $name {
            fn default() -> Self {
                [$(Self::$variant,)+][0]
            }
        }
    };
}
pub(crate) use choice;
