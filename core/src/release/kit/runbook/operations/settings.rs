//! Settings in OSMO's database, each as a JSON file of the bundle that `osmo config update` takes as it is.

use super::always;
use crate::plan::Plan;
use crate::release::kit::Draft;
use crate::release::kit::runbook::Context;
use crate::text::escape::json_or_toml as json;
use crate::text::shell;
use crate::text::{Language, Line, or_gap};

/// One setting.
pub(super) struct Setting {
    file: &'static str,
    has: fn(&Context<'_>) -> bool,
    kind: fn(&Context<'_>) -> String,
    key: &'static str,
    json: fn(&Context<'_>) -> String,
}

/// Where OSMO says that it is.
pub(super) static BASE_URL: Setting = Setting {
    file: "operations/service_base_url.json",
    has: always,
    kind: |_| "SERVICE".to_owned(),
    key: "service_base_url",
    json: |c| json(&base_url(c)),
};

/// Without a way to the host name workflows find the logger by the name of its Service (F-port-forward).
fn base_url(c: &Context<'_>) -> String {
    if c.by_port_forward() {
        let namespace = or_gap(&c.plan.deployment().namespace, "namespace");
        format!("http://osmo-logger.{namespace}.svc.cluster.local:80")
    } else {
        format!("https://{}", c.host)
    }
}
/// Where a backend finds the router.
pub(super) static ROUTER: Setting = Setting {
    file: "operations/router_address.json",
    has: always,
    kind: |c| {
        let name = or_gap(&c.plan.deployment().backend.name, "backend");
        format!("BACKEND {}", shell::word(&name))
    },
    key: "router_address",
    json: |c| json(&format!("wss://{}", c.host)),
};
/// OSMO's own images in the pods of workflows.
pub(super) static IMAGES: Setting = Setting {
    file: "operations/backend_images.json",
    has: always,
    kind: workflow,
    key: "backend_images",
    json: |c| {
        let d = c.plan.deployment();
        let at = or_gap(&d.images.osmo_image_location, "image-registry");
        let (at, tag) = (d.images.pulled(&at), or_gap(&d.osmo_image_tag, "image-tag"));
        let image = |name: &str| json(&format!("{at}/{name}:{tag}"));
        let (init, client) = (image("init-container"), image("client"));
        format!("{{\"init\": {init}, \"client\": {client}}}")
    },
};
/// No question to the registry when a workflow is submitted.
pub(super) static VALIDATION: Setting = Setting {
    file: "operations/registry_validation.json",
    has: |c| !registry(c).is_empty(),
    kind: workflow,
    key: "credential_config",
    json: |c| {
        format!(
            "{{\"disable_registry_validation\": [{}]}}",
            json(registry(c))
        )
    },
};

/// What is said before [`ROUTER`] is put: its command names one backend. Of what is right already the CLI makes no difference, and
/// fails on that (F-cli-commands).
pub(super) const EACH_BACKEND: &str = "For each backend, with its name after BACKEND. If the CLI ends with AttributeError, the \
     value was right already:";

/// To which backend the pool leads that OSMO makes (F-default-pool).
pub(super) static POOL: Setting = Setting {
    file: "operations/pool_backend.json",
    has: has_own_pool,
    kind: |_| "POOL default".to_owned(),
    key: "backend",
    json: |c| json(&or_gap(&c.plan.deployment().backend.name, "backend")),
};

/// Says whether the pool that OSMO makes leads to a backend of another name than ours.
pub(super) fn has_own_pool(c: &Context<'_>) -> bool {
    c.plan.deployment().backend.name.as_str() != "default"
}

static ALL: [&Setting; 5] = [&BASE_URL, &ROUTER, &IMAGES, &VALIDATION, &POOL];

fn workflow(_: &Context<'_>) -> String {
    "WORKFLOW".to_owned()
}

/// Returns the registry from which workflow pods pull; empty if that needs no credential.
pub(super) fn registry<'a>(c: &'a Context<'_>) -> &'a str {
    let images = &c.plan.deployment().images;
    if images.image_pull_secret.is_blank() && images.mirror.is_blank() {
        ""
    } else if images.registry.is_blank() {
        &images.mirror
    } else {
        &images.registry
    }
}

/// Commands that change a setting and show it. Without `-d` the CLI opens an editor.
pub(super) fn put(c: &Context<'_>, setting: &Setting, why: &str) -> String {
    let kind = (setting.kind)(c);
    format!(
        "osmo config update {kind} -f {} -d {} &&\n  osmo config show {kind} {}",
        setting.file,
        shell::word(why),
        setting.key
    )
}

/// Returns the files of the settings that this deployment has.
pub(crate) fn files(plan: &Plan) -> Vec<Draft<'_>> {
    let c = Context::new(plan);
    let all = ALL.into_iter().filter(|setting| (setting.has)(&c));
    all.map(|setting| {
        Draft::text(setting.file, Language::Yaml, move || {
            let c = Context::new(plan);
            let text = format!("{{\"{}\": {}}}", setting.key, (setting.json)(&c));
            vec![Line::new(text, None)]
        })
    })
    .collect()
}
