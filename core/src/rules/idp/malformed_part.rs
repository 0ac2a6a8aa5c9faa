//! IDP07: an answer that becomes part of the provider's addresses and is not in its form (F-issuer, N13). Which answers these
//! are, each provider says.

use crate::finding::Report;
use crate::idp::chosen;
use crate::idp::part::Form;
use crate::plan::Plan;
use crate::questions;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::url;

const CODE: &str = "IDP07";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new(
        "An answer that the provider's addresses are made from is malformed, or leads to OSMO itself.",
    ),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let d = plan.deployment();
    for part in chosen(d).parts {
        let Some(text) = plan.answer(report, part.path) else {
            continue;
        };
        let value = quoted(&text);
        let label = questions::label(&part.path);
        if let Some(defect) = part.defect(&text) {
            let what = format!("{label} {value} {defect}.");
            let why = "The issuer and every address are made from it and compared letter by letter: \
                       nobody could sign in.";
            report.error(CODE, part.path, what).why(why).fix(part.fix);
        } else if is_own(part.form, &text, &d.hostname) {
            let is_name = part.form == Form::Host;
            let place = if is_name { "is" } else { "is on" };
            let what = format!("{label} {value} {place} OSMO's own host name.");
            let why = "The ingresses of OSMO answer every path of that name: the login would lead \
                       back to itself.";
            let fix = "Give the identity provider its own host name.";
            report.error(CODE, part.path, what).why(why).fix(fix);
        }
    }
}

