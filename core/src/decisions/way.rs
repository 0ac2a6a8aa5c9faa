//! The way in: what serves the ingresses, where TLS ends, and who can reach what.

use super::{Said, counted};
use crate::model::{Certificate, Controller, Deployment, Scheme, Tls};
use crate::plan::Plan;
use crate::text::or_gap;

pub(super) fn ingress(plan: &Plan) -> Said {
    let d = plan.deployment();
    let i = &d.ingress;
    let fields = vec![
        path!("ingress.controller"),
        path!("ingress.ingressClass"),
        path!("ingress.enabled"),
    ];
    if !i.enabled {
        let sentence = if d.by_port_forward() {
            "There is none: kubectl port-forward leads to OSMO, from the computer where it runs and while it runs."
        } else {
            "The charts create no ingress. What routes to the Services is yours."
        };
        return ("Ingress", sentence.to_owned(), fields);
    }
    let controller = match i.controller {
        Controller::IngressNginx => "ingress-nginx",
        Controller::Alb => "The AWS Load Balancer Controller",
        Controller::Other => "A controller of yours",
    };
    let sentence = format!(
        "{controller} serves {} of the class {}.",
        counted(plan.facts().ingresses.len(), "ingress", "ingresses"),
        or_gap(&i.ingress_class, "ingress-class")
    );
    ("Ingress", sentence, fields)
}

fn certificate(d: &Deployment) -> String {
    match d.ingress.certificate {
        Certificate::Files => "The scripts make it from the files tls.crt and tls.key.".to_owned(),
        Certificate::CertManager => format!(
            "cert-manager makes it; the issuer is {}.",
            or_gap(&d.ingress.issuer_name, "issuer")
        ),
        Certificate::Exists => {
            "It exists already; the scripts only look at its names and dates.".to_owned()
        }
    }
}

pub(super) fn tls(d: &Deployment) -> Said {
    let sentence = match d.ingress.tls {
        _ if d.by_port_forward() => "There is no TLS. The port-forward itself goes through the API server, which has its own.".to_owned(),
        _ if !d.ingress.enabled => "TLS ends in front of the Services, where you route. Browsers must come by https.".to_owned(),
        Tls::Secret => format!(
            "TLS ends at the ingress, with the Secret {}. {}",
            or_gap(&d.ingress.ssl_secret, "tls-secret"),
            certificate(d)
        ),
        Tls::Acm => format!(
            "TLS ends at the load balancer, with the ACM certificate {}.",
            or_gap(&d.ingress.ssl_cert_arn, "certificate-arn")
        ),
        Tls::Upstream => {
            "TLS ends in front of the ingress, at a load balancer or proxy of yours. From there on the way is plain http.".to_owned()
        }
    };
    let fields = vec![
        path!("ingress.tls"),
        path!("ingress.certificate"),
        path!("ingress.sslCertArn"),
        path!("ingress.issuerName"),
        path!("ingress.enabled"),
    ];
    ("TLS", sentence, fields)
}

pub(super) fn exposed(plan: &Plan) -> Said {
    let d = plan.deployment();
    let host = or_gap(&d.hostname, "hostname");
    let mut parts = vec![match d.ingress.scheme {
        Scheme::Internal if by_alb(d) => {
            format!("https://{host}, from inside the VPC and networks connected to it only.")
        }
        Scheme::InternetFacing if by_alb(d) => format!("https://{host}, from the whole internet."),
        _ if d.by_port_forward() => "OSMO, to whoever may port-forward into the namespace; nothing of it has an address outside.".to_owned(),
        _ => format!("https://{host}, from wherever your network leads there."),
    }];
    if d.port_forwarding {
        parts.push(format!(
            "So are the applications inside workflows, at *.{host}."
        ));
    }
    if d.signs_in() {
        let open = [&d.skip_auth_paths.service, &d.skip_auth_paths.router];
        match open.iter().map(|paths| paths.entries().count()).sum() {
            0 => {}
            count => parts.push(format!(
                "{} of your own without sign-in.",
                match count {
                    1 => "One path".to_owned(),
                    _ => format!("{count} paths"),
                }
            )),
        }
    } else {
        parts.push("Nobody is asked to sign in.".to_owned());
    }
    parts.push(inside(d));
    let fields = vec![
        path!("hostname"),
        path!("ingress.scheme"),
        path!("portForwarding"),
        path!("skipAuthPaths.service"),
        path!("skipAuthPaths.router"),
        path!("site.networkPolicy"),
    ];
    ("Exposed", parts.join(" "), fields)
}

fn by_alb(d: &Deployment) -> bool {
    d.ingress.enabled && d.ingress.controller == Controller::Alb
}

/// Who reaches the pods from inside the cluster.
fn inside(d: &Deployment) -> String {
    let who = if d.site.ingress_namespace.is_blank() {
        "for every namespace".to_owned()
    } else {
        format!("for the namespace {} and our own", d.site.ingress_namespace)
    };
    match (d.signs_in(), d.site.network_policy) {
        (true, true) => format!("Inside the cluster only the pods' front port is open, {who}."),
        (true, false) => {
            "Inside the cluster every pod can reach OSMO's pods past the sign-in: there is no network policy.".to_owned()
        }
        (false, _) => "Inside the cluster every pod can reach OSMO's pods.".to_owned(),
    }
}
