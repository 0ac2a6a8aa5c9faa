//! What a browser, its address bar or the ingress controller says.

use super::super::symptoms::{PROXY, sign_in};
use crate::release::kit::{Symptom, Text};

pub(super) static TEXTS: &[Text] = &[
    Text::of(
        sign_in::REDIRECT_URI,
        &[
            "redirect_uri_mismatch",
            "redirect_uri mismatch",
            "redirect URI … does not match",
            "Invalid parameter: redirect_uri",
        ],
        "D10",
    )
    .proof("The redirect URI stands beside the questions of the provider")
    .asks(path!("hostname")),
    Text::of(
        sign_in::LARGE_HEADER,
        &[
            "Request Header Or Cookie Too Large",
            "431 Request Header Fields Too Large",
        ],
        "D18",
    )
    .asks(path!("oauth2Proxy.sessionStore")),
    Text::of(
        Symptom::new(
            "ERR_TOO_MANY_REDIRECTS",
            "Sign-in goes round in circles: the cookie does not come back, or TLS ends \
        nowhere in front",
            "Leave the cookie domain empty, and open the address by https",
            PROXY,
        ),
        &["ERR_TOO_MANY_REDIRECTS"],
        "D10, F-proxy-cookie-domain",
    )
    .asks(path!("oauth2Proxy.cookieDomain")),
    Text::of(
        Symptom::new(
            "NET::ERR_CERT_AUTHORITY_INVALID",
            "The browser does not know who made the certificate; a fake one of the \
        controller means that the TLS secret is missing",
            "Look at the TLS secret, or bring a certificate of an authority that browsers know",
            "the controller's",
        ),
        &[
            "NET::ERR_CERT_AUTHORITY_INVALID",
            "SEC_ERROR_UNKNOWN_ISSUER",
            "Kubernetes Ingress Controller Fake Certificate",
        ],
        "F-objects-read, F-texts-browser",
    )
    .proof("kubectl get secret, in the namespace: the name of the TLS secret")
    .asks(path!("ingress.tls")),
    Text::of(
        Symptom::new(
            "ERR_CERT_COMMON_NAME_INVALID",
            "The certificate is for another name",
            "Have it made for the host name, and for the names below it with port forwarding",
            "the controller's",
        ),
        &["ERR_CERT_COMMON_NAME_INVALID", "SSL_ERROR_BAD_CERT_DOMAIN"],
        "D36, F-texts-browser",
    )
    .asks(path!("hostname")),
    Text::of(
        Symptom::new(
            "DNS_PROBE_FINISHED_NXDOMAIN",
            "The host name is not in DNS yet",
            "Point it at the address of the load balancer",
            "the controller's",
        ),
        &["DNS_PROBE_FINISHED_NXDOMAIN", "ERR_NAME_NOT_RESOLVED"],
        "F-texts-browser",
    )
    .proof("kubectl get ingress, in the namespace: ADDRESS")
    .asks(path!("hostname")),
    Text::of(
        Symptom::new(
            "default backend - 404",
            "No ingress serves this host name: another class, or another name",
            "Compare host and class of the ingresses with the controller's",
            "the controller's",
        ),
        &["default backend - 404", "404 page not found"],
        "D52, D6",
    )
    .proof("kubectl get ingress, in the namespace: CLASS and HOSTS")
    .asks(path!("ingress.ingressClass")),
    Text::of(
        Symptom::new(
            "503 Service Temporarily Unavailable",
            "The ingress has no pod that is ready",
            "./install.sh verify names it",
            "the controller's",
        ),
        &["503 Service Temporarily Unavailable"],
        "F-texts-browser",
    )
    .vague(),
    Text::of(
        Symptom::new(
            "502 Bad Gateway",
            "The controller got no answer from Envoy, or one with headers too large for its \
        buffers",
            "Larger buffers by annotation, or sessions in Redis",
            "the controller's",
        ),
        &["502 Bad Gateway", "upstream sent too big header"],
        "D18",
    )
    .asks(path!("ingress.annotations"))
    .vague(),
    Text::of(
        sign_in::FAILED_PROXY,
        &[
            "500 Internal Server Error",
            "500 - Internal Server Error",
            "Secured with OAuth2 Proxy",
        ],
        "F-blank-403, F-proxy-error-page",
    )
    .vague(),
];
