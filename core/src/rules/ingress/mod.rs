//! Ingresses, certificates and what stands in front of the pods.

mod annotation_of_another_controller;
pub(crate) mod annotation_unknown_to_nginx;
pub(crate) mod breaking_annotation;
mod certificate_at_wrong_place;
mod class_of_another_controller;
mod class_twice;
mod malformed_certificate_arn;
mod needs_wildcard;
mod no_way_in;
mod retired_controller;
mod several_routers;
mod small_headers;
mod tls_elsewhere;
mod unmerged_ingresses;

use crate::rules::Rule;

/// The rules of this area.
pub(crate) const RULES: &[Rule] = &[
    annotation_of_another_controller::RULE,
    annotation_unknown_to_nginx::RULE,
    breaking_annotation::RULE,
    certificate_at_wrong_place::RULE,
    class_of_another_controller::RULE,
    class_twice::RULE,
    malformed_certificate_arn::RULE,
    needs_wildcard::RULE,
    no_way_in::RULE,
    retired_controller::RULE,
    several_routers::RULE,
    small_headers::RULE,
    tls_elsewhere::RULE,
    unmerged_ingresses::RULE,
];
