//! EXTR18: a `ConfigMap` of the operator's that takes the name of another one, or that the API server refuses (F-mek-file). Helm
//! would own the master encryption key, and overwrite it.

use super::{given, key_text};
use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::names::colliding_config_map::{is_kept, is_taken};
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::dns_label;
use serde_yaml::Value;
use std::collections::BTreeSet;

const CODE: &str = "EXTR18";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new(
        "Extra values make a ConfigMap under a name that is taken or not allowed.",
    ),
    check,
};

/// Says whether a text may be a key of a `ConfigMap`.
fn is_key(key: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._".contains(&b);
    (1..=253).contains(&key.len()) && key.bytes().all(plain) && key != "." && !key.starts_with("..")
}

fn keys(entry: &Value) -> impl Iterator<Item = String> {
    let data = entry.get("data").and_then(Value::as_mapping);
    data.into_iter().flatten().map(|(key, _)| key_text(key))
}

fn check(plan: &Plan, report: &mut Report) {
    let d = plan.deployment();
    let trusts = ["idp", "postgres", "redis"].iter().any(|one| d.trusts(one));
    let mut seen = BTreeSet::new();
    for (chart, values) in given(plan, report) {
        let entries = values.get("extraConfigMaps").and_then(Value::as_sequence);
        for entry in entries.into_iter().flatten() {
            let name = entry
                .get("name")
                .and_then(Value::as_str)
                .unwrap_or_default();
            let ours =
                is_taken(name) || is_kept(name) || trusts && d.trust.config_map.as_str() == name;
            let mut say = |what: String, about: &str, why: &'static str, fix: &'static str| {
                report
                    .error(CODE, chart.extra, what)
                    .about(about)
                    .why(why)
                    .fix(fix);
            };
            if ours || !seen.insert(name) {
                say(
                    format!(
                        "ConfigMap {} is another one of this deployment.",
                        quoted(name)
                    ),
                    name,
                    "Helm takes it over or stops: the master encryption key, certificates or Envoy's settings would be lost.",
                    "Choose another name.",
                );
            } else if !dns_label::is_subdomain(name) {
                say(
                    format!("ConfigMap {} has no valid name.", quoted(name)),
                    name,
                    "The API server refuses it, and helm stops there.",
                    "Write a name of lower-case letters, digits, hyphens and dots.",
                );
            }
            for key in keys(entry).filter(|key| !is_key(key)) {
                say(
                    format!("ConfigMap {} has the key {}.", quoted(name), quoted(&key)),
                    &key,
                    "The API server refuses keys with other characters, and helm stops there.",
                    "Write letters, digits, hyphens, underscores and dots.",
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const SERVICE: &str = "extraValues.service";

    #[test]
    fn good() {
        for text in [
            "extraConfigMaps: [{name: mine, data: {a.yaml: x}}, {name: osmo-ca}]",
            "extraConfigMaps: []",
        ] {
            passes(RULE, &[(SERVICE, text)]);
        }
    }

    #[test]
    fn bad() {
        for text in [
            "extraConfigMaps: [{name: mek-config, data: {mek.yaml: x}}]",
            "extraConfigMaps: [{name: osmo-service-envoy-config}]",
            "extraConfigMaps: [{name: kube-root-ca.crt}]",
            "extraConfigMaps: [{name: a}, {name: a}]",
            "extraConfigMaps: [{name: A_b}]",
            "extraConfigMaps: [{data: {a: b}}]",
            "extraConfigMaps: [{name: a, data: {a b: x}}]",
        ] {
            refuses(RULE, &[(SERVICE, text)], CODE, SERVICE);
        }
        let trust = [
            ("trust.idp", "true"),
            ("trust.configMap", "osmo-ca"),
            (SERVICE, "extraConfigMaps: [{name: osmo-ca}]"),
        ];
        refuses(RULE, &trust, CODE, SERVICE);
    }
}
