//! IMG05: an oauth2-proxy before v7.14.2, the version that the charts pin and that our arguments were read in
//! (F-proxy-version).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};
use crate::syntax::{image, version};

const CODE: &str = "IMG05";
const PATH: Path = path!("images.oauth2Proxy");
const PINNED: [u64; 3] = [7, 14, 2];

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("oauth2-proxy is older than the version that the charts pin."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(text) = plan.answer(report, PATH) else {
        return;
    };
    let tag = image::reference(&text).ok().and_then(|r| r.tag);
    if tag
        .and_then(version::numbers)
        .is_some_and(|found| found < PINNED)
    {
        let what = format!(
            "The oauth2-proxy image {} is older than the v7.14.2 that the charts pin.",
            quoted(&text)
        );
        let why = "Arguments that we write may be unknown to it, and known security holes are open in it.";
        report
            .warning(CODE, PATH, what)
            .why(why)
            .fix("Use v7.14.2, or v7.15.3 and later.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        for tag in [":v7.14.2", ":v7.15.3", ":v8.0.0-alpine", ":latest", ""] {
            passes(
                RULE,
                &[(&PATH, &format!("quay.io/oauth2-proxy/oauth2-proxy{tag}"))],
            );
        }
    }

    #[test]
    fn bad() {
        for tag in ["v7.14.1", "v7.6.0", "6.1.1"] {
            warns(
                RULE,
                &[(&PATH, &format!("quay.io/oauth2-proxy/oauth2-proxy:{tag}"))],
                CODE,
                &PATH,
            );
        }
    }
}
