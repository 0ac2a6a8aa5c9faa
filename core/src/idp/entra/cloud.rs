//! Microsoft's clouds, and the addresses of each (F-entra-clouds).

use crate::model::Choice;
use crate::syntax::{guid, hostname};

pub(super) const CLOUDS: &[Choice] = &[
    Choice {
        value: "worldwide",
        label: "Worldwide",
        hint: "Console at portal.azure.com; Microsoft 365 GCC too",
    },
    Choice {
        value: "us-government",
        label: "US Government",
        hint: "Console at portal.azure.us; GCC High and DoD",
    },
    Choice {
        value: "china",
        label: "China (21Vianet)",
        hint: "Console at portal.azure.cn",
    },
];

/// Hosts of each cloud: of the login, and of v1.0 issuers.
pub(super) const HOSTS: &[(&str, &str, &str)] = &[
    (
        "worldwide",
        "login.microsoftonline.com",
        "sts.windows.net",
    ),
    (
        "us-government",
        "login.microsoftonline.us",
        "sts.windows.net",
    ),
    (
        "china",
        "login.partner.microsoftonline.cn",
        "sts.chinacloudapi.cn",
    ),
];

/// Domains of each cloud: logins, consoles, tokens.
const DOMAINS: &[(&str, &[&str])] = &[
    (
        "worldwide",
        &[
            "microsoftonline.com",
            "windows.net",
            "azure.com",
            "microsoft.com",
        ],
    ),
    (
        "us-government",
        &[
            "microsoftonline.us",
            "windows.net",
            "azure.us",
            "microsoft.us",
        ],
    ),
    (
        "china",
        &["microsoftonline.cn", "chinacloudapi.cn", "azure.cn"],
    ),
];

/// Returns the login hosts of every cloud.
pub(crate) fn hosts() -> impl Iterator<Item = &'static str> {
    HOSTS.iter().map(|(_, login, _)| *login)
}

/// Takes the tenant's GUID out of what people paste. An address of another cloud than the chosen one stays as it is, and is
/// refused: the tenant is not in that cloud.
pub(super) fn tenant_of(text: &str, cloud: &str) -> String {
    let tenant = guid::bare(text);
    let host = hostname::of_address(text);
    let below = |domain: &&str| {
        host.strip_suffix(domain)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    let mut known = DOMAINS.iter().filter(|(word, _)| *word == cloud);
    let is_there = known.any(|(_, domains)| domains.iter().any(below));
    if guid::is_guid(&tenant) && text.contains("://") && !is_there {
        text.trim().to_owned()
    } else {
        tenant
    }
}

/// Tokens name the tenant in small letters, however the issuer was typed.
pub(crate) fn issuer_of(text: &str) -> String {
    let tenant = text
        .strip_prefix("https://")
        .and_then(|rest| rest.split_once('/'))
        .filter(|(host, _)| hosts().any(|known| known == *host))
        .and_then(|(_, path)| path.split('/').next())
        .filter(|tenant| guid::is_guid(tenant));
    tenant.map_or_else(
        || text.to_owned(),
        |tenant| text.replacen(tenant, &tenant.to_ascii_lowercase(), 1),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const GUID: &str = "12345678-1234-1234-1234-123456789abc";

    #[test]
    fn an_address_gives_its_tenant_in_its_own_cloud_only() {
        for (host, cloud) in [
            ("login.microsoftonline.com", "worldwide"),
            ("sts.windows.net", "worldwide"),
            ("portal.azure.com", "worldwide"),
            ("login.microsoftonline.us", "us-government"),
            ("portal.azure.us", "us-government"),
            ("login.partner.microsoftonline.cn", "china"),
            ("portal.azure.cn", "china"),
        ] {
            let address = format!("https://{host}/{GUID}/v2.0");
            assert_eq!(tenant_of(&address, cloud), GUID, "{address}");
            let other = if cloud == "china" { "worldwide" } else { "china" };
            assert_eq!(tenant_of(&address, other), address);
        }
        let foreign = format!("https://microsoftonline.com.example.org/{GUID}");
        assert_eq!(tenant_of(&foreign, "worldwide"), foreign);
        assert_eq!(tenant_of(&format!(" {{{GUID}}} "), "china"), GUID);
    }

    #[test]
    fn the_tenant_of_an_issuer_is_in_small_letters() {
        let typed = format!("https://login.microsoftonline.us/{}/v2.0", GUID.to_uppercase());
        let right = format!("https://login.microsoftonline.us/{GUID}/v2.0");
        assert_eq!(issuer_of(&typed), right);
        for kept in [
            "https://login.microsoftonline.com/Common/v2.0",
            "https://login.example.com/12345678-1234-1234-1234-123456789ABC/v2.0",
            "",
        ] {
            assert_eq!(issuer_of(kept), kept);
        }
    }
}
