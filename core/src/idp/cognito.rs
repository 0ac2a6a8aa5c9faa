//! Amazon Cognito user pools: the issuer is on another host than the login, and there is no device login
//! (F-cognito-endpoints, F-cognito-claims, F-provider-logout).

use super::part::{Form, Part};
use super::registration::Registration;
use super::provider::{Provider, Roles};
use super::Proof;
use super::guide::Guide;
use super::step::{Paste, Step};
use super::{Connection, LOGOUT_NOTE, NO_USERINFO, life, unverified_email};
use crate::fields::{Field, Given, Grammar, Section};
use crate::model::{Deployment, ProviderId};
use crate::syntax::hostname;
use crate::text::or_gap;

const ID: ProviderId = ProviderId::new("cognito");
const POOL: Given = Given::text("idp.cognito.userPoolId");
const DOMAIN: Given = Given::text("idp.cognito.domain");
const CLIENT: Given = Given::text("idp.cognito.clientId");
const TOKEN_LIFE: Given = Given::text("idp.cognito.tokenLifetime");
const UNVERIFIED: Given = Given::flag("idp.cognito.allowUnverifiedEmail");
const USUAL: Option<&str> = Some("1h");

pub(super) const PROVIDER: Provider = Provider {
    questions: QUESTIONS,
    normalise: |d| DOMAIN.change(d, hostname::bare),
    connection: |d| Some(connection(d)),
    parts: &[
        Part::new(
            POOL.path,
            Form::Word,
            "User pools, your pool, Overview: User pool ID, such as eu-west-1_AbCdEf123. Not its name \
             and not its ARN.",
        )
        .slip(pool_slip),
        Part::new(
            DOMAIN.path,
            Form::Host,
            "User pool, Domain: the name without https://, such as \
             example.auth.eu-west-1.amazoncognito.com.",
        )
        .slip(|host| {
            host.starts_with("cognito-idp.")
                .then_some("is the issuer's host, where nobody signs in")
        }),
    ],
    on_internet: true,
    roles: |_| Roles::Unknown,
    no_device_login: Some("Cognito has no device login; the browser works."),
    token_life: Some(|d| life::life(TOKEN_LIFE.of(d), USUAL)),
    ..Provider::new(
        ID,
        "Amazon Cognito",
        "A user pool, also in front of IAM Identity Center",
    )
};

/// What to do at it, and what to know about it.
pub(super) const GUIDE: Guide = Guide {
    title: "Register this in Amazon Cognito",
    steps: &[
        Step::new("User pools > your pool > Overview: User pool ID. Branding > Domain: a Cognito domain or your own."),
        Step::new(
            "Applications > App clients > Create app client: Traditional web application, which has a client \
             secret. Its page shows Client ID and secret.",
        )
        .traps(&[[
            "invalid_client after sign-in",
            "An app client without a secret, or the secret of another one",
        ]]).mends(&["aud"]),
        Step::new("The app client, tab Login pages > Edit: Allowed callback URLs exactly this.")
            .paste(&[Paste::Redirect])
            .traps(&[[
                "redirect_mismatch",
                "Allowed callback URLs lack the redirect URI",
            ]]),
        Step::new("There too: the identity providers, Authorization code grant, and these OpenID Connect scopes.")
            .paste(&[Paste::Text("Scopes", "openid email profile")])
            .traps(&[
                [
                    "invalid_scope",
                    "A scope that the app client does not have; Cognito knows no offline_access",
                ],
                [
                    "Login pages unavailable",
                    "The app client has no identity provider, or no login page style is assigned",
                ],
            ]).mends(&["email", "user"]),
        Step::new(
            "Roles: OSMO does not read cognito:groups. Extensions > a pre token generation trigger (event \
             version 2) can add an array with this name. Otherwise give roles in OSMO.",
        )
        .paste(&[Paste::Text("Claim in the ID token", "roles")]).mends(&["roles"]),
        Step::new(
            "If people come from Identity Center or another SAML source: in its Attribute mapping, map email \
             and email_verified. Or ask the people who install OSMO to let unverified addresses in.",
        )
        .traps(&[[
            "email in id_token (…) isn't verified",
            "People from SAML have email_verified false unless it is mapped",
        ]]).mends(&["email_verified"]),
    ],
    who: |_| "Everybody in the user pool, and whoever its identity providers let in".to_owned(),
    registration: Some(Registration {
        tool: "the AWS CLI",
        values: |d| {
            let pool = or_gap(POOL.of(d), "user-pool-id");
            let region = split(&pool).map_or("<region>", |(region, _)| region);
            vec![("REGION", region.to_owned()), ("POOL", pool)]
        },
        commands: include_str!("register/cognito.sh"),
        terraform_values: |_| Vec::new(),
        terraform: include_str!("register/cognito.tf"),
    }),
    proof: Proof::Rendered,
    ..Guide::new()
};

