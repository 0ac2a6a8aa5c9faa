//! COOKIE02: a cookie domain that is wider than it has to be. oauth2-proxy compares by suffix, so the host name covers
//! itself and everything below it (F-proxy-cookie-domain).

use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::text::quoted;

const CODE: &str = "COOKIE02";
const PATH: &str = "oauth2Proxy.cookieDomain";

pub(crate) fn rule(plan: &Plan, report: &mut Report) {
    let (Some(domain), Some(host)) = (plan.answer(report, PATH), plan.answer(report, "hostname"))
    else {
        return;
    };
    if domain == host {
        return;
    }
    let what = format!(
        "Cookie domain {} is not the host name {}.",
        quoted(&domain),
        quoted(&host)
    );
    let why = if domain.strip_prefix('.') == Some(host.as_str()) {
        "It works, but oauth2-proxy logs a warning for every cookie: with the leading dot the host name itself does not match."
    } else {
        "Browsers send the session of OSMO to every other site below that domain."
    };
    report.warning(
        CODE,
        PATH,
        what,
        why,
        format!("Leave it empty, or write {host}; both reach every part of OSMO."),
    );
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    #[test]
    fn good() {
        for domain in ["", "osmo.example.com"] {
            passes(rule, &[(PATH, domain)]);
        }
    }

    #[test]
    fn bad() {
        for domain in [".osmo.example.com", "example.com"] {
            warns(rule, &[(PATH, domain)], CODE, PATH);
        }
    }
}
