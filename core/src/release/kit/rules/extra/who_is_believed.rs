//! EXTR15: extra values that decide whose tokens count, or run a program of their own in Envoy (F-envoy-openings).

use super::{given, leaves};
use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};
use serde_yaml::Value;

const CODE: &str = "EXTR15";
/// What an entry of a list of token providers says.
const ENTRY: [&str; 4] = ["issuer", "jwks_uri", "audience", "user_claim"];

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("Extra values decide whose tokens Envoy believes."),
    check,
};

fn why(path: &str, value: &Value) -> Option<&'static str> {
    let (_, at) = path.split_once("envoy.")?;
    let is_header = |text: &str| text.to_ascii_lowercase().starts_with("x-osmo-");
    if at.starts_with("routes[].") && value.as_str().is_some_and(is_header) {
        return Some(
            "OSMO believes these headers: a route that writes one makes anybody of whoever asks.",
        );
    }
    if at == "lua" || at.starts_with("lua.") {
        return Some("It runs in Envoy at each request, and can make anybody of whoever asks.");
    }
    let entry = at.strip_prefix("jwt.providers[].")?;
    ENTRY.contains(&entry).then_some(
        "Envoy takes these entries as they are. With another issuer, address of keys or audience \
         other people's tokens get in. With another claim they count as somebody else's.",
    )
}

fn check(plan: &Plan, report: &mut Report) {
    if plan.connection().is_none() {
        return;
    }
    for (chart, values) in given(plan, report) {
        let mut seen = Vec::new();
        for (path, value) in leaves(values) {
            let Some(why) = why(&path, value) else {
                continue;
            };
            // All that a program consists of is one thing.
            let subject = match path.split_once(".lua") {
                Some((start, _)) => format!("{start}.lua"),
                None => path,
            };
            if seen.contains(&subject) {
                continue;
            }
            let what = format!("{} decides whom Envoy believes.", quoted(&subject));
            report
                .warning(CODE, chart.extra, what)
                .about(&subject)
                .why(why)
                .fix("Answer the questions about the identity provider instead, or accept it with who looked at it.");
            seen.push(subject);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, run, warns};

    const SERVICE: &str = "extraValues.service";
    const ISSUER: &str = "services: {agent: {envoy: {jwt: {providers: [{issuer: \"https://evil.example\", cluster: idp}, \
                          {issuer: \"https://b.example\", cluster: service}]}}}}";

    #[test]
    fn good() {
        for text in [
            "services: {agent: {envoy: {jwt: {providers: [{cluster: idp}, {cluster: service}]}}}}",
            "sidecars: {envoy: {logLevel: debug}}",
            "sidecars: {envoy: {routes: [{request_headers_to_add: [{header: {key: x-mine, value: a}}]}]}}",
        ] {
            passes(RULE, &[(SERVICE, text)]);
        }
        passes(RULE, &[("idp.provider", "none"), (SERVICE, ISSUER)]);
    }

    #[test]
    fn bad() {
        for text in [
            ISSUER,
            "sidecars: {envoy: {jwt: {providers: [{jwks_uri: \"https://login.example.com/other/keys\"}]}}}",
            "sidecars: {envoy: {jwt: {providers: [{user_claim: nickname}]}}}",
            "services: {logger: {envoy: {jwt: {providers: [{audience: x}]}}}}",
            "sidecars: {envoy: {routes: [{request_headers_to_add: [{header: {key: X-Osmo-Roles, value: a}}]}]}}",
            "sidecars: {envoy: {lua: {default_source_code: {inline_string: x}, b: 1}}}",
        ] {
            warns(RULE, &[(SERVICE, text)], CODE, SERVICE);
        }
        assert_eq!(run(&[RULE], &[(SERVICE, ISSUER)]).len(), 1, "each key once");
    }
}
