//! EXTR03: a secret in free YAML. Values files are stored by Helm in the cluster (F-helm-keeps-values) and often in Git.

use super::{key_text, values};
use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Needs, Rule};
use serde_yaml::Value;

const CODE: &str = "EXTR03";
/// How names of secrets end, in small letters without `_` and `-`.
const SMELLS: [&str; 11] = [
    "password",
    "passwd",
    "passphrase",
    "secret",
    "token",
    "apikey",
    "accesskey",
    "privatekey",
    "credential",
    "credentials",
    "pgpass",
];
/// Keys that end so and hold only the name of a Secret, or a path.
const NAMES_ONLY: [&str; 4] = [
    "imagePullSecret",
    "sslSecret",
    "existingSecret",
    "cookieSecret",
];

/// Short words that stand for a password, as the last word of a name: `MY_PASS`, `db-pw`.
const SHORT: [&str; 4] = ["pass", "pw", "pwd", "psw"];

/// Returns the last word of a name, whether words are kept apart by signs or by capitals.
fn last_word(name: &str) -> &str {
    let rest = name.rsplit(['_', '-', '.']).next().unwrap_or(name);
    let all_capitals = !rest.contains(|c: char| c.is_ascii_lowercase());
    match rest.rfind(|c: char| c.is_ascii_uppercase()) {
        Some(at) if !all_capitals => rest.get(at..).unwrap_or(rest),
        _ => rest,
    }
}

/// Says whether a text is a secret by its form, whatever its name: an address with a password, a token of a header, a
/// private key.
fn is_secret_text(text: &str) -> bool {
    let in_address = text.split("://").skip(1).any(|rest| {
        let end = rest.find(['/', '?', '#', ' ']).unwrap_or(rest.len());
        let host = rest.get(..end).unwrap_or(rest);
        host.rsplit_once('@')
            .and_then(|(user, _)| user.split_once(':'))
            .is_some_and(|(_, password)| !password.is_empty())
    });
    let bearer = text
        .split_once("Bearer ")
        .is_some_and(|(_, token)| token.trim().len() >= 8);
    in_address || bearer || text.contains("PRIVATE KEY-----")
}

fn smells(name: &str) -> bool {
    let plain: String = name
        .chars()
        .filter(|c| !matches!(c, '_' | '-'))
        .collect::<String>()
        .to_ascii_lowercase();
    let short = SHORT
        .iter()
        .any(|word| word.eq_ignore_ascii_case(last_word(name)));
    !NAMES_ONLY.contains(&name) && (short || SMELLS.iter().any(|smell| plain.ends_with(smell)))
}

/// Truth values and nothing are no secrets.
fn holds_text(value: &Value) -> bool {
    match value {
        Value::String(text) => !text.trim().is_empty(),
        Value::Number(_) => true,
        Value::Tagged(tagged) => holds_text(&tagged.value),
        _ => false,
    }
}

fn walk(value: &Value, path: &str, out: &mut Vec<String>) {
    match value {
        Value::Mapping(map) => {
            // An environment variable: the name smells, the value is the secret.
            let variable = map.get("name").and_then(Value::as_str).is_some_and(smells);
            for (key, inner) in map {
                let name = key_text(key);
                let path = if path.is_empty() {
                    name.clone()
                } else {
                    format!("{path}.{name}")
                };
                let by_name = smells(&name) || variable && name == "value";
                if holds_text(inner) && by_name {
                    out.push(path);
                } else {
                    walk(inner, &path, out);
                }
            }
        }
        Value::Sequence(items) => items
            .iter()
            .for_each(|inner| walk(inner, &format!("{path}[]"), out)),
        Value::Tagged(tagged) => walk(&tagged.value, path, out),
        Value::String(text) if is_secret_text(text) => out.push(path.to_owned()),
        _ => {}
    }
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: module_path!(),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: "Extra values hold a secret.",
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for chart in plan.facts().charts {
        let field = chart.extra;
        let Some(values) = values(plan, report, field) else {
            continue;
        };
        let mut found = Vec::new();
        walk(&values, "", &mut found);
        found.dedup();
        for path in found {
            let what = format!("{} looks like a secret in plain text.", quoted(&path));
            let why = "Helm keeps the values in the cluster for everybody who may read its releases, and values files end in Git.";
            let fix = "Create a Secret and refer to it by its name: valueFrom.secretKeyRef for an environment variable.";
            report
                .error(CODE, field, what)
                .about(&path)
                .why(why)
                .fix(fix);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses, run};

    const SERVICE: &str = "extraValues.service";

    #[test]
    fn good() {
        for text in [
            "services: {defaultAdmin: {passwordSecretName: a, passwordSecretKey: b}}",
            "global: {imagePullSecret: pull}",
            "services: {service: {ingress: {sslSecret: a}, auth: {token_endpoint: https://a}}}",
            "sidecars: {oauth2Proxy: {useKubernetesSecrets: true, clientSecretKey: a, secretName: b, passAccessToken: true}}",
            "services: {service: {extraEnv: [{name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: a, key: password}}}]}}",
            "services: {service: {extraVolumes: [{name: x, secret: {secretName: y}}]}}",
            "services: {service: {extraEnv: [{name: BYPASS, value: x}, {name: URL, value: 'https://a@b/c:d@e'}]}}",
            "x: {compass: north, passthrough: a, authHeader: Bearer}",
        ] {
            passes(RULE, &[(SERVICE, text)]);
        }
    }

    #[test]
    fn bad() {
        for text in [
            "services: {postgres: {password: hunter2}}",
            "services: {localstackS3: {accessKey: hunter2}}",
            "x: {clientSecret: hunter2}",
            "x: [{api_key: hunter2}]",
            "x: {API-TOKEN: 123}",
            "services: {service: {extraEnv: [{name: MY_PASS, value: hunter2}]}}",
            "services: {service: {extraEnv: [{name: dbPw, value: hunter2}]}}",
            "services: {service: {extraEnv: [{name: DATABASE_URL, value: 'postgres://u:hunter2@h/db'}]}}",
            "x: [--header, 'Authorization: Bearer hunter2hunter2']",
            "x: 'redis://:hunter2@h:6379'",
            "services: {service: {extraEnv: [{name: NGC_API_KEY, value: hunter2}]}}",
        ] {
            refuses(RULE, &[(SERVICE, text)], CODE, SERVICE);
            assert!(!format!("{:?}", run(&[RULE], &[(SERVICE, text)])).contains("hunter2"));
        }
    }
}
