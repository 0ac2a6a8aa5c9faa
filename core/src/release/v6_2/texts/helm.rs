//! What Helm and the API server say while charts are installed.

use crate::release::kit::{EVENTS, Symptom, Text};
use crate::release::v6_2::symptoms::install;

pub(super) static TEXTS: &[Text] = &[
    Text::of(
        Symptom::new(
            "useKubernetesSecrets has moved",
            "The values still have sidecars.envoy.useKubernetesSecrets, as OSMO's guide \
        prints them",
            "Take it out in all three files. The files made here do not have it",
            "install.log",
        ),
        &["useKubernetesSecrets has moved"],
        "D1",
    )
    .proof("grep -n useKubernetesSecrets *_values.yaml"),
    Text::of(
        Symptom::new(
            "JWT provider cluster \"oauth\" no longer exists",
            "A token provider in the values still names the cluster oauth, of an older release",
            "Say cluster: idp",
            "install.log",
        ),
        &["JWT provider cluster \"oauth\" no longer exists"],
        "F-texts-charts",
    )
    .proof("sidecars.envoy.jwt.providers in the three values files"),
    Text::of(
        install::NO_POD_MONITOR,
        &["no matches for kind \"PodMonitor\""],
        "D8",
    )
    .proof("kubectl get crd podmonitors.monitoring.coreos.com")
    .asks(path!("podMonitor")),
    Text::of(
        Symptom::new(
            "cannot unmarshal number into Go struct field … args of type string",
            "Something that the chart prints without quotes looks like a number: an image \
        tag such as 6.2 with chart 1.2.0, or a client ID of digits alone",
            "Take the files made here with chart 1.2.1 or a tag of three numbers; client IDs \
        of digits get quotes there",
            "install.log",
        ),
        &[
            "cannot unmarshal number into Go struct field … args of type string",
            "cannot unmarshal number into Go struct field … of type string",
        ],
        "D14, D55, F-bare-arguments",
    )
    .asks(path!("osmoImageTag")),
    Text::of(
        Symptom::new(
            "cannot unmarshal bool into Go struct field … of type string",
            "Something that the chart prints without quotes means true or false to YAML: on, no, y, true",
            "Give it another name, or quote it twice",
            "install.log",
        ),
        &["cannot unmarshal bool into Go struct field … of type string"],
        "F-bare-arguments, F-yaml-plain-scalars",
    ),
    Text::of(
        install::REPLICAS_HELD,
        &[
            "conflict with … .spec.replicas",
            "conflicts with … .spec.replicas",
        ],
        "F-texts-apiserver",
    ),
    Text::of(
        Symptom::new(
            "another operation (install/upgrade/rollback) is in progress",
            "An earlier helm run was stopped half way, and its release still waits",
            "Run ./install.sh charts: it stops, and prints the command that takes the release back. Run that command, then \
             ./install.sh charts again",
            "install.log",
        ),
        &["another operation (install/upgrade/rollback) is in progress"],
        "F-texts-helm",
    )
    .proof("helm list --all, in the namespace: STATUS pending-install or pending-upgrade"),
    Text::of(
        Symptom::new(
            "invalid ownership metadata",
            "An object of that name exists and Helm did not make it, often a service account",
            "Say in the answers that the service accounts are there already; otherwise look whose object it is",
            "install.log",
        ),
        &[
            "invalid ownership metadata",
            "cannot be imported into the current release",
        ],
        "F-service-accounts, F-texts-helm",
    )
    .proof("The text names the object, and the label and annotations that it lacks")
    .asks(path!("site.serviceAccountsExist")),
    Text::of(
        Symptom::new(
            "cannot re-use a name that is still in use",
            "A Helm release of that name is in this namespace already",
            "If it is OSMO's: ./install.sh charts. If it is not, take a namespace of its own",
            "install.log",
        ),
        &["cannot re-use a name that is still in use"],
        "F-texts-helm",
    )
    .proof("helm list, in the namespace: the column CHART says whose it is")
    .asks(path!("namespace")),
    Text::of(
        Symptom::new(
            "matching … not found in osmo index",
            "The repository has no chart of that version",
            "Take the chart version that belongs to the image tag",
            "install.log",
        ),
        &[
            "matching … not found in osmo index",
            "no chart version found for osmo",
        ],
        "F-chart-versions",
    )
    .proof("helm search repo osmo --versions")
    .asks(path!("chartVersion")),
    Text::of(
        Symptom::new(
            "repo osmo not found",
            "This machine does not know the chart repository, or does not reach it",
            "Look at the proxy and the firewall, or bring the charts from a mirror or a folder",
            "install.log",
        ),
        &[
            "repo osmo not found",
            "failed to fetch https://helm.ngc.nvidia.com",
            "looks like \"https://helm.ngc.nvidia.com",
        ],
        "F-helm-repository, F-texts-helm",
    )
    .asks(path!("charts.source")),
    Text::of(
        Symptom::new(
            "spec.selector … field is immutable",
            "The labels that a Deployment selects its pods by were changed, often by a pod \
        label app",
            "Take that label out; where it is meant, delete the Deployment first",
            "install.log",
        ),
        &["spec.selector … field is immutable"],
        "F-pod-selectors",
    )
    .asks(path!("scheduling.podLabels")),
    Text::of(
        Symptom::new(
            "mapping key \"ports\" already defined",
            "Agent and logger print the key ports twice, which a strict reader refuses: \
        kustomize, or a post-renderer",
            "Let Helm apply the charts itself",
            "install.log",
        ),
        &["mapping key \"ports\" already defined"],
        "D41",
    ),
    Text::of(
        Symptom::new(
            "can not be set when the class field is also set",
            "An annotation names an ingress class, and the chart writes the field already",
            "Take the annotation kubernetes.io/ingress.class out",
            "install.log",
        ),
        &["can not be set when the class field is also set"],
        "F-ingress-class-twice",
    )
    .asks(path!("ingress.annotations")),
    Text::of(
        Symptom::new(
            "must be less than or equal to cpu limit",
            "A request is above its limit",
            "Raise the limit or lower the request; the text names the container",
            "install.log",
        ),
        &[
            "must be less than or equal to cpu limit",
            "must be less than or equal to memory limit",
        ],
        "F-limit-above-request",
    )
    .asks(path!("scaling.service.resources.limits.memory")),
    Text::of(
        Symptom::new(
            "quantities must match the regular expression",
            "A size has a unit that Kubernetes does not know, such as MB or a comma",
            "Write 500m, 1, 512Mi or 2Gi",
            "install.log",
        ),
        &["quantities must match the regular expression"],
        "F-texts-apiserver",
    )
    .asks(path!("scaling.service.resources.requests.memory")),
    Text::of(
        Symptom::new(
            "volumeMounts … Not found: \"logs\"",
            "global.logs.enabled is false for the web UI: the chart drops the volume and \
        keeps its mount",
            "Leave it out of the extra values",
            "install.log",
        ),
        &["volumeMounts … Not found: \"logs\""],
        "D45",
    )
    .asks(path!("extraValues.webUi")),
    Text::of(
        Symptom::new(
            "namespaces … not found",
            "The namespace does not exist in this cluster, or kubectl speaks to another one",
            "./install.sh secrets makes it, unless the answers say that it exists",
            "install.log",
        ),
        &["namespaces … not found"],
        "F-texts-apiserver",
    )
    .proof("kubectl config current-context")
    .asks(path!("site.namespaceExists")),
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
        &["failed calling webhook"],
        "F-texts-apiserver",
    ),
    Text::of(
        Symptom::new(
            "pre-install hooks failed",
            "A Job that runs before the charts did not end well: the migration from OSMO 6.0",
            "Not for a first installation. Otherwise look at its log before it is removed",
            "install.log",
        ),
        &[
            "pre-install hooks failed",
            "pre-upgrade hooks failed",
            "BackoffLimitExceeded",
        ],
        "D34, F-migration-script",
    )
    .asks(path!("upgradeFrom60")),
    Text::of(
        Symptom::new(
            "UPGRADE FAILED",
            "Helm waited and the pods did not become ready; why is said by a pod, not by Helm",
            "./install.sh verify names the pod and shows its last words",
            EVENTS,
        ),
        &[
            "UPGRADE FAILED",
            "INSTALLATION FAILED",
            "timed out waiting for the condition",
            "context deadline exceeded",
        ],
        "F-texts-helm",
    )
    .vague(),
];
