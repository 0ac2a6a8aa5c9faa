//! KC02: a realm that is not safe in a path (F-keycloak-endpoints). The issuer is made from it, and the charts write the
//! issuer into YAML without quotes (N13).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};

const CODE: &str = "KC02";
const PATH: Path = path!("idp.keycloak.realm");

fn is_realm(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
    text.bytes().all(plain) && text.starts_with(|c: char| c.is_ascii_alphanumeric())
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("The realm is not safe in a path."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(realm) = plan.answer(report, PATH) else {
        return;
    };
    if !is_realm(&realm) {
        let why = "The issuer is https://HOST/realms/REALM, compared letter by letter; another \
                   character would be encoded in one place and not in another.";
        let fix = "Give the realm's name alone: letters, digits, dots, hyphens and underscores, \
                   without slashes. Rename the realm if need be.";
        report
            .error(
                CODE,
                PATH,
                format!("Realm {} is not safe in an address.", quoted(&realm)),
            )
            .why(why)
            .fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const KEYCLOAK: (&str, &str) = ("idp.provider", "keycloak");

    #[test]
    fn good() {
        for realm in ["osmo", "Osmo-2.x_y", "1"] {
            passes(RULE, &[KEYCLOAK, (&PATH, realm)]);
        }
    }

    #[test]
    fn bad() {
        for realm in [
            "os mo",
            "realms/osmo",
            "osmo/",
            "ösmo",
            "osmo?x",
            "osmo #x",
            "..",
        ] {
            refuses(RULE, &[KEYCLOAK, (&PATH, realm)], CODE, &PATH);
        }
    }
}
