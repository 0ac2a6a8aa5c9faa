//! What Envoy and the authorization sidecar say.

use super::super::symptoms::{ENVOY, run, sign_in};
use crate::release::kit::{Symptom, Text};

pub(super) static TEXTS: &[Text] = &[
    Text::of(
        Symptom::new(
            "JwtRequirementValidationError.RequiresAny",
            "A chart got one token provider, and Envoy wants two",
            "Name it twice, as the files made here do",
            ENVOY,
        ),
        &[
            "JwtRequirementValidationError.RequiresAny",
            "JwtRequirement … RequiresAny",
        ],
        "D3",
    )
    .asks(path!("idp.provider")),
    Text::of(
        Symptom::new(
            "unknown cluster 'oauth2-proxy'",
            "Envoy is on and oauth2-proxy off in the service chart",
            "Both on, or both off with authz",
            ENVOY,
        ),
        &["unknown cluster 'oauth2-proxy'"],
        "D25",
    )
    .asks(path!("idp.provider")),
    Text::of(
        Symptom::new(
            "RemoteJwksValidationError.HttpUri",
            "The list of token providers was not given, and the charts' own is blank",
            "Give the whole list: Helm replaces it, and does not add to it",
            ENVOY,
        ),
        &[
            "RemoteJwksValidationError.HttpUri",
            "RemoteJwks … HttpUri",
            "HttpUriValidationError",
        ],
        "D27",
    )
    .asks(path!("idp.provider")),
    Text::of(
        sign_in::JWKS_FETCH,
        &["Jwks remote fetch is failed"],
        "D2, N15",
    )
    .proof("From a pod of the namespace: curl -4 the JWKS address")
    .asks(path!("idp.provider")),
    Text::of(
        sign_in::ISSUER,
        &["Jwt issuer is not configured"],
        "D2, N13",
    )
    .proof("Paste a token into \"Check a token\": the row iss")
    .asks(path!("idp.provider")),
    Text::of(
        sign_in::AUDIENCE,
        &["Audiences in Jwt are not allowed"],
        "F-envoy-token-answers",
    )
    .proof("Paste a token into \"Check a token\": the row aud")
    .asks(path!("idp.provider")),
    Text::of(run::EXPIRED, &["Jwt is expired"], "N5")
        .proof("Paste a token into \"Check a token\": the row exp; date on the nodes")
        .asks(path!("oauth2Proxy.cookieRefresh")),
    Text::of(run::NOT_YET, &["Jwt not yet valid"], "F-texts-envoy"),
    Text::of(
        Symptom::new(
            "Jwt verification fails",
            "No key of the issuer in the answers signed the token: it is signed by a shared secret, or its key \
             was changed",
            "RS256 at the provider; then sign in again",
            ENVOY,
        ),
        &["Jwt verification fails"],
        "F-texts-envoy",
    )
    .proof("Paste a token into \"Check a token\": the row alg")
    .asks(path!("idp.provider")),
    Text::of(
        Symptom::new(
            "Jwks doesn't have key to match kid or alg from Jwt",
            "The keys at the JWKS address are not those that the token was signed with: \
        another tenant or realm, or signing with the client secret",
            "Take the JWKS address of the issuer; choose RS256 at the provider",
            ENVOY,
        ),
        &["Jwks doesn't have key to match kid or alg from Jwt"],
        "F-texts-envoy, F-authentik-endpoints",
    )
    .asks(path!("idp.provider")),
    Text::of(
        Symptom::new(
            "Jwt is missing",
            "The request came without a token: a path that the answers do not open, or a \
        client that sent none",
            "Sign in first, or osmo login",
            ENVOY,
        ),
        &["Jwt is missing"],
        "F-paths-without-sign-in",
    )
    .asks(path!("skipAuthPaths.service")),
    Text::of(
        Symptom::new(
            "Jwt is not in the form of Header.Payload.Signature",
            "Something that is no token was sent as one, such as the admin password",
            "osmo login HOST --method token --token-file FILE exchanges it",
            ENVOY,
        ),
        &["Jwt is not in the form of Header.Payload.Signature"],
        "F-paths-without-sign-in, F-texts-envoy",
    ),
    Text::of(
        run::LUA,
        &["bad argument #1 to 'concat' (table expected, got nil)"],
        "F-roles-claim",
    ),
    Text::of(
        run::NO_ROLE,
        &[
            "RBAC: access denied",
            "403 access denied",
            "access denied … authz",
        ],
        "F-authorization, D24",
    )
    .proof("osmo user get USER")
    .asks(path!("defaultAdmin.enabled")),
    Text::of(
        Symptom::new(
            "no healthy upstream",
            "The program behind Envoy does not answer: it has not started, or it stopped",
            "./install.sh verify names the pod; its log says why",
            "osmo-service",
        ),
        &[
            "no healthy upstream",
            "upstream connect error or disconnect/reset before headers",
        ],
        "F-texts-envoy",
    )
    .vague(),
];
