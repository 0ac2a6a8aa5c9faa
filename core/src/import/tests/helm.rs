//! What `helm get values` shows, several files of one chart, extra values, comments.

use super::*;

#[test]
fn what_helm_shows_is_values_as_yaml_and_as_json() {
    let yaml = "USER-SUPPLIED VALUES:\nservices:\n  service:\n    hostname: osmo.example.com\n  worker:\n    scaling:\n      minReplicas: 2\n";
    let json = "{\"services\":{\"service\":{\"hostname\":\"osmo.example.com\"},\"worker\":{\"scaling\":{\"minReplicas\":2}}}}";
    for text in [yaml, json] {
        let import = given(&[("stdin", text)]);
        assert_eq!(import.sheets[0].kind, "values of the chart service");
        assert_eq!(answer(&import, "hostname"), "osmo.example.com");
        assert_eq!(answer(&import, "scaling.worker.minReplicas"), "2");
        assert_eq!(
            fate(&import, "services.service.hostname"),
            Fate::Understood(Some(path!("hostname")))
        );
        assert!(
            import.sheets[0]
                .keys
                .iter()
                .all(|key| !key.key.contains("USER"))
        );
    }
    let all = given(&[(
        "x",
        "COMPUTED VALUES:\nservices: {worker: {scaling: {minReplicas: 2}}}\n",
    )]);
    assert!(
        told(&all).contains(&"x:1 IMP34 COMPUTED VALUES".to_owned()),
        "{:?}",
        told(&all)
    );
}

#[test]
fn a_release_without_values_is_no_broken_file() {
    for text in [
        "USER-SUPPLIED VALUES:\nnull\n",
        "null\n",
        "USER-SUPPLIED VALUES:\n{}\n",
    ] {
        let import = given(&[("osmo_values.yaml", text)]);
        assert_eq!(told(&import), [""; 0], "{text}");
        assert_eq!(import.sheets[0].kind, "values of a release that has none");
    }
}

#[test]
fn a_directive_stands_before_its_document() {
    let text = "%YAML 1.2\n---\nservices: {service: {hostname: osmo.example.com}}\n";
    let import = given(&[("osmo_values.yaml", text)]);
    assert_eq!(answer(&import, "hostname"), "osmo.example.com");
    assert!(told(&import).iter().all(|one| !one.contains("FILE01")));
}

#[test]
fn a_deflated_archive_of_another_program_is_opened() {
    let packed = include_bytes!("../../text/unzip/python.zip");
    let found = import(&[("notes.zip", packed)]);
    let names: Vec<_> = found.sheets.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["notes/osmo_values.yaml", "notes/ui_values.yaml"]);
    let many: Vec<(&str, &[u8])> = vec![("bomb.zip", packed); 20];
    assert_eq!(import(&many).sheets.len(), 40);
}

#[test]
fn a_second_file_of_a_chart_lies_over_the_first() {
    let import = given(&[
        (
            "a.yaml",
            "services:\n  worker:\n    scaling: {minReplicas: 2, maxReplicas: 5}\n",
        ),
        (
            "b.yaml",
            "services:\n  worker:\n    scaling: {minReplicas: 4}\n",
        ),
    ]);
    assert_eq!(answer(&import, "scaling.worker.minReplicas"), "4");
    assert_eq!(answer(&import, "scaling.worker.maxReplicas"), "5");
    let keys: Vec<_> = import
        .sheets
        .iter()
        .map(|sheet| sheet.keys[0].fate)
        .collect();
    assert_eq!(
        keys,
        [
            Fate::Replaced,
            Fate::Understood(Some(path!("scaling.worker.minReplicas")))
        ]
    );
    assert!(told(&import).contains(&"b.yaml:1 IMP35 ".to_owned()));
}

#[test]
fn several_documents_in_one_text_are_several_files() {
    let text = "services: {worker: {scaling: {minReplicas: 2}}}\n---\nservices:\n  ui:\n    hostname: osmo.example.com\n    apiHostname: osmo-service.lab.svc.cluster.local:80\n";
    let import = given(&[("all.yaml", text)]);
    let kinds: Vec<_> = import
        .sheets
        .iter()
        .map(|sheet| sheet.kind.as_str())
        .collect();
    assert_eq!(
        kinds,
        ["values of the chart service", "values of the chart web-ui"]
    );
    assert_eq!(answer(&import, "namespace"), "lab");
    assert_eq!(import.sheets[1].keys[1].line, 6);
}

