//! Step "Site": the cluster, mirrors, private certificate authorities, what the platform team owns.

use crate::fields::access::at;
use crate::fields::{Field, Section};
use crate::model::{ChartSource, Deployment, SslMode};
use crate::syntax::grammar::Grammar;

fn pulls_with_secret(d: &Deployment) -> bool {
    !d.images.image_pull_secret.is_blank()
}

fn makes_pull_secret(d: &Deployment) -> bool {
    pulls_with_secret(d) && !d.site.pull_secret_exists
}

fn migrates(d: &Deployment) -> bool {
    d.upgrade_from_6_0
}

fn limits_rates(d: &Deployment) -> bool {
    d.rate_limit.enabled
}

fn throws_away(d: &Deployment) -> bool {
    d.throw_away_stores
}

fn from_repository(d: &Deployment) -> bool {
    d.charts.source == ChartSource::Repository
}

fn from_oci(d: &Deployment) -> bool {
    d.charts.source == ChartSource::Oci
}

fn from_folder(d: &Deployment) -> bool {
    d.charts.source == ChartSource::Archive
}

fn verifies_database(d: &Deployment) -> bool {
    d.postgres.ssl_mode == SslMode::VerifyFull
}

fn redis_tls(d: &Deployment) -> bool {
    d.redis.tls_enabled
}

fn trusts(d: &Deployment) -> bool {
    d.trusted_by().next().is_some()
}

fn makes_accounts(d: &Deployment) -> bool {
    !d.site.service_accounts_exist
}

fn closes_ports(d: &Deployment) -> bool {
    d.site.network_policy && d.signs_in()
}

