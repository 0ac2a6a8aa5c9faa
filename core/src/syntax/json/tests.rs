//! Texts that are read, and each that is not.

use super::*;

#[test]
fn good() {
    let read = parse(
        "\u{20}{\"a\": [1, -2.5e3, true, null, \"x\\n\\u00e9\\ud83d\\ude00\\/\"], \"b\": {}}\n",
    )
    .unwrap();
    assert_eq!(read.get("b"), Some(&Json::Object(Vec::new())));
    let Some(Json::List(items)) = read.get("a") else {
        panic!("{read:?}")
    };
    assert_eq!(items[0].whole(), Some(1));
    assert_eq!(items[1], Json::Number("-2.5e3".to_owned()));
    assert_eq!(items[4].text(), Some("x\né😀/"));
    assert_eq!(read.get("a").map(Json::texts), Some(vec!["x\né😀/"]));
    assert_eq!(parse("\"x\"").unwrap().texts(), ["x"]);
    assert_eq!(parse("[]").unwrap(), Json::List(Vec::new()));
}

#[test]
fn bad() {
    for (text, line) in [
        ("", 1),
        ("{", 1),
        ("{\"a\" 1}", 1),
        ("{\"a\": 1,\n}", 2),
        ("{'a': 1}", 1),
        ("[1 2]", 1),
        ("\"\n\"", 1),
        ("\"\\x\"", 1),
        ("\"\\ud83d\"", 1),
        ("\"\\u12g4\"", 1),
        ("tru", 1),
        ("{} {}", 1),
        ("-", 1),
        ("{\n\"a\": \"x\"\n\"b\": 1}", 3),
    ] {
        assert_eq!(parse(text), Err(Refused::Malformed(line)), "{text}");
    }
}

#[test]
fn limits() {
    let twice = parse("{\"a\": 1, \"b\": {\"a\": 2}, \"a\": 3}");
    assert_eq!(twice, Err(Refused::Twice("a".to_owned())));
    assert!(parse("{\"a\": {\"a\": 1}}").is_ok());
    assert_eq!(parse(&"[".repeat(20)), Err(Refused::TooMuch));
    assert_eq!(
        parse(&format!("[{}1]", "1,".repeat(VALUES))),
        Err(Refused::TooMuch)
    );
    assert_eq!(parse(&" ".repeat(MOST + 1)), Err(Refused::TooLong));
}
