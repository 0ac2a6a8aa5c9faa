//! COOKIE02: a cookie domain that is wider than it has to be. oauth2-proxy compares by suffix, so the host name covers
//! itself and everything below it (F-proxy-cookie-domain).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};

const CODE: &str = "COOKIE02";
const PATH: Path = path!("oauth2Proxy.cookieDomain");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("The cookie domain is wider than it has to be."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let (Some(domain), Some(host)) = (
        plan.answer(report, PATH),
        plan.answer(report, path!("hostname")),
    ) else {
        return;
    };
    let bare = domain.strip_prefix('.').unwrap_or(&domain);
    let above = host
        .strip_suffix(bare)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    // One that the host name does not belong to is refused elsewhere.
    if domain == host || !above {
        return;
    }
    let what = format!(
        "Cookie domain {} is not the host name {}.",
        quoted(&domain),
        quoted(&host)
    );
    let why = if domain.strip_prefix('.') == Some(host.as_str()) {
        "It works, but oauth2-proxy logs a warning for every cookie: with the leading dot the \
         host name itself does not match."
    } else {
        "Browsers send the session of OSMO to every other site below that domain."
    };
    report.warning(CODE, PATH, what).why(why).fix(format!(
        "Leave it empty, or write {host}; both reach every part of OSMO."
    ));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        for domain in ["", "osmo.example.com"] {
            passes(RULE, &[(&PATH, domain)]);
        }
    }

    #[test]
    fn bad() {
        for domain in [".osmo.example.com", "example.com"] {
            warns(RULE, &[(&PATH, domain)], CODE, &PATH);
        }
    }
}
