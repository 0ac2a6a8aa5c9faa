//! SECR07: a master encryption key that is no 32 bytes in base64url without padding (RFC 7518 section 6.4; F-mek-size). OSMO
//! starts with a key of another size and fails when it first encrypts something.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use zeroize::Zeroizing;

const CODE: &str = "SECR07";
const PATH: Path = path!("secrets.mek");

fn is_key(secret: &str) -> bool {
    secret.len() == 43
        && URL_SAFE_NO_PAD
            .decode(secret)
            .map(Zeroizing::new)
            .is_ok_and(|bytes| bytes.len() == 32)
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("The master encryption key is not 32 bytes in base64url."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let Some(secret) = plan.secret(report, PATH) else {
        return;
    };
    if is_key(secret) {
        return;
    }
    let (what, why, fix) = if secret.starts_with('{') || secret.starts_with("eyJ") {
        (
            "Master encryption key is a whole JWK.",
            "Only the value of its member k belongs here; the rest is put around it.",
            "Paste the value of k alone. Give the value of kid as Key ID at the step Secrets: the database \
             names its key by it. If the text begins with eyJ, decode it \
             from base64 first.",
        )
    } else {
        (
            "Master encryption key is not 32 bytes long when it is decoded.",
            "OSMO starts with it, and fails when somebody stores the first credential.",
            "Generate it here for a new database; for an existing one paste the value of k of its JWK.",
        )
    };
    report.error(CODE, PATH, what).why(why).fix(fix);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses, run};

    const KEY: &str = "-_ECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    #[test]
    fn good() {
        passes(RULE, &[(&PATH, KEY)]);
        // The guide's spelling is taken for the same key.
        passes(
            RULE,
            &[(&PATH, "+/ECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")],
        );
    }

    #[test]
    fn bad() {
        for secret in [
            "short",
            &KEY[1..],
            &"0".repeat(64),
            "-_ECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9",
        ] {
            refuses(RULE, &[(&PATH, secret)], CODE, &PATH);
        }
    }

    #[test]
    fn other_spellings_are_recognised() {
        for (secret, word) in [("{\"k\":\"x\"}", "whole JWK"), ("eyJrIjoi", "whole JWK")] {
            let findings = run(&[RULE], &[(&PATH, secret)]);
            assert!(findings[0].what.contains(word), "{secret}");
            assert!(findings[0].fix.contains("kid"), "{findings:?}");
        }
    }
}
