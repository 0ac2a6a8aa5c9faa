//! The words in which programs say what is wrong, for whoever pastes them: cause, proof, what to do, the question it leads to.
//! What a page of the bundle says too stands in `symptoms/`.

mod browser;
mod cluster;
mod envoy;
mod helm;
mod objects;
mod osmo;
mod pods;
mod proxy;
mod stores;

use crate::release::kit::Text;

/// All of them, by who says them.
pub(crate) static TEXTS: &[&[Text]] = &[
    helm::TEXTS,
    objects::TEXTS,
    cluster::TEXTS,
    pods::TEXTS,
    proxy::TEXTS,
    envoy::TEXTS,
    osmo::TEXTS,
    stores::TEXTS,
    browser::TEXTS,
];
