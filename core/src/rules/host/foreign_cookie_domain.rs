//! COOKIE01: a cookie domain that the host name does not belong to, or that belongs to everybody (F-proxy-cookie-domain; RFC
//! 6265 section 5.3). The browser drops the cookie and the login loops.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::{hostname, public_suffix};

const CODE: &str = "COOKIE01";
const PATH: Path = path!("oauth2Proxy.cookieDomain");

fn defect(domain: &str, host: &str) -> Option<String> {
    let bare = domain.strip_prefix('.').unwrap_or(domain);
    if let Some(defect) = hostname::defect(bare) {
        return Some(defect.to_owned());
    }
    if public_suffix::is_public(bare) {
        return Some("is a suffix under which anybody can have a name".to_owned());
    }
    let parent = host == bare
        || host
            .strip_suffix(bare)
            .is_some_and(|rest| rest.ends_with('.'));
    (!parent).then(|| format!("is neither {} nor a domain above it", quoted(host)))
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("Browsers drop a cookie of this domain."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let (Some(domain), Some(host)) = (
        plan.answer(report, PATH),
        plan.answer(report, path!("hostname")),
    ) else {
        return;
    };
    if let Some(defect) = defect(&domain, &host) {
        let what = format!("Cookie domain {} {defect}.", quoted(&domain));
        let why = "Browsers drop a cookie for such a domain: signing in returns to the login page \
                   again and again.";
        report
            .error(CODE, PATH, what)
            .why(why)
            .fix("Leave it empty; that is the safest. Otherwise give the host name itself.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        for domain in [
            "",
            "osmo.example.com",
            ".osmo.example.com",
            "example.com",
            "https://EXAMPLE.com/",
        ] {
            passes(RULE, &[(&PATH, domain)]);
        }
    }

    #[test]
    fn bad() {
        for domain in [
            "com",
            "other.example.com",
            "xample.com",
            "http:/osmo.example.com",
            "osmo.example.com:443",
            "*.example.com",
            "osmo.example.com/x",
        ] {
            refuses(RULE, &[(&PATH, domain)], CODE, &PATH);
        }
        refuses(
            RULE,
            &[("hostname", "osmo.co.uk"), (&PATH, "co.uk")],
            CODE,
            &PATH,
        );
    }
}
