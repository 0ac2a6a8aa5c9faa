//! Objects as `kubectl get -o yaml` shows them: the `ConfigMap` of the master encryption key, ingresses; and values of a compute
//! backend.

use super::found::Found;
use super::mek::{self, Mek};
use super::{Fate, Sheet};
use crate::model::{Controller, Tls};
use crate::path::Path;
use crate::release::offered;
use crate::secrets::{Secret, objects};
use crate::yaml::{Tree, tree};
use zeroize::Zeroizing;

/// What objects give.
#[derive(Default)]
pub(super) struct Given {
    /// Answers: path and text.
    pub(super) read: Vec<(Path, String)>,
    /// Secrets: path, value, where it stood.
    pub(super) secrets: Vec<(Path, Secret, String)>,
    /// The master encryption key of the first file that was to have one: its name, and the key.
    pub(super) mek: Option<(Option<String>, Option<Secret>)>,
}

impl Given {
    /// Keeps a secret. One that another place has with another value is told: the first one counts.
    pub(super) fn hold(
        &mut self,
        path: Path,
        secret: Secret,
        at: &str,
        line: usize,
        sheet: &mut Sheet,
    ) {
        let before = self.secrets.iter().find(|(other, ..)| *other == path);
        if let Some((_, held, from)) = before {
            if *held != secret {
                let what = format!("Another place has another value of this secret: {from}.");
                let why = format!(
                    "The value from {from} was taken, not this one. The two cannot both be right."
                );
                let fix = "Find out which one the server takes, and give only that one.";
                sheet
                    .found
                    .push(Found::error("IMP38", line, at, [&what, &why, fix]));
            }
            return;
        }
        self.secrets.push((path, secret, at.to_owned()));
    }
}

pub(super) fn name_of(object: &Tree) -> String {
    object.text_at("metadata.name").unwrap_or_default()
}

/// The namespace of an object tells that of the deployment.
pub(super) fn namespace(object: &Tree, given: &mut Given) {
    if let Some(namespace) = object.text_at("metadata.namespace") {
        given.read.push((path!("namespace"), namespace));
    }
}

/// Takes the `ConfigMap` of the master encryption key.
pub(super) fn mek(object: &Tree, sheet: &mut Sheet, given: &mut Given) {
    namespace(object, given);
    let inner = object
        .at("data")
        .and_then(|data| data.child(objects::MEK.1));
    let text = inner.and_then(Tree::text).map(Zeroizing::new);
    let line = inner.map_or(object.line, |inner| inner.line);
    let Some(inner) = text.and_then(|text| tree(&text).0) else {
        sheet.found.push(Found::error(
            "MEK10",
            line,
            "data",
            [
                "There is no mek.yaml in it, or it is no YAML.",
                "OSMO reads the file by this name, and stops without it.",
                "Compare it with the file that was made at the first installation.",
            ],
        ));
        return;
    };
    take(mek::mek(&inner, line), line, sheet, given);
}

/// Takes the file of the master encryption key.
pub(super) fn mek_file(file: &Tree, sheet: &mut Sheet, given: &mut Given) {
    take(mek::mek(file, file.line), file.line, sheet, given);
}

/// Takes a key and its name together: of several files the first one that has any, so that they are never mixed.
pub(super) fn take(found: Mek, line: usize, sheet: &mut Sheet, given: &mut Given) {
    let at = format!("{}/{}", objects::MEK.0, objects::MEK.1);
    sheet.found.extend(found.found);
    let path = path!("secrets.mek");
    let fate = if let Some((name, key)) = &given.mek {
        if (name, key) != (&found.current, &found.key) {
            sheet.found.push(Found::error("MEK13", line, "meks", [
                "This master encryption key is another one than in a file before.",
                "A database can be read with its own key alone. The first file was taken, nothing of this one.",
                "Give only the one that the deployment has: kubectl get configmap mek-config -o yaml.",
            ]));
        }
        Fate::Replaced
    } else {
        match (&found.key, found.count) {
            (Some(_), _) => Fate::Secret(path),
            (None, count) if count > 1 => {
                Fate::Aside("Several keys: leave the ConfigMap in the cluster as it is.")
            }
            _ => Fate::Aside("No key that OSMO could use."),
        }
    };
    if given.mek.is_none() {
        if let Some(name) = found.current.clone() {
            given.read.push((path!("mek.currentMek"), name));
        }
        if let Some(key) = found.key.clone() {
            given.secrets.push((path, key, at.clone()));
        }
        given.mek = Some((found.current, found.key));
    }
    sheet.told(line, &at, fate);
}

