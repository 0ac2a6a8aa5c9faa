//! What is taken from addresses, good and bad.

mod table;

use super::*;
use crate::model::Answers;
use crate::questions;
use table::{BAD, GOOD};

#[test]
fn good() {
    for (text, word, more) in GOOD {
        let found = recognise(text).unwrap_or_else(|| panic!("{text}"));
        let [choice, rest @ ..] = found.taken.as_slice() else {
            panic!("{text}")
        };
        assert_eq!(
            (choice.path.as_str(), choice.value.as_str()),
            ("idp.provider", *word),
            "{text}"
        );
        let expected: Vec<_> = more
            .iter()
            .map(|(end, value)| (format!("idp.{word}.{end}"), *value))
            .collect();
        let taken: Vec<_> = rest
            .iter()
            .map(|one| (one.path.as_str().to_owned(), one.value.as_str()))
            .collect();
        assert_eq!(taken, expected, "{text}");
    }
}

#[test]
fn bad() {
    for text in BAD {
        assert_eq!(recognise(text), None, "{text}");
    }
}

/// What is taken can be answered: the questions exist, take the value, and are asked then.
#[test]
fn every_answer_fits_its_question() {
    for (text, ..) in GOOD {
        let mut answers = Answers::default();
        for one in recognise(text).unwrap().taken {
            let field = questions::find(&one.path).unwrap_or_else(|| panic!("{}", one.path));
            field.set(&mut answers, &one.value).unwrap();
            assert!(
                field.is_asked(&answers.deployment) || one.path.ends_with("pathPrefix"),
                "{}",
                one.path
            );
            assert!(!one.from.is_empty());
        }
    }
}

/// Every provider through which people sign in, and both dead ends, are in the table of good addresses.
#[test]
fn no_provider_is_left_out() {
    for provider in idp::PROVIDERS.iter().filter(|one| one.id.word() != "none") {
        let word = provider.id.word();
        assert!(GOOD.iter().any(|(_, other, _)| *other == word), "{word}");
        assert!(KNOWN.iter().any(|(other, _)| *other == word), "{word}");
    }
}

#[test]
fn a_port_is_pointed_out() {
    for (text, noted) in [
        ("https://sso.example.com:9031/pf/JWKS", true),
        ("https://auth.example.com:8443/realms/osmo", true),
        ("https://auth.example.com:443/realms/osmo", false),
    ] {
        assert_eq!(recognise(text).unwrap().note.is_some(), noted, "{text}");
    }
}
