//! EXTR03: a secret in free YAML. Values files are stored by Helm in the cluster (F-helm-keeps-values) and often in Git.

use super::{given, key_text};
use crate::finding::Report;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::secret_like;
use serde_yaml::Value;

const CODE: &str = "EXTR03";

fn smells(name: &str) -> bool {
    !secret_like::is_reference(name) && secret_like::is_name(name)
}

/// Truth values, nothing, and what stands for a variable are no secrets.
fn holds_text(value: &Value) -> bool {
    match value {
        Value::String(text) => {
            !matches!(text.trim(), "" | "true" | "false") && !secret_like::is_gap(text)
        }
        Value::Number(_) => true,
        Value::Tagged(tagged) => holds_text(&tagged.value),
        _ => false,
    }
}

/// Says whether two elements of a list are an argument and the secret for it.
pub(super) fn hand_over(argument: &Value, next: &Value) -> bool {
    let argument = argument.as_str().unwrap_or_default();
    match next {
        Value::String(next) => secret_like::hand_over(argument, next),
        Value::Number(_) => secret_like::awaits(argument),
        _ => false,
    }
}

/// Says whether a text is or holds a secret, by itself or as a line of a file of settings: `password = …`, `token: …`.
fn is_secret(text: &str) -> bool {
    let line = |line: &str| {
        let name = line.split([':', '=']).next().unwrap_or_default();
        let value = line.get(name.len() + 1..).unwrap_or_default();
        let name = name.trim().trim_matches(['"', '\'', '-', ' ']);
        let value = value.trim().trim_matches(['"', '\'', ',']);
        // A word alone, not a sentence.
        !name.contains(char::is_whitespace)
            && !value.contains(char::is_whitespace)
            && secret_like::pair::is_secret(name, value)
    };
    // In an answer it would be taken for a pair too.
    secret_like::find_at("", text).is_some() || text.lines().any(line)
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
                let in_key = key.as_str().and_then(secret_like::find).is_some();
                if in_key || holds_text(inner) && by_name {
                    out.push(path);
                } else {
                    walk(inner, &path, out);
                }
            }
        }
        Value::Sequence(items) => {
            let path = format!("{path}[]");
            let mut before = None;
            for inner in items {
                if before.is_some_and(|before| hand_over(before, inner)) {
                    out.push(path.clone());
                } else {
                    walk(inner, &path, out);
                }
                before = Some(inner);
            }
        }
        Value::Tagged(tagged) => walk(&tagged.value, path, out),
        Value::String(text) if is_secret(text) => out.push(path.to_owned()),
        _ => {}
    }
}

/// Returns the paths of values that look like secrets.
pub(crate) fn secrets_in(values: &Value) -> Vec<String> {
    let mut found = Vec::new();
    walk(values, "", &mut found);
    found.dedup();
    found
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: ERRORS,
    sentence: Listed::new("Extra values hold a secret."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    for (chart, values) in given(plan, report) {
        let field = chart.extra;
        for path in secrets_in(values) {
            let what = format!("{} looks like a secret in plain text.", quoted(&path));
            let why = "Helm keeps the values in the cluster for everybody who may read its \
                       releases, and values files end in Git.";
            let fix = "Create a Secret and refer to it by its name: valueFrom.secretKeyRef for an \
                       environment variable.";
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
            "sidecars: {oauth2Proxy: {useKubernetesSecrets: true, clientSecretKey: a, secretName: \
             b, passAccessToken: true}}",
            "services: {service: {extraEnv: [{name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: \
             a, key: password}}}]}}",
            "services: {service: {extraVolumes: [{name: x, secret: {secretName: y}}]}}",
            "services: {service: {extraEnv: [{name: BYPASS, value: x}, {name: URL, value: \
             'https://a@b/c:d@e'}]}}",
            "x: [--client-secret, --verbose, --pass-access-token, 'true']",
            "x: {nginx.ingress.kubernetes.io/auth-secret: osmo/basic, checksum/secret: abc}",
            "x: {a: {name: MY_TOKEN, value: $(OTHER)}, vault.hashicorp.com/agent-inject-token: 'true'}",
            "x: {data: {a.yaml: \"db:\\n  passwordFile: /x\\n  password: ${PW}\\n# password: x\\nsecretName: a\"}}",
            "x: {note: 'the password = of the vault', b: 'token: see the wiki page'}",
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
            "x: [--client-secret, hunter2]",
            "x: {'https://u:hunter2@h': y}",
            "x: [--token, 1234]",
            "x: {extraPodAnnotations: {vault/password: hunter2}}",
            "x: {note: vault/password=hunter2}",
            "x: [--verbose, DB_PASSWORD=hunter2]",
            "x: {data: {a.ini: \"[db]\\npassword = hunter2\\n\"}}",
            "x: {data: {.env: \"A=b\\nDB_PASSWORD=hunter2\"}}",
            "x: {data: {a.yaml: \"db:\\n  - password: 'hunter2'\\n\"}}",
            "services: {service: {extraEnv: [{name: NGC_API_KEY, value: hunter2}]}}",
        ] {
            refuses(RULE, &[(SERVICE, text)], CODE, SERVICE);
            assert!(!format!("{:?}", run(&[RULE], &[(SERVICE, text)])).contains("hunter2"));
        }
    }
}
