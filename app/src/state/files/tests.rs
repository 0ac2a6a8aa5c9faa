//! What the files are grouped by, and what they keep.

use super::*;

#[test]
fn files_are_grouped_by_what_they_are_for() {
    let of = |name: &'static str, language, secret| {
        GROUPS[group(&Head {
            name: name.into(),
            language,
            secret,
        })]
    };
    assert_eq!(of("osmo_values.yaml", Language::Yaml, false), "Values");
    assert_eq!(of("database/look.yaml", Language::Yaml, false), "Manifests");
    assert_eq!(of("site.sh", Language::Shell, false), "Scripts");
    assert_eq!(
        of("secrets/db-secret.yaml", Language::Yaml, true),
        "Secrets"
    );
    assert_eq!(of("README.md", Language::Markdown, false), "Docs");
}

#[test]
fn what_a_step_begins_with_holds_no_secret() {
    let page = crate::state::tests::Page::new();
    let spec = osmo_configurator_core::secrets::find("secrets.dbPassword").unwrap();
    page.state.take_secret(spec, "hunter2".to_owned());
    page.state.files.open("secrets/db-secret.yaml");
    page.state.files.turn_values();
    let shown = |files: &[PreviewFile]| {
        let mut lines = files.iter().flat_map(|file| &file.lines);
        lines.any(|line| line.text.contains("hunter2"))
    };
    let open = page
        .state
        .files
        .opened(|file| shown(std::slice::from_ref(file)));
    assert_eq!(open, Some(true));
    page.state.arrive(1);
    page.state.look_at_all_files();
    assert!(
        page.state
            .files
            .before
            .with_untracked(|before| matches!(before, Before::Files(all, _) if !shown(all)))
    );

    // Nor does a plan with it wait to be looked at, once the secrets are forgotten.
    page.state.arrive(2);
    page.state.forget_secrets();
    assert!(
        page.state
            .files
            .before
            .with_untracked(|before| matches!(before, Before::Files(all, _) if !shown(all)))
    );
}

#[test]
fn a_file_is_the_same_before_all_of_them_are_worked_out_and_after() {
    let page = crate::state::tests::Page::new();
    page.answer_all();
    page.state.remember_the_files();
    let names: Vec<String> = page.state.files.entries(|all| {
        let names = all.iter().map(|entry| entry.name.clone().into_owned());
        names.chain(["secrets/db-secret.yaml".to_owned()]).collect()
    });
    let all = |files: Files| {
        files.before.with_untracked(|before| {
            let file = |name: &String| before.file(name).map(Cow::into_owned);
            names.iter().map(file).collect::<Vec<_>>()
        })
    };
    let waiting = all(page.state.files);
    page.state.files.work_out_before();
    assert_eq!(waiting, all(page.state.files));
    assert!(waiting.iter().flatten().count() > 5);
}
