//! FORM05: a wish or a secret that has no effect beside the other answers. It is named at the answer that takes its effect away: the
//! question itself is not asked then.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::questions;
use crate::rules::{Listed, Needs, Rule, WARNINGS};
use crate::secrets;

const CODE: &str = "FORM05";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("An answer or a secret has no effect beside the other answers."),
    check,
};

const PROVIDER: Path = path!("idp.provider");
/// What may be wished for in vain, the answers that may be in its way, of which the first that is asked counts, and why.
const WISHES: [(Path, &[Path], &str); 12] = [
    (
        path!("site.networkPolicy"),
        &[PROVIDER],
        "It closes the ports behind Envoy, and without an identity provider there is no Envoy: no \
         policy is written.",
    ),
    (
        path!("trust.idp"),
        &[PROVIDER],
        "Without an identity provider nothing connects to one.",
    ),
    (
        path!("roleMapping.entries"),
        &[PROVIDER],
        "Nobody's token carries roles with this choice: nobody gets one of these.",
    ),
    (
        path!("trust.postgres"),
        &[path!("postgres.sslMode")],
        "Only verify-full checks the database's certificate: no other mode reads the authority.",
    ),
    (
        path!("trust.redis"),
        &[path!("redis.tlsEnabled")],
        "Without TLS Redis shows no certificate.",
    ),
    (
        path!("oauth2Proxy.extraArgs"),
        &[PROVIDER],
        "Without an identity provider there is no oauth2-proxy.",
    ),
    (
        path!("skipAuthPaths.service"),
        &[PROVIDER],
        "Without an identity provider nobody signs in, at no path.",
    ),
    (
        path!("skipAuthPaths.router"),
        &[PROVIDER],
        "Without an identity provider nobody signs in, at no path.",
    ),
    (
        path!("ingress.issuerName"),
        &[
            path!("ingress.certificate"),
            path!("ingress.tls"),
            path!("ingress.enabled"),
        ],
        "With this answer cert-manager makes no certificate, and nothing names its issuer.",
    ),
    (
        path!("rateLimit.serviceName"),
        &[path!("rateLimit.enabled")],
        "Without the rate limit nothing connects to that Redis.",
    ),
    (
        path!("scaling.ui.maxReplicas"),
        &[path!("scaling.uiAutoscaling")],
        "Without its autoscaler the web UI runs the minimum of replicas.",
    ),
    (
        path!("trust.configMap"),
        &[
            path!("trust.redis"),
            path!("trust.postgres"),
            path!("trust.idp"),
        ],
        "Nothing is said to use a private authority: no ConfigMap of it is read.",
    ),
];
/// Passwords that somebody gives, and the answer that says that there is none.
const PASSWORDS: [(Path, Path); 4] = [
    (path!("secrets.dbPassword"), path!("postgres.password")),
    (path!("secrets.dbAdminPassword"), path!("postgres.creation")),
    (path!("secrets.redisPassword"), path!("redis.password")),
    (
        path!("secrets.registryPassword"),
        path!("images.imagePullSecret"),
    ),
];

fn check(plan: &Plan, report: &mut Report) {
    for (wish, causes, why) in WISHES {
        let is_asked = |path: &&Path| questions::asked_at(plan.deployment(), **path).is_some();
        let cause = causes
            .iter()
            .find(is_asked)
            .filter(|_| plan.is_dropped(wish));
        if let Some(cause) = cause {
            let what = format!("\"{}\" has no effect.", questions::label(&wish));
            report
                .warning(CODE, *cause, what)
                .about(&wish)
                .why(why)
                .fix("Change this answer, or undo the other one.");
        }
    }
    for (secret, cause) in PASSWORDS {
        let Some(spec) = secrets::find(&secret) else {
            continue;
        };
        if !(spec.needed)(plan.deployment()) && !(spec.get)(plan.secrets()).is_empty() {
            report
                .warning(
                    CODE,
                    cause,
                    format!("{} is given and not used.", spec.label),
                )
                .about(&secret)
                .why("With this answer OSMO has no use for it, and it is written nowhere.")
                .fix("Change this answer if OSMO needs it, or take the secret out.");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    const NONE: (&str, &str) = ("idp.provider", "none");

    #[test]
    fn good() {
        passes(RULE, &[]);
        passes(RULE, &[NONE]);
        passes(
            RULE,
            &[("site.networkPolicy", "true"), ("trust.idp", "true")],
        );
        passes(
            RULE,
            &[
                ("postgres.sslMode", "verify-full"),
                ("trust.postgres", "true"),
            ],
        );
        passes(
            RULE,
            &[("secrets.dbPassword", "a"), ("secrets.clientSecret", "b")],
        );
        passes(
            RULE,
            &[
                ("rateLimit.enabled", "true"),
                ("rateLimit.serviceName", "limits.example.internal"),
            ],
        );
        passes(RULE, &[("trust.configMap", " osmo-ca ")]);
        // What follows from a wish is none itself.
        passes(RULE, &[("trust.exists", "true")]);
        // Others are used by nobody, and nobody loses anything.
        passes(RULE, &[NONE, ("secrets.clientSecret", "x")]);
    }

    #[test]
    fn bad() {
        for (answers, path) in [
            (&[NONE, ("site.networkPolicy", "true")][..], "idp.provider"),
            (&[NONE, ("trust.idp", "true")], "idp.provider"),
            (&[("trust.postgres", "true")], "postgres.sslMode"),
            (
                &[("redis.tlsEnabled", "false"), ("trust.redis", "true")],
                "redis.tlsEnabled",
            ),
            (
                &[("postgres.password", "false"), ("secrets.dbPassword", "x")],
                "postgres.password",
            ),
            (
                &[("redis.password", "false"), ("secrets.redisPassword", "x")],
                "redis.password",
            ),
            (
                &[NONE, ("oauth2Proxy.extraArgs", "--banner=-")],
                "idp.provider",
            ),
            (&[NONE, ("skipAuthPaths.service", "/x")], "idp.provider"),
            (&[NONE, ("skipAuthPaths.router", "/x")], "idp.provider"),
            (
                &[
                    ("ingress.certificate", "files"),
                    ("ingress.issuerName", "letsencrypt"),
                ],
                "ingress.certificate",
            ),
            (
                &[
                    ("ingress.tls", "acm"),
                    ("ingress.issuerName", "letsencrypt"),
                ],
                "ingress.tls",
            ),
            (
                &[("rateLimit.serviceName", "limits.example.internal")],
                "rateLimit.enabled",
            ),
            (&[("scaling.ui.maxReplicas", "17")], "scaling.uiAutoscaling"),
            (&[("trust.configMap", "corporate-ca")], "trust.redis"),
            (
                &[NONE, ("roleMapping.entries", "ml-team = osmo-user")],
                "idp.provider",
            ),
            (
                &[
                    ("secrets.dbAdminPassword", "x"),
                    ("postgres.creation", "exists"),
                ],
                "postgres.creation",
            ),
            (
                &[
                    ("secrets.registryPassword", "x"),
                    ("images.imagePullSecret", ""),
                ],
                "images.imagePullSecret",
            ),
        ] {
            warns(RULE, answers, CODE, path);
        }
    }
}