/// Says whether a host, or the host of an address, is OSMO's own.
fn is_own(form: Form, text: &str, hostname: &str) -> bool {
    match form {
        Form::Host => text == hostname,
        Form::Url => url::parse(text).is_ok_and(|url| url.host == hostname),
        Form::Guid | Form::Word | Form::Path => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::Kind;
    use crate::idp::{PROVIDERS, connection};
    use crate::model::Deployment;
    use crate::rules::bench::{passes, refuses, run};

    const GOOD: &[(&str, &str, &str)] = &[
        ("okta", "idp.okta.domain", "example.okta.com"),
        ("okta", "idp.okta.domain", "https://Example-admin.okta.com/"),
        ("okta", "idp.okta.domain", "login.example.com"),
        ("okta", "idp.okta.authorizationServerId", "default"),
        ("okta", "idp.okta.authorizationServerId", ""),
        ("auth0", "idp.auth0.domain", "example.us.auth0.com"),
        ("auth0", "idp.auth0.domain", "https://example.auth0.com/"),
        (
            "cognito",
            "idp.cognito.userPoolId",
            "us-gov-west-1_Ab1Cd2Ef3",
        ),
        ("cognito", "idp.cognito.domain", "login.example.com"),
        (
            "pingone",
            "idp.pingone.environmentId",
            "12345678-1234-1234-1234-123456789ABC",
        ),
        (
            "pingone",
            "idp.pingone.environmentId",
            "https://auth.pingone.com/12345678-1234-1234-1234-123456789abc/as",
        ),
        ("pingfederate", "idp.pingfederate.host", "sso.example.com"),
        ("gitlab", "idp.gitlab.host", "gitlab.com"),
        ("gitlab", "idp.gitlab.host", "https://gitlab.example.com"),
        ("dex", "idp.dex.issuer", "https://dex.example.com"),
        ("dex", "idp.dex.issuer", "https://dex.example.com/dex"),
        ("authentik", "idp.authentik.host", "sso.example.com"),
        ("authentik", "idp.authentik.applicationSlug", "osmo-prod"),
        ("zitadel", "idp.zitadel.host", "example.eu1.zitadel.cloud"),
        ("keycloak", "idp.keycloak.pathPrefix", "/sso"),
        ("keycloak", "idp.keycloak.pathPrefix", ""),
    ];

    const BAD: &[(&str, &str, &str)] = &[
        ("okta", "idp.okta.domain", "okta"),
        ("okta", "idp.okta.domain", "example.okta.com/oauth2/default"),
        ("okta", "idp.okta.domain", "osmo.example.com"),
        ("okta", "idp.okta.authorizationServerId", "oauth2/default"),
        ("okta", "idp.okta.authorizationServerId", "a #b"),
        ("auth0", "idp.auth0.domain", "manage.auth0.com"),
        ("auth0", "idp.auth0.domain", "example.auth0.com:443"),
        ("cognito", "idp.cognito.userPoolId", "osmo-users"),
        (
            "cognito",
            "idp.cognito.userPoolId",
            "arn:aws:cognito-idp:eu-west-1:1:userpool/eu-west-1_Ab1Cd2Ef3",
        ),
        (
            "cognito",
            "idp.cognito.domain",
            "cognito-idp.eu-west-1.amazonaws.com",
        ),
        ("cognito", "idp.cognito.domain", "example"),
        ("pingone", "idp.pingone.environmentId", "Production"),
        (
            "pingone",
            "idp.pingone.environmentId",
            "https://auth.pingone.eu/12345678-1234-1234-1234-123456789abc/as",
        ),
        (
            "pingfederate",
            "idp.pingfederate.host",
            "sso.example.com:9031",
        ),
        ("gitlab", "idp.gitlab.host", "gitlab.com/group"),
        ("dex", "idp.dex.issuer", "https://osmo.example.com/dex"),
        ("dex", "idp.dex.issuer", "https://osmo.example.com:443"),
        ("dex", "idp.dex.issuer", "http://dex.example.com"),
        ("dex", "idp.dex.issuer", "https://dex.example.com:5556/dex"),
        ("dex", "idp.dex.issuer", "https://dex.example.com/dex #x"),
        ("authentik", "idp.authentik.host", "10.0.0.1"),
        (
            "authentik",
            "idp.authentik.applicationSlug",
            "application/o/osmo",
        ),
        ("zitadel", "idp.zitadel.host", "zitadel.com"),
        ("keycloak", "idp.keycloak.pathPrefix", "sso/"),
    ];

    #[test]
    fn good() {
        for (word, path, text) in GOOD {
            passes(RULE, &[("idp.provider", word), (path, text)]);
        }
    }

    #[test]
    fn bad() {
        for (word, path, text) in BAD {
            refuses(RULE, &[("idp.provider", word), (path, text)], CODE, path);
        }
    }

    #[test]
    fn every_part_is_a_question_of_its_provider_and_in_both_tables() {
        for provider in PROVIDERS {
            for part in provider.parts {
                let asked = provider.questions.iter().flat_map(|section| section.fields);
                assert_eq!(
                    asked.filter(|field| field.path == part.path).count(),
                    1,
                    "{}",
                    part.path
                );
                for table in [GOOD, BAD] {
                    assert!(
                        table.iter().any(|(_, path, _)| part.path == *path),
                        "{}",
                        part.path
                    );
                }
            }
        }
    }

    /// No text of a person's reaches an issuer, an audience, a claim or an address unless a rule has looked at it: the charts
    /// print them bare (N13).
    #[test]
    fn nothing_reaches_the_connection_unlooked_at() {
        let mut seen = 0;
        for provider in PROVIDERS {
            let fields = provider.questions.iter().flat_map(|section| section.fields);
            for field in fields.filter(|field| field.kind == Kind::Text) {
                for text in ["a #b", "a: b", "x') or true --", "{{ .Values }}", "a\"b"] {
                    let mut d = Deployment::default();
                    d.idp.provider = provider.id;
                    let before = connection(&d);
                    let mut answers = crate::model::Answers {
                        deployment: d,
                        ..Default::default()
                    };
                    field.set(&mut answers, text).unwrap();
                    let answers = answers.normalised();
                    if connection(&answers.deployment) == before {
                        continue;
                    }
                    let changes = [
                        ("idp.provider", provider.id.word()),
                        (field.path.as_str(), text),
                    ];
                    let found = run(crate::rules::idp::RULES, &changes);
                    let error = |one: &crate::finding::Finding| {
                        one.path == field.path && one.severity == crate::finding::Severity::Error
                    };
                    assert!(found.iter().any(error), "{} {text}: {found:?}", field.path);
                    seen += 1;
                }
            }
        }
        assert!(seen >= 100, "{seen}");
    }
}
