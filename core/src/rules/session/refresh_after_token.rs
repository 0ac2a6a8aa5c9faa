//! COOKIE05: a session that is refreshed only after the provider's token has ended (N5). oauth2-proxy goes by the age of the
//! session alone and passes the expired token on.

use crate::finding::Report;
use crate::idp::chosen;
use crate::path::Path;
use crate::plan::Plan;
use crate::rules::text::quoted;
use crate::rules::{Listed, Needs, Rule, WARNINGS};
use crate::syntax::duration;

const CODE: &str = "COOKIE05";
const PATH: Path = path!("oauth2Proxy.cookieRefresh");

pub(crate) const RULE: Rule = Rule {
    code: CODE,
    module: Listed::new(module_path!()),
    needs: Needs::WellFormed,
    finds: WARNINGS,
    sentence: Listed::new("Sessions are refreshed only after the access token has ended."),
    check,
};

fn check(plan: &Plan, report: &mut Report) {
    let d = plan.deployment();
    let (Some(refresh), Some(life)) = (plan.answer(report, PATH), chosen(d).token_life) else {
        return;
    };
    let life = life(d);
    let (Some(every), Some(token)) = (duration::seconds(&refresh), duration::seconds(life)) else {
        return;
    };
    if every == 0 {
        report
            .warning(CODE, PATH, "Sessions are never refreshed.")
            .why(
                "The access token ends before the session does, and the API answers 401 to people \
                 who are signed in.",
            )
            .fix("Leave it empty, then it is a minute shorter than the token's life.");
    } else if every >= token {
        let what = format!(
            "Session refresh {} is not shorter than the life of an ID token, {}.",
            quoted(&refresh),
            quoted(life)
        );
        let why = "Between the two the expired token is passed on, and the API answers 401 to \
                   people who are signed in.";
        report.warning(CODE, PATH, what).why(why).fix(
            "Leave it empty, then it is derived from the life of the tokens. Or make them live longer at the \
             provider, and answer that life here.",
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::bench::{passes, warns};

    const KEYCLOAK: (&str, &str) = ("idp.provider", "keycloak");

    #[test]
    fn good() {
        passes(RULE, &[KEYCLOAK]);
        passes(RULE, &[KEYCLOAK, (&PATH, "4m")]);
        passes(RULE, &[(&PATH, "50m")]);
        passes(
            RULE,
            &[
                ("idp.provider", "oidc"),
                ("idp.oidc.tokenLifetime", "12h"),
                (&PATH, "1h"),
            ],
        );
    }

    #[test]
    fn bad() {
        for provider in ["entra", "google"] {
            warns(
                RULE,
                &[("idp.provider", provider), (&PATH, "1h")],
                CODE,
                &PATH,
            );
        }
        for refresh in ["5m", "1h", "0s"] {
            warns(RULE, &[KEYCLOAK, (&PATH, refresh)], CODE, &PATH);
            warns(
                RULE,
                &[("idp.provider", "oidc"), (&PATH, refresh)],
                CODE,
                &PATH,
            );
        }
    }
}
