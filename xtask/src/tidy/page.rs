//! Rules that the security policy would enforce by breaking the page, found before that.

use super::files::SourceFile;
use crate::html::{self, Tag};
use crate::server::headers::POLICY;

/// The page that the program starts in.
const PAGE: &str = "index.html";

/// Returns inline style and script, which the policy blocks.
pub(super) fn inline_code(files: &[SourceFile]) -> Vec<String> {
    let mut found = Vec::new();
    for tag in page_tags(files) {
        if tag.name == "style" || !tag.inner.is_empty() {
            found.push(format!("{PAGE}: a <{}> with text", tag.name));
        }
        for (name, _) in &tag.attributes {
            if name == "style" || name.starts_with("on") {
                found.push(format!("{PAGE}: <{} {name}=…>", tag.name));
            }
        }
    }
    for file in files
        .iter()
        .filter(|f| f.path.starts_with("app/src/") && f.ending() == "rs")
    {
        for (number, line) in file.code() {
            if has_style_attribute(line) {
                found.push(format!(
                    "{}:{number}: style=… (use a class, or style:name=…)",
                    file.path
                ));
            }
            if line.contains("<script") {
                found.push(format!("{}:{number}: <script>", file.path));
            }
        }
    }
    found
}

/// Returns whether `line` sets the attribute; the formatter puts spaces around any other `style =`.
fn has_style_attribute(line: &str) -> bool {
    line.match_indices("style=").any(|(at, _)| {
        line.get(..at)
            .and_then(|before| before.chars().next_back())
            .is_none_or(char::is_whitespace)
    })
}

/// Returns addresses outside the page's own folder that it would load.
pub(super) fn foreign_addresses(files: &[SourceFile]) -> Vec<String> {
    let mut found = Vec::new();
    for tag in page_tags(files).iter().filter(|tag| tag.name != "a") {
        for name in ["href", "src", "srcset", "data", "poster", "action"] {
            if let Some(address) = tag.get(name).filter(|address| is_foreign(address)) {
                found.push(format!("{PAGE}: <{} {name}={address:?}>", tag.name));
            }
        }
    }
    for file in files.iter().filter(|file| file.ending() == "css") {
        for (number, line) in file.lines() {
            let loads = line
                .split("url(")
                .skip(1)
                .any(|address| is_foreign(address.trim_start_matches(['"', '\'', ' '])));
            if loads || line.trim_start().starts_with("@import") {
                found.push(format!("{}:{number}: {}", file.path, line.trim()));
            }
        }
    }
    found
}

fn is_foreign(address: &str) -> bool {
    // What stands in the address itself is loaded from nowhere.
    if address.starts_with("data:") {
        return false;
    }
    // With a scheme or a host, or bound to the root, which need not be the page's.
    address.starts_with('/')
        || address
            .split(['/', '?', '#'])
            .next()
            .is_some_and(|s| s.contains(':'))
}

/// Says if the page's policy is not the server's.
pub(super) fn other_policy(files: &[SourceFile]) -> Vec<String> {
    let tags = page_tags(files);
    let policy = tags
        .iter()
        .find(|tag| {
            tag.get("http-equiv")
                .is_some_and(|v| v.eq_ignore_ascii_case("content-security-policy"))
        })
        .and_then(|tag| tag.get("content"));
    match policy {
        Some(POLICY) => Vec::new(),
        Some(other) => vec![format!("{PAGE}: {other}"), format!("the server: {POLICY}")],
        None => vec![format!("{PAGE} has no policy")],
    }
}

/// Where the mark is drawn; the page carries it in itself.
const ICON: &str = "public/icon.svg";

/// Says if the page's icon is not the one that is drawn.
pub(super) fn other_icon(files: &[SourceFile]) -> Vec<String> {
    let Some(drawn) = files.iter().find(|file| file.path == ICON) else {
        return vec![format!("there is no {ICON}")];
    };
    let mut address = drawn.text.trim().to_owned();
    for (sign, written) in [
        ("%", "%25"),
        ("\"", "'"),
        ("#", "%23"),
        ("<", "%3C"),
        (">", "%3E"),
    ] {
        address = address.replace(sign, written);
    }
    let address = format!("data:image/svg+xml,{address}");
    let is_icon = |tag: &&Tag| tag.name == "link" && tag.get("rel") == Some("icon");
    let tags = page_tags(files);
    match tags.iter().find(is_icon).and_then(|tag| tag.get("href")) {
        Some(href) if href == address => Vec::new(),
        _ => vec![format!("{PAGE}: the icon has to be {ICON}, as {address}")],
    }
}

fn page_tags(files: &[SourceFile]) -> Vec<Tag> {
    files
        .iter()
        .find(|file| file.path == PAGE)
        .map(|file| html::tags(&file.text))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::files::example;
    use super::*;

    #[test]
    fn inline_code_is_found() {
        let page =
            "<p style='color:red' onclick=a()><script>b()</script><script src=c.js></script>";
        assert_eq!(inline_code(&[example(PAGE, page)]).len(), 3);
        let view = "view! { <p style=\"a\" data-style=\"b\" style:width=\"c\"></p> }\n// \
                    style=d\nlet style = 1;";
        assert_eq!(inline_code(&[example("app/src/app.rs", view)]).len(), 1);
    }

    #[test]
    fn foreign_addresses_are_found() {
        let page = "<link rel=icon href='data:image/svg+xml,x'><a href=https://a.example><link href=//b.example/x.css><img \
                    src=/c.png><script src=./d.js></script>";
        assert_eq!(foreign_addresses(&[example(PAGE, page)]).len(), 2);
        let css =
            "@import 'a.css';\na { background: url(\"https://b.example/c.png\"), url(d.png) }";
        assert_eq!(
            foreign_addresses(&[example("style/base.css", css)]).len(),
            2
        );
    }

    #[test]
    fn the_icon_has_to_be_the_one_that_is_drawn() {
        let drawn = example(ICON, "<svg a=\"b\" fill=\"#0c6\"/>\n");
        let page = |icon: &str| example(PAGE, &format!("<link rel=icon href=\"{icon}\">"));
        let own = page("data:image/svg+xml,%3Csvg a='b' fill='%230c6'/%3E");
        assert_eq!(other_icon(&[drawn, own]), Vec::<String>::new());
        let drawn = example(ICON, "<svg/>");
        let other = page("data:image/svg+xml,%3Csvg a='b'/%3E");
        assert_eq!(other_icon(&[drawn, other]).len(), 1);
        assert_eq!(other_icon(&[page("data:,")]).len(), 1);
    }

    #[test]
    fn the_policy_has_to_be_the_servers() {
        let page = |policy: &str| {
            format!("<meta http-equiv=Content-Security-Policy content=\"{policy}\">")
        };
        assert!(other_policy(&[example(PAGE, &page(POLICY))]).is_empty());
        assert_eq!(
            other_policy(&[example(PAGE, &page("default-src *"))]).len(),
            2
        );
        assert_eq!(other_policy(&[example(PAGE, "")]).len(), 1);
    }
}
