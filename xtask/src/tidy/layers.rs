//! The rule that keeps the browser out of everything but one folder: core stays pure, and what
//! the page can do to the outside world is in one place to review.

use super::files::SourceFile;

/// The one folder that talks to the browser.
const PLATFORM: &str = "app/src/platform/";

/// Returns lines that use a browser crate elsewhere.
pub(super) fn stray_crates(files: &[SourceFile]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        let ours = file.path.starts_with("core/src/") || file.path.starts_with("app/src/");
        if !ours || file.ending() != "rs" || file.path.starts_with(PLATFORM) {
            continue;
        }
        for (number, line) in file.code() {
            let mut words = line.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            if let Some(name) = words.find(|word| is_browser_crate(word)) {
                found.push(format!("{}:{number}: {name}", file.path));
            }
        }
    }
    found
}

fn is_browser_crate(word: &str) -> bool {
    matches!(word, "web_sys" | "js_sys" | "getrandom" | "gloo") || word.starts_with("gloo_")
}

#[cfg(test)]
mod tests {
    use super::super::files::example;
    use super::*;

    #[test]
    fn browser_crates_are_found_outside_their_folder() {
        let files = [
            example(
                "app/src/pages/review.rs",
                "// gloo is fine here\nuse leptos::web_sys::Event;",
            ),
            example(
                "app/src/platform/storage.rs",
                "use gloo_storage::LocalStorage;",
            ),
            example(
                "core/src/entropy.rs",
                "fn gloomy() {}\ngetrandom::fill(&mut bytes);",
            ),
            example("xtask/src/main.rs", "gloo"),
        ];
        let expected = [
            "app/src/pages/review.rs:2: web_sys",
            "core/src/entropy.rs:2: getrandom",
        ];
        assert_eq!(stray_crates(&files), expected);
    }
}
