//! Names that say by their form what they are of: a certificate or a cluster at AWS, a context of kubectl.

use super::Thing;
use crate::discovery::Taken;
use crate::model::{Answers, Controller};
use crate::syntax::arn;

const ALB_ALONE: &str =
    "Only the AWS Load Balancer Controller uses such a certificate, so it was taken too.";
const OTHERS: &str = "Of several contexts the one with the star was taken: it is the present one.";
const CLUSTER: &str = "aws eks update-kubeconfig names the context like the cluster; kubectl config get-contexts shows it.";

/// The ARN of a certificate.
pub(super) fn certificate(text: &str, now: &Answers) -> Option<Thing> {
    let text = text.trim();
    if text.starts_with("arn:") && text.contains(":eks:") && text.contains(":cluster/") {
        let context = Taken::new(path!("site.kubeContext"), text, "ARN of the cluster");
        let mut thing = Thing::new("The ARN of a cluster", vec![context]);
        thing.notes.push(CLUSTER);
        return Some(thing);
    }
    arn::is_certificate(text).then(|| {
        let mut taken = vec![
            Taken::new(path!("ingress.tls"), "acm", "ACM"),
            Taken::new(path!("ingress.sslCertArn"), text, "ARN"),
        ];
        let other = now.deployment.ingress.controller != Controller::Alb;
        if other {
            let controller = Taken::new(path!("ingress.controller"), "alb", "ACM");
            let class = Taken::new(path!("ingress.ingressClass"), "alb", "its usual class");
            taken.splice(0..0, [controller, class]);
        }
        let mut thing = Thing::new("The ARN of a certificate", taken);
        if other {
            thing.notes.push(ALB_ALONE);
        }
        thing
    })
}

/// What `kubectl config get-contexts` shows. A box of one line has lost the ends of its lines.
pub(super) fn contexts(text: &str) -> Option<Thing> {
    let mut head = text.split_whitespace();
    if head.next() != Some("CURRENT") || head.next() != Some("NAME") {
        return None;
    }
    let (_, rest) = text.split_once('*')?;
    let name = rest.split_whitespace().next()?;
    let context = Taken::new(path!("site.kubeContext"), name, "the line with the star");
    let mut thing = Thing::new("What kubectl shows of its contexts", vec![context]);
    thing.notes.push(OTHERS);
    Some(thing)
}
