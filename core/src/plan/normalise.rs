//! Takes harmless variants for what they mean: spaces around, capitals in names that have none, a pasted scheme.
//!
//! Checking and rendering see the normalised copy; the form keeps what was typed.

use crate::fields::{Field, Kind};
use crate::model::{Answers, Deployment, Text};
use crate::syntax::hostname;

fn host(text: &mut Text) {
    text.0 = hostname::bare(text);
}

fn lower(text: &mut Text) {
    text.0 = text.0.trim().to_ascii_lowercase();
}

/// A registry, perhaps with a path: a pasted scheme, capitals in its host and slashes at its end are harmless.
fn location(text: &mut Text) {
    let rest = hostname::after(text, "https://").unwrap_or(text);
    let rest = rest.trim_end_matches('/');
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let is_host = host.contains(['.', ':']);
    text.0 = if is_host {
        format!("{}{path}", host.to_ascii_lowercase())
    } else {
        rest.to_owned()
    };
}

impl Deployment {
    fn normalise(&mut self) {
        host(&mut self.hostname);
        // It is the port of https anyway.
        if let Some(name) = self.hostname.strip_suffix(":443") {
            self.hostname.0 = name.to_owned();
        }
        host(&mut self.oauth2_proxy.cookie_domain);
        host(&mut self.postgres.service_name);
        host(&mut self.redis.service_name);
        host(&mut self.rate_limit.service_name);
        lower(&mut self.namespace);
        crate::idp::normalise(self);
        for text in [
            &mut self.images.osmo_image_location,
            &mut self.images.mirror,
            &mut self.images.registry,
        ] {
            location(text);
        }
        for text in [&mut self.charts.repository, &mut self.charts.folder] {
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
            } else if field.kind == Kind::Lines {
                // An entry of a file may hold a line break: then it is several. Of a list that is far too long nothing
                // more is looked at than that it is.
                let typed = field.read(&copy);
                let kept = typed.split('\n').take(Kind::MOST_ENTRIES + 1);
                put(field, &mut copy, &kept.collect::<Vec<_>>().join("\n"));
            }
        }
        copy.deployment.normalise();
        copy.forget_unasked();
        copy
    }

    /// Puts every answer to a question that is not asked back at its default, so that no rule and no file has to guard
    /// against it. One answer can end the asking of others, so it goes on until nothing changes.
    fn forget_unasked(&mut self) {
        let usual = crate::questions::defaults_of(&self.deployment);
        for _ in 0..crate::questions::STEPS.len() {
            let unasked: Vec<&Field> = crate::questions::unasked(&self.deployment).collect();
            let mut same = true;
            for field in unasked {
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

    fn give(answers: &mut Answers, path: &str, text: &str) {
        crate::questions::find(path)
            .unwrap()
            .set(answers, text)
            .unwrap();
    }

    fn taken(answers: &Answers, path: &str) -> String {
        crate::questions::find(path)
            .unwrap()
            .read(&answers.normalised())
    }

    #[test]
    fn harmless_variants_are_taken_for_what_they_mean() {
        let mut answers = Answers::default();
        for (provider, path, text, meant) in [
            (
                "entra",
                "hostname",
                " https://OSMO.example.com/ ",
                "osmo.example.com",
            ),
            (
                "entra",
                "idp.entra.tenantId",
                " 12345678-1234-1234-1234-123456789ABC",
                "12345678-1234-1234-1234-123456789abc",
            ),
            ("entra", "postgres.user", " postgres ", "postgres"),
            (
                "entra",
                "hostname",
                "HTTPS://osmo.example.com:443/",
                "osmo.example.com",
            ),
            (
                "entra",
                "oauth2Proxy.cookieDomain",
                "https://.OSMO.example.com/",
                ".osmo.example.com",
            ),
            (
                "entra",
                "images.osmoImageLocation",
                "HTTPS://NVCR.io/nvidia/osmo//",
                "nvcr.io/nvidia/osmo",
            ),
            (
                "entra",
                "images.mirror",
                "https://Harbor.example.com:5000/Team",
                "harbor.example.com:5000/Team",
            ),
            ("entra", "images.mirror", "TEAM/osmo", "TEAM/osmo"),
            (
                "oidc",
                "idp.oidc.issuer",
                "HTTPS://login.example.com/",
                "https://login.example.com/",
            ),
            (
                "oidc",
                "idp.oidc.tokenEndpoint",
                "Https://login.example.com/Token",
                "https://login.example.com/Token",
            ),
            (
                "keycloak",
                "idp.keycloak.host",
                "https://Auth.example.com/",
                "auth.example.com",
            ),
            (
                "oidc",
                "idp.oidc.issuer",
                "https://a.example.com/realms/x/.well-known/openid-configuration",
                "https://a.example.com/realms/x",
            ),
        ] {
            give(&mut answers, "idp.provider", provider);
            give(&mut answers, path, text);
            assert_eq!(taken(&answers, path), meant, "{path}");
        }
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
        d.rate_limit.service_name = "unasked".into();
        give(&mut answers, "idp.keycloak.realm", "\u{1b}");
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
