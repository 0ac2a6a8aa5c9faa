//! What oauth2-proxy says.

use super::super::symptoms::{PROXY, sign_in};
use crate::release::kit::{Symptom, Text};

pub(super) static TEXTS: &[Text] = &[
    Text::of(
        Symptom::new(
            "cookie_secret from file must be 16, 24, or 32 bytes",
            "The cookie secret has another size: it ends in a line break, or openssl rand -base64 32 made it, \
             which fails three times in four",
            "Generate it here, or by openssl rand -base64 32 | tr -- '+/' '-_', without a \
        line break",
            PROXY,
        ),
        &[
            "cookie_secret from file must be 16, 24, or 32 bytes",
            "cookie_secret must be 16, 24, or 32 bytes",
        ],
        "D9, F-proxy-files",
    )
    .asks(path!("secrets.cookieSecret")),
    Text::of(
        sign_in::SESSION_STORE,
        &[
            "unable to set a redis initialization key",
            "unable to delete the redis initialization key",
        ],
        "D4, D5",
    )
    .proof(
        "What stands after the colon: NOAUTH and WRONGPASS are the password, a timeout \
        or EOF is TLS or the host",
    )
    .asks(path!("oauth2Proxy.sessionStore")),
    Text::of(
        Symptom::new(
            "provider missing setting: client-id",
            "oauth2-proxy runs where nobody signs in: only Envoy was switched off",
            "Switch off envoy, oauth2Proxy and authz in all three files, as the provider \
        None does here",
            PROXY,
        ),
        &["provider missing setting: client-id"],
        "D25, F-no-provider, F-texts-proxy",
    )
    .asks(path!("idp.provider")),
    Text::of(
        Symptom::new(
            "could not read client secret file",
            "The Secret oauth2-proxy-secrets has no client_secret, or it is empty",
            "Delete the Secret: kubectl -n NAMESPACE delete secret oauth2-proxy-secrets. Then ./install.sh secrets makes it again",
            PROXY,
        ),
        &[
            "could not read client secret file",
            "missing setting: client-secret",
        ],
        "F-objects-read, F-texts-proxy",
    )
    .asks(path!("secrets.clientSecret")),
    Text::of(
        Symptom::new(
            "issuer did not match the issuer returned by provider",
            "The issuer in the answers and the one that the provider says of itself differ, \
        often by a slash at the end",
            "Take what the provider says, letter by letter: the text has both",
            PROXY,
        ),
        &[
            "issuer did not match the issuer returned by provider",
            "did not match the issuer returned",
        ],
        "F-texts-proxy",
    )
    .asks(path!("idp.provider")),
    Text::of(
        sign_in::NO_DISCOVERY,
        &[
            "error performing OIDC discovery",
            "failed to discover OIDC configuration",
            "error while discovering OIDC configuration",
            "unexpected status … .well-known/openid-configuration",
        ],
        "F-texts-proxy",
    )
    .proof("From a pod of the namespace: curl the issuer with /.well-known/openid-configuration")
    .asks(path!("idp.provider")),
    Text::of(
        sign_in::UNVERIFIED,
        &["email in id_token … isn't verified"],
        "D31",
    )
    .asks(path!("idp.provider")),
    Text::of(
        sign_in::CLOCK,
        &["before the nbf (not before) time"],
        "F-proxy-clock",
    )
    .proof("date on the nodes"),
    Text::of(
        sign_in::NO_EMAIL,
        &["neither the id_token nor the profileURL set an email"],
        "N7, F-proxy-userinfo",
    )
    .asks(path!("oauth2Proxy.extraArgs")),
    Text::of(
        Symptom::new(
            "cookie_refresh … must be less than cookie_expire",
            "The session refresh is not shorter than the session",
            "Give a shorter refresh or a longer session",
            PROXY,
        ),
        &["cookie_refresh … must be less than cookie_expire"],
        "F-proxy-refresh-below-expire",
    )
    .asks(path!("oauth2Proxy.cookieRefresh")),
    Text::of(
        Symptom::new(
            "unknown flag: --",
            "An extra argument that this version of oauth2-proxy does not know",
            "Take it out, or take the version that has it; the text names it",
            PROXY,
        ),
        &["unknown flag: --", "flag provided but not defined"],
        "F-proxy-later-flags",
    )
    .asks(path!("oauth2Proxy.extraArgs")),
    Text::of(
        Symptom::new(
            "but using configured cookie domain of",
            "The cookie domain does not fit the host name, so browsers drop the cookie and \
        sign-in goes round in circles",
            "Leave it empty, or take the host name or what stands above it",
            PROXY,
        ),
        &["but using configured cookie domain of"],
        "F-proxy-cookie-domain",
    )
    .asks(path!("oauth2Proxy.cookieDomain")),
    Text::of(
        Symptom::new(
            "unable to obtain CSRF cookie",
            "The browser did not send back the cookie of this sign-in: more than 15 minutes, two tabs at once, \
             or a wrong cookie domain",
            "Try once in a fresh tab; if it stays, look at the cookie domain",
            PROXY,
        ),
        &[
            "unable to obtain CSRF cookie",
            "Unable to find a valid CSRF token",
            "CSRF token mismatch",
        ],
        "F-proxy-arguments, F-proxy-cookie-domain, F-texts-proxy",
    )
    .asks(path!("oauth2Proxy.cookieDomain")),
    Text::of(
        Symptom::new(
            "failed to verify token … token is expired",
            "A session outlived its token: there was no refresh token, or the refresh comes \
        later than the token ends",
            "Ask for offline_access where the provider has it, and refresh before the token ends",
            PROXY,
        ),
        &[
            "failed to verify token … token is expired",
            "oidc: token is expired",
        ],
        "D28, N5",
    )
    .asks(path!("oauth2Proxy.cookieRefresh")),
    Text::of(
        Symptom::new(
            "token exchange failed … invalid_client",
            "The provider refuses the client secret: wrong, ended, or of another client",
            "Make a new one at the provider, and replace oauth2-proxy-secrets with it",
            PROXY,
        ),
        &[
            "token exchange failed … invalid_client",
            "cannot fetch token … invalid_client",
            "error=invalid_client",
            "\"error\":\"invalid_client\"",
        ],
        "F-texts-proxy",
    )
    .asks(path!("secrets.clientSecret")),
    Text::of(
        Symptom::new(
            "cannot fetch token … invalid_grant",
            "The code or the refresh token is used up: refresh tokens that work once do not fit sessions in \
             cookies. Or a redirect URI differs",
            "Keep sessions in Redis, or allow refresh tokens to be used again",
            PROXY,
        ),
        &[
            "cannot fetch token … invalid_grant",
            "error=invalid_grant",
            "\"error\":\"invalid_grant\"",
        ],
        "F-keycloak-errors, F-texts-proxy",
    )
    .asks(path!("oauth2Proxy.sessionStore")),
    Text::of(
        Symptom::new(
            "error=invalid_scope",
            "The provider does not know a scope that is asked for, often offline_access",
            "Take it out of the scopes, or allow it at the provider",
            "the provider's",
        ),
        &["error=invalid_scope", "\"error\":\"invalid_scope\""],
        "F-provider-offline-access",
    )
    .asks(path!("idp.provider")),
    Text::of(
        Symptom::new(
            "error=unauthorized_client",
            "The client may not sign in this way: it is of another type, or the grant is not \
        switched on",
            "Compare the client's type and grants with the steps beside the provider's questions",
            "the provider's",
        ),
        &[
            "error=unauthorized_client",
            "\"error\":\"unauthorized_client\"",
        ],
        "F-keycloak-errors",
    )
    .asks(path!("idp.provider")),
    Text::of(
        Symptom::new(
            "error=access_denied",
            "The person, or a rule of the provider's, said no",
            "Look at who is assigned to the application, and at its policies",
            "the provider's",
        ),
        &["error=access_denied"],
        "F-okta-errors, F-entra-errors",
    )
    .asks(path!("idp.provider")),
    Text::of(
        Symptom::new(
            "Error 403: access_denied",
            "Google's consent screen does not let this account in: the app is in testing and names its test users, or \
             is for one organisation",
            "Add the account under Audience > Test users, publish the app, or sign in with an account of the organisation",
            "the provider's",
        ),
        &[
            "Error 403: access_denied",
            "has not completed the Google verification process",
            "The developer hasn't given you access to this app",
        ],
        "F-google-errors",
    )
    .asks(path!("idp.provider")),
];
