//! Takes harmless variants for what they mean: spaces around, capitals in names that have none, a pasted scheme.
//!
//! Checking and rendering see the normalised copy; the form keeps what was typed.

use crate::fields::Field;
use crate::model::{Answers, Deployment, Text};

fn host(text: &mut Text) {
    let mut rest = text.0.trim();
    for scheme in ["https://", "http://"] {
        rest = rest.strip_prefix(scheme).unwrap_or(rest);
    }
    text.0 = rest
        .trim_end_matches('/')
        .trim_end_matches('.')
        .to_ascii_lowercase();
}

fn lower(text: &mut Text) {
    text.0 = text.0.trim().to_ascii_lowercase();
}

/// A pasted discovery address stands for its issuer; the issuer itself is kept byte for byte.
fn issuer(text: &mut Text) {
    if let Some(base) = text.0.strip_suffix("/.well-known/openid-configuration") {
        text.0 = base.to_owned();
    }
}

impl Deployment {
    fn normalise(&mut self) {
        host(&mut self.hostname);
        host(&mut self.idp.keycloak.host);
        host(&mut self.postgres.service_name);
        host(&mut self.redis.service_name);
        host(&mut self.rate_limit.service_name);
        lower(&mut self.namespace);
        lower(&mut self.idp.entra.tenant_id);
        lower(&mut self.idp.entra.client_id);
        issuer(&mut self.idp.oidc.issuer);
        for text in [
            &mut self.images.osmo_image_location,
            &mut self.images.mirror,
            &mut self.charts.repository,
            &mut self.charts.folder,
        ] {
            text.0.truncate(text.0.trim_end_matches('/').len());
        }
    }
}

/// Puts back what was read: that always fits.
fn put(field: &Field, answers: &mut Answers, text: &str) {
    field.set(answers, text).unwrap_or_default();
}

impl Answers {
    /// Returns the copy that is checked and rendered.
    #[must_use]
    pub fn normalised(&self) -> Self {
        let mut copy = self.clone();
        for field in crate::questions::all() {
            if field.kind.is_line() {
                let typed = field.read(&copy);
                if typed.trim() != typed {
                    put(field, &mut copy, typed.trim());
                }
            } else if field.kind == crate::fields::Kind::Lines {
                // An entry of a file may hold a line break: then it is several.
                let typed = field.read(&copy);
                put(field, &mut copy, &typed);
            }
        }
        copy.deployment.normalise();
        copy.forget_unasked();
        copy
    }

    /// Puts every answer to a question that is not asked back at its default, so that no rule and no file has to guard
    /// against it. One answer can end the asking of others, so it goes on until nothing changes.
    fn forget_unasked(&mut self) {
        let usual = Self::default();
        for _ in 0..crate::questions::STEPS.len() {
            let asked: Vec<&str> = crate::questions::asked(&self.deployment)
                .map(|field| field.path)
                .collect();
            let mut same = true;
            for field in crate::questions::all().filter(|field| !asked.contains(&field.path)) {
                let default = field.read(&usual);
                if field.read(self) != default {
                    put(field, self, &default);
                    same = false;
                }
            }
            if same {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn harmless_variants_are_taken_for_what_they_mean() {
        let mut answers = Answers::default();
        let d = &mut answers.deployment;
        d.hostname = " https://OSMO.example.com/ ".into();
        d.idp.entra.tenant_id = " 12345678-1234-1234-1234-123456789ABC".into();
        d.idp.oidc.issuer = "https://a.example.com/x/.well-known/openid-configuration".into();
        d.postgres.user = " postgres ".into();
        let mut with_oidc = answers.clone();
        with_oidc.deployment.idp.provider = crate::model::IdpProvider::Oidc;
        let d = answers.normalised().deployment;
        assert_eq!(d.hostname.as_str(), "osmo.example.com");
        assert_eq!(
            d.idp.entra.tenant_id.as_str(),
            "12345678-1234-1234-1234-123456789abc"
        );
        assert_eq!(d.postgres.user.as_str(), "postgres");
        let d = with_oidc.normalised().deployment;
        assert_eq!(d.idp.oidc.issuer.as_str(), "https://a.example.com/x");
    }

    /// The answers of a choice that was taken back must not reach a file.
    #[test]
    fn unasked_answers_are_back_at_their_defaults() {
        let mut answers = Answers::default();
        let d = &mut answers.deployment;
        d.ingress.controller = crate::model::Controller::Alb;
        d.ingress.tls = crate::model::Tls::Acm;
        d.ingress.ssl_secret = "My_Secret".into();
        d.images.registry = "$(touch x)".into();
        d.trust.key = "..".into();
        d.idp.keycloak.realm = "\u{1b}".into();
        d.rate_limit.service_name = "unasked".into();
        let d = answers.normalised().deployment;
        let usual = Deployment::default();
        assert_eq!(d.ingress.ssl_secret, usual.ingress.ssl_secret);
        assert_eq!(d.images.registry, usual.images.registry);
        assert_eq!(d.trust, usual.trust);
        assert_eq!(d.idp, usual.idp);
        assert_eq!(d.rate_limit, usual.rate_limit);
        assert_eq!(d.ingress.controller, crate::model::Controller::Alb);
        assert_eq!(d.ingress.tls, crate::model::Tls::Acm);
    }

    /// What is asked stays, and doing it twice changes nothing more.
    #[test]
    fn asked_answers_stay() {
        for enabled in [true, false] {
            let mut answers = Answers::default();
            let d = &mut answers.deployment;
            d.ingress.controller = crate::model::Controller::Alb;
            d.ingress.ingress_class = "public".into();
            d.ingress.enabled = enabled;
            let once = answers.normalised();
            assert_eq!(once.normalised(), once);
            let class = once.deployment.ingress.ingress_class.as_str();
            assert_eq!(class, if enabled { "public" } else { "nginx" });
        }
    }

    #[test]
    fn an_entry_is_one_line() {
        let mut answers = Answers::default();
        answers.deployment.scheduling.pod_labels = crate::model::Lines(vec!["a=1\nb=2".into()]);
        assert_eq!(
            answers.normalised().deployment.scheduling.pod_labels.0,
            ["a=1", "b=2"]
        );
    }
}
