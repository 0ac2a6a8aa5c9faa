//! Ingresses, certificates and what stands in front of the pods.

pub(crate) mod annotation_of_another_controller;
pub(crate) mod annotation_unknown_to_nginx;
pub(crate) mod certificate_at_wrong_place;
pub(crate) mod class_of_another_controller;
pub(crate) mod malformed_certificate_arn;
pub(crate) mod needs_wildcard;
pub(crate) mod no_way_in;
pub(crate) mod retired_controller;
pub(crate) mod small_headers;
pub(crate) mod tls_elsewhere;