/// Says whether an ingress is OSMO's: one that the charts make, or one that leads to a Service of theirs.
fn is_of_osmo(object: &Tree) -> bool {
    let facts = offered::NEWEST;
    let rules = object.at("spec.rules").map_or(&[][..], Tree::items).iter();
    let paths = rules.filter_map(|rule| rule.at("http.paths"));
    let backends =
        paths.flat_map(|paths| paths.items().iter().filter_map(|one| one.child("backend")));
    let mut all = object.at("spec.defaultBackend").into_iter().chain(backends);
    let is_ours = |backend: &Tree| {
        let service = backend.text_at("service.name");
        service.is_some_and(|service| facts.services.contains(&service.as_str()))
    };
    facts.ingresses.contains(&name_of(object).as_str()) || all.any(is_ours)
}

/// Takes an ingress: what values do not say.
pub(super) fn ingress(object: &Tree, sheet: &mut Sheet, given: &mut Given) {
    let name = name_of(object);
    if !is_of_osmo(object) {
        let says = "It leads to no Service of OSMO's charts, so nothing of it is used.";
        return sheet.told(object.line, &name, Fate::Aside(says));
    }
    namespace(object, given);
    let spec = object.at("spec");
    let rule = spec
        .and_then(|spec| spec.child("rules"))
        .and_then(|rules| rules.items().first());
    if let Some(host) = rule.and_then(|rule| rule.text_at("host"))
        && !host.starts_with('*')
    {
        given.read.push((path!("hostname"), host));
    }
    if let Some(class) = object.text_at("spec.ingressClassName") {
        given.read.push((path!("ingress.ingressClass"), class));
    }
    let annotations = object.at("metadata.annotations");
    let value = |key: &str| {
        annotations
            .and_then(|all| all.child(key))
            .and_then(Tree::text)
    };
    let has = |prefix: &str| {
        let mut all = annotations.into_iter().flat_map(Tree::entries);
        all.any(|(key, ..)| key.starts_with(prefix))
    };
    let arn = value("alb.ingress.kubernetes.io/certificate-arn");
    let secret = spec
        .and_then(|spec| spec.child("tls"))
        .and_then(|tls| tls.items().first())
        .and_then(|tls| tls.text_at("secretName"));
    let controller = if has("alb.ingress.kubernetes.io/") {
        Some(Controller::Alb)
    } else if has("nginx.ingress.kubernetes.io/") {
        Some(Controller::IngressNginx)
    } else {
        None
    };
    if let Some(controller) = controller {
        given
            .read
            .push((path!("ingress.controller"), controller.value().to_owned()));
    }
    let tls = match (&secret, &arn) {
        (Some(_), _) => Tls::Secret,
        (None, Some(_)) => Tls::Acm,
        (None, None) => Tls::Upstream,
    };
    given
        .read
        .push((path!("ingress.tls"), tls.value().to_owned()));
    for (path, text) in [
        (path!("ingress.sslSecret"), secret),
        (path!("ingress.sslCertArn"), arn),
    ] {
        if let Some(text) = text {
            given.read.push((path, text));
        }
    }
    sheet.told(
        object.line,
        &name,
        Fate::Understood(Some(path!("ingress.controller"))),
    );
}

/// Takes the values of a compute backend.
pub(super) fn backend(values: &Tree, sheet: &mut Sheet, given: &mut Given) {
    for (key, path) in [
        ("global.backendName", path!("backend.name")),
        ("global.agentNamespace", path!("backend.agentNamespace")),
        ("global.backendNamespace", path!("backend.namespace")),
    ] {
        let Some(at) = values.at(key) else { continue };
        if let Some(text) = at.text() {
            given.read.push((path, text));
            sheet.told(at.line, key, Fate::Understood(Some(path)));
        }
    }
    sheet.told(
        values.line,
        "further values",
        Fate::Aside(
            "Values of a compute backend have no place of their own here beside these three.",
        ),
    );
}
