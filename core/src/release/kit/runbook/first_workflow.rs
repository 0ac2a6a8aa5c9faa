//! What a first workflow needs: a bucket, images that its pods can pull, a compute backend (F-workflow-storage,
//! F-backend-pull, F-scheduler).

use super::Context;
use crate::model::ChartSource;
use crate::release::kit::values::backend::TOKEN_SECRET;
use crate::text::markdown::Page;
use crate::text::or_gap;
use crate::text::shell;

pub(super) fn write(page: &mut Page, c: &Context<'_>) {
    storage(page);
    images(page, c);
    backend(page, c);
}

fn storage(page: &mut Page) {
    page.step("Storage");
    page.p(
        "Workflow data, logs and apps need a bucket and a static key; cloud identities (IRSA, \
         workload identity) are not taken here. endpoint is `s3://BUCKET/PATH`, `gs://…` or \
         `azure://ACCOUNT/CONTAINER/PATH`; override is the address of a server of your own, such \
         as MinIO's, else empty.",
    );
    page.sh(
        r#"(
  umask 077; unset key
  endpoint=s3://BUCKET/PATH region=REGION id=ACCESS_KEY_ID override=
  IFS= read -rs -p 'Access key: ' key && echo
  for use in data log app; do
    printf '{"workflow_%s": {"credential": {"endpoint": "%s/%s", "region": "%s", "access_key_id": "%s", "access_key": "%s"%s}}}\n' \
      "$use" "$endpoint" "$use" "$region" "$id" "$key" "${override:+, \"override_url\": \"$override\"}" > "workflow_$use.json" &&
      osmo config update WORKFLOW -f "workflow_$use.json" -d 'Object storage' || exit
    rm -f "workflow_$use.json"
  done
)"#,
    );
    page.p(
        "After a failure delete the file, and the copy that the CLI leaves in /tmp: the key \
         stands in both.",
    );
}

/// Workflow pods do not know the pull secrets of any namespace.
fn images(page: &mut Page, c: &Context<'_>) {
    let images = &c.plan.deployment().images;
    if images.image_pull_secret.is_blank() && images.mirror.is_blank() {
        return;
    }
    let registry = if images.registry.is_blank() {
        &images.mirror
    } else {
        &images.registry
    };
    page.step("Images of workflow pods");
    page.p("Pull secrets do not reach them: OSMO hands out this credential.");
    page.sh(&format!(
        r#"(
  umask 077; unset value
  IFS= read -rs -p 'Registry password: ' value && echo
  printf '{{"backend_images": {{"credential": {{"registry": "%s", "username": "%s", "auth": "%s"}}}}}}\n' \
    {} {} "$value" > workflow_images.json &&
    osmo config update WORKFLOW -f workflow_images.json -d 'Registry of workflow pods' && rm -f workflow_images.json
)"#,
        shell::word(&or_gap(registry, "registry")),
        shell::word(&or_gap(&images.registry_user, "registry-user")),
    ));
    page.p(
        "OSMO's API asks the registry of each image when a workflow is submitted. With a private \
         authority, or no way from the API to it, that fails; this switches it off:",
    );
    let json = format!(
        "{{\"credential_config\": {{\"disable_registry_validation\": [\"{}\"]}}}}",
        or_gap(registry, "registry")
    );
    page.sh(&format!(
        "printf '%s\\n' {} > workflow_check.json\nosmo config update WORKFLOW -f \
         workflow_check.json -d 'No check of registries'",
        shell::word(&json)
    ));
}

/// Chart and version as arguments of helm.
fn chart(c: &Context<'_>) -> String {
    let d = c.plan.deployment();
    let version = shell::word(&d.chart_version);
    match d.charts.source {
        ChartSource::Repository => format!(
            "backend-operator --repo {} --version {version}",
            shell::word(&d.charts.repository)
        ),
        ChartSource::Oci => format!(
            "{} --version {version}",
            shell::word(&format!("{}/backend-operator", d.charts.oci))
        ),
        ChartSource::Archive => shell::word(&format!(
            "{}/backend-operator-{}.tgz",
            d.charts.folder, d.chart_version
        )),
    }
}

fn backend(page: &mut Page, c: &Context<'_>) {
    let d = c.plan.deployment();
    let b = &d.backend;
    let (agent, workflows) = (shell::word(&b.agent_namespace), shell::word(&b.namespace));
    page.step("A compute backend");
    page.p(&format!(
        "In the cluster that runs workflows. There have to be, in this order and before the \
         backend registers: {} Their images are not in images.txt.",
        c.plan.facts().words.scheduler
    ));
    page.p(
        "The token goes into its Secret without being shown. YYYY-MM-DD is its last day, a year \
         from now at most: note it, the backend stops then. OPERATIONS.md renews it.",
    );
    page.sh(&format!(
        "for ns in {agent} {workflows}; do\n  kubectl get namespace \"$ns\" >/dev/null 2>&1 || kubectl create namespace \"$ns\"\ndone\n\
         osmo user create backend-operator --roles osmo-backend\n\
         kubectl -n {agent} get secret {TOKEN_SECRET} >/dev/null 2>&1 || (\n  unset token\n  \
         token=$(osmo token set backend-token --user backend-operator --expires-at YYYY-MM-DD --roles osmo-backend -t json |\n    \
         sed -n 's/.*\"token\": *\"\\([^\"]*\\)\".*/\\1/p')\n  \
         if [ -z \"$token\" ]; then echo 'No token, so no Secret.' >&2; exit 1; fi\n  \
         printf %s \"$token\" | kubectl -n {agent} create secret generic {TOKEN_SECRET} --from-file=token=/dev/stdin ||\n    \
         {{ osmo token delete backend-token --user backend-operator; exit 1; }}\n) &&\n  \
         helm upgrade --install osmo-operator {} -n {agent} -f backend_operator_values.yaml\n\
         osmo config show BACKEND {} online",
        chart(c),
        shell::word(&b.name)
    ));
    page.p(&format!(
        "Expect true within a minute; false: look at the pods in {agent}. A token of that name \
         that is there already is no token: delete it first."
    ));
    if !d.images.image_pull_secret.is_blank() {
        page.p(&format!(
            "The pull secret {} has to be in both namespaces too.",
            d.images.image_pull_secret
        ));
    }
}
