//! `ui_values.yaml`: chart `web-ui`. No `global.logs` here: switching it off makes the pods invalid (D45).

use super::envoy;
use super::ingress;
use super::oauth2_proxy::{self, Logout};
use super::volumes::{self, Pod};
use crate::plan::Plan;
use crate::release::kit::values::pods::{self, Printed};
use crate::release::kit::values::{self as common, number, text};
use crate::release::v6_2::defaults::ENVOY_IMAGE;
use crate::text::or_gap;
use crate::yaml::Doc;

/// oauth2-proxy's own paths, which Envoy routes to it; nothing of OSMO's stands below (F-blank-403).
const SIGN_IN_PATH: &str = "/oauth2/";

pub(super) fn doc(plan: &Plan) -> Doc {
    let d = plan.deployment();
    let ui = &d.scaling.ui;
    let mut doc = common::begin(plan, "web-ui");
    common::images(&mut doc, plan);
    pods::put_node_selector(
        &mut doc,
        "global.nodeSelector",
        &d.scheduling,
        Printed::Bare,
    );
    if d.scaling.ui_autoscaling {
        doc.put(
            "services.ui.scaling.enabled",
            true,
            path!("scaling.uiAutoscaling"),
        );
        common::scaling(&mut doc, "services.ui", ui, "scaling.ui");
    } else {
        doc.put(
            "services.ui.replicas",
            number(&ui.min_replicas),
            path!("scaling.ui.minReplicas"),
        );
    }
    doc.put(
        "services.ui.hostname",
        or_gap(&d.hostname, "hostname"),
        path!("hostname"),
    );
    let api = format!(
        "osmo-service.{}.svc.cluster.local:80",
        or_gap(&d.namespace, "namespace")
    );
    doc.put("services.ui.apiHostname", api, path!("namespace"))
        .why("The chart's default looks in the namespace osmo.");
    let account = text(&d.service_account_name, "service-account");
    doc.put(
        "services.ui.serviceAccountName",
        account,
        path!("serviceAccountName"),
    )
    .why("Made by the service chart, which is installed first.");
    if d.port_forwarding {
        doc.put(
            "services.ui.portForwardEnabled",
            true,
            path!("portForwarding"),
        )
        .why("The half that the guide leaves out.");
    }
    ingress::put(&mut doc, "services.ui.ingress", d);
    common::resources(&mut doc, "services.ui", &ui.resources, "scaling.ui");
    pods::put_tolerations(&mut doc, &["services.ui.tolerations"], &d.scheduling);
    pods::put_labels(&mut doc, &["services.ui.podLabels"], &d.scheduling);
    volumes::put_volumes(&mut doc, "services.ui.extraVolumes", d, Pod::Ui);
    common::redis(&mut doc, plan);
    sidecars(&mut doc, plan);
    pods::put_annotations(&mut doc, &["extraPodAnnotations"], &d.scheduling);
    doc
}

fn sidecars(doc: &mut Doc, plan: &Plan) {
    let d = plan.deployment();
    let Some(c) = plan.connection() else {
        envoy::put_off(doc, &["envoy", "oauth2Proxy"]);
        return;
    };
    doc.put("sidecars.envoy.enabled", true, path!("idp.provider"));
    envoy::put_image(
        doc,
        "sidecars.envoy.images.envoy",
        (d, &d.images.envoy),
        ENVOY_IMAGE,
        path!("images.envoy"),
    );
    envoy::put_service(doc, d);
    envoy::put_providers(doc, c, None);
    doc.put("sidecars.envoy.skipAuthPaths[0]", SIGN_IN_PATH, None)
        .why(
            "Sign-in itself: asked about it first, Envoy waits 3 seconds at most and turns every \
             error into an empty 403.",
        );
    oauth2_proxy::put(doc, plan, c, Logout::Federated);
}
