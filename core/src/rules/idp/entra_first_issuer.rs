//! OIDC17: an issuer of Entra's first endpoints, or half of one of the second (F-entra-first-issuer).

use crate::finding::Report;
use crate::idp::entra;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS_AND_WARNINGS, Listed, Needs, Rule};
use crate::syntax::{guid, url};

const CODE: &str = "OIDC17";
const PATH: Path = path!("idp.oidc.issuer");
/// Hosts in issuers of the first endpoints: worldwide, and in China.
const FIRST: [&str; 2] = ["sts.windows.net", "sts.chinacloudapi.cn"];

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS_AND_WARNINGS,
    sentence: Listed::new("The issuer is not that of Entra's tokens today."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(issuer) = plan.answer(report, PATH) else {
        return;
    };
    let Ok(url) = url::parse(&issuer) else { return };
    let name = format!("Issuer {}", quoted(&issuer));
    let fix = "Choose Microsoft Entra ID as the provider: it needs the tenant's ID only.";
    if FIRST.contains(&url.host) {
        report
            .warning(
                CODE,
                PATH,
                format!("{name} is that of Entra's old endpoints."),
            )
            .why(
                "Tokens of the present endpoints (v2.0) carry another issuer, and those of the old \
                 ones have no claim preferred_username.",
            )
            .fix(fix);
    } else if entra::hosts().any(|host| host == url.host) {
        let path = url.path.trim_end_matches('/');
        let tenant = path
            .strip_prefix('/')
            .and_then(|path| path.strip_suffix("/v2.0"));
        let defect = match tenant {
            _ if !path.ends_with("/v2.0") => "does not end with \"/v2.0\"",
            Some(tenant) if guid::is_guid(tenant) => return,
            _ => "does not name the tenant by its GUID alone",
        };
        report
            .error(CODE, PATH, format!("{name} {defect}."))
            .why("No token of Entra's carries it: oauth2-proxy exits at its start.")
            .fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses, warns};

    const OIDC: (&str, &str) = ("idp.provider", "oidc");

    #[test]
    fn good() {
        for issuer in [
            "https://login.example.com",
            "https://login.microsoftonline.com/12345678-1234-1234-1234-123456789abc/v2.0",
            "https://sts.example.com/adfs",
            "https://login.microsoftonline.com/12345678-1234-1234-1234-123456789ABC/v2.0",
            // The slash is said elsewhere.
            "https://login.microsoftonline.com/12345678-1234-1234-1234-123456789abc/v2.0/",
        ] {
            passes(RULE, &[OIDC, (&PATH, issuer)]);
        }
    }

    #[test]
    fn bad() {
        let tenant = "12345678-1234-1234-1234-123456789abc";
        for host in FIRST {
            let issuer = format!("https://{host}/{tenant}/");
            warns(RULE, &[OIDC, (&PATH, &issuer)], CODE, &PATH);
        }
        for end in ["", "/", "/oauth2/v2.0/authorize"] {
            let issuer = format!("https://login.microsoftonline.com/{tenant}{end}");
            refuses(RULE, &[OIDC, (&PATH, &issuer)], CODE, &PATH);
        }
        for issuer in [
            "https://login.microsoftonline.com/contoso.onmicrosoft.com/v2.0",
            "https://login.microsoftonline.com/12345678-1234-1234-1234-123456789abc/oauth2/v2.0",
            "https://login.microsoftonline.us/v2.0",
        ] {
            refuses(RULE, &[OIDC, (&PATH, issuer)], CODE, &PATH);
        }
    }
}
