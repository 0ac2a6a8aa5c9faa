//! How somebody gets an ID token before OSMO is there: the device login by hand (RFC 8628), with the client of `osmo login`.

use crate::idp::{chosen, connection};
use crate::model::Deployment;
use crate::text::shell;

/// The grant type of RFC 8628 section 3.4.
const GRANT: &str = "urn:ietf:params:oauth:grant-type:device_code";

/// Returns two commands, without a secret; nothing where the provider has no device login or it is not known yet.
pub fn obtain(deployment: &Deployment) -> Option<String> {
    let provider = chosen(deployment);
    if provider.no_device_login.is_some() || provider.dead_end.is_some() {
        return None;
    }
    let c = connection(deployment)?;
    let device = c.device_endpoint?;
    let client = shell::word(&format!("client_id={}", c.device_client_id));
    let scope = shell::word(&format!("scope={}", c.scope));
    Some(format!(
        "curl -sS {} --data-urlencode {client} --data-urlencode {scope}\n\
         read -rp 'device_code: ' code && printf %s \"$code\" | curl -sS {} -d grant_type={GRANT} --data-urlencode {client} --data-urlencode device_code@-",
        shell::word(&device),
        shell::word(&c.token_endpoint),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::idp::PROVIDERS;
    use crate::model::Answers;
    use crate::questions;

    fn with(word: &str) -> Deployment {
        let mut answers = Answers::default();
        let provider = PROVIDERS.iter().find(|one| one.id.word() == word).unwrap();
        answers.deployment.idp.provider = provider.id;
        for (path, text) in provider.examples() {
            questions::find(path)
                .unwrap()
                .set(&mut answers, text)
                .unwrap();
        }
        answers.deployment
    }

    #[test]
    fn a_token_is_asked_for_where_people_sign_in_by_device() {
        let told = obtain(&with("keycloak")).unwrap();
        let base = "https://auth.example.com/realms/osmo/protocol/openid-connect";
        assert!(
            told.starts_with(&format!("curl -sS {base}/auth/device ")),
            "{told}"
        );
        assert!(told.contains(&format!("curl -sS {base}/token -d grant_type={GRANT} ")));
        assert_eq!(told.matches("client_id=osmo-device ").count(), 2);
        assert!(told.contains("'scope=openid email profile offline_access'"));
        for word in [
            "entra",
            "okta",
            "pingone",
            "pingfederate",
            "dex",
            "zitadel",
            "oidc",
        ] {
            assert!(obtain(&with(word)).is_some(), "{word}");
        }
        for word in [
            "google",
            "cognito",
            "gitlab",
            "auth0",
            "authentik",
            "aws",
            "github",
            "none",
        ] {
            assert_eq!(obtain(&with(word)), None, "{word}");
        }
    }

    #[test]
    fn what_was_typed_is_one_word_of_the_shell() {
        let device = questions::find("idp.keycloak.deviceClientId").unwrap();
        let mut answers = Answers {
            deployment: with("keycloak"),
            ..Answers::default()
        };
        device.set(&mut answers, "a'; touch x #").unwrap();
        let d = answers.deployment;
        let told = obtain(&d).unwrap();
        assert_eq!(
            told.matches(r"'client_id=a'\''; touch x #'").count(),
            2,
            "{told}"
        );
    }
}
