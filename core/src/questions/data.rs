//! Step "Database and cache".

use super::follow_up;
use crate::fields::access::at;
use crate::fields::{Field, Section};
use crate::model::{DatabaseCreation, Deployment};
use crate::syntax::grammar::Grammar;

fn by_admin(d: &Deployment) -> bool {
    d.postgres.creation == DatabaseCreation::Admin
}

fn limits_rates(d: &Deployment) -> bool {
    d.rate_limit.enabled
}

pub(super) const SECTIONS: &[Section] = &[
    Section::new(
        "PostgreSQL",
        "",
        &[
            Field::new(
                "throwAwayStores",
                "Throw-away PostgreSQL and Redis",
                "Both run as pods beside OSMO, without TLS; the answers below follow. Their data is lost when a pod is removed: for a \
                 laptop or a trial only.",
                at!(throw_away_stores),
            )
            .follow(follow_up::throw_away)
            .more(),
            Field::new(
                "postgres.serviceName",
                "PostgreSQL host",
                "Name or IPv4 address, as the pods reach it.",
                at!(postgres.service_name),
            )
            .grammar(Grammar::Host)
            .required()
            .example("pg.example.internal"),
            Field::new("postgres.port", "PostgreSQL port", "", at!(postgres.port)).more()
                .grammar(Grammar::Port)
                .required()
                .short(),
            Field::new(
                "postgres.db",
                "Database name",
                "Stands in all charts and in our SQL.",
                at!(postgres.db),
            ).more()
            .required(),
            Field::new(
                "postgres.user",
                "Database user",
                "It must be able to create the extension hstore. OSMO's guide uses postgres. A user of \
                 its own with CREATEDB, such as osmo, does less harm if its password is lost.",
                at!(postgres.user),
            ).more()
            .required(),
            Field::new(
                "postgres.password",
                "The database user has a password",
                "",
                at!(postgres.password),
            ).more(),
            Field::new(
                "postgres.sslMode",
                "TLS mode",
                "sslmode of our Jobs and of the authorization sidecars, which look up what somebody may do.",
                at!(postgres.ssl_mode),
            ).more(),
            Field::new(
                "postgres.creation",
                "Who creates the database",
                "",
                at!(postgres.creation),
            )
            .more(),
            Field::new(
                "postgres.adminUser",
                "Database admin user",
                "Used once, by the Job that creates the database.",
                at!(postgres.admin_user),
            )
            .required()
            .more()
            .when(by_admin),
        ],
    ),
    Section::new(
        "Redis",
        "",
        &[
            Field::new(
                "redis.serviceName",
                "Redis host",
                "Name or IPv4 address, as the pods reach it.",
                at!(redis.service_name),
            )
            .grammar(Grammar::Host)
            .required()
            .example("redis.example.internal"),
            Field::new("redis.port", "Redis port", "", at!(redis.port)).more()
                .grammar(Grammar::Port)
                .required()
                .short(),
            Field::new(
                "redis.dbNumber",
                "Redis database number",
                "0 to 15; 0 if Redis has no TLS.",
                at!(redis.db_number),
            ).more()
            .grammar(Grammar::DbNumber)
            .required()
            .short(),
            Field::new(
                "redis.tlsEnabled",
                "Redis uses TLS",
                "",
                at!(redis.tls_enabled),
            ).more(),
            Field::new(
                "redis.password",
                "Redis asks for a password",
                "",
                at!(redis.password),
            ).more(),
        ],
    ),
    Section::new(
        "Browser sessions",
        "",
        &[Field::new(
            "oauth2Proxy.sessionStore",
            "Session store",
            "Where oauth2-proxy keeps who is signed in. Choose Redis if the provider takes each refresh token \
             only once (rotation).",
            at!(oauth2_proxy.session_store),
        )],
    )
    .folded()
    .when(Deployment::signs_in),
    Section::new(
        "Rate limit",
        "The sidecar only speaks to Redis with TLS on port 6379 and without a password.",
        &[
            Field::new(
                "rateLimit.enabled",
                "Limit the rate of API calls",
                "OSMO's guide leaves it off.",
                at!(rate_limit.enabled),
            ),
            Field::new(
                "rateLimit.serviceName",
                "Redis host of the rate limit",
                "Empty for the Redis above.",
                at!(rate_limit.service_name),
            )
            .grammar(Grammar::Host)
            .when(limits_rates),
        ],
    )
    .folded(),
];
