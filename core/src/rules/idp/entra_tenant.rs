//! ENTRA01: a tenant that is no GUID (F-entra-tenant). The issuer is made from it and compared byte for byte (F-issuer).

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::guid;

const CODE: &str = "ENTRA01";
const PATH: Path = path!("idp.entra.tenantId");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("The tenant is not a GUID."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(tenant) = plan.answer(report, PATH) else {
        return;
    };
    if guid::is_guid(&tenant) {
        return;
    }
    let value = quoted(&tenant);
    let (what, why) = match tenant.as_str() {
        "common" | "organizations" | "consumers" => (
            format!("Tenant ID {value} stands for many tenants."),
            "Its tokens name the tenant that they come from, so the issuer never matches; and \
             people from any company could try to sign in.",
        ),
        t if guid::is_guid(&guid::bare(t)) => (
            format!("Tenant ID {value} is an address that is not in the chosen cloud."),
            "Each cloud has addresses of its own, and the tenant is in one cloud only: nobody could sign in.",
        ),
        t if t.contains('/') => (
            format!("Tenant ID {value} is an address, not a tenant's GUID."),
            "The issuer and every address are made from the GUID; oauth2-proxy would find no such tenant and exit.",
        ),
        t if t.contains('.') => (
            format!("Tenant ID {value} is a domain name."),
            "Tokens name the tenant by its GUID; Envoy and oauth2-proxy compare the issuer letter \
             by letter and refuse them.",
        ),
        _ => (
            format!("Tenant ID {value} is not a GUID."),
            "The issuer and every address are made from it; oauth2-proxy would find no such tenant and exit.",
        ),
    };
    let fix = if guid::is_guid(&guid::bare(&tenant)) {
        "Choose the cloud of that address. If the tenant is in the chosen cloud, give its ID alone."
    } else {
        "Copy Tenant ID from the Overview of the Entra admin center: five groups of hexadecimal \
         digits."
    };
    report.error(CODE, PATH, what).why(why).fix(fix);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses, run};

    #[test]
    fn good() {
        passes(RULE, &[(&PATH, "12345678-1234-1234-1234-123456789ABC")]);
        passes(RULE, &[("idp.provider", "google"), (&PATH, "common")]);
        let address = "https://login.microsoftonline.us/12345678-1234-1234-1234-123456789abc/v2.0";
        passes(
            RULE,
            &[("idp.entra.cloud", "us-government"), (&PATH, address)],
        );
    }

    #[test]
    fn bad() {
        for tenant in [
            "common",
            "organizations",
            "consumers",
            "contoso.onmicrosoft.com",
            "12345678",
            "{tenantid}",
            "https://login.microsoftonline.us/12345678-1234-1234-1234-123456789abc/v2.0",
            "https://login.partner.microsoftonline.cn/12345678-1234-1234-1234-123456789abc/v2.0",
            "https://portal.azure.us/12345678-1234-1234-1234-123456789abc",
            "https://login.microsoftonline.com/common",
            "https://login.microsoftonline.com/contoso.onmicrosoft.com",
        ] {
            refuses(RULE, &[(&PATH, tenant)], CODE, &PATH);
        }
        assert!(
            run(&[RULE], &[(&PATH, "contoso.onmicrosoft.com")])[0]
                .what
                .contains("domain")
        );
        let address = [(&*PATH, "https://login.microsoftonline.com/common")];
        assert!(run(&[RULE], &address)[0].what.contains("an address"));
        assert!(
            run(&[RULE], &[(&PATH, "common")])[0]
                .what
                .contains("many tenants")
        );
    }
}
