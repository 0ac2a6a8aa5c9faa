//! Step "Database and cache".

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
                "The same in all charts and in the SQL.",
                at!(postgres.db),
            ).more()
            .required(),
            Field::new(
                "postgres.user",
                "Database user",
                "It has to be allowed to create the extension hstore. postgres stands here because \
                 OSMO's guide uses it; a user of its own with CREATEDB, such as osmo, harms less if \
                 its password is lost.",
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
                "sslmode of the authorization sidecars and of our Jobs.",
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
                "Used once, by the Job.",
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
            "Where oauth2-proxy keeps who is signed in; the same in all three charts. Redis if \
             the provider rotates refresh tokens.",
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
                "The guide leaves it off.",
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
