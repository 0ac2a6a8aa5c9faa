//! What the API server, or another strict reader, says of the objects in the charts.

use crate::release::kit::{Symptom, Text};

pub(super) static TEXTS: &[Text] = &[
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
];
