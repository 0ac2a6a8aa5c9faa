//! Files of answers and of values, good and bad, and what is written about them.

use super::*;

fn told(name: &str, text: &str) -> Vec<String> {
    let linted = lint(name, text);
    let one = |one: &Found| format!("{} {} {}", one.line, one.code, one.path);
    linted.found.iter().map(one).collect()
}

#[test]
fn values_are_known_by_name_or_by_their_keys() {
    for (name, text, kind) in [
        ("a/osmo_values.yaml", "x: 1", "values of the chart service"),
        ("ui_values.yaml", "", "answers"),
        (
            "mine.yaml",
            "global:\n  osmoImageTag: \"6\"\nservices: {}\n",
            "values of the chart service",
        ),
        ("mine.yaml", "hostname: osmo.example.com\n", "answers"),
        ("mine.yaml", "", "answers"),
        (
            "backend_operator_values.yaml",
            "global: {}\n",
            "values of another chart, not checked",
        ),
    ] {
        assert_eq!(lint(name, text).kind, kind, "{name} {text}");
    }
}

#[test]
fn every_finding_of_values_has_its_line() {
    let text = "# mine\nservices:\n  postgres:\n    serviceNam: pg\nglobal:\n  osmoImageTag: \"6.2.8\"\n  nonsense:\n    deep: 1\n";
    let found = told("osmo_values.yaml", text);
    assert!(
        found.contains(&"4 EXTR02 services.postgres.serviceNam".to_owned()),
        "{found:?}"
    );
    assert!(
        found.contains(&"7 EXTR02 global.nonsense".to_owned()),
        "{found:?}"
    );
    let linted = lint("osmo_values.yaml", text);
    let slip = linted.found.iter().find(|one| one.line == 4).unwrap();
    assert!(
        slip.fix.contains("services.postgres.serviceName"),
        "{}",
        slip.fix
    );
}

/// What an import says of a document that cannot be read as it stands is said here too.
#[test]
fn what_cannot_be_read_is_not_passed_over() {
    let start = "services:\n  service:\n    hostname: a.example.com\n";
    for (more, expected) in [
        ("    hostname: b.example.com\n", "4 FILE01 hostname"),
        ("    port: 80.5\n", "4 FILE01 "),
        ("  worker: &x {a: 1}\n  agent: *x\n", "4 FILE01 "),
        ("  worker: {<<: *x}\n", "4 FILE01 "),
        ("---\nglobal:\n  nonsense: 1\n", "6 EXTR02 global.nonsense"),
        ("---\nglobal:\n  nonsense: 1\n", "4 FILE01 "),
    ] {
        for name in ["osmo_values.yaml", "mine.yaml"] {
            let found = told(name, &format!("{start}{more}"));
            assert!(found.contains(&expected.to_owned()), "{more} {found:?}");
        }
    }
}

#[test]
fn what_helm_shows_of_a_release_is_its_values() {
    let start = "USER-SUPPLIED VALUES:\n";
    let shown = format!("{start}services:\n  service:\n    hostname: a.example.com\n");
    let linted = lint("osmo_values.yaml", &shown);
    assert!(
        linted.found.iter().all(|one| one.code != "EXTR02"),
        "{linted:?}"
    );
    assert_eq!(
        lint("mine.yaml", &shown).kind,
        "values of the chart service"
    );
    let none = told("osmo_values.yaml", &format!("{start}null\n"));
    assert_eq!(none, [""; 0]);
    let directive = told("osmo_values.yaml", "%YAML 1.2\n---\nservices: {}\n");
    assert!(
        directive.iter().all(|one| !one.contains("FILE01")),
        "{directive:?}"
    );
}

#[test]
fn answers_have_lines_and_accepted_warnings_count_for_nothing() {
    let text = "hostname: osmo\nidp:\n  provider: none\n  noneAccepted: true\n";
    let found = told("a.yaml", text);
    assert!(
        found.iter().any(|one| one.starts_with("1 HOST")),
        "{found:?}"
    );
    let before = lint("a.yaml", text);
    let warning = before
        .found
        .iter()
        .find(|one| one.severity == Severity::Warning)
        .unwrap();
    let accepted = format!(
        "{text}acceptedWarnings: [\"{} {} agreed\"]\n",
        warning.code, warning.path
    );
    let after = lint("a.yaml", &accepted);
    assert_eq!(after.counts().1 + 1, before.counts().1);
    assert_eq!(
        told("a.yaml", "hostname: a\nnonsense: 1\n"),
        ["2 FILE01 nonsense"]
    );
}

#[test]
fn every_form_is_written() {
    let all = [lint("a \"b\".yaml", "nonsense: 1\n"), lint("good.yaml", "")];
    let plain = text(&all[..1]);
    assert!(
        plain.starts_with("a \"b\".yaml:1: error FILE01 nonsense: "),
        "{plain}"
    );
    assert!(
        plain.ends_with("a \"b\".yaml: answers; 1 error, 0 warnings\n"),
        "{plain}"
    );
    for (form, part) in [
        (
            json(&all),
            "\"file\":\"a \\\"b\\\".yaml\",\"kind\":\"answers\",\"errors\":1,",
        ),
        (sarif(&all), "\"ruleId\":\"FILE01\",\"level\":\"error\""),
    ] {
        assert!(form.contains(part), "{form}");
        // JSON is YAML too.
        assert!(serde_yaml::from_str::<serde_yaml::Value>(&form).is_ok());
    }
    assert!(sarif(&all).contains(
        "{\"artifactLocation\":{\"uri\":\"a \\\"b\\\".yaml\"},\"region\":{\"startLine\":1}}"
    ));
    assert_eq!(json(&[]), "[]\n");
}

/// What we write ourselves is clean, whatever was answered.
#[test]
fn our_own_values_are_clean() {
    let text = "hostname: osmo.example.com
idp: {entra: {tenantId: 12345678-1234-1234-1234-123456789abc, clientId: aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee}}
postgres: {serviceName: pg.example.internal}
redis: {serviceName: redis.example.internal}
images: {imagePullSecret: pull}
skipAuthPaths: {service: [/api/version/extra]}
ingress: {annotations: [example.com/x=y]}
";
    let plan = Plan::new(&answers::read(text).unwrap(), &Secrets::default());
    let files = crate::preview::preview(&plan, &check::report(&plan), false);
    for chart in offered::NEWEST.charts {
        let file = files.iter().find(|file| file.name == chart.file).unwrap();
        let text: String = file
            .lines
            .iter()
            .flat_map(|line| [line.text.as_str(), "\n"])
            .collect();
        assert_eq!(told(chart.file, &text), [""; 0], "{}", chart.file);
    }
}
