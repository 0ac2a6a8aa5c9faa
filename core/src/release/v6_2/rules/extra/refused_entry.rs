//! EXTR21: entries, names and numbers that the charts hand on, and that Kubernetes or Envoy refuse (F-pod-limits, F-envoy-limits).
//! A chart has no schema, so nothing says so before the installation stops half-way.

use super::entries::{self, Flaw};
use crate::finding::Report;
use crate::plan::Plan;
use crate::release::facts::{Chart, Live};
use crate::release::kit::rules::extra::{given, key_text};
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::{dns_label, label};
use serde_yaml::{Mapping, Value};
use std::collections::BTreeSet;

const CODE: &str = "EXTR21";

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("Kubernetes or Envoy refuses an entry of extra values."),
    check,
};

type Looks = fn(&Mapping, &mut Vec<Flaw>);

/// Lists by how their paths end, and who looks at each entry.
const LISTS: &[(&str, Looks)] = &[
    ("extraSidecars", entries::container),
    ("initContainers", entries::container),
    ("extraContainers", entries::container),
    (".extraEnv", entries::variable),
    ("extraEnvs", entries::variable),
    ("extraVolumes", entries::volume),
    ("delayedJobMonitor.volumes", entries::volume),
    ("topologySpreadConstraints", entries::constraint),
    ("tolerations", entries::toleration),
    ("envoy.jwt.providers", entries::provider),
    ("envoy.routes", entries::route),
    ("services.ui.service.extraPorts", entries::service_port),
];
/// Lists of mounts, and where their containers have something already.
const MOUNTS: &[(&str, &[&str])] = &[
    ("envoy.extraVolumeMounts", &["/var/config"]),
    ("envoy.volumeMounts", &["/var/config"]),
    (
        "sidecars.oauth2Proxy.extraVolumeMounts",
        &["/etc/oauth2-proxy"],
    ),
    ("services.ui.extraVolumeMounts", &[]),
    ("xtraVolumeMounts", &["/logs"]),
    ("delayedJobMonitor.volumeMounts", &["/logs"]),
];
/// Mappings whose values have to be label values too.
const LABELS: &[&str] = &[
    "xtraPodLabels",
    "ui.podLabels",
    "ui.service.labels",
    "odeSelector",
    "ui.service.selector",
];
const ANNOTATIONS: &[&str] = &["nnotations"];
/// The ways to probe, and probes with the one that the chart has; of another one besides it would have two.
const HANDLERS: [&str; 4] = ["httpGet", "tcpSocket", "exec", "grpc"];
const PROBES: &[(&str, &str)] = &[
    ("services.service.livenessProbe", "httpGet"),
    ("services.service.readinessProbe", "httpGet"),
    ("services.service.startupProbe", "httpGet"),
    ("sidecars.envoy.livenessProbe", "httpGet"),
    ("sidecars.envoy.readinessProbe", "httpGet"),
    ("sidecars.envoy.startupProbe", "httpGet"),
    ("sidecars.authz.livenessProbe", "grpc"),
    ("sidecars.authz.readinessProbe", "grpc"),
];
const EXPONENT: &str = "is a number that Helm would print with an exponent";
const NOTHING: &str = "has a variable with 0 or false, which the chart takes for nothing";
/// From here on Helm writes a number with an exponent.
const LARGE: u64 = 1_000_000;

/// What one chart's values are looked at with.
struct Look {
    chart: &'static Chart,
    keys: Live,
    found: BTreeSet<(String, &'static str, &'static str)>,
}

impl Look {
    fn say(&mut self, path: &str, (state, fix): Flaw) {
        self.found.insert((path.to_owned(), state, fix));
    }

    fn list(&mut self, path: &str, items: &[Value]) {
        let entries = || items.iter().filter_map(Value::as_mapping);
        let mut out = Vec::new();
        let router = self.chart.name == "router";
        if router && path == "extraPorts" {
            entries().for_each(|entry| entries::router_port(entry, &mut out));
        } else if let Some((_, look)) = LISTS.iter().find(|(end, _)| path.ends_with(end)) {
            entries().for_each(|entry| look(entry, &mut out));
        } else if let Some((_, own)) = MOUNTS.iter().find(|(end, _)| path.ends_with(end)) {
            entries::mounts(entries(), own, &mut out);
        }
        if router && path == "extraEnvs" && entries().any(is_nothing) {
            out.push((NOTHING, "Put the value in quotes, such as \"0\"."));
        }
        for flaw in out {
            self.say(path, flaw);
        }
    }