const QUESTIONS: &[Section] = &[Section::new(
    "User pool and app client",
    "",
    &[
        Field::given(
            &POOL,
            "User pool ID",
            "Region, underscore, letters and digits. The issuer is made from it."
        )
        .required()
        .example("eu-west-1_AbCdEf123"),
        Field::given(
            &DOMAIN,
            "User pool domain",
            "Where people sign in: Branding, Domain. Another host than the issuer's."
        )
        .required()
        .grammar(Grammar::Hostname)
        .example("example.auth.eu-west-1.amazoncognito.com"),
        Field::given(&CLIENT, "Client ID", "App clients > the one with a secret.")
            .required()
            .example("1h57kf5cpq17m0eml12example"),
        Field::given(
            &TOKEN_LIFE,
            "ID token lifetime",
            "ID token expiration of the app client, such as 1h; empty for the usual hour."
        ).more()
        .grammar(Grammar::Duration)
        .short(),
        Field::given(
            &UNVERIFIED,
            "Let users with an unverified e-mail address in",
            "Needed for most SAML sources. Only where nobody can sign up by themselves."
        ).more(),
    ],
)
.when(|d| d.idp.provider == ID)];

/// Region and the rest of a pool's id.
fn split(pool: &str) -> Option<(&str, &str)> {
    pool.split_once('_')
}

/// Returns the region in a domain that begins with a prefix: `<prefix>.auth.<region>.amazoncognito.com`. One's own has none.
fn region_of(domain: &str) -> Option<&str> {
    let rest = domain
        .strip_suffix(".amazoncognito.com")
        .or_else(|| domain.strip_suffix(".amazoncognito.com.cn"))?;
    let (prefix, region) = rest.rsplit_once('.')?;
    let (_, kind) = prefix.rsplit_once('.')?;
    matches!(kind, "auth" | "auth-fips").then_some(region)
}

/// Says whether a host serves addresses of the pool whose issuer has that host (F-cognito-endpoints).
pub(super) fn serves(issuer_host: &str, host: &str) -> bool {
    let region = issuer_host.split('.').nth(1);
    host == issuer_host || region.is_some() && region_of(host) == region
}

/// Returns the regions of the pool and of its domain, if they differ.
pub(crate) fn two_regions(d: &Deployment) -> Option<(&str, &str)> {
    let (pool, _) = split(POOL.of(d))?;
    let domain = region_of(DOMAIN.of(d))?;
    (pool != domain).then_some((pool, domain))
}

fn pool_slip(pool: &str) -> Option<&'static str> {
    let region = |text: &str| {
        text.split('-').count() >= 3
            && text.ends_with(|c: char| c.is_ascii_digit())
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    let rest = |text: &str| text.len() >= 5 && text.bytes().all(|b| b.is_ascii_alphanumeric());
    let fits = split(pool).is_some_and(|(before, after)| region(before) && rest(after));
    (!fits).then_some("is not a region, an underscore and letters or digits")
}

fn connection(d: &Deployment) -> Connection {
    let pool = or_gap(POOL.of(d), "user-pool-id");
    let region = split(&pool).map_or("<region>", |(region, _)| region);
    let domain = format!("https://{}", or_gap(DOMAIN.of(d), "user-pool-domain"));
    let china = if region.starts_with("cn-") { ".cn" } else { "" };
    let issuer = format!("https://cognito-idp.{region}.amazonaws.com{china}/{pool}");
    let mut extra_args = unverified_email(UNVERIFIED.is_set(d));
    extra_args.push(NO_USERINFO);
    Connection {
        jwks_uri: format!("{issuer}/.well-known/jwks.json"),
        authorization_endpoint: format!("{domain}/oauth2/authorize"),
        token_endpoint: format!("{domain}/oauth2/token"),
        device_endpoint: None,
        logout_note: Some(LOGOUT_NOTE),
        // Cognito knows no offline_access and gives a refresh token without it (F-provider-offline-access).
        scope: "openid email profile".to_owned(),
        extra_args,
        ..Connection::of_clients(d, (&issuer, POOL.path), CLIENT, None, "email")
    }
    .refreshed(life::refresh(TOKEN_LIFE.of(d), USUAL))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_issuer_follows_from_the_pool() {
        for (pool, issuer) in [
            (
                "eu-west-1_AbCdEf123",
                "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEf123",
            ),
            (
                "cn-north-1_AbCdEf123",
                "https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_AbCdEf123",
            ),
        ] {
            let mut d = Deployment::default();
            assert!(POOL.put(&mut d, pool));
            let c = connection(&d);
            assert_eq!(c.issuer, issuer);
            assert_eq!(c.jwks_uri, format!("{issuer}/.well-known/jwks.json"));
            assert_eq!((c.device_endpoint, c.logout_endpoint), (None, None));
        }
    }

    #[test]
    fn a_pool_is_a_region_and_more() {
        for pool in ["eu-west-1_AbCdEf123", "us-gov-west-1_AbCdEf123", "cn-north-1_A1b2C3d4E"] {
            assert_eq!(pool_slip(pool), None, "{pool}");
        }
        for pool in ["osmo-users", "eu-west-1", "eu-west-1_a", "EU-west-1_AbCdEf123", "west_AbCdEf123"] {
            assert!(pool_slip(pool).is_some(), "{pool}");
        }
    }
}
