//! One line of a file, in colours.

use crate::state::{Paint, Row};
use leptos::prelude::*;
use osmo_configurator_core::yaml::{Token, tokens};

fn class(token: Token) -> &'static str {
    match token {
        Token::Plain => "",
        Token::Key => "k",
        Token::Text => "s",
        Token::Number => "n",
        Token::Comment => "c",
    }
}

fn part((token, text): (Token, &str)) -> AnyView {
    let text = text.to_owned();
    if token == Token::Plain {
        text.into_any()
    } else {
        view! { <span class=class(token)>{text}</span> }.into_any()
    }
}

/// Draws one line. It is never drawn again: a line that changes is another line.
#[expect(clippy::needless_pass_by_value, reason = "a list hands its items over")]
pub(crate) fn row(row: Row) -> AnyView {
    let mut name = String::from("row");
    for (set, word) in [
        (row.changed, " new"),
        (row.gap, " gap"),
        (row.here, " here"),
        (row.chosen, " chosen"),
    ] {
        if set {
            name += word;
        }
    }
    let whole = match (row.paint, row.text.as_bytes().first()) {
        (Paint::Prose, Some(b'#')) => Token::Key,
        (Paint::Prose, Some(b'`')) | (Paint::Shell, Some(b'#')) => Token::Comment,
        _ => Token::Plain,
    };
    let parts = if row.paint == Paint::Yaml {
        tokens(&row.text)
    } else {
        vec![(whole, row.text.as_str())]
    };
    view! { <span class=name>{parts.into_iter().map(part).collect_view()}</span> }.into_any()
}
