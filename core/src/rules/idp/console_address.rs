//! OIDC15: the address of a provider's console where its issuer belongs (F-provider-consoles). The console answers with a login of
//! its own, and no token carries that name.

use crate::finding::Report;
use crate::idp::okta;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::url;

const CODE: &str = "OIDC15";
const PATH: Path = path!("idp.oidc.issuer");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("The issuer is the address of a provider's console."),
    check,
};

/// Hosts of consoles that serve no tokens.
const CONSOLES: &[&str] = &[
    "manage.auth0.com",
    "portal.azure.com",
    "portal.azure.us",
    "portal.azure.cn",
    "entra.microsoft.com",
    "console.cloud.google.com",
    "console.aws.amazon.com",
    "admin.google.com",
    "console.pingone.com",
];

/// Returns what to write instead, if the address is a console's.
fn instead(issuer: &str) -> Option<String> {
    let url = url::parse(issuer).ok()?;
    let host = url.host;
    if let Some(org) = okta::without_console(host) {
        let right = issuer.replacen(host, &org, 1);
        return Some(format!("Leave \"-admin\" out: {}.", quoted(&right)));
    }
    let is_console = CONSOLES
        .iter()
        .any(|known| host == *known || host.ends_with(&format!(".{known}")));
    // Keycloak's console is a page of its realm master; Authentik's is below /if/.
    let path = issuer.split_once(host).map_or("", |(_, path)| path);
    let is_page = path.contains("/admin/") || path.starts_with("/if/");
    (is_console || is_page).then(|| {
        "Write the issuer that /.well-known/openid-configuration of your provider names.".to_owned()
    })
}

fn check(plan: &Plan, report: &mut Report) {
    let Some(issuer) = plan.answer(report, PATH) else {
        return;
    };
    if let Some(fix) = instead(&issuer) {
        let what = format!("Issuer {} is the address of a console.", quoted(&issuer));
        let why = "The console issues no tokens under this name: oauth2-proxy exits at its start, \
                   and Envoy refuses every token.";
        report.error(CODE, PATH, what).why(why).fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const OIDC: (&str, &str) = ("idp.provider", "oidc");

    #[test]
    fn good() {
        for issuer in [
            "https://example.okta.com",
            "https://admin.okta.com/oauth2/default",
            "https://my-admin.example.com",
            "https://sso-admin.oktavia.example.com",
            "https://sso.example.com/application/o/osmo/",
            "https://auth.example.com/realms/admin",
            "https://tenant.eu.auth0.com/",
        ] {
            passes(RULE, &[OIDC, (&PATH, issuer)]);
        }
    }

    #[test]
    fn bad() {
        for issuer in [
            "https://example-admin.okta.com",
            "https://example-admin.okta.com/oauth2/default",
            "https://example-admin.oktapreview.com",
            "https://example-admin.okta-emea.com",
            "https://example-admin.okta.mil",
            "https://manage.auth0.com/dashboard/eu/tenant",
            "https://us-east-1.console.aws.amazon.com/cognito",
            "https://auth.example.com/admin/master/console",
            "https://sso.example.com/if/admin",
            "https://portal.azure.com",
        ] {
            refuses(RULE, &[OIDC, (&PATH, issuer)], CODE, &PATH);
        }
    }

    #[test]
    fn the_fix_names_the_right_address() {
        let fix = instead("https://example-admin.okta.com/oauth2/default");
        assert_eq!(
            fix.as_deref(),
            Some("Leave \"-admin\" out: \"https://example.okta.com/oauth2/default\".")
        );
    }
}
