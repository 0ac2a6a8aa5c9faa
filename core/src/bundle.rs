//! The bundle: the files of a checked deployment, and archives of them.

use crate::check::Checked;
use crate::finding::Report;
use crate::plan::Plan;
use crate::release::{self, kit};
use crate::text::{File, sums, zip};
use std::fmt::Write as _;

/// All files of a checked deployment.
pub struct Bundle {
    /// Values, Jobs and the runbook: no secret in any of them.
    pub files: Vec<File>,
    /// Manifests of the secrets that were given or generated here.
    pub secrets: Vec<File>,
    /// SHA-256 of `SHA256SUMS`, in hexadecimal: it stands for all files but the ticket, the answers with their reasons,
    /// and the secrets, whose sums would help to guess them.
    pub digest: String,
}

/// Adds the list of sums, and its own sum to the ticket.
fn seal(files: &mut Vec<File>) -> String {
    let sums = sums::list(files);
    let digest = sums::hex(&sums);
    if let Some(ticket) = files.iter_mut().find(|file| file.name == sums::TICKET) {
        let _ = writeln!(ticket.text, "\n```text\n{digest}  {}\n```", sums::NAME);
    }
    files.push(File {
        name: sums::NAME.to_owned(),
        text: sums,
    });
    digest
}

/// Returns the name of the folder that a bundle is packed in.
pub fn folder(plan: &Plan) -> String {
    format!("osmo-{}", plan.deployment().hostname)
}

/// Renders a checked deployment.
pub fn bundle(checked: &Checked) -> Bundle {
    let plan = checked.plan();
    let told = || checked.report().clone();
    let (of, pages) = (release::of(plan), release::pages_of(plan));
    let (mut files, secrets) = kit::whole(of, pages, plan, &told);
    let digest = seal(&mut files);
    // It holds the reasons for accepted warnings, like the ticket, and nothing that is installed.
    files.push(kit::given::file(plan, checked.report()));
    Bundle {
        files,
        secrets,
        digest,
    }
}

/// Returns the answers of a plan as a file, finished or not: the same that its bundle carries.
pub fn answers_file(plan: &Plan, report: &Report) -> File {
    kit::given::file(plan, report)
}

/// Packs files into one folder of a zip archive, uncompressed. The same files give the same bytes.
pub fn archive(folder: &str, files: &[File]) -> Vec<u8> {
    let mut named = Vec::with_capacity(files.len());
    for file in files {
        named.push((format!("{folder}/{}", file.name), file.text.as_str()));
    }
    zip::pack(&named)
}
