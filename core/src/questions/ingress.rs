//! Step "Ingress and TLS".

use super::follow_up;
use crate::fields::access::at;
use crate::fields::{Field, Section};
use crate::model::{Certificate, Controller, Deployment, Tls};
use crate::syntax::grammar::Grammar;

fn on(d: &Deployment) -> bool {
    d.ingress.enabled
}

fn alb(d: &Deployment) -> bool {
    d.ingress.enabled && d.ingress.controller == Controller::Alb
}

fn by_secret(d: &Deployment) -> bool {
    d.ingress.enabled && d.ingress.tls == Tls::Secret
}

fn by_cert_manager(d: &Deployment) -> bool {
    by_secret(d) && d.ingress.certificate == Certificate::CertManager
}

fn by_acm(d: &Deployment) -> bool {
    d.ingress.enabled && d.ingress.tls == Tls::Acm
}

pub(super) const SECTIONS: &[Section] = &[
    Section::new(
        "",
        "",
        &[
            Field::new(
                "ingress.enabled",
                "Create ingresses",
                "Turn this off only if something else routes to the services, or for a \
                 port-forward on a test network.",
                at!(ingress.enabled),
            )
            .more(),
            Field::new(
                "ingress.controller",
                "Ingress controller",
                "The program that serves the ingresses. ingress-nginx stands first because OSMO's guide is written \
                 for it. For a new cluster choose one that is maintained.",
                at!(ingress.controller),
            )
            .follow(follow_up::controller)
            .when(on),
            Field::new(
                "ingress.ingressClass",
                "Ingress class",
                "The controller's name in your cluster: kubectl get ingressclass shows it.",
                at!(ingress.ingress_class),
            )
            .required()
            .example("nginx")
            .more()
            .when(on),
            Field::new(
                "ingress.scheme",
                "Load balancer scheme",
                "",
                at!(ingress.scheme),
            )
            .more()
            .when(alb),
        ],
    ),
    Section::new(
        "TLS",
        "Sign-in always returns to https://, with each of these choices.",
        &[
            Field::new("ingress.tls", "Where TLS ends", "", at!(ingress.tls)).when(on),
            Field::new(
                "ingress.sslSecret",
                "TLS secret",
                "Name of the Kubernetes Secret. No chart creates it.",
                at!(ingress.ssl_secret),
            )
            .grammar(Grammar::Name)
            .required()
            .more()
            .when(by_secret),
            Field::new(
                "ingress.certificate",
                "Who makes the TLS secret",
                "",
                at!(ingress.certificate),
            )
            .when(by_secret),
            Field::new(
                "ingress.issuerKind",
                "Kind of issuer",
                "",
                at!(ingress.issuer_kind),
            )
            .when(by_cert_manager),
            Field::new(
                "ingress.issuerName",
                "Issuer",
                "kubectl get clusterissuers,issuers shows the names.",
                at!(ingress.issuer_name),
            )
            .grammar(Grammar::Name)
            .required()
            .when(by_cert_manager),
            Field::new(
                "ingress.sslCertArn",
                "ACM certificate ARN",
                "From AWS Certificate Manager (ACM), in the load balancer's region.",
                at!(ingress.ssl_cert_arn),
            )
            .required()
            .example("arn:aws:acm:us-west-2:123456789012:certificate/…")
            .when(by_acm),
        ],
    )
    .when(on),
    Section::new(
        "Port forwarding and annotations",
        "",
        &[
            Field::new(
                "portForwarding",
                "UI port forwarding",
                "Opens applications inside workflows at names below the host name. Needs DNS and \
                 a certificate for *.hostname.",
                at!(port_forwarding),
            ),
            Field::new(
                "ingress.annotations",
                "Ingress annotations",
                "One per line, key=value. They win over those that we derive.",
                at!(ingress.annotations),
            )
            .example("example.com/key=value")
            .when(on),
        ],
    )
    .folded(),
];
