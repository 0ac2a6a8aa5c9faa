//! ING02: a certificate ARN that is none, or the example that the charts carry as their default (D38), or several of two regions.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use crate::syntax::arn;

const CODE: &str = "ING02";
const PATH: Path = path!("ingress.sslCertArn");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new(
        "The certificate ARN is malformed, the charts' example, or of another region than the next.",
    ),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(text) = plan.answer(report, PATH) else {
        return;
    };
    // The controller takes several, with commas between them; a load balancer stands in one region.
    let regions: Option<Vec<&str>> = text.split(',').map(|one| arn::region(one.trim())).collect();
    let one_region =
        regions.is_some_and(|regions| regions.iter().all(|one| regions.first() == Some(one)));
    if !one_region {
        let malformed = !text.split(',').all(|one| arn::is_certificate(one.trim()));
        let what = if text.contains("XXXX") {
            "is the charts' example"
        } else if malformed {
            "names no certificate"
        } else {
            "names certificates of several regions"
        };
        let value = quoted(&text);
        let why = "The controller makes no https listener without a certificate that it can find, \
                   and reports it only in its own log.";
        let fix = "Copy the ARN from AWS Certificate Manager, in the region of the load balancer: \
                   arn:aws:acm:REGION:ACCOUNT:certificate/ID.";
        report
            .error(CODE, PATH, format!("ACM certificate ARN {value} {what}."))
            .why(why)
            .fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    const ALB: (&str, &str) = ("ingress.controller", "alb");
    const ONE: &str =
        "arn:aws:acm:us-west-2:123456789012:certificate/12345678-1234-1234-1234-123456789abc";

    #[test]
    fn good() {
        passes(RULE, &[ALB, (&PATH, ONE)]);
        passes(RULE, &[(&PATH, "nonsense")]);
        passes(RULE, &[ALB, (&PATH, &format!("{ONE}, {ONE}"))]);
    }

    #[test]
    fn bad() {
        for text in [
            "arn:aws:acm:us-west-2:XXXXXXXXX:certificate/YYYYYYYY",
            "12345678-1234-1234-1234-123456789abc",
            "arn:aws:iam::1:server-certificate/x",
            &format!("{ONE},"),
            &format!("{ONE}, nonsense"),
            &format!("{ONE}, {}", ONE.replace("us-west-2", "us-east-1")),
            &ONE.replace("us-west-2", "cn-north-1"),
        ] {
            refuses(RULE, &[ALB, (&PATH, text)], CODE, &PATH);
        }
    }
}
