//! Where the throw-away PostgreSQL and Redis are. Their Services begin with a word of their own: Kubernetes gives the addresses of
//! `osmo-redis` to OSMO's pods as `OSMO_REDIS_PORT`, which OSMO reads as its own setting (F-service-variables).

use crate::model::Answers;
use crate::questions::{defaults_of, find};

/// The questions about the way to both, and the only answers that lead there.
pub(crate) const CONNECTIONS: &[(&str, &str)] = &[
    ("postgres.serviceName", "throwaway-postgres"),
    ("postgres.port", "5432"),
    ("postgres.password", "true"),
    ("postgres.sslMode", "disable"),
    ("postgres.creation", "user"),
    ("redis.serviceName", "throwaway-redis"),
    ("redis.port", "6379"),
    ("redis.dbNumber", "0"),
    ("redis.tlsEnabled", "false"),
    ("redis.password", "true"),
];

/// Has the answers lead to both.
pub(super) fn settle(answers: &mut Answers) {
    for (path, text) in CONNECTIONS {
        if let Some(field) = find(path) {
            // The tests say that every one fits.
            field.set(answers, text).unwrap_or_default();
        }
    }
}

/// The way to both is set with them. Without them it is again what a deployment on this platform begins with, where it still leads there.
pub(crate) fn throw_away(answers: &mut Answers, before: &Answers) {
    if answers.deployment.throw_away_stores {
        return settle(answers);
    }
    let mut begun = defaults_of(&answers.deployment);
    if let Some(field) = find("platform") {
        let platform = answers.deployment.platform.value();
        field.choose(&mut begun, platform).unwrap_or_default();
    }
    let settled = before.deployment.throw_away_stores;
    for (path, text) in CONNECTIONS.iter().filter(|_| settled) {
        if let Some(field) = find(path).filter(|field| field.read(answers) == *text) {
            let first = field.read(&begun);
            field.set(answers, &first).unwrap_or_default();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choose(answers: &mut Answers, path: &str, word: &str) {
        find(path).unwrap().choose(answers, word).unwrap();
    }

    fn read(answers: &Answers, path: &str) -> String {
        find(path).unwrap().read(answers)
    }

    #[test]
    fn the_way_there_is_set_and_taken_back() {
        for platform in ["on-prem", "aws", "azure", "gcp"] {
            let mut answers = Answers::default();
            choose(&mut answers, "platform", platform);
            let begun = answers.clone();
            choose(&mut answers, "throwAwayStores", "true");
            for (path, text) in CONNECTIONS {
                assert_eq!(read(&answers, path), *text, "{path}");
            }
            choose(&mut answers, "throwAwayStores", "false");
            assert_eq!(answers, begun, "{platform}");
        }
    }

    #[test]
    fn another_platform_leads_nowhere_else() {
        let mut answers = Answers::default();
        choose(&mut answers, "throwAwayStores", "true");
        for platform in ["azure", "gcp", "aws", "on-prem"] {
            choose(&mut answers, "platform", platform);
            for (path, text) in CONNECTIONS {
                assert_eq!(read(&answers, path), *text, "{platform}: {path}");
            }
        }
    }

    #[test]
    fn what_was_typed_since_stays() {
        let mut answers = Answers::default();
        choose(&mut answers, "throwAwayStores", "true");
        choose(&mut answers, "redis.serviceName", "redis.example.internal");
        choose(&mut answers, "throwAwayStores", "false");
        assert_eq!(
            read(&answers, "redis.serviceName"),
            "redis.example.internal"
        );
        assert_eq!(read(&answers, "postgres.serviceName"), "");
    }
}