    fn map(&mut self, path: &str, map: &Mapping) {
        let ends = |all: &[&str]| all.iter().any(|end| path.ends_with(end));
        let is_label = ends(LABELS);
        if is_label || ends(ANNOTATIONS) {
            for (key, value) in map {
                let key = key_text(key);
                if !label::is_key(&key) {
                    self.say(path, ("has a key that no label or annotation may have", "Write letters, digits, hyphens, underscores and dots, at most 63, perhaps with a domain and a slash before."));
                }
                // Two kinds of quotes are left where the chart prints a text bare.
                let value = value.as_str().unwrap_or_default().trim_matches(['"', '\'']);
                if is_label && !label::is_value(value) {
                    self.say(&format!("{path}.{key}"), ("is no value that a label may have", "Write at most 63 letters, digits, hyphens, underscores and dots, with a letter or digit at both ends."));
                }
            }
        }
        self.probe(path, map);
        if path.ends_with(".resources") {
            for (key, _) in map {
                if !["requests", "limits", "claims"].contains(&key_text(key).as_str()) {
                    self.say(
                        &format!("{path}.{}", key_text(key)),
                        ("is no part of resources", "Write requests or limits."),
                    );
                }
            }
        }
        if path.ends_with(".resources.limits") || path.ends_with(".resources.requests") {
            for (key, _) in map {
                let key = key_text(key);
                let known = ["cpu", "memory", "ephemeral-storage"].contains(&key.as_str());
                if !known && !key.starts_with("hugepages-") && !key.contains('/') {
                    self.say(
                        &format!("{path}.{key}"),
                        ("is no resource", "Write cpu, memory or ephemeral-storage."),
                    );
                }
            }
        }
    }

    fn probe(&mut self, path: &str, map: &Mapping) {
        let Some((_, own)) = PROBES.iter().find(|(known, _)| *known == path) else {
            return;
        };
        if self.chart.name == "web-ui" {
            return;
        }
        let given = |name: &str| map.get(name);
        let kept = given(own).is_none_or(|value| !value.is_null());
        let others = HANDLERS
            .iter()
            .filter(|name| *name != own && given(name).is_some_and(|value| !value.is_null()));
        match usize::from(kept) + others.count() {
            1 => {}
            0 => self.say(
                path,
                (
                    "has no way to probe any more",
                    "Write httpGet, tcpSocket, exec or grpc.",
                ),
            ),
            _ => self.say(
                path,
                (
                    "has two ways to probe, together with the chart's own",
                    "Write null behind the chart's own way, such as httpGet: null.",
                ),
            ),
        }
        let once = given("successThreshold")
            .is_some_and(|value| value.as_u64() != Some(1) && !value.is_null());
        if once && !path.ends_with("readinessProbe") {
            self.say(
                path,
                (
                    "has a successThreshold other than 1",
                    "Delete it: only a readiness probe may have another one.",
                ),
            );
        }
    }

    fn number(&mut self, path: &str, value: &Value) {
        let large = value
            .as_u64()
            .or_else(|| value.as_i64().map(i64::unsigned_abs))
            .is_some_and(|number| number >= LARGE);
        let printed =
            || self.keys.keys().any(|key| key == path) || path.contains(".ingress.annotations.");
        // Envoy reads a whole number with an exponent.
        if large && !path.ends_with(".maxRequests") && printed() {
            self.say(path, (EXPONENT, "Put it in quotes."));
        }
    }

    fn name(&mut self, path: &str, text: &str) {
        let fits = match path {
            "nameOverride" => label::is_value(text),
            "services.ui.service.portName" => dns_label::is_label(text),
            "serviceAccount.name" => text.is_empty() || dns_label::is_subdomain(text),
            _ if path.ends_with("erviceAccountName") => {
                text.is_empty() || dns_label::is_subdomain(text)
            }
            _ => true,
        };
        if !fits {
            self.say(
                path,
                (
                    "is no valid name",
                    "Write lower-case letters, digits and hyphens.",
                ),
            );
        }
    }

    fn walk(&mut self, path: &str, value: &Value) {
        match value {
            Value::Mapping(map) => {
                self.map(path, map);
                for (key, inner) in map {
                    let dot = if path.is_empty() { "" } else { "." };
                    self.walk(&format!("{path}{dot}{}", key_text(key)), inner);
                }
            }
            Value::Sequence(items) => {
                self.list(path, items);
                let path = format!("{path}[]");
                for inner in items {
                    self.walk(&path, inner);
                }
            }
            Value::Tagged(tagged) => self.walk(path, &tagged.value),
            Value::String(text) => self.name(path, text),
            _ => self.number(path, value),
        }
    }
}

/// Returns what would happen.
fn why(state: &str) -> &'static str {
    if state == EXPONENT || state == NOTHING {
        "The program would be told something else than you wrote."
    } else if state == entries::HIJACKED.0 {
        "Kubernetes takes the first port of that name in the pod, and OSMO's programs believe who asks."
    } else {
        "The chart hands it on as it is: the API server refuses the object, or Envoy does not start."
    }
}

/// Says whether a template takes a variable's value for nothing.
fn is_nothing(entry: &Mapping) -> bool {
    entry
        .get("value")
        .is_some_and(|value| value.as_u64() == Some(0) || value.as_bool() == Some(false))
}

fn check(plan: &Plan, report: &mut Report) {
    for (chart, values) in given(plan, report) {
        let mut look = Look {
            chart,
            keys: plan.keys().live(chart),
            found: BTreeSet::new(),
        };
        look.walk("", values);
        for (path, state, fix) in look.found {
            report
                .error(CODE, chart.extra, format!("{} {state}.", quoted(&path)))
                .about(&path)
                .why(why(state))
                .fix(fix);
        }
    }
}

#[cfg(test)]
mod tests;
