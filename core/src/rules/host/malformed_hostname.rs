//! HOST01: a host name that is no full DNS name (F-hostname-places). It stands in six places of the values, in the
//! ingress rules and in `https://HOST/oauth2/callback`.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::hostname;

const CODE: &str = "HOST01";
const PATH: Path = path!("hostname");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("The host name is not a full DNS name."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(host) = plan.answer(report, PATH) else {
        return;
    };
    let why = "It becomes the ingress host and the redirect URI https://HOST/oauth2/callback; \
               sign-in only works with a plain full name.";
    if !host.is_ascii() {
        let what = format!("Hostname {} has letters beyond a to z.", quoted(&host));
        let fix = "Write the ASCII form that begins with xn--; your DNS console shows it. Check \
                   that no look-alike letter slipped in.";
        report.error(CODE, PATH, what).why(why).fix(fix);
    } else if let Some(defect) = hostname::full_defect(&host) {
        let fix = "Give the full name only, such as osmo.example.com: no scheme, no port, no \
                   path, no address.";
        report
            .error(CODE, PATH, format!("Hostname {} {defect}.", quoted(&host)))
            .why(why)
            .fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses, run};

    #[test]
    fn good() {
        for host in [
            "osmo.example.com",
            "a.b",
            "https://OSMO.example.com/",
            "xn--smo-5qa.example.com",
        ] {
            passes(RULE, &[(&PATH, host)]);
        }
        passes(RULE, &[(&PATH, "")]);
    }

    #[test]
    fn bad() {
        for host in [
            "osmo",
            "10.0.0.1",
            "osmo.example.com:8443",
            "osmo.example.com/ui",
            "*.example.com",
            "osmo..com",
            "os mo.example.com",
            "osmo_1.example.com",
            "оsmo.example.com",
            "osmo.example.42",
            "http://osmo",
        ] {
            refuses(RULE, &[(&PATH, host)], CODE, &PATH);
        }
    }

    #[test]
    fn a_look_alike_letter_is_named() {
        assert!(
            run(&[RULE], &[(&PATH, "оsmo.example.com")])[0]
                .fix
                .contains("xn--")
        );
    }
}
