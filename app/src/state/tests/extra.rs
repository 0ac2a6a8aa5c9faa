//! The operator's own values, which the workbench checks.

use super::Page;
use crate::workbench::Bench;
use osmo_configurator_core::finding::Report;

const SERVICE: &str = "extraValues.service";

fn codes(page: &Page) -> Vec<&'static str> {
    let codes = |report: &Report| report.findings.iter().map(|one| one.code).collect();
    page.state.given.report(codes)
}

#[test]
fn what_is_wrong_with_them_stands_beside_what_is_wrong_with_answers() {
    let page = Page::new();
    page.answer_all();
    page.answer(&[
        (SERVICE, "services: {service: {hostnme: x}}"),
        ("hostname", "no host"),
    ]);
    assert_eq!(codes(&page)[..2], ["HOST01", "EXTR02"]);
    page.answer(&[
        (SERVICE, "services: {service: {hostname: x}}"),
        ("hostname", "osmo.example.com"),
    ]);
    assert!(!codes(&page).contains(&"EXTR02"));
    page.answer(&[(SERVICE, "")]);
    assert_eq!(
        codes(&page),
        codes(&{
            let other = Page::new();
            other.answer_all();
            other
        })
    );
}

#[test]
fn nobody_is_told_that_all_is_well_before_they_were_checked() {
    let page = Page::new();
    page.answer_all();
    page.desk.furnish(None);
    page.state.workbench.leave();
    page.answer(&[(SERVICE, "services: {service: {hostnme: x}}")]);
    assert_eq!(codes(&page)[..1], ["EXTR00"]);
    page.desk.furnish(Some(page.with_owner(Bench::new)));
    page.state.workbench_arrived(true);
    assert_eq!(codes(&page)[..1], ["EXTR02"]);
}
