//! Good and bad keys.

use super::*;
use crate::yaml::tree;

const KEY: &str = "-_ECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

fn jwk(kid: &str, key: &str) -> String {
    STANDARD.encode(format!(
        "{{\"k\":\"{key}\",\"kid\":\"{kid}\",\"kty\":\"oct\"}}"
    ))
}

fn read(text: &str) -> Mek {
    mek(&tree(text).0.unwrap(), 1)
}

#[test]
fn a_good_key_is_taken() {
    let found = read(&format!(
        "currentMek: key1\nmeks:\n  key1: {}\n",
        jwk("key1", KEY)
    ));
    assert!(found.found.is_empty());
    assert_eq!(found.key.unwrap().expose(), KEY);
    assert_eq!(found.current.as_deref(), Some("key1"));
}

#[test]
fn a_bad_one_is_not_and_says_why() {
    for (text, says) in [
        (
            "currentMek: key1\nmeks: {key1: '{\"k\": \"x\"}'}\n".to_owned(),
            "as JSON",
        ),
        (
            "currentMek: key1\nmeks: {key1: {k: x}}\n".to_owned(),
            "is no text",
        ),
        (
            format!("currentMek: key1\nmeks: {{key1: {}}}\n", jwk("key2", KEY)),
            "The kid inside",
        ),
        (
            format!(
                "currentMek: key1\nmeks: {{key1: {}}}\n",
                jwk("key1", "AAAA")
            ),
            "256 bits",
        ),
        (
            "currentMek: key1\nmeks: {key1: hello}\n".to_owned(),
            "not the base64",
        ),
        (
            format!(
                "currentMek: key1\nmeks: {{key1: {}}}\n",
                jwk("key1", KEY).trim_end_matches('=')
            ),
            "without its padding",
        ),
        (
            format!("currentMek: key3\nmeks: {{key1: {}}}\n", jwk("key1", KEY)),
            "not among meks",
        ),
        (
            format!("meks: {{key1: {}}}\n", jwk("key1", KEY)),
            "names no key",
        ),
    ] {
        let found = read(&text).found;
        assert!(
            found.iter().any(|one| one.what.contains(says)),
            "{says} {found:?}"
        );
        assert!(!format!("{found:?}").contains(KEY));
    }
}

#[test]
fn no_key_is_taken_under_another_name() {
    for text in [
        format!("currentMek: key3\nmeks: {{key1: {}}}\n", jwk("key1", KEY)),
        format!("meks: {{key1: {}}}\n", jwk("key1", KEY)),
    ] {
        let found = read(&text);
        assert_eq!((found.key, found.current), (None, None), "{text}");
        assert!(
            found
                .found
                .iter()
                .any(|one| one.why.contains("No key was taken"))
        );
    }
}

#[test]
fn a_key_is_symmetric_and_says_so() {
    for kty in ["", ",\"kty\":\"RSA\"", ",\"kty\":7"] {
        let jwk = STANDARD.encode(format!("{{\"k\":\"{KEY}\",\"kid\":\"a\"{kty}}}"));
        let found = read(&format!("currentMek: a\nmeks: {{a: {jwk}}}\n"));
        assert_eq!(found.key, None, "{kty}");
        assert!(found.found[0].what.contains("symmetric"), "{kty}");
    }
}

/// Python's decoder passes over line breaks.
#[test]
fn a_key_may_have_line_breaks() {
    let jwk = jwk("a", KEY);
    let (start, end) = jwk.split_at(40);
    for text in [
        format!("currentMek: a\nmeks:\n  a: |\n    {start}\n    {end}\n"),
        format!("currentMek: a\nmeks:\n  a: {start}\n    {end}\n"),
    ] {
        let found = read(&text);
        assert!(found.found.is_empty(), "{text} {:?}", found.found);
        assert_eq!(found.key.unwrap().expose(), KEY);
    }
}

#[test]
fn a_name_that_stands_twice_is_no_rotation() {
    let found = read(&format!(
        "currentMek: a\nmeks:\n  a: {}\n  a: {}\n",
        jwk("a", "AAAA"),
        jwk("a", KEY)
    ));
    assert_eq!(found.key.unwrap().expose(), KEY);
    let codes: Vec<_> = found.found.iter().map(|one| (one.code, one.line)).collect();
    assert_eq!(codes, [("MEK12", 4)]);
}

#[test]
fn of_several_none_is_taken() {
    let found = read(&format!(
        "currentMek: b\nmeks:\n  a: {}\n  b: {}\n",
        jwk("a", KEY),
        jwk("b", KEY)
    ));
    assert_eq!((found.count, found.key), (2, None));
    assert_eq!(found.found[0].code, "MEK11");
}
