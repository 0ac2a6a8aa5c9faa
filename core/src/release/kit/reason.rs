//! Why a key of a values file or a manifest is as it is, as data: for keys that no question sets, and the fact behind any key.

use crate::text::glob;

/// What is known of a key.
#[derive(Debug)]
pub(crate) struct Reason {
    /// Names of the files in which it stands, with `*` for whatever stands there.
    files: &'static str,
    /// The key, likewise; `[]` is an entry of a list.
    keys: &'static str,
    /// Why nobody is asked; empty where a question sets it.
    pub(crate) why: &'static str,
    /// Ids of the facts behind it, with spaces between them; may be empty.
    pub(crate) facts: &'static str,
}

impl Reason {
    pub(crate) const fn new(
        files: &'static str,
        keys: &'static str,
        why: &'static str,
        facts: &'static str,
    ) -> Self {
        Self {
            files,
            keys,
            why,
            facts,
        }
    }

    /// Says whether it is about a key of a file.
    pub(crate) fn is_of(&self, file: &str, key: &str) -> bool {
        glob::fits(self.files, file) && glob::fits(self.keys, key)
    }
}

/// What holds for the files of every release. Of several that fit, the first counts.
pub(crate) const REASONS: &[Reason] = &[
    // The chart of a compute backend.
    Reason::new(
        "backend_operator_values.yaml",
        "global.loginMethod",
        "The operator signs in with the token of an account of its own: nobody is there who could sign in by hand.",
        "",
    ),
    Reason::new(
        "backend_operator_values.yaml",
        "global.accountTokenSecret*",
        "The name and key under which operations/backend.md keeps the token.",
        "",
    ),
    Reason::new(
        "*_values.yaml",
        "*.ephemeral-storage",
        "Log files in a pod have no limit of their own. With this one a pod is made anew before it fills the node's disk.",
        "F-log-files",
    ),
    Reason::new(
        "*_values.yaml",
        "*.serviceAccountName",
        "",
        "F-service-accounts",
    ),
    Reason::new("*_values.yaml", "*extraVolume*", "", "F-no-authority"),
    // The master encryption key.
    Reason::new(
        "secrets/mek-config.yaml",
        "data*",
        "",
        "F-mek-file F-mek-mounts",
    ),
    // What the pods look for.
    Reason::new(
        "secrets/oauth2-proxy-secrets.yaml",
        "stringData.cookie_secret",
        "",
        "D9",
    ),
    Reason::new("secrets/oauth2-proxy-redis.yaml", "stringData*", "", "D5"),
    Reason::new(
        "secrets/default-admin-secret.yaml",
        "stringData*",
        "",
        "D24 F-admin-password",
    ),
    Reason::new("secrets/redis-secret.yaml", "stringData*", "", "D53"),
    Reason::new(
        "secrets/*",
        "metadata.name",
        "The pods look for the object under this name.",
        "F-objects-read",
    ),
    Reason::new(
        "empty/*",
        "metadata.name",
        "The pods look for the object under this name.",
        "D21",
    ),
    Reason::new(
        "secrets/*",
        "type",
        "What kind of Secret Kubernetes takes it for.",
        "",
    ),
    Reason::new(
        "empty/*",
        "type",
        "What kind of Secret Kubernetes takes it for.",
        "",
    ),
    // The NetworkPolicy and the Certificate.
    Reason::new(
        "cluster/network-policy.yaml",
        "spec.podSelector*",
        "The pods that the charts make, by the label that the charts put on them.",
        "F-pod-selectors",
    ),
    Reason::new(
        "cluster/network-policy.yaml",
        "spec.policyTypes*",
        "What comes in is restricted; what goes out stays free.",
        "",
    ),
    Reason::new(
        "cluster/network-policy.yaml",
        "spec.ingress*",
        "The one port on which others may reach the pods is Envoy's: it checks who asks, and behind it nobody does.",
        "F-request-path F-authorization",
    ),
    Reason::new(
        "cluster/certificate.yaml",
        "spec.issuerRef.group",
        "The group of cert-manager's own issuers.",
        "",
    ),
    Reason::new(
        "cluster/certificate.yaml",
        "spec.secretName",
        "",
        "F-cert-manager-secret",
    ),
    // Jobs and pods of the scripts.
    Reason::new(
        "*",
        "*.securityContext*",
        "The pod keeps to the restricted Pod Security Standard, so that it also runs where the cluster enforces that.",
        "",
    ),
    Reason::new(
        "*",
        "*automountServiceAccountToken",
        "The pod never speaks with the API server, so it gets no token.",
        "",
    ),
    Reason::new(
        "*",
        "*restartPolicy",
        "What fails is looked at by the script, not tried again by the cluster.",
        "",
    ),
    Reason::new(
        "*",
        "spec.backoffLimit",
        "What fails is looked at by the script, not tried again by the cluster.",
        "",
    ),
    Reason::new(
        "*",
        "*activeDeadlineSeconds",
        "The pod ends after so many seconds, whatever happens to the script that waits for it.",
        "",
    ),
    Reason::new(
        "*",
        "spec.ttlSecondsAfterFinished",
        "The cluster removes the Job a day after it ended.",
        "",
    ),
    Reason::new(
        "preflight/images.yaml",
        "*.containers[].command*",
        "There is no such program: the container ends as soon as its image is there.",
        "",
    ),
    Reason::new(
        "*",
        "*.containers[].command*",
        "What the container runs: the same for every deployment.",
        "",
    ),
    Reason::new(
        "database/create.yaml",
        "*.containers[].args*",
        "The script that creates the database. It is the same for every deployment: answers reach it as variables of the container.",
        "F-hstore D20",
    ),
    Reason::new(
        "database/*",
        "*.containers[].args*",
        "The script of the Job. It is the same for every deployment: answers reach it as variables of the container.",
        "",
    ),
    Reason::new(
        "preflight/images.yaml",
        "*.containers[].name",
        "A name for the image, so that install.sh can say which one cannot be pulled.",
        "",
    ),
    Reason::new(
        "*",
        "*.containers[].name",
        "The name by which install.sh finds the container.",
        "",
    ),
    Reason::new(
        "*",
        "*.secretKeyRef*",
        "A password comes from its Secret and never stands in a manifest.",
        "N11 D21",
    ),
    Reason::new(
        "*",
        "*.env[].name",
        "The name of a variable of the container: the script or the program in it reads it.",
        "",
    ),
    Reason::new(
        "*",
        "*.env[].value",
        "A variable that is the same for every deployment: how long, in seconds, a connection is tried.",
        "",
    ),
    Reason::new(
        "*",
        "*.containers[].resources*",
        "The container is small and does little, so it asks for little.",
        "",
    ),
    Reason::new(
        "*",
        "apiVersion",
        "The version of Kubernetes' interface in which this kind of object is written.",
        "",
    ),
    Reason::new(
        "*",
        "kind",
        "What kind of object Kubernetes makes of this file.",
        "",
    ),
    Reason::new(
        "*",
        "metadata.name",
        "The name by which the scripts find the object again.",
        "",
    ),
    Reason::new(
        "*",
        "metadata.labels*",
        "The mark by which the scripts know what they made, and may change or remove.",
        "",
    ),
    Reason::new(
        "throwaway/*",
        "*",
        "What a small store for a trial needs: a pod without rights, whose data goes with it.",
        "F-throw-away",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_that_fits_counts() {
        let why = |file: &str, key: &str| {
            let found = REASONS.iter().find(|reason| reason.is_of(file, key));
            found.map(|reason| reason.why)
        };
        assert!(
            why("preflight/images.yaml", "spec.containers[].name")
                .unwrap()
                .contains("pulled")
        );
        assert!(
            why("preflight/probe.yaml", "spec.containers[].name")
                .unwrap()
                .contains("finds the container")
        );
        assert_eq!(why("osmo_values.yaml", "hostname"), None);
    }
}
