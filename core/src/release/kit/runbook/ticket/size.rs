//! What the pods ask of the nodes.

use super::super::Context;
use crate::release::kit::{images, values::DISK_LIMIT};
use crate::rules::scaling::beyond_capacity::{Replicas, requested, tenths};
use crate::text::markdown::Page;

pub(super) fn write(page: &mut Page, c: &Context<'_>) {
    let figures = |replicas| {
        let (cpu, memory) = requested(c.plan, replicas)?;
        Some(format!(
            "{} CPU, {} GB of memory",
            tenths(cpu),
            tenths(memory / 1_000_000_000)
        ))
    };
    let (Some(least), Some(most)) = (figures(Replicas::Least), figures(Replicas::Most)) else {
        return;
    };
    page.h2("What it needs");
    let count = images::list(c.plan).iter().filter(|one| one.here).count();
    page.list(&[
        &format!("Requested at the fewest pods: {least}, sidecars included."),
        &format!("Requested when all autoscalers are at their most: {most}."),
        &format!(
            "On the nodes' disks, for log files: up to {DISK_LIMIT} per pod; above that Kubernetes replaces the pod."
        ),
        &format!(
            "{count} images on the nodes, listed below; pre-flight pulls each once. PostgreSQL, \
             Redis, object storage and compute backends come on top."
        ),
    ]);
}
