use super::*;
use crate::model::Answers;
use crate::secrets::{Secret, Secrets};
use crate::{answers, check};

fn index(text: &str) -> Index {
    let secrets = Secrets {
        db_password: Secret::new("hunter2canary".to_owned()),
        ..Secrets::default()
    };
    let plan = Plan::new(&answers::read(text).unwrap(), &secrets);
    Index::of(&plan, &check::report(&plan))
}

fn hits<'a>(found: &'a [Group], name: &str) -> Vec<&'a str> {
    let group = found.iter().find(|group| group.name == name);
    let hits = group.map(|group| group.hits.as_slice()).unwrap_or_default();
    hits.iter().map(|hit| hit.title.as_str()).collect()
}

#[test]
fn questions_are_found_by_label_path_hint_and_option() {
    let index = index("hostname: osmo.example.com\n");
    let table = [
        ("host", "Hostname"),
        ("redis host", "Redis host"),
        ("postgres.serviceName", "PostgreSQL host"),
        ("servicename postgres", "PostgreSQL host"),
        ("keycloak", "Provider"),
        ("database password", "Database password"),
        ("TENANT", "Tenant ID"),
    ];
    for (typed, first) in table {
        let found = index.find(typed);
        assert_eq!(hits(&found, "Questions").first(), Some(&first), "{typed}");
    }
    // A question that is not asked cannot be gone to.
    let found = index.find("idp.okta");
    assert_eq!(hits(&found, "Questions"), [""; 0]);
}

#[test]
fn each_question_is_found_by_its_own_path() {
    let index = index("hostname: osmo.example.com\n");
    for field in questions::asked(&answers::read("").unwrap().deployment) {
        let found = index.find(&field.path);
        let first = found.first().and_then(|group| group.hits.first());
        let place = first.map(|hit| &hit.place);
        // Another path may begin with this one; the label may stand in others.
        let all = found.first().map(|group| &group.hits);
        let there = all.is_some_and(|all| all.iter().any(|hit| hit.place == Place::At(field.path)));
        assert!(there, "{}: {place:?}", field.path);
    }
}

#[test]
fn findings_are_found_by_code_and_words_and_lead_to_their_place() {
    let index = index("hostname: osmo example\npostgres: {serviceName: localhost}\n");
    let plan = Plan::new(&Answers::default(), &Secrets::default());
    assert!(!check::report(&plan).findings.is_empty());
    let found = index.find("localhost");
    let group = found.iter().find(|group| group.name == "Findings").unwrap();
    let hit = &group.hits[0];
    assert_eq!(hit.place, Place::At(path!("postgres.serviceName")));
    assert!(hit.about.contains("PostgreSQL host"), "{}", hit.about);
    let code = hit.about.split(' ').nth(1).unwrap();
    assert!(hits(&index.find(code), "Findings").contains(&hit.title.as_str()));
}

#[test]
fn files_are_found_by_name_and_by_line() {
    let index = index("hostname: osmo.example.com\n");
    let found = index.find("osmo_values");
    assert_eq!(hits(&found, "Files"), ["osmo_values.yaml"]);
    let place = Place::File("osmo_values.yaml".to_owned());
    assert!(found.iter().any(|group| group.hits[0].place == place));
    for (typed, name) in [
        ("osmo.example.com", "osmo_values.yaml"),
        ("set -euo", "install.sh"),
    ] {
        let found = index.find(typed);
        let lines = found
            .iter()
            .find(|group| group.name == "Lines of files")
            .unwrap();
        assert!(lines.count >= lines.hits.len() && lines.hits.len() <= SHOWN);
        let there = |hit: &Hit| matches!(&hit.place, Place::In(file, 1..) if file == name);
        assert!(lines.hits.iter().any(there), "{typed}: {lines:?}");
    }
}

#[test]
fn each_line_stands_where_it_is_said_to_stand() {
    let plan = Plan::new(
        &answers::read("hostname: osmo.example.com\n").unwrap(),
        &Secrets::default(),
    );
    let report = check::report(&plan);
    let files = files(&plan, &report);
    let Index([.., (_, lines)]) = Index::of(&plan, &report);
    assert!(lines.len() > 1_000);
    for Item { hit, .. } in lines {
        let Place::In(name, number) = hit.place else {
            panic!("a line stands in a file");
        };
        let file = files.iter().find(|file| file.name == name).unwrap();
        assert_eq!(file.lines[number - 1].text.trim(), hit.title);
    }
}

#[test]
fn secrets_are_not_found() {
    let index = index("hostname: osmo.example.com\n");
    assert_eq!(index.find("hunter2canary"), []);
    assert!(!format!("{index:?}").contains("hunter2canary"));
}

#[test]
fn nothing_is_found_without_a_word_and_what_is_found_is_counted() {
    let index = index("hostname: osmo.example.com\n");
    assert_eq!(index.find("  "), []);
    assert_eq!(
        says(&index.find("no such thing anywhere")),
        "Nothing was found."
    );
    let found = index.find("redis");
    let all: usize = found.iter().map(|group| group.count).sum();
    let said = says(&found);
    assert!(said.starts_with(&format!("{all} results: ")), "{said}");
    assert!(said.contains(" questions, "), "{said}");
    let mut one = found;
    one.truncate(1);
    one[0].count = 1;
    assert_eq!(says(&one), "1 result: 1 question.");
}

#[test]
fn facts_are_found_by_id_title_and_source_and_lead_to_a_line_that_rests_on_them() {
    let text = "hostname: osmo.example.com\n";
    let index = index(text);
    let titles = |typed| hits(&index.find(typed), "Facts").join("\n");
    assert!(titles("redirect URI").contains("The redirect URI is /oauth2/callback, always https"));
    assert!(titles("D10").contains("/oauth2/callback"));
    assert!(titles("useKubernetesSecrets").contains("useKubernetesSecrets has moved"));
    let plan = Plan::new(&answers::read(text).unwrap(), &Secrets::default());
    let found = index.find("OSMO");
    let group = found.iter().find(|group| group.name == "Facts").unwrap();
    assert!(group.count > 20, "{}", group.count);
    for hit in &group.hits {
        let Place::In(file, number) = &hit.place else {
            panic!("{hit:?}")
        };
        let explainer = Explainer::of(&plan, &check::report(&plan), file).unwrap();
        let facts = explainer.facts(&plan, *number);
        assert!(facts.iter().any(|fact| fact.title == hit.title), "{hit:?}");
    }
}
