//! `cargo xtask tidy`: the rules of this repository that no compiler knows.

mod facts;
mod files;
mod hosting;
mod imports;
mod layers;
mod page;
mod places;
mod proof;
mod releases;
mod shape;

use anyhow::{Result, ensure};
use files::SourceFile;

/// One rule: what it checks, and the function that returns what breaks it.
struct Rule {
    about: &'static str,
    check: fn(&[SourceFile]) -> Vec<String>,
}

const RULES: [Rule; 15] = [
    Rule {
        about: "a source file has at most 300 lines",
        check: shape::long_files,
    },
    Rule {
        about: "a file is named after what it holds",
        check: shape::vague_names,
    },
    Rule {
        about: "browser crates are used in app/src/platform/ only",
        check: layers::stray_crates,
    },
    Rule {
        about: "the core's layers import downwards only",
        check: imports::upward_imports,
    },
    Rule {
        about: "a release is named in its own folder only",
        check: releases::named_elsewhere,
    },
    Rule {
        about: "no inline style or script",
        check: page::inline_code,
    },
    Rule {
        about: "the page loads nothing from elsewhere",
        check: page::foreign_addresses,
    },
    Rule {
        about: "page and server have one security policy",
        check: page::other_policy,
    },
    Rule {
        about: "the page carries the icon that is drawn",
        check: page::other_icon,
    },
    Rule {
        about: "hosts are told the headers that the server sends",
        check: hosting::other_headers,
    },
    Rule {
        about: "no path of somebody's machine",
        check: places::machine_paths,
    },
    Rule {
        about: "a fact that is cited stands in docs/facts, and the other way round",
        check: facts::unmatched,
    },
    Rule {
        about: "a fact says where it comes from and how it was verified",
        check: facts::faulty,
    },
    Rule {
        about: "what was proven is said in the words of the record",
        check: proof::unlike_the_record,
    },
    Rule {
        about: "nothing cites papers outside the repository",
        check: facts::outside,
    },
];

/// Checks all rules and prints what breaks them.
pub(crate) fn run() -> Result<()> {
    let files = files::read()?;
    let mut count = 0;
    for rule in &RULES {
        let found = (rule.check)(&files);
        if !found.is_empty() {
            println!("Rule: {}", rule.about);
        }
        for finding in &found {
            println!("  {finding}");
        }
        count += found.len();
    }
    ensure!(count == 0, "{count} findings; see above");
    println!("{} files keep {} rules", files.len(), RULES.len());
    Ok(())
}
