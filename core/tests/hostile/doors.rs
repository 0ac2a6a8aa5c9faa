//! The doors through which a stranger's bytes come, each with good inputs.

use crate::support::{answers, cases, fixtures, secrets};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use osmo_configurator_core::bundle::{archive, bundle};
use osmo_configurator_core::check::check;
use osmo_configurator_core::decode::decode;
use osmo_configurator_core::discovery;
use osmo_configurator_core::import::import;
use osmo_configurator_core::link::{self, link};
use osmo_configurator_core::lint::lint;
use osmo_configurator_core::model::Answers;
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::preview::preview;
use osmo_configurator_core::secrets::{Secret, Secrets};
use osmo_configurator_core::{answers as file, check, handed, token};
use std::fs;
use std::path::Path;

/// One door.
pub struct Door {
    /// What comes through it.
    pub name: &'static str,
    /// Good inputs.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Lets bytes in, and says whether they were taken.
    pub open: fn(&[u8]) -> bool,
}

/// All of them.
pub const DOORS: &[Door] = &[
    Door {
        name: "link",
        seeds: links,
        open: |bytes| link::open(&text(bytes)).is_ok(),
    },
    Door {
        name: "answers",
        seeds: || named("answers.yaml"),
        open: |bytes| file::read(&text(bytes)).is_ok_and(|answers| goes_on(&answers)),
    },
    Door {
        name: "archive",
        seeds: archives,
        open: |bytes| handed::open(bytes).is_ok(),
    },
    Door {
        name: "discovery document",
        seeds: || named("discovery.json"),
        open: |bytes| discovery::import(&text(bytes)).is_ok(),
    },
    Door {
        name: "address of a provider",
        seeds: || {
            ADDRESSES
                .iter()
                .map(|one| one.as_bytes().to_vec())
                .collect()
        },
        open: |bytes| discovery::recognise(&text(bytes)).is_some(),
    },
    Door {
        name: "whatever is pasted about a provider",
        seeds: || {
            [
                named("discovery.json"),
                ADDRESSES
                    .iter()
                    .map(|one| one.as_bytes().to_vec())
                    .collect(),
            ]
            .concat()
        },
        open: |bytes| discovery::offer(&text(bytes), &answers("entra")).is_ok(),
    },
    Door {
        name: "token",
        seeds: tokens,
        open: |bytes| token::check(&plan(), &Secret::new(text(bytes)), 1_800_000_000).is_ok(),
    },
    Door {
        name: "values files",
        seeds: values,
        open: |bytes| !lint("osmo_values.yaml", &text(bytes)).kind.is_empty(),
    },
    Door {
        name: "files of a deployment that exists",
        seeds: values,
        open: |bytes| {
            !import(&[("osmo_values.yaml", bytes), ("router_values.yaml", bytes)]).is_empty()
        },
    },
    Door {
        name: "archive with files of a deployment",
        seeds: packed,
        open: |bytes| !import(&[("notes.zip", bytes)]).sheets.is_empty(),
    },
    Door {
        name: "error",
        seeds: || ERRORS.iter().map(|one| one.as_bytes().to_vec()).collect(),
        open: |bytes| !decode(&plan(), &text(bytes)).causes.is_empty(),
    },
];

const ADDRESSES: &[&str] = &[
    "https://login.microsoftonline.com/12345678-1234-1234-1234-123456789abc/v2.0",
    "https://auth.example.com/realms/osmo/.well-known/openid-configuration",
    "https://example.okta.com/oauth2/default",
    "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abcdefghi",
];

const ERRORS: &[&str] = &[
    "Error: INSTALLATION FAILED: no matches for kind \"PodMonitor\" in version \"monitoring.coreos.com/v1\"",
    "{\"log\":\"cookie_secret from file must be 16, 24, or 32 bytes to create an AES cipher, but is 44 bytes\\n\"}",
    "https://osmo.example.com/oauth2/callback?error=invalid_client&error_description=AADSTS7000215%3A+Invalid+client+secret",
    "\u{1b}[31mJwt is missing\u{1b}[0m\nemail in id_token (a@b) isn't verified\nFAILED  key: mek-config is gone",
];

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn plan() -> Plan {
    Plan::new(&answers("entra"), &Secrets::default())
}

/// What is read is checked and shown, as on the page.
fn goes_on(answers: &Answers) -> bool {
    let plan = Plan::new(answers, &Secrets::default());
    let report = check::report(&plan);
    !preview(&plan, &report, false).is_empty()
}

fn named(name: &str) -> Vec<Vec<u8>> {
    let paths = cases()
        .into_iter()
        .map(|case| fixtures().join(case).join(name));
    paths.filter_map(|path| fs::read(path).ok()).collect()
}

fn links() -> Vec<Vec<u8>> {
    let fragment = |case: String| link(&answers(&case).deployment).fragment.into_bytes();
    cases().into_iter().map(fragment).collect()
}

fn archives() -> Vec<Vec<u8>> {
    let made = |case: &str| {
        let checked = check(Plan::new(&answers(case), &secrets())).unwrap();
        archive("osmo", &bundle(&checked).files)
    };
    ["entra", "none"].map(made).to_vec()
}

/// Archives of other programs, deflated.
fn packed() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text/unzip");
    ["python.zip", "streamed.zip"]
        .map(|name| fs::read(folder.join(name)).unwrap())
        .to_vec()
}

fn tokens() -> Vec<Vec<u8>> {
    let part = |text: &str| URL_SAFE_NO_PAD.encode(text);
    let claims = "{\"iss\": \"https://login.microsoftonline.com/12345678-1234-1234-1234-123456789abc/v2.0\", \"aud\": \
                  \"aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee\", \"exp\": 1800003600, \"iat\": 1800000000, \"roles\": [\"osmo-user\"], \
                  \"preferred_username\": \"ann@example.com\", \"email\": \"ann@example.com\"}";
    let whole = format!(
        "{}.{}.c2lnbmF0dXJl",
        part("{\"alg\": \"RS256\", \"kid\": \"1\"}"),
        part(claims)
    );
    vec![
        whole.clone().into_bytes(),
        format!("Bearer {whole}\n").into_bytes(),
    ]
}

fn values() -> Vec<Vec<u8>> {
    let entra = fixtures().join("entra/bundle");
    ["osmo_values.yaml", "router_values.yaml", "ui_values.yaml"]
        .map(|name| fs::read(entra.join(name)).unwrap())
        .to_vec()
}
