//! What a new deployment begins with. The model holds answers only; what they are at first stands here, and with the facts
//! of each release.

#![expect(
    clippy::indexing_slicing,
    reason = "in constants only: a wrong index does not compile"
)]

use super::{all, find};
use crate::fields::Kind;
use crate::model::{Answers, Choice, Deployment, ExtraValues, Release};
use crate::release::facts::{Facts, NGC_CHARTS};
use crate::release::offered;

/// What every release begins with: path and value. A question that neither this table nor the release names begins
/// empty, with no, or with the first of its options.
const USUAL: &[(&str, &str)] = &[
    ("namespace", "osmo"),
    ("images.registry", "nvcr.io"),
    ("images.registryUser", "$oauthtoken"),
    ("charts.repository", NGC_CHARTS),
    ("charts.folder", "charts"),
    ("images.psql", "alpine/psql:17.5"),
    ("images.postgres", "postgres:15-alpine"),
    ("images.redis", "redis:7.2-alpine"),
    ("images.curl", "curlimages/curl:8.11.1"),
    ("trust.configMap", "osmo-ca"),
    ("trust.key", "ca.crt"),
    ("serviceAccountName", "osmo"),
    ("routerServiceAccountName", "router"),
    ("backend.name", "default"),
    ("backend.agentNamespace", "osmo-operator"),
    ("backend.namespace", "osmo-workflows"),
    ("ingress.enabled", "true"),
    ("ingress.ingressClass", "nginx"),
    ("ingress.sslSecret", "osmo-tls"),
    ("defaultAdmin.enabled", "true"),
    ("defaultAdmin.username", "admin"),
    ("oauth2Proxy.cookieExpire", "168h"),
    ("postgres.port", "5432"),
    ("postgres.db", "osmo"),
    ("postgres.user", "postgres"),
    ("postgres.password", "true"),
    ("postgres.adminUser", "postgres"),
    ("redis.port", "6379"),
    ("redis.dbNumber", "0"),
    ("redis.tlsEnabled", "true"),
    ("redis.password", "true"),
    ("mek.currentMek", "key1"),
];

/// Returns what a new deployment of a release begins with.
pub fn defaults(facts: &Facts) -> Answers {
    let mut answers = Answers {
        deployment: Deployment::blank(),
        extra_values: ExtraValues::default(),
    };
    for (path, text) in USUAL.iter().chain(facts.defaults) {
        if let Some(field) = find(path) {
            // The tests say that every one fits.
            field.set(&mut answers, text).unwrap_or_default();
        }
    }
    answers.deployment.release = Release::new(facts.word);
    answers
}

/// Returns what the release of a deployment begins with.
pub fn defaults_of(deployment: &Deployment) -> Answers {
    defaults(offered::of(deployment.release.word()))
}

/// Returns what a deployment with these choices begins with: the defaults of its release, and what follows from the choices.
pub fn usual_of(deployment: &Deployment) -> Answers {
    let given = Answers {
        deployment: deployment.clone(),
        extra_values: ExtraValues::default(),
    };
    let mut usual = defaults_of(deployment);
    for field in all().filter(|field| matches!(field.kind, Kind::Choice(_))) {
        let choice = field.read(&given);
        if choice != field.read(&usual) {
            // What is held came from the same options.
            field.choose(&mut usual, &choice).unwrap_or_default();
        }
    }
    usual
}

impl Default for Answers {
    fn default() -> Self {
        defaults(offered::NEWEST)
    }
}

impl Default for Deployment {
    fn default() -> Self {
        Answers::default().deployment
    }
}

/// Returns the releases that are offered, as options.
pub(super) const RELEASES: &[Choice] = &{
    const fn option(facts: &Facts) -> Choice {
        Choice {
            value: facts.word,
            label: facts.label,
            hint: facts.about,
        }
    }
    let mut out = [option(offered::NEWEST); offered::OLDER.len() + 1];
    let mut index = 1;
    while index < out.len() {
        out[index] = option(offered::OLDER[index - 1]);
        index += 1;
    }
    out
};

/// Takes the word of an offered release.
pub(super) fn set_release(answers: &mut Answers, word: &str) -> bool {
    let found = offered::all().find(|facts| facts.word == word);
    if let Some(facts) = found {
        answers.deployment.release = Release::new(facts.word);
    }
    found.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_default_fits_a_question_and_none_stands_twice() {
        for facts in offered::all() {
            let rows: Vec<_> = USUAL.iter().chain(facts.defaults).collect();
            for (index, (path, text)) in rows.iter().enumerate() {
                let field = find(path).unwrap_or_else(|| panic!("{path} is no question"));
                let mut answers = Answers::default();
                assert_eq!(field.set(&mut answers, text), Ok(()));
                assert_eq!(field.read(&defaults(facts)), *text, "{path}");
                assert!(
                    rows.iter().take(index).all(|(other, _)| other != path),
                    "{path} stands twice"
                );
            }
        }
    }

    #[test]
    fn what_is_usual_follows_the_choices_and_no_other_answer() {
        let mut answers = Answers::default();
        for (path, text) in [
            ("platform", "azure"),
            ("redis.port", "7000"),
            ("namespace", "mine"),
        ] {
            find(path).unwrap().choose(&mut answers, text).unwrap();
        }
        let usual = usual_of(&answers.deployment);
        for (path, text) in [
            ("platform", "azure"),
            ("redis.port", "10000"),
            ("namespace", "osmo"),
            ("ingress.ingressClass", "webapprouting.kubernetes.azure.com"),
        ] {
            assert_eq!(find(path).unwrap().read(&usual), text, "{path}");
        }
        assert_eq!(usual_of(&Deployment::default()), Answers::default());
    }

    /// A default that says what is so anyway says nothing.
    #[test]
    fn no_default_is_what_a_question_begins_with() {
        let blank = Answers {
            deployment: Deployment::blank(),
            extra_values: ExtraValues::default(),
        };
        for facts in offered::all() {
            for (path, text) in USUAL.iter().chain(facts.defaults) {
                assert_ne!(find(path).unwrap().read(&blank), *text, "{path}");
            }
        }
    }

    #[test]
    fn every_release_is_an_option() {
        let words: Vec<&str> = offered::all().map(|facts| facts.word).collect();
        let options: Vec<&str> = RELEASES.iter().map(|option| option.value).collect();
        assert_eq!(options, words);
        let field = find("release").unwrap();
        for word in words {
            let mut answers = Answers::default();
            field.set(&mut answers, word).unwrap();
            assert_eq!(field.read(&answers), word);
        }
        assert!(field.set(&mut Answers::default(), "0.1").is_err());
    }
}
