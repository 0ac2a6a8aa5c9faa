//! Step "Identity provider": which one, what the chosen one asks, the first administrator, sessions.
//!
//! What one provider asks stands in its file in `idp/`.
#![expect(
    clippy::indexing_slicing,
    reason = "in constants only: a wrong index does not compile"
)]

use crate::fields::access::{Access, Reach, at};
use crate::fields::{Field, Kind, Section};
use crate::idp::{self, PROVIDERS, Roles};
use crate::model::{Choice, Deployment};
use crate::syntax::grammar::Grammar;

fn has_admin(d: &Deployment) -> bool {
    d.default_admin.enabled
}

const CHOICES: &[Choice] = &{
    let mut out = [PROVIDERS[0].choice(); PROVIDERS.len()];
    let mut index = 0;
    while index < out.len() {
        out[index] = PROVIDERS[index].choice();
        index += 1;
    }
    out
};

const WHICH: Section = Section::new(
    "",
    "",
    &[Field::new(
        idp::CHOICE.as_str(),
        "Provider",
        "",
        Access {
            kind: Kind::Choice(CHOICES),
            reach: Reach::Own {
                get: |answers| answers.deployment.idp.provider.word().to_owned(),
                set: |answers, word| {
                    let provider = idp::find(word);
                    if let Some(provider) = provider {
                        answers.deployment.idp.provider = provider.id;
                    }
                    provider.is_some()
                },
            },
        },
    )],
);

const COUNT: usize = {
    let mut count = 1 + AFTER.len();
    let mut index = 0;
    while index < PROVIDERS.len() {
        count += PROVIDERS[index].questions.len();
        index += 1;
    }
    count
};

/// The question which provider, then the sections of each in the order of the table, then those of all.
pub(super) const SECTIONS: &[Section] = &{
    let mut out = [WHICH; COUNT];
    let (mut at, mut index) = (1, 0);
    while index < PROVIDERS.len() {
        let own = PROVIDERS[index].questions;
        let mut part = 0;
        while part < own.len() {
            out[at] = own[part];
            at += 1;
            part += 1;
        }
        index += 1;
    }
    let mut part = 0;
    while part < AFTER.len() {
        out[at] = AFTER[part];
        at += 1;
        part += 1;
    }
    out
};

const AFTER: &[Section] = &[
    Section::new(
        "First administrator",
        "Somebody has to give out the first roles.",
        &[
            Field::new(
                "defaultAdmin.enabled",
                "Create a default admin",
                "A user with a token, made when the API starts. Once people are administrators, keep its token for emergencies: operations/admin-token.md changes it.",
                at!(default_admin.enabled),
            ),
            Field::new("defaultAdmin.username", "Admin user name", "", at!(default_admin.username)).required().when(has_admin),
        ],
    )
    .folded()
    .after_registration(),
    Section::new(
        "Roles",
        "Only if the provider's groups have other names than OSMO's roles. The page operations/roles.md brings it into OSMO.",
        &[
            Field::new(
                "roleMapping.entries",
                "Role mapping",
                "One per line: a name in the token's claim roles = a role of OSMO (osmo-user, osmo-admin, or your own).",
                at!(role_mapping.entries),
            )
            .example("ml-team = osmo-user"),
            Field::new(
                "roleMapping.syncMode",
                "Sync mode",
                "What the token does to these roles at each request.",
                at!(role_mapping.sync_mode),
            )
            .when(|d| !d.role_mapping.entries.is_blank()),
        ],
    )
    .folded()
    .when(|d| d.signs_in() && idp::roles(d) != Roles::Never),
    Section::new(
        "Sessions and exceptions",
        "",
        &[
            Field::new(
                "oauth2Proxy.cookieDomain",
                "Cookie domain",
                "Empty is safest: the cookie stays at the host name. With UI port forwarding we fill in the host name.",
                at!(oauth2_proxy.cookie_domain),
            ),
            Field::new("oauth2Proxy.cookieExpire", "Session length", "After this people sign in again, such as \
             168h (cookieExpire).", at!(oauth2_proxy.cookie_expire)).grammar(Grammar::Duration)
                .required()
                .short(),
            Field::new(
                "oauth2Proxy.cookieRefresh",
                "Session refresh",
                "When the token is renewed, before its life ends (cookieRefresh). Empty: as the provider needs it.",
                at!(oauth2_proxy.cookie_refresh),
            ).grammar(Grammar::Duration)
            .short(),
            Field::new("oauth2Proxy.extraArgs", "oauth2-proxy arguments", "More of them (extraArgs), one per line. oauth2-proxy is what signs browsers in.", at!(oauth2_proxy.extra_args))
                .example("--banner=-"),
            Field::new(
                "skipAuthPaths.service",
                "API paths without sign-in",
                "One per line. Envoy, the proxy before each pod, compares beginnings: /a opens /ab too.",
                at!(skip_auth_paths.service),
            ),
            Field::new("skipAuthPaths.router", "Router paths without sign-in", "The same for the router, which carries exec and port-forward into workflows.", at!(skip_auth_paths.router)),
            Field::new(
                "skipAuthPaths.mode",
                "These paths and ours",
                "Helm replaces lists, so we write the merged one.",
                at!(skip_auth_paths.mode),
            ),
        ],
    )
    .folded()
    .when(Deployment::signs_in),
];
