//! The flags of `weakening_argument`, each with what it would do.

/// Flags that weaken the sign-in.
pub(super) const FLAGS: &[(&str, &str)] = &[
    (
        "allow-query-semicolons",
        "Envoy and oauth2-proxy would read the parts of an address differently.",
    ),
    (
        "api-route",
        "Which calls get 401 instead of a login page is set for OSMO's API already.",
    ),
    (
        "bearer-token-login-fallback",
        "Requests with a token that is not accepted would be answered in another way than OSMO's \
         clients expect.",
    ),
    (
        "cookie-httponly",
        "Scripts in the page could read the session cookie.",
    ),
    (
        "cookie-secure",
        "A session cookie that is sent over plain http can be read on the way.",
    ),
    (
        "email-domain",
        "The charts allow every address already (*), so a second entry excludes nobody.",
    ),
    (
        "extra-jwt-issuers",
        "Tokens of further issuers would be accepted without a login.",
    ),
    (
        "gcp-healthchecks",
        "Up to v7.15.1 a request that looks like a health check gets past the login (GHSA-5hvv).",
    ),
    (
        "login-url",
        "Passwords would be typed at this address, not at the provider's.",
    ),
    (
        "oidc-audience-claim",
        "Tokens that were issued for another application could be accepted.",
    ),
    (
        "oidc-extra-audience",
        "Tokens that were issued for another application would be accepted.",
    ),
    (
        "oidc-jwks-url",
        "Tokens would be checked against the keys at this address, not against the provider's.",
    ),
    (
        "oidc-public-key-file",
        "Tokens would be checked against these keys, not against the provider's.",
    ),
    (
        "ping-user-agent",
        "Up to v7.15.1 a request with that user agent gets past the login (GHSA-5hvv).",
    ),
    (
        "profile-url",
        "Who somebody is would be asked at this address, not at the provider's.",
    ),
    (
        "real-client-ip-header",
        "A header that a client can send would decide which address a request comes from.",
    ),
    (
        "redeem-url",
        "The client secret would be sent to this address, not to the provider's.",
    ),
    (
        "redis-insecure-skip-tls-verify",
        "The certificate of Redis would not be checked: anybody on the way could read sessions.",
    ),
    (
        "show-debug-on-error",
        "Error pages would show details of the sign-in to anybody who causes an error.",
    ),
    (
        "skip-auth-preflight",
        "Requests of the method OPTIONS would need no login.",
    ),
    (
        "skip-auth-regex",
        "Paths would need no login, and up to v7.15.1 the comparison can be tricked.",
    ),
    (
        "skip-auth-route",
        "Paths would need no login, and up to v7.15.1 the comparison can be tricked.",
    ),
    (
        "skip-auth-strip-headers",
        "Headers that say who somebody is would not be taken away where no sign-in is needed.",
    ),
    (
        "skip-jwt-bearer-tokens",
        "Tokens would be accepted without a login.",
    ),
    (
        "skip-oidc-discovery",
        "The addresses of the provider would no longer come from its issuer.",
    ),
    (
        "ssl-insecure-skip-verify",
        "The certificate of the identity provider would not be checked: anybody on the way could \
         read secrets.",
    ),
    (
        "ssl-upstream-insecure-skip-verify",
        "A certificate would not be checked.",
    ),
    (
        "trusted-ip",
        "These addresses would need no login, and a header can forge them behind a proxy.",
    ),
    (
        "upstream",
        "oauth2-proxy would pass requests on by itself, past Envoy's checks.",
    ),
    (
        "whitelist-domain",
        "After signing in people could be sent on to this domain, with a link that begins at OSMO.",
    ),
];

/// Flags with which the sign-in works no longer, or is another one; with the value that does it, if only one does.
pub(super) const REFUSED: &[(&str, Option<&str>, &str)] = &[
    (
        "alpha-config",
        None,
        "The file takes the place of arguments that the charts set; oauth2-proxy then exits, or \
         signs people in elsewhere.",
    ),
    (
        "htpasswd-file",
        None,
        "People could sign in with a password of that file: the provider would not know of it, \
         and Envoy gets no token.",
    ),
    (
        "htpasswd-user-group",
        None,
        "It belongs to sign-in with a password of a file, which gives Envoy no token.",
    ),
    (
        "proxy-prefix",
        None,
        "Envoy sends /oauth2/ to oauth2-proxy, and the provider sends browsers back there: nobody \
         could sign in.",
    ),
    (
        "session-cookie-minimal",
        Some("false"),
        "The session would lose its tokens, and Envoy would have nothing to check: nobody gets in.",
    ),
    (
        "validate-url",
        None,
        "Sessions would be checked at this address, with the token of whoever is signed in.",
    ),
];
