//! `router_values.yaml`: chart `router`.

use super::envoy::{self, OwnTokens};
use super::ingress;
use super::oauth2_proxy::{self, Logout};
use super::volumes::{self, Pod};
use crate::plan::Plan;
use crate::release::kit::values::pods::{self, Printed};
use crate::release::kit::values::{self as common, text};
use crate::release::v6_2::defaults::ENVOY_IMAGE;
use crate::text::or_gap;
use crate::yaml::Doc;

/// OSMO's keys, as the router reaches them.
const OWN: OwnTokens = OwnTokens {
    jwks_uri: "http://osmo-service/api/auth/keys",
    cluster: "osmoauth",
};

pub(super) fn doc(plan: &Plan) -> Doc {
    let d = plan.deployment();
    let mut doc = common::begin(plan, "router");
    common::images(&mut doc, plan);
    common::logs(&mut doc, plan);
    common::config_file(&mut doc);
    common::scaling(
        &mut doc,
        "services.service",
        &d.scaling.router,
        "scaling.router",
    );
    doc.put(
        "services.service.hostname",
        or_gap(&d.hostname, "hostname"),
        path!("hostname"),
    );
    if d.port_forwarding {
        doc.put(
            "services.service.webserverEnabled",
            true,
            path!("portForwarding"),
        )
        .why("Adds *.HOSTNAME to the ingress: DNS and certificate have to cover it.");
    }
    let account = &d.router_service_account_name;
    doc.put(
        "services.service.serviceAccountName",
        text(account, "service-account"),
        path!("routerServiceAccountName"),
    );
    ingress::put_router(&mut doc, "services.service.ingress", d);
    common::resources(
        &mut doc,
        "services.service",
        &d.scaling.router.resources,
        "scaling.router",
    );
    pods::put_node_selector(
        &mut doc,
        "services.service.nodeSelector",
        &d.scheduling,
        Printed::Quoted,
    );
    pods::put_tolerations(&mut doc, &["services.service.tolerations"], &d.scheduling);
    common::postgres(&mut doc, plan);
    common::redis(&mut doc, plan);
    doc.note(
        "services.redis",
        "Not in the guide: without it sessions would go to a Redis at the host redis.",
    );
    sidecars(&mut doc, plan);
    if account.as_str() != "router" {
        doc.put(
            "serviceAccount.name",
            text(account, "service-account"),
            path!("routerServiceAccountName"),
        );
    }
    pods::put_labels(&mut doc, &["extraPodLabels"], &d.scheduling);
    pods::put_annotations(&mut doc, &["extraPodAnnotations"], &d.scheduling);
    volumes::put_volumes(&mut doc, "extraVolumes", d, Pod::Router);
    volumes::put_trust(&mut doc, "extraEnvs", "extraVolumeMounts", d, Pod::Router);
    common::account(&mut doc, d);
    doc
}

fn sidecars(doc: &mut Doc, plan: &Plan) {
    let d = plan.deployment();
    let Some(c) = plan.connection() else {
        envoy::put_off(doc, &["envoy", "oauth2Proxy", "authz"]);
        return;
    };
    doc.put("sidecars.envoy.enabled", true, path!("idp.provider"));
    envoy::put_image(
        doc,
        "sidecars.envoy.image",
        (d, &d.images.envoy),
        ENVOY_IMAGE,
        path!("images.envoy"),
    );
    let paths = &d.skip_auth_paths;
    envoy::put_skip_auth_paths(
        doc,
        envoy::ROUTER_PATHS,
        &paths.router,
        paths.mode,
        path!("skipAuthPaths.router"),
    );
    doc.put(
        "sidecars.envoy.service.hostname",
        or_gap(&d.hostname, "hostname"),
        path!("hostname"),
    );
    envoy::put_providers(doc, c, Some(&OWN));
    doc.put("sidecars.envoy.osmoauth.enabled", true, None)
        .why("Where the router finds the keys of OSMO's own tokens.");
    doc.put("sidecars.envoy.osmoauth.port", 80_u64, None);
    doc.put("sidecars.envoy.osmoauth.address", "osmo-service", None);
    oauth2_proxy::put(doc, plan, c, Logout::Local);
    doc.put("sidecars.authz.enabled", true, None);
    common::authz(doc, d);
}
