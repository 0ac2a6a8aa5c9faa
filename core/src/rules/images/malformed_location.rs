//! IMG01: an image registry that is no registry and path (contract section 5). The charts append `/NAME:TAG` to it.

use crate::finding::Report;
use crate::rules::Case;
use crate::rules::text::quoted;
use crate::syntax::image;

const CODE: &str = "IMG01";
const PATH: &str = "images.osmoImageLocation";

pub(crate) fn rule(case: &Case<'_>, report: &mut Report) {
    let Some(location) = case.answer(report, PATH) else {
        return;
    };
    if let Some(defect) = image::location_defect(&location) {
        let what = format!("Image registry {} {defect}.", quoted(&location));
        let why = "The charts append the image's name and tag to it; the result would be no image, and no pod could start.";
        report.error(
            CODE,
            PATH,
            what,
            why,
            "Give registry and path only, such as nvcr.io/nvidia/osmo.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        for location in [
            "nvcr.io/nvidia/osmo",
            "nvcr.io/nvidia/osmo/",
            "registry.example.com:5000/mirror/osmo",
        ] {
            passes(rule, &[(PATH, location)]);
        }
    }

    #[test]
    fn bad() {
        for location in [
            "https://nvcr.io/nvidia/osmo",
            "nvcr.io/nvidia/osmo:6.2",
            "nvcr.io/NVIDIA/osmo",
            "a b",
            "nvcr.io//osmo",
        ] {
            refuses(rule, &[(PATH, location)], CODE, PATH);
        }
    }
}
