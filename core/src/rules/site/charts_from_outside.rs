//! SITE03: no way to the internet, and charts from a repository or registry there.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::image;

const CODE: &str = "SITE03";
const PATHS: [Path; 2] = [path!("charts.repository"), path!("charts.oci")];

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("Charts come from the internet, and there is no way to it."),
    check,
};

/// Says whether an address is on the internet alone.
fn is_outside(address: &str) -> bool {
    let host = address
        .split_once("://")
        .map_or(address, |(_, rest)| rest)
        .split(['/', ':'])
        .next()
        .unwrap_or_default();
    image::is_on_internet(host)
        || [".nvidia.com", ".github.io"]
            .iter()
            .any(|end| host.ends_with(end))
}

fn check(plan: &Plan, report: &mut Report) {
    if !plan.deployment().site.air_gapped {
        return;
    }
    for path in PATHS {
        if let Some(address) = plan.answer(report, path).filter(|text| is_outside(text)) {
            let what = format!(
                "The site has no internet access, but the charts come from {}.",
                quoted(&address)
            );
            report
                .error(CODE, path, what)
                .why("helm cannot fetch them where install.sh runs, unless that machine has internet access.")
                .fix("Choose an OCI registry of your own or files beside the scripts; mirror.sh \
                      brings the charts there.");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const AIR_GAP: (&str, &str) = ("site.airGapped", "true");

    #[test]
    fn good() {
        passes(RULE, &[]);
        passes(
            RULE,
            &[AIR_GAP, (&PATHS[0], "https://charts.example.com/osmo")],
        );
        passes(RULE, &[AIR_GAP, ("charts.source", "archive")]);
    }

    #[test]
    fn bad() {
        refuses(RULE, &[AIR_GAP], CODE, &PATHS[0]);
        refuses(
            RULE,
            &[
                AIR_GAP,
                (&PATHS[0], "https://helm.ngc.nvidia.com/nvidia/osmo/"),
            ],
            CODE,
            &PATHS[0],
        );
        refuses(
            RULE,
            &[AIR_GAP, (&PATHS[0], "https://helm.ngc.nvidia.com:443/x")],
            CODE,
            &PATHS[0],
        );
    }

    #[test]
    fn an_oci_registry_of_nvidia_is_outside_too() {
        let oci = ("charts.source", "oci");
        refuses(
            RULE,
            &[AIR_GAP, oci, (&PATHS[1], "oci://nvcr.io/nvidia/osmo")],
            CODE,
            &PATHS[1],
        );
        refuses(
            RULE,
            &[AIR_GAP, oci, (&PATHS[1], "oci://nvcr.io:443/nvidia/osmo")],
            CODE,
            &PATHS[1],
        );
        passes(
            RULE,
            &[
                AIR_GAP,
                oci,
                (&PATHS[1], "oci://harbor.example.com/nvcr.io/osmo"),
            ],
        );
    }
}
