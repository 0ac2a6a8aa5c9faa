//! What OSMO itself says.

use crate::release::kit::{Symptom, Text};

pub(super) static TEXTS: &[Text] = &[
    Text::of(
        Symptom::new(
            "Default admin password must be 43 characters long",
            "The password in default-admin-secret has another length, often by a line break \
        at its end",
            "Generate it here, and replace the Secret",
            "osmo-service",
        ),
        &["Default admin password must be 43 characters long"],
        "F-admin-password",
    )
    .proof(
        "kubectl get secret default-admin-secret -o jsonpath={.data.password} | base64 \
        -d | wc -c",
    )
    .asks(path!("secrets.adminPassword")),
    Text::of(
        Symptom::new(
            "MEK file … does not exist",
            "services.configFile.enabled is false, so nobody mounts the key",
            "Leave it on; the files made here do",
            "osmo-service",
        ),
        &["MEK file … does not exist"],
        "D35",
    ),
    Text::of(
        Symptom::new(
            "InvalidJWEKeyLength",
            "The master encryption key is not 32 bytes long: OSMO starts with it and fails \
        at the first secret",
            "Never replace a key that secrets were written with. With none written: make a \
        new one and restart the six Deployments",
            "osmo-service",
        ),
        &["InvalidJWEKeyLength", "Expected key of length 256"],
        "F-mek-size, F-mek-mounts",
    )
    .asks(path!("secrets.mek")),
    Text::of(
        Symptom::new(
            "\"k\" is not base64url encoded",
            "The key inside mek.yaml holds a placeholder, a space or a line break",
            "Make a new one, unless secrets were written with it",
            "osmo-service",
        ),
        &["\"k\" is not base64url encoded", "InvalidJWKValue"],
        "F-mek-file",
    )
    .asks(path!("secrets.mek")),
    Text::of(
        Symptom::new(
            "binascii.Error",
            "mek.yaml holds the key itself where its base64 has to stand",
            "Standard base64 of the whole JSON, on one line",
            "osmo-service",
        ),
        &["binascii.Error", "Incorrect padding"],
        "F-mek-file",
    )
    .proof(
        "kubectl get configmap mek-config -o yaml: a value under meks that begins with \
        eyJ is right",
    )
    .asks(path!("secrets.mek")),
    Text::of(
        Symptom::new(
            "Cannot find mek whose kid is",
            "Stored secrets name a key that mek-config does not have",
            "Put that key back from the backup, beside the others, and restart the six \
        Deployments",
            "osmo-service",
        ),
        &["Cannot find mek whose kid is"],
        "F-mek-file, F-mek-two-rounds",
    )
    .asks(path!("mek.currentMek")),
    Text::of(
        Symptom::new(
            "Port could not be cast to integer",
            "The Redis password holds one of # / ? [ ], which breaks the address that OSMO \
        builds of it",
            "Give Redis another password",
            "osmo-service",
        ),
        &["Port could not be cast to integer"],
        "D53",
    )
    .asks(path!("secrets.redisPassword")),
    Text::of(
        Symptom::new(
            "permission denied to create extension \"hstore\"",
            "OSMO's database user may not create the extension hstore",
            "Let an administrator create it in that database; on Azure put HSTORE on \
        azure.extensions first",
            "osmo-service",
        ),
        &[
            "permission denied to create extension \"hstore\"",
            "\"hstore\" is not allow-listed",
        ],
        "F-hstore",
    )
    .asks(path!("postgres.creation")),
];
