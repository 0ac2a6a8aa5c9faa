//! The realm with both clients as a file that Keycloak imports: as a new realm, or into one that is there
//! (F-keycloak-clients, F-keycloak-import).

use super::{BROWSER, DEVICE, LIFESPAN, REALM};
use crate::idp::redirect_uri;
use crate::idp::registration::Import;
use crate::model::Deployment;
use crate::syntax::duration;
use crate::text::escape::json_or_toml as json;
use crate::text::or_gap;

/// The file.
pub(super) const IMPORT: Import = Import {
    name: "idp/keycloak-realm.json",
    lines,
};

fn lines(d: &Deployment) -> Vec<String> {
    let hostname = or_gap(&d.hostname, "hostname");
    let browser = or_gap(BROWSER.of(d), "browser-client-id");
    let device = or_gap(DEVICE.of(d), "device-client-id");
    let life = duration::seconds(LIFESPAN.of(d)).unwrap_or(300);
    let mut lines = vec![
        "{".to_owned(),
        format!("  \"realm\": {},", json(&or_gap(REALM.of(d), "realm"))),
        "  \"enabled\": true,".to_owned(),
        format!("  \"accessTokenLifespan\": {life},"),
        "  \"roles\": {\"client\": {".to_owned(),
        format!("    {}: {ROLES},", json(&browser)),
        format!("    {}: {ROLES}", json(&device)),
        "  }},".to_owned(),
        "  \"clients\": [{".to_owned(),
    ];
    lines.extend(client(&browser, "OSMO in the browser"));
    lines.extend([
        "    \"publicClient\": false,".to_owned(),
        "    \"standardFlowEnabled\": true,".to_owned(),
        format!("    \"redirectUris\": [{}],", json(&redirect_uri(&hostname))),
        "    \"attributes\": {\"pkce.code.challenge.method\": \"S256\",".to_owned(),
        format!(
            "      \"post.logout.redirect.uris\": {}}},",
            json(&format!("https://{hostname}/"))
        ),
    ]);
    lines.extend(mapper(&browser));
    lines.push("  }, {".to_owned());
    lines.extend(client(&device, "OSMO's command line"));
    lines.extend([
        "    \"publicClient\": true,".to_owned(),
        "    \"standardFlowEnabled\": false,".to_owned(),
        "    \"attributes\": {\"oauth2.device.authorization.grant.enabled\": \"true\"},".to_owned(),
    ]);
    lines.extend(mapper(&device));
    lines.extend(["  }]".to_owned(), "}".to_owned()]);
    lines
}

const ROLES: &str = "[{\"name\": \"osmo-user\"}, {\"name\": \"osmo-admin\"}]";

fn client(id: &str, name: &str) -> [String; 6] {
    [
        format!("    \"clientId\": {},", json(id)),
        format!("    \"name\": {},", json(name)),
        "    \"enabled\": true,".to_owned(),
        "    \"protocol\": \"openid-connect\",".to_owned(),
        "    \"implicitFlowEnabled\": false,".to_owned(),
        "    \"directAccessGrantsEnabled\": false,".to_owned(),
    ]
}

/// The roles of this client, as the claim that OSMO reads.
fn mapper(id: &str) -> [String; 9] {
    [
        "    \"protocolMappers\": [{".to_owned(),
        "      \"name\": \"roles\",".to_owned(),
        "      \"protocol\": \"openid-connect\",".to_owned(),
        "      \"protocolMapper\": \"oidc-usermodel-client-role-mapper\",".to_owned(),
        format!(
            "      \"config\": {{\"usermodel.clientRoleMapping.clientId\": {},",
            json(id)
        ),
        "        \"claim.name\": \"roles\", \"jsonType.label\": \"String\", \"multivalued\": \"true\",".to_owned(),
        "        \"id.token.claim\": \"true\", \"access.token.claim\": \"true\",".to_owned(),
        "        \"userinfo.token.claim\": \"true\"}".to_owned(),
        "    }]".to_owned(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::json::{Json, parse};

    #[test]
    fn the_file_is_json_whatever_the_answers_are() {
        for (hostname, device) in [("osmo.example.com", "osmo-device"), ("a\"b\\c\n", "x\"y")] {
            let mut d = Deployment {
                hostname: hostname.into(),
                ..Default::default()
            };
            assert!(DEVICE.put(&mut d, device));
            let read = parse(&lines(&d).join("\n")).unwrap();
            let Some(Json::List(clients)) = read.get("clients") else {
                panic!("{read:?}")
            };
            let id = |at: usize| clients[at].get("clientId").and_then(Json::text);
            assert_eq!((id(0), id(1)), (Some("osmo-browser-flow"), Some(device)));
            let redirects = clients[0].get("redirectUris").map(Json::texts);
            assert_eq!(redirects, Some(vec![redirect_uri(hostname).as_str()]));
            assert!(clients[0].get("secret").is_none(), "Keycloak makes it");
            let roles = read.get("roles").and_then(|roles| roles.get("client"));
            assert!(roles.and_then(|of| of.get(device)).is_some());
        }
    }
}
