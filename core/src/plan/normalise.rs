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

/// A registry, perhaps with a path: capitals in its host and slashes at its end are harmless.
fn registry(text: &str) -> String {
    let rest = text.trim_end_matches('/');
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    if host.contains(['.', ':']) {
        format!("{}{path}", host.to_ascii_lowercase())
    } else {
        rest.to_owned()
    }
}

/// The same with a scheme before it, as browsers and tools for images show it.
fn location(text: &mut Text) {
    let rest = hostname::after(text, "https://").or_else(|| hostname::after(text, "docker://"));
    text.0 = registry(rest.unwrap_or(text));
}

/// A whole image: as above, but what stands without a path is a name and its tag.
fn image(text: &mut Text) {
    if text.contains('/') {
        location(text);
    }
}

/// Where charts come from: capitals in the scheme and the host, and slashes at the end.
fn source(text: &mut Text, scheme: &str) {
    if let Some(rest) = hostname::after(text, scheme) {
        text.0 = format!("{scheme}{}", registry(rest));
    }
}

impl Deployment {
    fn normalise(&mut self) {
        self.hostname.0 = hostname::of_address(&self.hostname);
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
        let images = &mut self.images;
        for text in [
            &mut images.envoy,
            &mut images.oauth2_proxy,
            &mut images.psql,
            &mut images.redis,
            &mut images.curl,
            &mut images.rate_limit,
            &mut images.migration,
        ] {
            image(text);
        }
        source(&mut self.charts.repository, "https://");
        source(&mut self.charts.oci, "oci://");
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
mod tests;
