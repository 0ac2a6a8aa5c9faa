//! What identity providers say: the traps of their steps, as the page and the bundle have them. Those of the chosen provider
//! come first; another one's count only where no two providers say the same.

use super::{Cause, Hit, Rank, hit};
use crate::decode::plain::Plain;
use crate::idp::{self, PROVIDERS, Provider};
use crate::plan::Plan;

/// Shorter words are said by everybody about anything.
const LEAST: usize = 12;

/// Returns what was recognised.
pub(super) fn hits(plan: &Plan, pasted: &Plain<'_>) -> Vec<Hit> {
    let chosen = idp::chosen(plan.deployment());
    let mut hits = Vec::new();
    let mut known: Vec<String> = Vec::new();
    for (says, cause) in traps(chosen) {
        known.extend(says.iter().map(|one| Plain::new(one).letters));
        hits.extend(said(pasted, &says, cause, None));
    }
    let mut others: Vec<(&Provider, Vec<&str>, &'static str)> = Vec::new();
    for provider in PROVIDERS.iter().filter(|one| one.id != chosen.id) {
        others.extend(traps(provider).map(|(says, cause)| (*provider, says, cause)));
    }
    for (provider, says, cause) in &others {
        let alone = |one: &&str| {
            let letters = Plain::new(one).letters;
            let same = others.iter().filter(|(_, says, _)| {
                says.iter()
                    .any(|other| Plain::new(other).letters == letters)
            });
            !known.contains(&letters) && same.count() == 1
        };
        let says: Vec<&str> = says.iter().copied().filter(alone).collect();
        hits.extend(said(pasted, &says, cause, Some(provider.label)));
    }
    hits
}

fn said(plain: &Plain<'_>, says: &[&str], cause: &str, other: Option<&str>) -> Option<Hit> {
    let (rank, why) = match other {
        None => (Rank::Chosen, cause.to_owned()),
        Some(label) => (Rank::Other, format!("If the provider is {label}: {cause}")),
    };
    let cause = Cause {
        why,
        proof: "The steps beside the questions of the provider, and its own sign-in log".to_owned(),
        question: Some((path!("idp.provider"), "Provider")),
        ..Cause::new()
    };
    hit(plain, says, rank, cause)
}

/// Returns the traps of a provider: each way to say it, and the cause.
fn traps(provider: &Provider) -> impl Iterator<Item = (Vec<&'static str>, &'static str)> {
    idp::guide_of(provider.id)
        .symptoms()
        .filter_map(|[see, cause]| {
            let says = words(see);
            (!says.is_empty()).then_some((says, cause))
        })
}

/// Returns the words of a program in what a person sees: codes as they are, else the text without where it is seen.
fn words(see: &'static str) -> Vec<&'static str> {
    let code = |word: &&str| word.starts_with("AADSTS");
    let codes: Vec<&str> = see.split([' ', ',', ':']).filter(code).collect();
    if !codes.is_empty() {
        return codes;
    }
    let text = [
        "oauth2-proxy: ",
        "401 ",
        "400: ",
        "Error 400: ",
        "Error 403: ",
    ]
    .iter()
    .find_map(|before| see.strip_prefix(before))
    .unwrap_or(see);
    let text = [" in osmo login", " after ", " at the provider"]
        .iter()
        .find_map(|after| text.split_once(after))
        .map_or(text, |(text, _)| text);
    text.split(", or ")
        .flat_map(|part| part.split(" or "))
        .filter(|part| Plain::new(part).letters.len() >= LEAST)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_what_people_see_the_words_of_the_program_are_taken() {
        for (see, expected) in [
            (
                "AADSTS65001, AADSTS90094: consent of an administrator",
                &["AADSTS65001", "AADSTS90094"][..],
            ),
            ("AADSTS7000218 in osmo login", &["AADSTS7000218"]),
            (
                "Error 400: redirect_uri_mismatch",
                &["redirect_uri_mismatch"],
            ),
            (
                "oauth2-proxy: issuer did not match",
                &["issuer did not match"],
            ),
            (
                "unauthorized_client or invalid_client in osmo login",
                &["unauthorized_client", "invalid_client"],
            ),
            ("401 Jwt is expired after two minutes", &["Jwt is expired"]),
            ("iss", &[]),
        ] {
            assert_eq!(words(see), expected, "{see}");
        }
    }
}
