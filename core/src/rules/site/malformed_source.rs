//! SITE05: an address or folder from which Helm can take no chart.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::{image, url};

const CODE: &str = "SITE05";
const REPOSITORY: Path = path!("charts.repository");
const OCI: Path = path!("charts.oci");
const FOLDER: Path = path!("charts.folder");

/// Says what is wrong with a text.
type Defect = fn(&str) -> Option<&'static str>;

fn oci_defect(text: &str) -> Option<&'static str> {
    text.strip_prefix("oci://")
        .map_or(Some("does not start with oci://"), |rest| {
            image::location_defect(rest)
        })
}

fn folder_defect(text: &str) -> Option<&'static str> {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"._-/".contains(&b);
    if text.starts_with('/') {
        Some("is an absolute path")
    } else if text.split('/').any(|part| part == ".." || part.is_empty()) {
        Some("leads out of the folder of the scripts")
    } else if text.starts_with('-') || !text.bytes().all(plain) {
        Some("has a character that is not safe in a path")
    } else {
        None
    }
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("Helm can take no chart from this address or folder."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let grammars: [(Path, Defect, &str); 3] = [
        (
            REPOSITORY,
            |text| url::parse(text).err(),
            "Give an https address, such as https://helm.ngc.nvidia.com/nvidia/osmo.",
        ),
        (
            OCI,
            oci_defect,
            "Give registry and path, such as oci://harbor.example.com/osmo/charts.",
        ),
        (
            FOLDER,
            folder_defect,
            "Give a folder beside the scripts, such as charts.",
        ),
    ];
    for (path, defect, fix) in grammars {
        let Some(text) = plan.answer(report, path) else {
            continue;
        };
        if let Some(defect) = defect(&text) {
            let what = format!("{} {} {defect}.", questions::label(&path), quoted(&text));
            report
                .error(CODE, path, what)
                .why("install.sh finds no chart there and stops before it changes anything.")
                .fix(fix);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const CASES: [(&str, &str, &str, &str); 3] = [
        (
            REPOSITORY.as_str(),
            "repository",
            "https://charts.example.com/osmo",
            "http://a.example.com|ftp://x|a b|oci://a.example.com/b",
        ),
        (
            OCI.as_str(),
            "oci",
            "oci://harbor.example.com/osmo/charts",
            "https://harbor.example.com|oci://|oci://a b|oci://h.example.com/A",
        ),
        (
            FOLDER.as_str(),
            "archive",
            "charts/osmo",
            "/charts|../charts|a//b|$(x)|-c",
        ),
    ];

    #[test]
    fn good() {
        passes(RULE, &[]);
        for (path, source, good, _) in CASES {
            passes(RULE, &[("charts.source", source), (path, good)]);
        }
    }

    #[test]
    fn bad() {
        for (path, source, _, bad) in CASES {
            for text in bad.split('|') {
                refuses(RULE, &[("charts.source", source), (path, text)], CODE, path);
            }
        }
    }
}