#[test]
fn an_archive_is_opened() {
    let files = [
        (
            "b/osmo_values.yaml".to_owned(),
            "services: {service: {hostname: osmo.example.com}}\n",
        ),
        ("b/README.md".to_owned(), "# not: read\n"),
    ];
    let bytes = crate::text::zip::pack(&files);
    let import = import(&[("b.zip", &bytes)]);
    assert_eq!(answer(&import, "hostname"), "osmo.example.com");
    assert_eq!(import.sheets.len(), 1);
    let half = &bytes[..bytes.len() / 2];
    assert_eq!(
        told(&super::import(&[("b.zip", half)])),
        ["b.zip:1 FILE01 "]
    );
}

#[test]
fn what_no_question_has_is_kept_and_what_nobody_reads_is_named() {
    let text = "services:
  service:
    disableTaskMetrics: true
    hostnam: osmo.example.com
    extraEnv:
      - {name: A, value: b}
      - {name: MY_PASSWORD, value: hunter2}
  postgres:
    password: hunter3
  worker:
    extraArgs: [--verbose]
";
    let import = given(&[("osmo_values.yaml", text)]);
    let kept = answer(&import, "extraValues.service");
    assert_eq!(
        kept,
        "services:\n  service:\n    disableTaskMetrics: true\n    extraEnv:\n      - name: \"A\"\n        value: \"b\"\n  worker:\n    extraArgs:\n      - \"--verbose\"\n"
    );
    let extra = path!("extraValues.service");
    for (key, expected) in [
        ("services.service.disableTaskMetrics", Fate::Kept(extra)),
        ("services.service.hostnam", Fate::Dead),
        ("services.service.extraEnv[0].name", Fate::Kept(extra)),
        ("services.service.extraEnv[1].value", Fate::Withheld),
        (
            "services.postgres.password",
            Fate::Secret(path!("secrets.dbPassword")),
        ),
    ] {
        assert_eq!(fate(&import, key), expected, "{key}");
    }
    assert_eq!(import.secrets.len(), 1);
    assert_eq!(import.secrets[0].secret.expose(), "hunter3");
    let dead = import.sheets[0]
        .found
        .iter()
        .find(|one| one.line == 4)
        .unwrap();
    assert!(dead.code == "EXTR02" && dead.fix.contains("services.service.hostname"));
    // No secret stands in anything that can be shown.
    let all = format!("{import:?}");
    assert!(!all.contains("hunter2") && !all.contains("hunter3"));
}

#[test]
fn lists_that_lack_ours_replace_them() {
    let import = given(&[(
        "osmo_values.yaml",
        "sidecars: {envoy: {skipAuthPaths: [/api/version, /api/health]}}\nservices: {worker: {tolerations: [{operator: Exists}]}}\n",
    )]);
    assert_eq!(answer(&import, "skipAuthPaths.mode"), "replace");
    assert_eq!(
        answer(&import, "skipAuthPaths.service"),
        "/api/version\n/api/health"
    );
    assert_eq!(answer(&import, "extraValues.lists"), "append");
    let import = given(&[(
        "osmo_values.yaml",
        "sidecars: {envoy: {jwt: {providers: [{issuer: a, cluster: idp}, {issuer: b, cluster: idp}]}}}\n",
    )]);
    assert_eq!(answer(&import, "extraValues.lists"), "replace");
    assert!(answer(&import, "extraValues.service").contains("issuer: \"b\""));
}

#[test]
fn comments_are_named_and_our_own_are_not_lost() {
    let text = "# prod, ask Ann before changing\npodMonitor:\n  enabled: true # operator is installed\n  # The chart's default is true; without the Prometheus Operator the installation then fails.\n";
    let import = given(&[("osmo_values.yaml", text)]);
    let lines: Vec<_> = import.sheets[0]
        .comments
        .iter()
        .map(|(line, _)| *line)
        .collect();
    assert_eq!(lines, [1, 3]);
}

#[test]
fn what_the_files_do_not_speak_about_stays() {
    let import = given(&[(
        "ui_values.yaml",
        "services: {ui: {hostname: osmo.example.com}}\n",
    )]);
    let mut current = Answers::default();
    let set = |answers: &mut Answers, path: &str, text: &str| {
        questions::find(path).unwrap().set(answers, text).unwrap();
    };
    set(&mut current, "site.kubeContext", "prod");
    set(&mut current, "hostname", "old.example.com");
    set(&mut current, "postgres.serviceName", "pg.example.com");
    let new = import.onto(&current);
    let read = |path: &str| questions::find(path).unwrap().read(&new);
    assert_eq!(read("site.kubeContext"), "prod");
    assert_eq!(read("postgres.serviceName"), "pg.example.com");
    assert_eq!(read("hostname"), "osmo.example.com");
}
