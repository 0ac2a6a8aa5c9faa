//! What Kubernetes says of a pod that does not start.

use crate::release::kit::{EVENTS, Symptom, Text};
use crate::release::v6_2::symptoms::install;

pub(super) static TEXTS: &[Text] = &[
    Text::of(
        install::NO_MEK,
        &["configmap \"mek-config\" not found"],
        "F-mek-mounts",
    )
    .proof("kubectl get configmap mek-config, in the namespace")
    .asks(path!("mek.currentMek")),
    Text::of(
        Symptom::new(
            "secret \"osmo-tls\" not found",
            "There is no TLS secret of that name in this namespace",
            "./install.sh secrets, or let cert-manager make it",
            EVENTS,
        ),
        &[
            "secret \"osmo-tls\" not found",
            "Error getting SSL certificate",
        ],
        "F-objects-read",
    )
    .asks(path!("ingress.sslSecret")),
    Text::of(
        install::NO_SECRET,
        &[
            "secret \"db-secret\" not found",
            "secret \"redis-secret\" not found",
            "secret \"oauth2-proxy-secrets\" not found",
            "secret \"default-admin-secret\" not found",
            "CreateContainerConfigError",
        ],
        "F-objects-read, D21",
    )
    .proof("kubectl get secrets, in the namespace"),
    Text::of(
        Symptom::new(
            "couldn't find key … in Secret",
            "The Secret is there without that key: it was made by hand with another name for it",
            "Delete the Secret: kubectl -n NAMESPACE delete secret NAME. Then ./install.sh secrets makes it again, with the right keys",
            EVENTS,
        ),
        &[
            "couldn't find key … in Secret",
            "references non-existent secret key",
        ],
        "F-objects-read, F-texts-kubelet",
    )
    .proof("kubectl describe secret NAME lists its keys, not their values"),
    Text::of(
        install::NO_SERVICE_ACCOUNT,
        &[
            "error looking up service account",
            "serviceaccount … not found",
        ],
        "D16, F-service-accounts",
    )
    .proof("kubectl get serviceaccounts, in the namespace")
    .asks(path!("serviceAccountName")),
    Text::of(
        install::POD_SECURITY,
        &["violates PodSecurity"],
        "F-texts-apiserver",
    )
    .proof("kubectl get namespace NAME --show-labels: pod-security.kubernetes.io/enforce")
    .asks(path!("namespace")),
    Text::of(
        Symptom::new(
            "pull access denied",
            "The registry wants a login that the node did not send, or refuses it",
            "Look at the pull secret: for nvcr.io the user is the word $oauthtoken and the \
        password an NGC key",
            EVENTS,
        ),
        &[
            "pull access denied",
            "unauthorized: authentication required",
            "401 Unauthorized … pull",
            "insufficient_scope: authorization failed",
            "no basic auth credentials",
        ],
        "F-texts-kubelet",
    )
    .asks(path!("images.imagePullSecret")),
    Text::of(
        Symptom::new(
            "manifest unknown",
            "The registry has no image of that name and tag",
            "Look at the tag and, with a mirror, whether it was copied: ./mirror.sh",
            EVENTS,
        ),
        &[
            "manifest unknown",
            "manifest for … not found",
            "failed to resolve reference … not found",
        ],
        "F-image-address, F-texts-kubelet",
    )
    .asks(path!("osmoImageTag")),
    Text::of(
        Symptom::new(
            "InvalidImageName",
            "The address of the image has a scheme, a second tag or a slash too many",
            "Give the location without https://, without a tag and without a slash at its end",
            EVENTS,
        ),
        &["InvalidImageName", "couldn't parse image"],
        "F-image-address",
    )
    .asks(path!("images.osmoImageLocation")),
    Text::of(
        install::IMAGE_PULL,
        &["ImagePullBackOff", "ErrImagePull"],
        "F-texts-kubelet",
    )
    .asks(path!("images.imagePullSecret"))
    .vague(),
    Text::of(
        Symptom::new(
            "exec format error",
            "The image is for another kind of processor than the node's",
            "Choose nodes with amd64: a node selector kubernetes.io/arch",
            EVENTS,
        ),
        &["exec format error"],
        "F-texts-kubelet",
    )
    .proof("kubectl get nodes -L kubernetes.io/arch")
    .asks(path!("scheduling.nodeSelector")),
    Text::of(
        Symptom::new(
            "OOMKilled",
            "A container took more memory than its limit",
            "Raise the memory limit of that program",
            EVENTS,
        ),
        &["OOMKilled", "exit code 137"],
        "F-texts-kubelet",
    )
    .proof("kubectl describe pod NAME: Last State")
    .asks(path!("scaling.service.resources.limits.memory")),
    Text::of(
        Symptom::new(
            "Insufficient cpu",
            "No node has that much left",
            "Add nodes, or ask for less: fewer replicas, smaller requests",
            EVENTS,
        ),
        &["Insufficient cpu", "Insufficient memory"],
        "F-service-size, F-texts-kubelet",
    )
    .proof("kubectl describe nodes: Allocated resources")
    .asks(path!("scaling.service.resources.requests.cpu")),
    Text::of(
        Symptom::new(
            "didn't match Pod's node affinity/selector",
            "No node has the labels of the node selector",
            "Put the label on nodes, or take it out of the answers",
            EVENTS,
        ),
        &["didn't match Pod's node affinity/selector"],
        "D42, F-texts-kubelet",
    )
    .proof("kubectl get nodes --show-labels")
    .asks(path!("scheduling.nodeSelector")),
    Text::of(
        Symptom::new(
            "had untolerated taint",
            "Every node that is left has a taint that the pods do not tolerate",
            "Add the toleration to the answers",
            EVENTS,
        ),
        &["had untolerated taint"],
        "F-texts-kubelet",
    )
    .proof("The text names the taint")
    .asks(path!("scheduling.tolerations")),
    Text::of(
        Symptom::new(
            "exceeded quota",
            "The namespace has a quota, and the pods ask for more",
            "Ask for a larger quota, or lower requests and replicas",
            EVENTS,
        ),
        &["exceeded quota"],
        "F-texts-apiserver",
    )
    .proof("kubectl describe quota, in the namespace")
    .asks(path!("scaling.service.maxReplicas")),
    Text::of(
        Symptom::new(
            "ephemeral local storage usage exceeds the total limit",
            "Log files filled the pod's share of the disk, and it was put out",
            "Set a larger ephemeral-storage limit for that program in the extra values",
            EVENTS,
        ),
        &["ephemeral local storage usage exceeds the total limit"],
        "F-log-files",
    )
    .asks(path!("extraValues.service")),
    Text::of(
        install::NO_METRICS,
        &[
            "unable to fetch metrics from resource metrics API",
            "missing request for cpu",
            "missing request for memory",
            "FailedGetResourceMetric",
        ],
        "F-autoscaler-requests",
    )
    .proof("kubectl top nodes"),
    Text::of(
        Symptom::new(
            "MountVolume.SetUp failed for volume … not found",
            "A Secret or ConfigMap that the pod mounts is missing in this namespace",
            "./install.sh secrets, then ./install.sh database; the text names it",
            EVENTS,
        ),
        &["MountVolume.SetUp failed for volume … not found"],
        "F-objects-read",
    )
    .vague(),
    Text::of(
        Symptom::new(
            "CrashLoopBackOff",
            "A container ends again and again; its own last words say why",
            "Paste its log here",
            EVENTS,
        ),
        &["CrashLoopBackOff", "Back-off restarting failed container"],
        "F-texts-kubelet",
    )
    .proof("kubectl logs POD -c CONTAINER --previous")
    .vague(),
];
