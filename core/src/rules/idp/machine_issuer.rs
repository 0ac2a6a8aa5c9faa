//! OIDC16: an issuer that names machines, where people should sign in (F-machine-issuers). It signs tokens for jobs and pods, and has
//! no page to sign in at.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::url;

const CODE: &str = "OIDC16";
const PATH: Path = path!("idp.oidc.issuer");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("The issuer names machines, not people."),
    check,
};

/// A part of `.HOST/PATH/`, and whose tokens have such an issuer.
const MACHINES: &[(&str, &str)] = &[
    (".oidc.eks.", "an EKS cluster"),
    (".oidc-eks.", "an EKS cluster"),
    (".oic.prod-aks.azure.", "an AKS cluster"),
    (".container.googleapis.com/", "a GKE cluster"),
    (".gkehub.googleapis.com/", "a GKE cluster"),
    (".kubernetes.default", "a Kubernetes cluster"),
    (".openshiftapps.com/", "an OpenShift cluster"),
    (".token.actions.githubusercontent.com/", "GitHub Actions"),
    (".vstoken.dev.azure.com/", "Azure Pipelines"),
    (".oidc.circleci.com/", "CircleCI"),
    (".agent.buildkite.com/", "Buildkite"),
    (".api.bitbucket.org/", "Bitbucket Pipelines"),
    (".app.terraform.io/", "HCP Terraform"),
    (".sts.amazonaws.com/", "AWS roles"),
    (".tokens.sts.global.api.aws/", "AWS roles"),
    (".public-keys.auth.elb.", "an AWS load balancer"),
    (".cloud.google.com/iap/", "Google's Identity-Aware Proxy"),
    (".www.googleapis.com/", "Google service accounts"),
    (".iam.gserviceaccount.com/", "Google service accounts"),
    (".sts.googleapis.com/", "Google service accounts"),
    (".securetoken.google.com/", "Firebase"),
    (
        ".storage.googleapis.com/",
        "a cluster that keeps its keys in a bucket",
    ),
    (".blob.core.", "a cluster that keeps its keys in a bucket"),
];

/// Returns whose tokens have this issuer, if no people do.
fn machine(issuer: &str) -> Option<&'static str> {
    let url = url::parse(issuer).ok()?;
    let whole = format!(".{}{}/", url.host, url.path);
    let is_bucket = [".s3.", ".s3-"].iter().any(|part| whole.contains(part))
        && url.host.contains(".amazonaws.com");
    let found = MACHINES.iter().find(|(part, _)| whole.contains(part));
    found
        .map(|(_, whose)| *whose)
        .or(is_bucket.then_some("a cluster that keeps its keys in a bucket"))
}

fn check(plan: &Plan, report: &mut Report) {
    let Some(issuer) = plan.answer(report, PATH) else {
        return;
    };
    if let Some(whose) = machine(&issuer) {
        let what = format!("Issuer {} is that of {whose}.", quoted(&issuer));
        report
            .error(CODE, PATH, what)
            .why("It signs tokens for machines and has no page where people sign in.")
            .fix(
                "Give the issuer of the directory that your people are in, or choose its provider: Microsoft \
                 Entra ID, Google, Amazon Cognito, GitLab, Keycloak.",
            );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const OIDC: (&str, &str) = ("idp.provider", "oidc");

    #[test]
    fn good() {
        for issuer in [
            "https://login.example.com",
            "https://accounts.google.com",
            "https://gitlab.com",
            "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbC",
            "https://oidc.example.com/eks",
            "https://sso.example.com/realms/kubernetes.default",
            "https://login.microsoftonline.com/12345678-1234-1234-1234-123456789abc/v2.0",
            "https://s3.example.com/oidc",
        ] {
            passes(RULE, &[OIDC, (&PATH, issuer)]);
        }
    }

    #[test]
    fn bad() {
        for issuer in [
            "https://oidc.eks.us-west-2.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF",
            "https://oidc.eks.cn-north-1.amazonaws.com.cn/id/0123456789ABCDEF0123456789ABCDEF",
            "https://oidc-eks.us-east-1.api.aws/id/0123456789ABCDEF0123456789ABCDEF",
            "https://westus3.oic.prod-aks.azure.com/12345678-1234-1234-1234-123456789abc/1/",
            "https://container.googleapis.com/v1/projects/p/locations/europe-west1/clusters/c",
            "https://kubernetes.default",
            "https://kubernetes.default.svc",
            "https://kubernetes.default.svc.cluster.local",
            "https://token.actions.githubusercontent.com",
            "https://token.actions.githubusercontent.com/my-enterprise",
            "https://vstoken.dev.azure.com/12345678-1234-1234-1234-123456789abc",
            "https://oidc.circleci.com/org/12345678-1234-1234-1234-123456789abc",
            "https://app.terraform.io",
            "https://api.bitbucket.org/2.0/workspaces/w/pipelines-config/identity/oidc",
            "https://cloud.google.com/iap",
            "https://www.googleapis.com/oauth2/v1/certs",
            "https://securetoken.google.com/my-project",
            "https://my-bucket.s3.us-west-2.amazonaws.com/oidc",
            "https://s3.eu-central-1.amazonaws.com/my-bucket",
            "https://account.blob.core.windows.net/oidc/",
            "https://storage.googleapis.com/my-bucket",
        ] {
            refuses(RULE, &[OIDC, (&PATH, issuer)], CODE, &PATH);
        }
    }
}
