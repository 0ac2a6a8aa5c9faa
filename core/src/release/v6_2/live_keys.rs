//! The value paths that a template of each chart really reads. No chart has a schema, so Helm never reports a key that
//! nothing reads.
//!
//! One path a line: `a.b[]` is every element of a list, `a.b.*` a whole subtree.

/// The charts of one deployment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Chart {
    /// `service`, values in `osmo_values.yaml`.
    Service,
    /// `router`, values in `router_values.yaml`.
    Router,
    /// `web-ui`, values in `ui_values.yaml`.
    WebUi,
}

impl Chart {
    /// Every chart, in the order of installation.
    pub(crate) const ALL: [Self; 3] = [Self::Service, Self::Router, Self::WebUi];

    /// Returns the name of the chart.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Router => "router",
            Self::WebUi => "web-ui",
        }
    }

    /// Returns the live paths of the chart.
    pub(crate) fn live_keys(self) -> impl Iterator<Item = &'static str> {
        let list = match self {
            Self::Service => include_str!("live_keys/service.txt"),
            Self::Router => include_str!("live_keys/router.txt"),
            Self::WebUi => include_str!("live_keys/web-ui.txt"),
        };
        list.lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
    }
}

/// Says whether `path` goes on below `ancestor`, through a key or into a list.
fn continues(path: &str, ancestor: &str) -> bool {
    path.strip_prefix(ancestor)
        .is_some_and(|rest| rest.starts_with(['.', '[']))
}

/// Says whether a template reads the value at a path, or something below it. List indexes are written `[]`.
pub(crate) fn is_live(chart: Chart, path: &str) -> bool {
    chart.live_keys().any(|live| {
        let subtree = live
            .strip_suffix(".*")
            .is_some_and(|root| path == root || continues(path, root));
        live == path || subtree || continues(live, path)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for (chart, path) in [
            (Chart::Service, "global.osmoImageTag"),
            (Chart::Service, "services.service.resources.requests.cpu"),
            (Chart::Service, "services.service.tolerations"),
            (Chart::Service, "services.service.tolerations[].key"),
            (Chart::Service, "sidecars.envoy.jwt.providers[].issuer"),
            (Chart::Service, "sidecars.envoy.jwt.providers[]"),
            (Chart::Service, "services"),
            (Chart::Router, "extraVolumes[].name"),
            (Chart::Router, "sidecars.envoy.osmoauth.address"),
            (Chart::WebUi, "services.ui.apiHostname"),
        ] {
            assert!(is_live(chart, path), "{} {path}", chart.name());
        }
    }

    #[test]
    fn bad() {
        for (chart, path) in [
            (Chart::Service, "services.defaultAdmin.ingress"),
            (
                Chart::Service,
                "services.delayedJobMonitor.resources.requests.cpu",
            ),
            (Chart::Service, "sidecars.envoy.useKubernetesSecrets"),
            (Chart::Service, "sidecars.logAgent.enabled"),
            (Chart::Service, "global.osmoImageTagX"),
            (Chart::Service, "global.osmoImageTag.x"),
            (Chart::Router, "sidecars.envoy.jwt.enabled"),
            (Chart::Router, "global.nodeSelector.disk"),
            (Chart::WebUi, "services.service.hostname"),
            (Chart::WebUi, ""),
        ] {
            assert!(!is_live(chart, path), "{} {path}", chart.name());
        }
    }

    #[test]
    fn the_lists_are_whole() {
        let counts: Vec<_> = Chart::ALL
            .into_iter()
            .map(|chart| chart.live_keys().count())
            .collect();
        assert_eq!(counts, [362, 130, 158]);
    }
}
