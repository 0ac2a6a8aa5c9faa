//! Annotations of the ingresses that follow from the answers.

use crate::model::{Controller, Deployment};
use crate::path::Path;

/// One annotation that follows from the answers.
pub(crate) struct Derived {
    /// Its key.
    pub(crate) key: &'static str,
    /// Its value.
    pub(crate) value: &'static str,
    /// Path of the question behind it.
    pub(crate) origin: Path,
    /// Why it is there.
    pub(crate) why: &'static [&'static str],
}

const fn derived(
    key: &'static str,
    value: &'static str,
    origin: Path,
    why: &'static [&'static str],
) -> Derived {
    Derived {
        key,
        value,
        origin,
        why,
    }
}

/// Returns the annotations that the chosen controller needs.
pub(crate) fn of(d: &Deployment) -> Vec<Derived> {
    let controller = path!("ingress.controller");
    match d.ingress.controller {
        Controller::IngressNginx => vec![
            derived(
                "nginx.ingress.kubernetes.io/proxy-buffer-size",
                "16k",
                controller,
                &[
                    "Room for sign-in headers. The guide's proxy-buffers and \
                     large-client-header-buffers are no annotations:",
                    "the first is proxy-buffers-number, the second a setting of the controller itself.",
                ],
            ),
            derived(
                "nginx.ingress.kubernetes.io/proxy-buffers-number",
                "8",
                controller,
                &[],
            ),
            derived(
                "nginx.ingress.kubernetes.io/proxy-busy-buffers-size",
                "32k",
                controller,
                &[],
            ),
            derived(
                "nginx.ingress.kubernetes.io/proxy-read-timeout",
                "3600",
                controller,
                &[
                    "The controller's 60 seconds would end quiet streams: logs, exec, port forwarding.",
                ],
            ),
            derived(
                "nginx.ingress.kubernetes.io/proxy-send-timeout",
                "3600",
                controller,
                &[],
            ),
            derived(
                "nginx.ingress.kubernetes.io/proxy-body-size",
                "0",
                controller,
                &["The controller's 1 MB would refuse uploads with 413."],
            ),
        ],
        Controller::Alb => vec![
            derived(
                "alb.ingress.kubernetes.io/scheme",
                d.ingress.scheme.value(),
                path!("ingress.scheme"),
                &[],
            ),
            derived(
                "alb.ingress.kubernetes.io/listen-ports",
                "[{\"HTTPS\":443}]",
                path!("ingress.tls"),
                &[],
            ),
            derived(
                "alb.ingress.kubernetes.io/ssl-redirect",
                "443",
                path!("ingress.tls"),
                &[],
            ),
            derived(
                "alb.ingress.kubernetes.io/success-codes",
                "200-399",
                controller,
                &["Envoy answers the health check with a redirect to sign-in."],
            ),
            derived(
                "alb.ingress.kubernetes.io/load-balancer-attributes",
                "idle_timeout.timeout_seconds=3600",
                controller,
                &[
                    "The load balancer's 60 seconds would end quiet streams: logs, exec, port forwarding.",
                ],
            ),
        ],
        Controller::Other => Vec::new(),
    }
}

/// Returns the annotations of the router beside the others: sessions live in the memory of one router.
pub(crate) fn of_router(d: &Deployment) -> Vec<Derived> {
    let controller = path!("ingress.controller");
    let why = &["A session lives in the memory of one router: requests have to come back to it."];
    match d.ingress.controller {
        Controller::IngressNginx => vec![derived(
            "nginx.ingress.kubernetes.io/affinity",
            "cookie",
            controller,
            why,
        )],
        Controller::Alb => vec![derived(
            "alb.ingress.kubernetes.io/target-group-attributes",
            "stickiness.enabled=true,stickiness.type=lb_cookie",
            controller,
            why,
        )],
        Controller::Other => Vec::new(),
    }
}
