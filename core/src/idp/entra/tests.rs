//! Addresses of the clouds.

use super::*;
use crate::idp::host_of;

/// Every address of a national cloud is in that cloud (F-entra-clouds).
#[test]
fn each_cloud_has_its_own_addresses() {
    for (cloud, login, sts) in [
        ("worldwide", "login.microsoftonline.com", "sts.windows.net"),
        ("us-government", "login.microsoftonline.us", "sts.windows.net"),
        (
            "china",
            "login.partner.microsoftonline.cn",
            "sts.chinacloudapi.cn",
        ),
    ] {
        let mut d = Deployment::default();
        assert!(CLOUD.put(&mut d, cloud));
        assert!(TENANT.put(&mut d, "12345678-1234-1234-1234-123456789abc"));
        let c = connection(&d);
        for address in [
            &c.issuer,
            &c.jwks_uri,
            &c.authorization_endpoint,
            &c.token_endpoint,
            c.device_endpoint.as_ref().unwrap(),
            c.logout_endpoint.as_ref().unwrap(),
        ] {
            assert_eq!(host_of(address), login, "{cloud}");
        }
        assert_eq!(c.providers[0].issuer, c.issuer);
        assert_eq!(host_of(&c.providers[1].issuer), sts);
        assert!(c.providers[1].issuer.ends_with("abc/"));
    }
    assert_eq!(CLOUDS.len(), HOSTS.len());
    assert!(!CLOUD.put(&mut Deployment::default(), "germany"));
}
