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
        !page
            .state
            .files
            .before
            .with_untracked(|before| shown(before))
    );
}
