//! What kubectl and Helm say of the way to the cluster, and the cluster of what somebody may do there.

use crate::release::kit::{Symptom, Text};

pub(super) static TEXTS: &[Text] = &[
    Text::of(
        Symptom::new(
            "Kubernetes cluster unreachable",
            "This machine does not reach the API server of the cluster. Nothing is said about pods",
            "Look at the VPN, the proxy and the address in the kubeconfig; localhost:8080 means that there is no kubeconfig",
            "the command's own words",
        ),
        &[
            "Kubernetes cluster unreachable",
            "Kubernetes cluster unreachable … i/o timeout",
            "Kubernetes cluster unreachable … connection refused",
            "Kubernetes cluster unreachable … no such host",
            "Kubernetes cluster unreachable … context deadline exceeded",
            "Unable to connect to the server",
            "Unable to connect to the server … i/o timeout",
            "Unable to connect to the server … connection refused",
            "Unable to connect to the server … no such host",
            "The connection to the server … :6443 was refused",
        ],
        "F-texts-apiserver",
    )
    .proof("kubectl config view --minify shows the address; kubectl cluster-info asks it")
    .asks(path!("site.kubeContext")),
    Text::of(
        Symptom::new(
            "Unable to connect to the server: x509",
            "This machine's kubeconfig does not know the authority of the API server's certificate",
            "Fetch the kubeconfig anew from whoever runs the cluster; a proxy that opens TLS may stand between",
            "the command's own words",
        ),
        &[
            "Unable to connect to the server … certificate signed by unknown authority",
            "Kubernetes cluster unreachable … certificate signed by unknown authority",
        ],
        "F-texts-apiserver",
    )
    .proof("kubectl config view --minify: certificate-authority-data, and the address")
    .asks(path!("site.kubeContext")),
    Text::of(
        Symptom::new(
            "You must be logged in to the server",
            "The cluster does not know who runs this: the sign-in of kubectl has ended, or is of another cluster",
            "Sign in to the cluster again, as whoever runs it says",
            "the command's own words",
        ),
        &[
            "You must be logged in to the server",
            "the server has asked for the client to provide credentials",
        ],
        "F-texts-apiserver",
    )
    .proof("kubectl auth whoami"),
    Text::of(
        Symptom::new(
            "admission webhook … denied the request",
            "A program of the cluster looks at each object, and refuses this one; its own words say why",
            "Do what they say, or ask whoever runs it",
            "install.log",
        ),
        &["admission webhook … denied the request"],
        "F-texts-apiserver",
    )
    .proof("The text names the webhook; its reason stands behind it"),
    Text::of(
        Symptom::new(
            "host … and path … is already defined in ingress",
            "Another ingress has this host name and path already; the text names it",
            "Delete that one if it is an older one of OSMO; otherwise take another host name",
            "install.log",
        ),
        &[
            "host … and path … is already defined in ingress",
            "admission webhook … denied the request: host … is already defined in ingress",
        ],
        "F-texts-apiserver",
    )
    .proof("kubectl get ingress -A")
    .asks(path!("hostname")),
    Text::of(
        Symptom::new(
            "is forbidden: User … cannot",
            "Whoever runs this has no right to do that there",
            "Ask for the rights that CHANGE.md lists; the text names verb, kind and namespace",
            "install.log",
        ),
        &["is forbidden: User … cannot"],
        "F-texts-apiserver",
    )
    .proof("kubectl auth can-i, with the verb and the kind of the text"),
    Text::of(
        Symptom::new(
            "The connection to the server localhost:8080 was refused",
            "kubectl has no cluster to speak to",
            "Name the context in the answers, or set KUBECONFIG",
            "the command's own words",
        ),
        &[
            "The connection to the server localhost:8080 was refused",
            "current-context is not set",
        ],
        "F-texts-apiserver",
    )
    .proof("kubectl config get-contexts")
    .asks(path!("site.kubeContext")),
    Text::of(
        Symptom::new(
            "failed calling webhook",
            "Another program of the cluster has to agree to each object, and did not answer",
            "Ask whoever runs it; the text names it",
            "install.log",
        ),
        &[
            "failed calling webhook",
            "failed calling webhook … context deadline exceeded",
            "failed calling webhook … connection refused",
            "failed calling webhook … no such host",
            "failed calling webhook … i/o timeout",
        ],
        "F-texts-apiserver",
    ),
];
