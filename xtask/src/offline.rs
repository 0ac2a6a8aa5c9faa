//! What the page needs to open without a network: the list of its files for the service worker (`public/sw.js`), and a name
//! that stands for the release. The script that starts the page gets a name that changes with its content, like every
//! other file: so a page never starts with the script of another release.

use crate::html::replaced;
use crate::server::headers;
use crate::single::LOADING;
use crate::sums;
use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const PAGE: &str = "index.html";
const BOOT: &str = "boot.js";
const WORKER: &str = "sw.js";
/// The lines of the service worker that are written anew.
const RELEASE: &str = "const RELEASE = \"\";\n";
const FILES: &str = "const FILES = [];\n";

/// Names the script, lists the files of `dist` in the service worker, and tells the page its release.
pub(crate) fn write(dist: &Path) -> Result<()> {
    let read = |name: &str| fs::read(dist.join(name)).with_context(|| format!("reading {name}"));
    let text = without_comments(&String::from_utf8(read(BOOT)?)?);
    let boot = format!("boot-{}.js", sums::short(&sums::sum(text.as_bytes())));
    fs::write(dist.join(&boot), text).context("naming boot.js")?;
    fs::remove_file(dist.join(BOOT)).context("naming boot.js")?;
    let page = String::from_utf8(read(PAGE)?)?;
    let page = replaced(&page, &format!("./{BOOT}"), &format!("./{boot}"))?;

    let mut listed = vec![("./".to_owned(), String::new())];
    let mut release = Sha256::new();
    release.update(&page);
    for name in hashed_files(dist)? {
        let content = read(&name)?;
        release.update(&name);
        release.update(&content);
        listed.push((name, sums::integrity(&content)));
    }
    let release = sums::short(&release.finalize());
    let page = replaced(
        &page,
        " data-module=",
        &format!(" data-release={release} data-module="),
    )?;
    if let Some((_, sum)) = listed.first_mut() {
        *sum = sums::integrity(page.as_bytes());
    }
    let worker = String::from_utf8(read(WORKER)?)?;
    let worker = replaced(
        &worker,
        RELEASE,
        &format!("const RELEASE = \"{release}\";\n"),
    )?;
    let worker = replaced(&worker, FILES, &list(&listed))?;
    fs::write(dist.join(PAGE), page)?;
    Ok(fs::write(dist.join(WORKER), worker)?)
}

/// Returns a script without its lines of comments: they are for whoever changes it. The marks of the page in one file stay.
fn without_comments(text: &str) -> String {
    let is_comment = |line: &&str| {
        let start = line.trim_start();
        ["//", "/*", "* ", "*/"]
            .iter()
            .any(|sign| start.starts_with(sign))
    };
    let is_mark = |line: &&str| LOADING.iter().any(|mark| mark.trim_end() == *line);
    let lines = text
        .lines()
        .filter(|line| is_mark(line) || !is_comment(line));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Returns the names of the files that are named by their content, in the order of the alphabet.
fn hashed_files(dist: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(dist)? {
        let path = entry?.path();
        if path.is_file() && headers::is_hashed(&path) {
            let name = path.file_name().unwrap_or_default();
            names.push(name.to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

fn list(sums: &[(String, String)]) -> String {
    let mut out = "const FILES = [\n".to_owned();
    for (name, sum) in sums {
        // Writing into a string cannot fail.
        let _ = writeln!(out, "  [\"{name}\", \"{sum}\"],");
    }
    out + "];\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::env;
    use std::path::PathBuf;
    use std::process;

    const HTML: &str = "<script type=\"module\" src=\"./boot.js\" data-module=\"./app-0123456789abcdef.js\"></script>";

    fn dist(name: &str, app: &str) -> PathBuf {
        let dist = env::temp_dir().join(format!("xtask-offline-{name}-{}", process::id()));
        fs::create_dir_all(&dist).unwrap();
        for (name, text) in [
            (PAGE, HTML),
            (BOOT, "boot"),
            (WORKER, &format!("a\n{RELEASE}{FILES}b\n")),
            ("app-0123456789abcdef.js", app),
            ("LICENSE", "not listed"),
        ] {
            fs::write(dist.join(name), text).unwrap();
        }
        dist
    }

    #[test]
    fn comments_stay_here_and_marks_go_along() {
        let [begin, end] = LOADING;
        let text =
            format!("// a\n/** b */\n/**\n * c\n */\nlet d = 1; // e\n{begin}f();\n{end}  // g\n");
        assert_eq!(
            without_comments(&text),
            format!("let d = 1; // e\n{begin}f();\n{end}")
        );
    }

    /// The page and the service worker of a release.
    fn made(name: &str, app: &str) -> (String, String) {
        let dist = dist(name, app);
        write(&dist).unwrap();
        let read = |name| fs::read_to_string(dist.join(name)).unwrap();
        let both = (read(PAGE), read(WORKER));
        fs::remove_dir_all(dist).unwrap();
        both
    }

    #[test]
    fn the_release_stands_in_the_page_and_its_worker_with_every_file() {
        let (page, worker) = made("one", "app");
        let release = page
            .split("data-release=")
            .nth(1)
            .unwrap()
            .split(' ')
            .next()
            .unwrap();
        assert_eq!(release.len(), sums::DIGITS);
        assert!(worker.contains(&format!("const RELEASE = \"{release}\";")));
        assert!(page.contains("src=\"./boot-") && !page.contains("./boot.js"));
        let listed: Vec<&str> = worker
            .lines()
            .filter(|line| line.starts_with("  ["))
            .collect();
        assert_eq!(listed.len(), 3);
        assert!(
            listed[0].starts_with("  [\"./\", \"sha256-")
                && listed[1].contains("app-0123456789abcdef.js")
        );
        assert!(listed[2].starts_with("  [\"boot-"));
        assert!(worker.contains(&sums::integrity(page.as_bytes())));
    }

    #[test]
    fn another_release_has_another_name_and_the_same_one_the_same() {
        let name = |of: &str, app: &str| made(of, app).0;
        assert_eq!(name("a", "app"), name("b", "app"));
        assert_ne!(name("a", "app"), name("b", "other"));
    }

    #[test]
    fn a_page_that_is_not_as_expected_is_refused() {
        let dist = dist("bad", "app");
        fs::write(dist.join(WORKER), "nothing").unwrap();
        assert!(
            write(&dist)
                .unwrap_err()
                .to_string()
                .contains("const RELEASE")
        );
        fs::remove_dir_all(dist).unwrap();
    }

    /// The source has the lines that are written anew.
    #[test]
    fn the_worker_has_its_two_lines() {
        let worker = include_str!("../../public/sw.js");
        assert!(worker.contains(RELEASE) && worker.contains(FILES));
    }
}
