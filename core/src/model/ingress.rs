//! Ingress objects and where TLS ends.

use super::{Lines, Text, choice};

choice! {
    /// The controller that serves the ingress class; the class itself is only a name (D52).
    Controller {
        IngressNginx = "ingress-nginx", "ingress-nginx", "The community controller, or Azure's \
                                                          application routing";
        Alb = "alb", "AWS Load Balancer Controller (ALB)", "An Application Load Balancer for all \
                                                            five ingresses";
        Other = "other", "Another controller", "Traefik, HAProxy, Contour: one that merges \
                                                ingresses of one host; bring your own annotations";
    }
}

choice! {
    /// Where TLS ends. It must end somewhere: sign-in always returns to `https://` (D10).
    Tls {
        Secret = "secret", "At the ingress, by a TLS secret", "A Kubernetes Secret with tls.crt and tls.key";
        Acm = "acm", "At the ALB, by an ACM certificate", "Only with the AWS Load Balancer Controller";
        Upstream = "upstream", "Upstream, in front of the ingress", "A load balancer or proxy of \
                                                                     yours speaks https to browsers";
    }
}

choice! {
    /// Whether the load balancer can be reached from the internet (ALB only).
    Scheme {
        Internal = "internal", "Internal", "Only from inside the VPC and networks connected to it";
        InternetFacing = "internet-facing", "Internet-facing", "From everywhere";
    }
}

choice! {
    /// Who makes the TLS secret.
    Certificate {
        Files = "files", "The scripts, from files", "tls.crt and tls.key beside the scripts";
        CertManager = "cert-manager", "cert-manager", "A Certificate object is written; \
                                                       cert-manager has to be in the cluster";
        Exists = "exists", "It exists already", "The scripts only look at its names and dates";
    }
}

choice! {
    /// The kind of cert-manager's issuer.
    IssuerKind {
        ClusterIssuer = "ClusterIssuer", "Cluster issuer", "";
        Issuer = "Issuer", "Issuer of our namespace", "";
    }
}

/// Ingress settings, the same for all three charts (D6).
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Ingress {
    /// Whether the charts make ingresses at all.
    pub enabled: bool,
    /// The controller behind the class.
    pub controller: Controller,
    /// `ingressClass`.
    pub ingress_class: Text,
    /// Where TLS ends.
    pub tls: Tls,
    /// `sslSecret`.
    pub ssl_secret: Text,
    /// Who makes that Secret.
    pub certificate: Certificate,
    /// cert-manager: `issuerRef.kind`.
    pub issuer_kind: IssuerKind,
    /// cert-manager: `issuerRef.name`.
    pub issuer_name: Text,
    /// `albAnnotations.sslCertArn`.
    pub ssl_cert_arn: Text,
    /// `alb.ingress.kubernetes.io/scheme`.
    pub scheme: Scheme,
    /// More annotations, `key=value` a line; they win over the derived ones.
    pub annotations: Lines,
}

impl Ingress {
    /// Says whether the class is that of Azure's application routing add-on, which manages its controller itself
    /// (F-azure-app-routing).
    pub(crate) fn is_azure_add_on(&self) -> bool {
        self.controller == Controller::IngressNginx
            && self.ingress_class.starts_with("webapprouting.")
    }
}
