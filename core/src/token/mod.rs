//! A pasted ID token against the answers: what Envoy, oauth2-proxy and OSMO will make of each claim, why, and which step in
//! the provider's console mends it. The signature is not checked; nothing of the token is kept but names of claims and the
//! values that were compared.

mod claims;
mod obtain;
mod read;
mod times;

use crate::idp::{self, Connection, JwtProvider};
use crate::model::Deployment;
use crate::plan::Plan;
use crate::secrets::Secret;
use crate::syntax::json::Json;
use crate::text::counted;
pub use obtain::obtain;

/// What one program makes of a claim.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// It lets the token pass.
    Passes,
    /// It refuses the token, or takes something else than was meant.
    Fails,
    /// It does not look at this.
    Ignores,
    /// The token alone does not tell.
    Unsure,
}

/// One claim.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// Its name.
    pub claim: String,
    /// What stands there, cut short; empty if it is missing.
    pub found: String,
    /// What should stand there.
    pub wanted: String,
    /// Envoy's verdict.
    pub envoy: Verdict,
    /// oauth2-proxy's verdict.
    pub proxy: Verdict,
    /// OSMO's verdict.
    pub osmo: Verdict,
    /// Why, in one or two sentences.
    pub why: String,
    /// What mends it; empty if nothing has to be done.
    pub mend: String,
    /// The number of the step in the provider's console that mends it.
    pub step: Option<usize>,
}

impl Row {
    /// Says whether a program refuses the token for it.
    pub fn fails(&self) -> bool {
        [self.envoy, self.proxy, self.osmo].contains(&Verdict::Fails)
    }

    /// Says whether an answer is missing that it would be compared with.
    pub fn is_unanswered(&self) -> bool {
        self.wanted.contains('<')
    }
}

/// What a token says, row by row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Checked {
    /// A row for each claim that matters.
    pub rows: Vec<Row>,
}

impl Checked {
    /// Says whether everybody lets the token pass.
    pub fn passes(&self) -> bool {
        !self
            .rows
            .iter()
            .any(|row| row.fails() || row.is_unanswered())
    }

    /// What it comes to, in one sentence.
    pub fn sum(&self) -> String {
        let failed = self.rows.iter().filter(|row| row.fails()).count();
        let open = self.rows.iter().filter(|row| row.is_unanswered()).count();
        match (failed, open) {
            (0, 0) => "Envoy, oauth2-proxy and OSMO would take this token.".to_owned(),
            (0, count) => {
                let open = counted(count, "claim", "claims");
                format!("{open} cannot be compared yet: answers are missing.")
            }
            (count, _) => format!("{} would fail.", counted(count, "claim", "claims")),
        }
    }
}

/// What every row needs.
struct Case<'a> {
    d: &'a Deployment,
    c: &'a Connection,
    /// Header of the token.
    header: &'a Json,
    /// Its claims.
    claims: &'a Json,
    /// Seconds since 1970.
    now: u64,
}

/// Checks a token against the answers. `now` is the time in seconds since 1970.
///
/// # Errors
/// A sentence for the operator: nobody signs in, or the text is no ID token.
pub fn check(plan: &Plan, token: &Secret, now: u64) -> Result<Checked, &'static str> {
    let d = plan.deployment();
    let c = plan
        .connection()
        .filter(|_| idp::chosen(d).dead_end.is_none());
    let c = c.ok_or("There is no identity provider that gives tokens.")?;
    let mut parts = read::parts(token)?;
    let rows = {
        let case = Case {
            d,
            c,
            header: &parts.header,
            claims: &parts.claims,
            now,
        };
        let mut rows = vec![
            claims::algorithm(&case),
            claims::issuer(&case),
            claims::audience(&case),
        ];
        rows.push(claims::user(&case));
        rows.extend(claims::email(&case));
        rows.push(claims::roles(&case));
        rows.extend(times::rows(&case));
        rows
    };
    parts.wipe();
    Ok(Checked { rows })
}

impl Case<'_> {
    fn claim(&self, name: &str) -> Option<&Json> {
        self.claims.get(name)
    }

    fn text(&self, name: &str) -> &str {
        self.claim(name).and_then(Json::text).unwrap_or_default()
    }

    /// The token provider of Envoy's that this token would be judged by.
    fn provider(&self) -> Option<&JwtProvider> {
        let issuer = self.text("iss");
        let audiences = self.claim("aud").map(Json::texts).unwrap_or_default();
        let same = || self.c.providers.iter().filter(|one| one.issuer == issuer);
        let both = same().find(|one| audiences.contains(&one.audience.as_str()));
        both.or_else(|| same().next())
    }

    /// Says whether the token is one of `osmo login`, which never passes oauth2-proxy.
    fn of_cli(&self) -> bool {
        let audiences = self.claim("aud").map(Json::texts).unwrap_or_default();
        let device = self.c.device_client_id.as_str();
        device != self.c.client_id && audiences.contains(&device)
    }

    /// A row about a claim, passed by everybody until somebody says else.
    fn row(&self, claim: &str, wanted: impl Into<String>) -> Row {
        Row {
            claim: claim.to_owned(),
            found: self.claim(claim).map(shown).unwrap_or_default(),
            wanted: wanted.into(),
            envoy: Verdict::Ignores,
            proxy: Verdict::Ignores,
            osmo: Verdict::Ignores,
            why: String::new(),
            mend: String::new(),
            step: None,
        }
    }
}

impl Row {
    fn envoy(mut self, verdict: Verdict) -> Self {
        self.envoy = verdict;
        self
    }

    fn proxy(mut self, verdict: Verdict) -> Self {
        self.proxy = verdict;
        self
    }

    fn osmo(mut self, verdict: Verdict) -> Self {
        self.osmo = verdict;
        self
    }

    fn why(mut self, why: impl Into<String>) -> Self {
        self.why = why.into();
        self
    }

    /// What mends it: the provider's own step for this subject if it has one, with its number, and what is always true.
    fn mend(mut self, case: &Case<'_>, subject: &str, mend: &str) -> Self {
        let mut steps = idp::guide(case.d).steps.iter();
        let own = steps.position(|step| step.mends.contains(&subject));
        self.step = own.map(|index| index + 1);
        mend.clone_into(&mut self.mend);
        self
    }
}

/// Returns a value as a person reads it, cut short.
fn shown(value: &Json) -> String {
    let text = match value {
        Json::Null => "null".to_owned(),
        Json::Flag(on) => on.to_string(),
        Json::Number(text) | Json::Text(text) => text.clone(),
        Json::List(items) => items.iter().map(shown).collect::<Vec<_>>().join(", "),
        Json::Object(_) => "an object".to_owned(),
    };
    let mut out: String = text.chars().filter(|c| !c.is_control()).take(160).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests;
