//! SECR04: a cookie secret that oauth2-proxy refuses (D9). It decodes base64url without
//! padding; if that gives no 16, 24 or 32 bytes, the text itself has to have as many.

use crate::finding::Report;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::{ERRORS, Listed, Needs, Rule};
use base64::Engine as _;
use base64::alphabet::URL_SAFE;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};

const CODE: &str = "SECR04";
const PATH: Path = path!("secrets.cookieSecret");

/// Go's `RawURLEncoding`: no padding, left-over bits ignored.
const GO: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::RequireNone),
);

fn is_key_size(length: usize) -> bool {
    matches!(length, 16 | 24 | 32)
}

fn is_accepted(secret: &str) -> bool {
    let decoded =
        zeroize::Zeroizing::new(GO.decode(secret.trim_end_matches('=')).unwrap_or_default());
    is_key_size(decoded.len()) || is_key_size(secret.len())
}

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::Nothing,
    finds: ERRORS,
    sentence: Listed::new("oauth2-proxy refuses the cookie secret."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    if plan
        .secret(report, PATH)
        .is_some_and(|secret| !is_accepted(secret))
    {
        let what = "Cookie secret is not 16, 24 or 32 bytes long when it is decoded.";
        let why = "oauth2-proxy exits at start with a message about the AES cipher. Three of four \
                   secrets made by openssl rand -base64 32 do that: + and / are not decoded.";
        let fix = "Generate it here. One made by openssl works once every + in it is a - and every / a _.";
        report.error(CODE, PATH, what).why(why).fix(fix);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, refuses};

    #[test]
    fn good() {
        let generated = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
        for secret in [
            generated,
            &format!("{generated}="),
            "0123456789abcdef",
            "abcdefghijklmnopqrstuvwx",
            "~~~~~~~~~~~~~~~~",
        ] {
            passes(RULE, &[(&PATH, secret)]);
        }
        passes(RULE, &[("idp.provider", "none"), (&PATH, "short")]);
    }

    #[test]
    fn bad() {
        for secret in [
            "short",
            "+AECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            "abc8Q~0123456789012345678901234567890123",
            &"0".repeat(64),
        ] {
            refuses(RULE, &[(&PATH, secret)], CODE, &PATH);
        }
    }
}
