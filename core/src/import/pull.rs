//! Pull secrets: their name, registry and user are answers, the password goes to the store.

use super::found::Found;
use super::objects::Given;
use super::{Fate, Sheet};
use crate::secrets::{Secret, objects};
use crate::syntax::json::{self, Json};
use crate::syntax::secret_like;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

/// The registry of OSMO's images.
const USUAL: &str = "nvcr.io";

/// Returns the host of a registry, as it may be written.
fn host(registry: &str) -> &str {
    let rest = registry
        .split_once("://")
        .map_or(registry, |(_, rest)| rest);
    rest.split('/').next().unwrap_or(rest)
}

/// Takes a pull secret.
pub(super) fn pull(name: &str, line: usize, text: &str, sheet: &mut Sheet, given: &mut Given) {
    let at = format!("{name}/{}", objects::PULL.1);
    given
        .read
        .push((path!("images.imagePullSecret"), name.to_owned()));
    let mut config = json::parse(text).unwrap_or(Json::Null);
    let registries = match config.get("auths") {
        Some(Json::Object(registries)) if !registries.is_empty() => registries.as_slice(),
        _ => {
            sheet.found.push(Found::error(
                "IMP40",
                line,
                &at,
                [
                    "This pull secret is not the JSON of a registry login.",
                    "Kubernetes cannot pull an image with it.",
                    "Make it anew with kubectl create secret docker-registry.",
                ],
            ));
            sheet.told(line, &at, Fate::Aside("Cannot be read."));
            config.wipe();
            return;
        }
    };
    let usual = registries.iter().find(|(name, _)| host(name) == USUAL);
    let Some((registry, entry)) = usual.or(registries.first()) else {
        return;
    };
    several(registry, registries, (line, &at), sheet);
    given
        .read
        .push((path!("images.registry"), registry.clone()));
    let auth = entry.get("auth").and_then(Json::text);
    let plain = auth.and_then(|auth| STANDARD.decode(auth).ok());
    let plain = plain
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .map(Zeroizing::new);
    let pair = plain.as_ref().and_then(|plain| plain.split_once(':'));
    let of = |key: &str| entry.get(key).and_then(Json::text);
    let user = of("username").or(pair.map(|(user, _)| user));
    let password = of("password").or(pair.map(|(_, password)| password));
    if let Some(user) = user {
        given
            .read
            .push((path!("images.registryUser"), user.to_owned()));
    }
    let path = path!("secrets.registryPassword");
    let fate = match password.filter(|text| !text.is_empty()) {
        Some(password) => {
            given.hold(path, Secret::new(password), &at, line, sheet);
            Fate::Secret(path)
        }
        None => Fate::Aside("There is no password in it."),
    };
    sheet.told(line, &at, fate);
    config.wipe();
}

/// Says which of several registries was taken.
fn several(taken: &str, all: &[(String, Json)], (line, at): (usize, &str), sheet: &mut Sheet) {
    let named = |name: &str| match secret_like::find(name) {
        Some(_) => "one with a secret in its name".to_owned(),
        None => name.chars().take(80).collect(),
    };
    let others = all.iter().filter(|(name, _)| name != taken);
    let others: Vec<String> = others.take(5).map(|(name, _)| named(name)).collect();
    if others.is_empty() {
        return;
    }
    let what = format!(
        "This pull secret has several registries: {} was taken, not {}.",
        named(taken),
        others.join(", ")
    );
    let says = [
        what.as_str(),
        "The questions take one registry. A Secret made from them holds only that one.",
        "Look whether it is the registry of OSMO's images. Keep the Secret in the cluster if pods need the others.",
    ];
    sheet
        .found
        .push(Found::error("IMP39", line, at, says).warning());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Sheet, Given) {
        let (mut sheet, mut given) = (Sheet::new("x", "y"), Given::default());
        pull("ngc", 3, text, &mut sheet, &mut given);
        (sheet, given)
    }

    #[test]
    fn of_several_registries_that_of_the_images_is_taken() {
        let text = r#"{"auths":{"docker.io":{"username":"a","password":"hunter2"},"https://nvcr.io/v2":{"username":"b","password":"hunter3"}}}"#;
        let (sheet, given) = read(text);
        assert_eq!(given.secrets[0].1.expose(), "hunter3");
        assert_eq!((sheet.found[0].code, sheet.found[0].line), ("IMP39", 3));
        assert!(sheet.found[0].what.contains("docker.io"));
        assert!(!format!("{sheet:?}").contains("hunter"));
        let one = r#"{"auths":{"quay.io":{"auth":"YTpodW50ZXIy"}}}"#;
        let (sheet, given) = read(one);
        assert!(sheet.found.is_empty());
        assert_eq!(given.secrets[0].1.expose(), "hunter2");
    }

    #[test]
    fn what_is_no_login_says_so() {
        for text in ["hunter2", "{}", r#"{"auths":{}}"#, r#"{"auths":[]}"#] {
            let (sheet, given) = read(text);
            assert_eq!(sheet.found[0].code, "IMP40", "{text}");
            assert!(given.secrets.is_empty() && matches!(sheet.keys[0].fate, Fate::Aside(_)));
        }
        let (sheet, _) = read(r#"{"auths":{"nvcr.io":{}}}"#);
        assert!(matches!(sheet.keys[0].fate, Fate::Aside(_)));
    }

    #[test]
    fn hosts() {
        for text in ["nvcr.io", "https://nvcr.io", "https://nvcr.io/v2/"] {
            assert_eq!(host(text), USUAL);
        }
    }
}
