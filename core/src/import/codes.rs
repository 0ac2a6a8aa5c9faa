//! Every code that an import or the check of values has beside those of the rules.

use crate::finding::Severity::{self, Error, Warning};
use crate::release;
use std::collections::BTreeSet;

/// Those that stand in no table of a release: code, how bad, and what it finds.
const OTHERS: &[(&str, Severity, &str)] = &[
    ("FILE01", Error, "A file, or a line of it, cannot be read."),
    (
        "IMP22",
        Error,
        "Files of several charts differ where they have to agree.",
    ),
    (
        "IMP23",
        Error,
        "The host of the keys does not follow from the provider's addresses.",
    ),
    ("IMP24", Error, "A placeholder is still there."),
    (
        "IMP30",
        Error,
        "A value of a Secret is not base64 of a text.",
    ),
    ("IMP31", Error, "A line break ends a secret."),
    ("IMP32", Warning, "A value is none that its question takes."),
    (
        "IMP33",
        Error,
        "A value looks like a secret, and no question takes it.",
    ),
    (
        "IMP34",
        Warning,
        "These are computed values, with the chart's defaults.",
    ),
    (
        "IMP35",
        Warning,
        "A second file of the same chart lies over the first.",
    ),
    (
        "IMP36",
        Error,
        "There is more to keep than an expert block takes.",
    ),
    (
        "IMP37",
        Warning,
        "A key of a Secret stands in data and in stringData, with two values.",
    ),
    (
        "IMP38",
        Error,
        "A secret has different values in two places.",
    ),
    ("IMP39", Warning, "A pull secret has several registries."),
    (
        "IMP40",
        Error,
        "A pull secret is not the JSON of a registry login.",
    ),
    (
        "IMP41",
        Warning,
        "Components differ where one answer holds for all of them.",
    ),
    ("IMP42", Warning, "A null takes away what the chart has."),
    (
        "IMP43",
        Error,
        "A null or a value takes away what the chart needs.",
    ),
    (
        "MEK10",
        Error,
        "OSMO cannot use a master encryption key that is there.",
    ),
    (
        "MEK11",
        Warning,
        "There are several master encryption keys, from a rotation.",
    ),
    (
        "MEK12",
        Warning,
        "The name of a master encryption key stands twice.",
    ),
    (
        "MEK13",
        Error,
        "Files have different master encryption keys.",
    ),
];

/// Returns each code with how bad it is and what it finds, in their order.
pub fn codes() -> Vec<(&'static str, Severity, &'static str)> {
    let mut seen = BTreeSet::new();
    let slips = release::reading().slips.iter();
    let slips = slips.map(|one| (one.code, one.severity, one.what));
    let all = slips.chain(OTHERS.iter().copied());
    let mut out: Vec<_> = all.filter(|(code, ..)| seen.insert(*code)).collect();
    out.sort_unstable_by_key(|(code, ..)| *code);
    out
}
