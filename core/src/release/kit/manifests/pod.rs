//! What all pods of ours share: the restricted Pod Security Standard, placement, pull secret, private authority.

use crate::model::Deployment;
use crate::path::Path;
use crate::release::kit::trust;
use crate::release::kit::values::pods::put_tolerations;
use crate::syntax::pairs;
use crate::yaml::{Body, Doc};

/// A pod specification under way inside a manifest.
pub(super) struct Pod<'a> {
    doc: &'a mut Doc,
    at: &'static str,
    count: usize,
}

impl<'a> Pod<'a> {
    /// Begins the specification at a key path.
    pub(super) fn begin(doc: &'a mut Doc, at: &'static str, d: &Deployment) -> Self {
        doc.put(&format!("{at}.restartPolicy"), "Never", None);
        Self::lasting(doc, at, d)
    }

    /// Begins the specification of a pod that goes on.
    pub(super) fn lasting(doc: &'a mut Doc, at: &'static str, d: &Deployment) -> Self {
        doc.put(&format!("{at}.automountServiceAccountToken"), false, None);
        if !d.images.image_pull_secret.is_blank() {
            let pull = d.images.image_pull_secret.as_str();
            let path = format!("{at}.imagePullSecrets[0].name");
            doc.put(&path, pull, path!("images.imagePullSecret"));
        }
        place(doc, at, d);
        let secure = |key: &str| format!("{at}.securityContext.{key}");
        doc.put(&secure("runAsNonRoot"), true, None);
        doc.put(&secure("runAsUser"), 65_534_u64, None);
        doc.put(&secure("seccompProfile.type"), "RuntimeDefault", None);
        Self { doc, at, count: 0 }
    }

    /// Begins the next container; what follows belongs to it.
    pub(super) fn container(
        &mut self,
        name: &str,
        image: &str,
        origin: impl Into<Option<Path>>,
        command: Vec<&str>,
    ) {
        self.count += 1;
        self.put("name", name, None);
        self.put("image", image, origin);
        if !command.is_empty() {
            let at = self.path("command");
            self.doc.put(&at, command, None);
        }
    }

    fn path(&self, key: &str) -> String {
        format!(
            "{}.containers[{}].{key}",
            self.at,
            self.count.saturating_sub(1)
        )
    }

    fn put(&mut self, key: &str, value: &str, origin: impl Into<Option<Path>>) {
        let at = self.path(key);
        self.doc.put(&at, value, origin);
    }

    /// Gives the command one script.
    pub(super) fn script(&mut self, text: &str) {
        let at = self.path("args");
        self.doc.push_block(&at, text);
    }

    fn next_env(&mut self) -> String {
        let at = self.path("env");
        let count = match self.doc.node(&at).map(|node| &node.body) {
            Some(Body::List(items)) => items.len(),
            _ => 0,
        };
        format!("env[{count}]")
    }

    /// Sets an environment variable.
    pub(super) fn env(&mut self, name: &str, value: &str, origin: impl Into<Option<Path>>) {
        let at = self.next_env();
        self.put(&format!("{at}.name"), name, None);
        self.put(&format!("{at}.value"), value, origin);
    }

    /// Sets an environment variable from a Secret.
    pub(super) fn env_secret(&mut self, name: &str, (secret, key): (&str, &str)) {
        let at = self.next_env();
        self.put(&format!("{at}.name"), name, None);
        self.put(&format!("{at}.valueFrom.secretKeyRef.name"), secret, None);
        self.put(&format!("{at}.valueFrom.secretKeyRef.key"), key, None);
    }

    /// Mounts the private certificate authority.
    pub(super) fn mount_ca(&mut self) {
        let at = self.path("volumeMounts");
        self.doc.put(&at, trust::mounts(), path!("trust.configMap"));
    }

    /// Ends the container: without rights, and small; one that only waits for its image asks for next to nothing.
    pub(super) fn end(&mut self, works: bool) {
        self.end_with(if works {
            ("50m", "64Mi", "128Mi")
        } else {
            ("5m", "8Mi", "16Mi")
        });
    }

    /// Ends the container with CPU, memory and the most memory.
    pub(super) fn end_with(&mut self, (cpu, memory, limit): (&str, &str, &str)) {
        self.put("resources.requests.cpu", cpu, None);
        self.put("resources.requests.memory", memory, None);
        self.put("resources.limits.memory", limit, None);
        let at = self.path("securityContext");
        self.doc
            .put(&format!("{at}.allowPrivilegeEscalation"), false, None);
        self.doc
            .put(&format!("{at}.readOnlyRootFilesystem"), true, None);
        self.doc
            .put(&format!("{at}.capabilities.drop"), vec!["ALL"], None);
    }

    /// Opens a port, and says how it is seen that the program listens there.
    pub(super) fn listen(&mut self, port: u64, probe: &[&str]) {
        let at = self.path("ports[0].containerPort");
        self.doc.put(&at, port, None);
        let at = self.path("readinessProbe");
        if probe.is_empty() {
            self.doc.put(&format!("{at}.tcpSocket.port"), port, None);
        } else {
            self.doc
                .put(&format!("{at}.exec.command"), probe.to_vec(), None);
        }
        self.doc.put(&format!("{at}.periodSeconds"), 5_u64, None);
    }

    /// Gives the container a place to write that goes with the pod, at each of these paths.
    pub(super) fn scratch(&mut self, places: &[[&str; 2]]) {
        for (index, [name, path]) in places.iter().enumerate() {
            self.put(&format!("volumeMounts[{index}].name"), name, None);
            self.put(&format!("volumeMounts[{index}].mountPath"), path, None);
            let volume = format!("{}.volumes[{index}]", self.at);
            self.doc.put(&format!("{volume}.name"), *name, None);
            self.doc
                .put(&format!("{volume}.emptyDir"), trust::map([]), None);
        }
        self.doc.put(
            &format!("{}.securityContext.fsGroup", self.at),
            65_534_u64,
            None,
        );
    }

    /// Ends the pod: the volume with the private certificate authority.
    pub(super) fn volume_ca(self, d: &Deployment) {
        let at = format!("{}.volumes", self.at);
        self.doc
            .put(&at, vec![trust::volume(d)], path!("trust.configMap"));
    }
}

/// Node selector and tolerations of all pods.
fn place(doc: &mut Doc, at: &str, d: &Deployment) {
    let origin = path!("scheduling.nodeSelector");
    for (key, value) in pairs::parse(d.scheduling.node_selector.entries()).0 {
        doc.put_entry(&format!("{at}.nodeSelector"), &key, value, origin);
    }
    let tolerations = format!("{at}.tolerations");
    put_tolerations(doc, &[&tolerations], &d.scheduling);
}
