//! `backend_operator_values.yaml`: chart `backend-operator`, installed after OSMO itself, perhaps in another cluster.

use super::{begin, images, text};
use crate::plan::Plan;
use crate::release::kit::Draft;
use crate::text::or_gap;
use crate::yaml::Doc;

/// Name of the Secret with the token of the operator's account.
pub(crate) const TOKEN_SECRET: &str = "osmo-operator-token";

/// Returns the file.
pub(crate) fn file(plan: &Plan) -> Draft<'_> {
    Draft::yaml("backend_operator_values.yaml", || doc(plan))
}

fn doc(plan: &Plan) -> Doc {
    let d = plan.deployment();
    let b = &d.backend;
    let mut doc = begin(plan, "backend-operator");
    images(&mut doc, plan);
    let address = format!("https://{}", or_gap(&d.hostname, "hostname"));
    doc.put("global.serviceUrl", address, path!("hostname"));
    doc.put(
        "global.backendName",
        text(&b.name, "backend"),
        path!("backend.name"),
    );
    let operator = text(&b.agent_namespace, "operator-namespace");
    doc.put(
        "global.agentNamespace",
        operator,
        path!("backend.agentNamespace"),
    );
    let workflows = text(&b.namespace, "workflow-namespace");
    doc.put(
        "global.backendNamespace",
        workflows,
        path!("backend.namespace"),
    );
    doc.put("global.loginMethod", "token", None);
    doc.put("global.accountTokenSecret", TOKEN_SECRET, None)
        .why("operations/backend.md says how it is made, with osmo token set.");
    doc.put("global.accountTokenSecretKey", "token", None);
    doc.put("podMonitor.enabled", d.pod_monitor, path!("podMonitor"));
    let at = "backendTestRunner.podTemplate";
    let location = or_gap(&d.images.osmo_image_location, "image-registry");
    let runner = d.images.pulled(&format!("{location}/backend-test-runner"));
    doc.put(
        &format!("{at}.image.repository"),
        runner,
        path!("images.osmoImageLocation"),
    );
    doc.put(
        &format!("{at}.initContainer.image"),
        d.images.pulled(plan.facts().backend_test_image),
        path!("images.mirror"),
    );
    doc
}
