//! What a first workflow needs beside a backend: a bucket, and images that its pods can pull (F-workflow-storage,
//! F-backend-pull).

use super::settings::{self, put, registry};
use super::task::{Task, always, nobody};
use crate::release::kit::runbook::Context;
use crate::text::markdown::Page;
use crate::text::or_gap;
use crate::text::shell;

pub(super) static STORAGE: Task = Task {
    file: "operations/storage.md",
    title: "Storage",
    has: always,
    long: "15 minutes, once the bucket and its key are there",
    notices: nobody,
    before: |page, _| {
        page.sh("osmo config show WORKFLOW workflow_data");
        page.p(
            "If it shows the setting, you are signed in as an administrator. If it names a bucket already, workflows write to \
             that one. Their data does not move by itself.",
        );
    },
    work: storage,
    check: |page, _| {
        page.sh("for use in data log app; do osmo config show WORKFLOW \"workflow_$use\"; done");
        page.p("Expect your endpoint three times. Once [a first workflow](first-workflow.md) has ended, its log is still shown.");
    },
    back: |page, _| {
        page.p("The same block with the old bucket and its key. Workflows that run keep the bucket with which they began [not tested].");
    },
};

fn storage(page: &mut Page, _: &Context<'_>) {
    page.p(
        "Workflow data, logs and apps need a bucket and a static key; cloud identities (IRSA, \
         workload identity) are not taken here. endpoint is `s3://BUCKET/PATH`, `gs://…` or \
         `azure://ACCOUNT/CONTAINER/PATH`; override is the address of a server of your own, such \
         as MinIO's; leave it empty otherwise. Put your values into the third line, then run this. It asks for the secret key \
         that belongs to ACCESS_KEY_ID. For Azure that is the connection string of the storage account, and ACCESS_KEY_ID may be \
         any word, such as the account's name:",
    );
    page.sh(
        r#"(
  set +ax; umask 077; unset key
  endpoint=s3://BUCKET/PATH region=REGION id=ACCESS_KEY_ID override=
  IFS= read -rs -p 'Secret access key: ' key && echo
  key=$(printf %s "$key" | sed 's/["\\]/\\&/g')
  [ -n "$key" ] || exit
  trap 'rm -f workflow_data.json workflow_log.json workflow_app.json' EXIT
  for use in data log app; do
    printf '{"workflow_%s": {"credential": {"endpoint": "%s/%s", "region": "%s", "access_key_id": "%s", "access_key": "%s"%s}}}\n' \
      "$use" "$endpoint" "$use" "$region" "$id" "$key" "${override:+, \"override_url\": \"$override\"}" > "workflow_$use.json" &&
      osmo config update WORKFLOW -f "workflow_$use.json" -d 'Object storage' || exit
  done
)"#,
    );
    page.p(LEFT_BEHIND);
}

/// After a refusal the CLI keeps what was to be written (F-cli-left-behind).
const LEFT_BEHIND: &str = "If the CLI says `Attempted changes saved to` and names a file, the secret stands in it. Delete \
     it: `(cd /tmp && rm -f WORKFLOW-update_*)`";

/// Workflow pods do not know the pull secrets of any namespace.
pub(super) static REGISTRY: Task = Task {
    file: "operations/workflow-registry.md",
    title: "Registry of workflow pods",
    has: |c| !registry(c).is_empty(),
    long: "5 minutes",
    notices: nobody,
    before: |page, _| {
        page.sh("osmo config show WORKFLOW backend_images");
        page.p("If it shows the images of this bundle, you are signed in as an administrator.");
    },
    work: pulled,
    check: |page, _| {
        page.p("Run [a first workflow](first-workflow.md). Its pods pull, and none waits with ImagePullBackOff.");
    },
    back: |page, _| {
        page.p(
            "The first block with the old password. To have OSMO ask registries again, write \
             `[]` as the list in operations/registry_validation.json and run the second block.",
        );
    },
};

fn pulled(page: &mut Page, c: &Context<'_>) {
    page.p("Pull secrets do not reach workflow pods. OSMO gives them this credential instead:");
    page.sh(&format!(
        r#"(
  set +ax; umask 077; unset value
  IFS= read -rs -p 'Registry password: ' value && echo
  value=$(printf %s "$value" | sed 's/["\\]/\\&/g')
  [ -n "$value" ] || exit
  trap 'rm -f workflow_images.json' EXIT
  printf '{{"backend_images": {{"credential": {{"registry": "%s", "username": "%s", "auth": "%s"}}}}}}\n' \
    {} {} "$value" > workflow_images.json &&
    osmo config update WORKFLOW -f workflow_images.json -d 'Registry of workflow pods'
)"#,
        shell::word(registry(c)),
        shell::word(&or_gap(&c.plan.deployment().images.registry_user, "registry-user")),
    ));
    page.p(LEFT_BEHIND);
    page.p(
        "OSMO's API asks the registry of each image when a workflow is submitted. With a private \
         authority, or no way from the API to it, that fails; this switches it off:",
    );
    page.sh(&put(c, &settings::VALIDATION, "No check of registries"));
}
