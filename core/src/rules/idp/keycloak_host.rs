//! KC01: a Keycloak host that is no DNS name, or is OSMO's own (F-keycloak-endpoints).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::hostname;

const CODE: &str = "KC01";
const PATH: Path = path!("idp.keycloak.host");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("The Keycloak host is not a DNS name, or is OSMO's own."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(host) = plan.answer(report, PATH) else {
        return;
    };
    let value = quoted(&host);
    if !host.is_ascii() {
        let why = "Issuer and certificates use the ASCII form of a name; a look-alike letter \
                   would lead somewhere else.";
        let fix = "Write the ASCII form that begins with xn--.";
        report
            .error(
                CODE,
                PATH,
                format!("Keycloak hostname {value} has letters beyond a to z."),
            )
            .why(why)
            .fix(fix);
    } else if let Some(defect) = hostname::full_defect(&host) {
        let why = "Issuer and all addresses are made from it as https://HOST on port 443; the \
                   charts allow no other port.";
        let fix = "Give the full name only, such as auth.example.com: no scheme, no port, no path.";
        report
            .error(CODE, PATH, format!("Keycloak hostname {value} {defect}."))
            .why(why)
            .fix(fix);
    } else if host == plan.deployment().hostname.as_str() {
        let why = "The ingresses of OSMO answer every path of that name, Keycloak's too: the \
                   login would lead back to itself.";
        report
            .error(
                CODE,
                PATH,
                format!("Keycloak hostname {value} is OSMO's own host name."),
            )
            .why(why)
            .fix("Give Keycloak its own host name.");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const KEYCLOAK: (&str, &str) = ("idp.provider", "keycloak");

    #[test]
    fn good() {
        for host in ["auth.example.com", "https://Auth.example.com/"] {
            passes(RULE, &[KEYCLOAK, (&PATH, host)]);
        }
    }

    #[test]
    fn bad() {
        for host in [
            "keycloak",
            "10.0.0.1",
            "auth.example.com:8443",
            "auth.example.com/realms/osmo",
            "äuth.example.com",
            "osmo.example.com",
        ] {
            refuses(RULE, &[KEYCLOAK, (&PATH, host)], CODE, &PATH);
        }
    }
}
