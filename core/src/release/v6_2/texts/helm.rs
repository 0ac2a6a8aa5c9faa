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
            "failed to fetch …: 401 Unauthorized",
            "The chart repository was reached and does not take the credentials, or got none",
            "Give Helm the right user and key: helm repo add --force-update with --username and --password-stdin",
            "install.log",
        ),
        &[
            "failed to fetch https:// … .tgz : 401 Unauthorized",
            "failed to fetch https:// … .tgz : 403 Forbidden",
            "failed to fetch https:// … index.yaml : 401 Unauthorized",
            "failed to fetch https:// … index.yaml : 403 Forbidden",
            "looks like \"https:// … index.yaml : 401 Unauthorized",
            "looks like \"https:// … index.yaml : 403 Forbidden",
        ],
        "F-helm-repository, F-texts-helm",
    )
    .proof("helm repo list: the text names the address. At NGC the user is $oauthtoken")
    .asks(path!("charts.source")),
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
            "YAML parse error on",
            "With these values a template of the chart prints something that is no YAML",
            "Look at the extra values; files that were changed by hand compare with those made here",
            "install.log",
        ),
        &["YAML parse error on", "error converting YAML to JSON"],
        "F-texts-helm",
    )
    .proof("helm template with the same files and --debug prints the lines that the text names"),
    Text::of(
        Symptom::new(
            "values don't meet the specifications of the schema",
            "A value has a type or a form that the chart's own schema refuses",
            "Correct the key that the next lines name",
            "install.log",
        ),
        &["values don't meet the specifications of the schema"],
        "F-texts-helm",
    )
    .proof("The lines below the text name the chart, the key, and what it has to be"),
    Text::of(
        Symptom::new(
            "Error: open …: no such file or directory",
            "A file that the command names is not in the folder in which it ran",
            "Run the command in the folder of the bundle, where the values files are",
            "install.log",
        ),
        &[
            "FAILED: open … no such file or directory",
            "Error: open … no such file or directory",
        ],
        "F-texts-helm",
    )
    .proof("ls *_values.yaml, in the folder where the command ran"),
    Text::of(
        Symptom::new(
            "has no deployed releases",
            "No release of that name was ever deployed in this namespace: its first installation failed, or the \
             namespace is another one",
            "If the list shows it as failed, take it away with helm uninstall, then ./install.sh charts",
            "install.log",
        ),
        &["has no deployed releases"],
        "F-texts-helm",
    )
    .proof("helm list --all, in the namespace: the column STATUS")
    .asks(path!("namespace")),
    Text::of(
        Symptom::new(
            "timed out waiting for the condition",
            "Helm or kubectl waited and the pods did not become ready; why is said by a pod",
            "./install.sh verify names the pod and shows its last words",
            EVENTS,
        ),
        &[
            "timed out waiting for the condition",
            "UPGRADE FAILED … context deadline exceeded",
            "INSTALLATION FAILED … context deadline exceeded",
            "FAILED … not ready. status: InProgress",
        ],
        "F-texts-helm",
    )
    .vague(),
];
