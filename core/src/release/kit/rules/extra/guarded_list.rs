//! EXTR06: lists that the charts print into Lua or YAML without quotes (N13), set past the checks of their questions.

use super::{given, leaves};
use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::yaml11;
use serde_yaml::Value;

const CODE: &str = "EXTR06";

/// Blocked addresses stand in Lua too; they have no question, so their form is checked here.
fn is_address(value: &Value) -> bool {
    value.as_str().is_some_and(|text| {
        text.bytes()
            .all(|b| b.is_ascii_hexdigit() || matches!(b, b'.' | b':' | b'/'))
    })
}

/// OSMO's own switch for trials (F-extra-switches).
fn is_method(value: &Value) -> bool {
    let flag = value.as_str().and_then(|text| text.split('=').next());
    flag.is_some_and(|flag| ["--method", "--dev_user"].contains(&flag.trim()))
}

/// Says whether it is what we write for the web UI ourselves: the paths of sign-in itself (F-blank-403).
fn is_sign_in(field: Path, path: &str, value: &Value) -> bool {
    field == path!("extraValues.webUi")
        && path == "sidecars.envoy.skipAuthPaths[]"
        && value.as_str() == Some("/oauth2/")
}

/// Says whether a value arrives as it is where a template prints it bare, inside Envoy's own YAML.
fn is_plain(value: &Value) -> bool {
    value.as_str().is_some_and(|text| {
        text.bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"-._~:/".contains(&b))
            && !text.ends_with(':')
            && !yaml11::changes_type(text)
    })
}

/// Says whether it is a part of what Envoy believes.
fn is_believed(path: &str) -> bool {
    let entry = path.split_once("envoy.jwt.providers[].");
    entry.is_some_and(|(_, key)| ["issuer", "audience", "jwks_uri", "user_claim"].contains(&key))
}

fn problem(path: &str, value: &Value) -> Option<(&'static str, &'static str)> {
    match path {
        p if p.ends_with("envoy.skipAuthPaths[]") => Some((
            "The charts put these paths into a program of Envoy's; one wrong character can switch \
             sign-in off for every path.",
            "Use the questions about paths without sign-in, which check them.",
        )),
        "sidecars.oauth2Proxy.extraArgs[]" => Some((
            "The charts print these arguments without quotes; the question checks them, this place does not.",
            "Use the question oauth2-proxy arguments.",
        )),
        p if p.ends_with("extraArgs[]") && is_method(value) => Some((
            "It turns on a mode for OSMO's developers, in which the master encryption key is one that everybody \
             knows.",
            "Delete this argument.",
        )),
        p if p.ends_with("envoy.blockedIPs[]") && !is_address(value) => Some((
            "The charts put these addresses into a program of Envoy's without looking at them.",
            "Give IP addresses or networks in double quotes only, such as \"10.0.0.0/8\".",
        )),
        p if is_believed(p) && !is_plain(value) => Some((
            "The charts print it without quotes into Envoy's settings: Envoy would read something else, or not start.",
            "Give a text of letters, digits and - . _ ~ : / that YAML does not read as something else.",
        )),
        _ => None,
    }
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("Extra values set a list whose entries a question checks."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for (chart, values) in given(plan, report) {
        let field = chart.extra;
        let leaves = leaves(values);
        let mut seen = Vec::new();
        for (path, value) in &leaves {
            if is_sign_in(field, path, value) {
                continue;
            }
            let Some((why, fix)) = problem(path, value) else {
                continue;
            };
            if seen.contains(&(path, why)) {
                continue;
            }
            seen.push((path, why));
            let list = quoted(path.strip_suffix("[]").unwrap_or(path));
            report
                .error(
                    CODE,
                    field,
                    format!("The list {list} cannot be set here unchecked."),
                )
                .about(path)
                .why(why)
                .fix(fix);
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
        passes(
            RULE,
            &[(
                SERVICE,
                "sidecars: {envoy: {blockedIPs: [\"10.0.0.0/8\", \"::1\"]}, rateLimit: {extraArgs: [-x]}}, services: {service: {extraArgs: [--log_level, --methods]}}",
            )],
        );
    }

    #[test]
    fn the_paths_of_sign_in_itself_are_open_anyway() {
        let field = "extraValues.webUi";
        let text = "sidecars: {envoy: {skipAuthPaths: [/oauth2/]}}";
        passes(RULE, &[(field, text)]);
        let text = "sidecars: {envoy: {skipAuthPaths: [/oauth2]}}";
        refuses(RULE, &[(field, text)], CODE, field);
        let text = "sidecars: {envoy: {skipAuthPaths: [/oauth2/]}}";
        refuses(RULE, &[(SERVICE, text)], CODE, SERVICE);
    }

    #[test]
    fn bad() {
        for text in [
            "sidecars: {envoy: {skipAuthPaths: [/x]}}",
            "services: {agent: {envoy: {skipAuthPaths: [/x]}}}",
            "sidecars: {oauth2Proxy: {extraArgs: [--x]}}",
            "sidecars: {envoy: {blockedIPs: [\"10.0.0.1'] = 1\"]}}",
            "services: {service: {extraArgs: [--method=dev]}}",
            "services: {worker: {extraArgs: [\"--method\", \"dev\"]}}",
            "sidecars: {envoy: {jwt: {providers: [{issuer: \"https://a #b\"}]}}}",
            "services: {agent: {envoy: {jwt: {providers: [{audience: \"123\"}]}}}}",
            "services: {agent: {envoy: {jwt: {providers: [{audience: 123}]}}}}",
            "sidecars: {envoy: {jwt: {providers: [{user_claim: \"on\"}]}}}",
        ] {
            refuses(RULE, &[(SERVICE, text)], CODE, SERVICE);
        }
    }
}