pub(super) const SECTIONS: &[Section] = &[
    Section::new(
        "Cluster",
        "",
        &[
            Field::new(
                "site.kubeContext",
                "Kube-context",
                "The scripts refuse any other. Empty: it has to be named each time. kubectl \
                 config get-contexts shows the names.",
                at!(site.kube_context),
            )
            .example("prod-eu-1"),
            Field::new("site.namespaceExists", "The namespace exists already", "The platform team makes it.", at!(site.namespace_exists)),
        ],
    )
    .folded(),
    Section::new(
        "Images and charts",
        "",
        &[
            Field::new(
                "site.airGapped",
                "No way to the internet",
                "All images and charts must then come from inside. The checks list those that do not.",
                at!(site.air_gapped),
            ),
            Field::new(
                "images.mirror",
                "Image mirror",
                "Registry and path that holds a copy of every image; mirror.sh fills it. Empty without one.",
                at!(images.mirror),
            ).grammar(Grammar::Location)
            .example("harbor.example.com/osmo"),
            Field::new(
                "images.imagePullSecret",
                "Image pull secret",
                "Name of the Secret with the registry's credentials. Empty if the nodes can pull \
                 without one.",
                at!(images.image_pull_secret),
            ).grammar(Grammar::Name)
            .example("imagepullsecret"),
            Field::new("site.pullSecretExists", "The pull secret exists already", "", at!(site.pull_secret_exists)).when(pulls_with_secret),
            Field::new("images.registry", "Registry of the pull secret", "Host name only.", at!(images.registry)).grammar(Grammar::Registry)
                .required()
                .when(makes_pull_secret),
            Field::new(
                "images.registryUser",
                "Registry user",
                "For NVIDIA's registry (NGC) exactly $oauthtoken. A mirror has a user or robot account.",
                at!(images.registry_user),
            )
            .required()
            .when(makes_pull_secret),
            Field::new("charts.source", "Where charts come from", "", at!(charts.source)),
            Field::new("charts.repository", "Helm repository", "", at!(charts.repository)).required().when(from_repository),
            Field::new("charts.oci", "OCI address", "Run helm registry login first.", at!(charts.oci))
                .required()
                .example("oci://harbor.example.com/osmo/charts")
                .when(from_oci),
            Field::new("charts.folder", "Chart folder", "Beside the scripts; mirror.sh fills it.", at!(charts.folder))
                .required()
                .when(from_folder),
        ],
    )
    .folded(),
    Section::new(
        "Addresses of images",
        "Where each image is published. The mirror, if there is one, keeps the path.",
        &[
            Field::new(
                "images.osmoImageLocation",
                "Image registry",
                "Registry and path of the OSMO images, without a tag (osmoImageLocation).",
                at!(images.osmo_image_location),
            ).grammar(Grammar::Location)
            .required(),
            Field::new("images.envoy", "Envoy image", "The proxy in front of the API: it stands in five Deployments.", at!(images.envoy)).grammar(Grammar::Image).required(),
            Field::new(
                "images.oauth2Proxy",
                "oauth2-proxy image",
                "Signs browsers in. The charts pin v7.14.2, and we read every argument in it. v7.15.3 and later \
                 fix four published security flaws.",
                at!(images.oauth2_proxy),
            ).grammar(Grammar::Image)
            .required(),
            Field::new("images.psql", "psql image", "Client of the Jobs that look at and create \
                                                     the database.", at!(images.psql)).grammar(Grammar::Image)
                .required(),
            Field::new("images.postgres", "PostgreSQL image", "The throw-away PostgreSQL. 15 or later, with the entrypoint of Docker's official image.", at!(images.postgres)).grammar(Grammar::Image).required().when(throws_away),
            Field::new("images.redis", "Redis image", "For the pre-flight checks, and the throw-away Redis.", at!(images.redis)).grammar(Grammar::Image).required(),
            Field::new("images.curl", "curl image", "Only for the pre-flight checks.", at!(images.curl)).grammar(Grammar::Image).required().when(Deployment::signs_in),
            Field::new("images.rateLimit", "Rate limit image", "", at!(images.rate_limit)).grammar(Grammar::Image).required().when(limits_rates),
            Field::new("images.migration", "Migration image", "It also fetches pgroll from GitHub \
                                                               at run time.", at!(images.migration)).grammar(Grammar::Image)
                .required()
                .when(migrates),
        ],
    )
    .folded(),
    Section::new(
        "Private certificate authority",
        "Put its certificates into ca.crt beside the scripts. For PostgreSQL choose the TLS mode \
         verify-full first.",
        &[
            Field::new("trust.idp", "The identity provider uses it", "oauth2-proxy in five pods gets it.", at!(trust.idp)).when(Deployment::signs_in),
            Field::new(
                "trust.postgres",
                "PostgreSQL uses it",
                "For OSMO's containers and our Jobs. The authorization sidecars cannot be given one.",
                at!(trust.postgres),
            )
            .when(verifies_database),
            Field::new(
                "trust.redis",
                "Redis uses it",
                "ca.crt then has to hold the public authorities too: it replaces their list.",
                at!(trust.redis),
            )
            .when(redis_tls),
            Field::new("trust.configMap", "ConfigMap of the authority", "", at!(trust.config_map)).grammar(Grammar::Name).required().when(trusts),
            Field::new("trust.key", "Key in that ConfigMap", "", at!(trust.key)).required().short().when(trusts),
            Field::new("trust.exists", "That ConfigMap exists already", "trust-manager or the platform \
                                                                         team makes it.", at!(trust.exists))
                .when(trusts),
        ],
    )
    .folded(),
    Section::new(
        "Service accounts",
        "Who the pods are to Kubernetes.",
        &[
            Field::new(
                "serviceAccountName",
                "Service account",
                "Of all pods but the router's, which carries exec and port-forward into workflows.",
                at!(service_account_name),
            ).grammar(Grammar::Name)
            .required(),
            Field::new("routerServiceAccountName", "Router service account", "", at!(router_service_account_name)).grammar(Grammar::Name).required(),
            Field::new(
                "site.serviceAccountsExist",
                "Both service accounts exist already",
                "Otherwise the charts make them.",
                at!(site.service_accounts_exist),
            ),
            Field::new(
                "site.serviceAccountAnnotations",
                "Service account annotations",
                "One per line, key=value, for what your site wants there. An IAM role (IRSA) or a workload identity \
                 gives OSMO no access to storage: that takes static keys only.",
                at!(site.service_account_annotations),
            )
            .example("eks.amazonaws.com/role-arn=arn:aws:iam::123456789012:role/osmo")
            .when(makes_accounts),
        ],
    )
    .folded(),
    Section::new(
        "Network policy",
        "OSMO trusts its x-osmo-* headers: a client that reaches a pod past Envoy can claim to be any user.",
        &[
            Field::new(
                "site.networkPolicy",
                "Admit only Envoy's port",
                "Needs a network plug-in that enforces policies.",
                at!(site.network_policy),
            ),
            Field::new(
                "site.ingressNamespace",
                "Namespace of the ingress controller",
                "Only it and our own may then connect. Empty for any: an AWS load balancer (ALB) needs that, \
                 and a controller with hostNetwork.",
                at!(site.ingress_namespace),
            ).grammar(Grammar::Label)
            .example("ingress-nginx")
            .when(closes_ports),
        ],
    )
    .folded()
    .when(Deployment::signs_in),
    Section::new(
        "Compute backend",
        "A backend is a cluster that runs workflows. Its chart, backend-operator, comes after the installation.",
        &[
            Field::new("backend.name", "Backend name", "", at!(backend.name)).required(),
            Field::new("backend.agentNamespace", "Operator namespace", "Where its operator runs.", at!(backend.agent_namespace)).grammar(Grammar::Label).required(),
            Field::new("backend.namespace", "Workflow namespace", "Where the pods of workflows run.", at!(backend.namespace)).grammar(Grammar::Label).required(),
        ],
    )
    .folded(),
];
