//! Arguments of oauth2-proxy.

/// Arguments for every provider (F-proxy-arguments).
pub(crate) const COMMON: &[(&str, &str)] = &[
    (
        "--code-challenge-method=S256",
        "PKCE, which oauth2-proxy does not use by itself.",
    ),
    (
        "--insecure-oidc-skip-nonce=false",
        "Checks the nonce; oauth2-proxy skips it by itself.",
    ),
    (
        "--cookie-samesite=lax",
        "strict would break the way back from sign-in.",
    ),
    (
        "--cookie-csrf-per-request=true",
        "Several tabs may sign in at the same time.",
    ),
    (
        "--cookie-csrf-per-request-limit=10",
        "Cookies of sign-ins that were given up do not pile up.",
    ),
];
