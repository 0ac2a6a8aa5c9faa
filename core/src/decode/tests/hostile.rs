//! Pastes that mean harm: large, deep in escapes, full of half texts.

use super::*;

#[test]
fn the_end_of_a_long_paste_is_looked_at() {
    let plan = plan("entra");
    let long = format!("Jwt is missing{}Jwt not yet valid", "é".repeat(MOST));
    let decoded = decode(&plan, &long);
    assert!(decoded.cut && decoded.causes.len() == 1);
    assert!(decoded.causes[0].why.contains("clock is behind"));
    assert!(!decode(&plan, "Jwt is missing").cut);
}

#[test]
fn nothing_hidden_comes_back() {
    let decoded = decode(
        &plan("entra"),
        "email in id_token (\u{202e}\u{1b}[31m<b>\u{0}) isn't verified",
    );
    assert_eq!(
        decoded.causes[0].found,
        "email in id_token ([U+202E][U+001B][31m<b>[U+0000]) isn't verified"
    );
}

/// Nothing that is made of half texts and half escapes comes to an end without an answer; its time is measured with that of the
/// other decoders.
#[test]
fn hostile_pastes_are_answered() {
    let plan = plan("entra");
    let parts: Vec<&str> = release::texts(&plan)
        .iter()
        .copied()
        .flatten()
        .flat_map(|text| text.says)
        .filter_map(|says| says.split('…').next())
        .collect();
    let all = parts.join(" ");
    for part in [
        "\\",
        "%25",
        "\\u",
        "\u{1b}[",
        "&quot",
        "a",
        "aa b",
        "email in id_token ",
        "AADSTS5",
        "FAILED key\n",
        "é",
        &all,
    ] {
        let pasted = part.repeat(MOST / part.len() + 1);
        let decoded = decode(&plan, &pasted);
        assert!(decoded.causes.iter().all(|one| one.found.len() < 4096));
    }
}
