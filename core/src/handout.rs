//! The page for whoever runs the identity provider, by itself: to be read, printed or sent, with answers still missing or
//! not. No secret stands in it.

use crate::idp;
use crate::plan::Plan;
use crate::release::kit;
use crate::text::blocks::{Part, parts};
use crate::text::{html, join};

/// The page in its forms.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Handout {
    /// Its parts.
    pub parts: Vec<Part>,
    /// As Markdown, as it is in the bundle.
    pub markdown: String,
    /// As a file that a browser opens, with nothing beside it.
    pub html: String,
    /// How many lines still lack an answer.
    pub gaps: usize,
}

/// Returns the page; nothing where nobody signs in.
pub fn handout(plan: &Plan) -> Option<Handout> {
    let lines = kit::administrators_page(plan)?;
    let parts = parts(&lines, &[]);
    let title = format!("{}: sign-in for OSMO", idp::chosen(plan.deployment()).label);
    Some(Handout {
        html: html::page(&title, &parts),
        markdown: join(&lines),
        gaps: lines.iter().filter(|line| line.gap).count(),
        parts,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::idp::PROVIDERS;
    use crate::model::Answers;
    use crate::questions;
    use crate::secrets::{Secret, Secrets};
    use crate::text::blocks::Block;

    fn plan(word: &str, hostname: &str) -> Plan {
        let mut answers = Answers::default();
        let provider = idp::find(word).unwrap();
        answers.deployment.idp.provider = provider.id;
        answers.deployment.hostname = hostname.into();
        for (path, text) in provider.examples() {
            questions::find(path)
                .unwrap()
                .set(&mut answers, text)
                .unwrap();
        }
        let secrets = Secrets {
            client_secret: Secret::new("hunter2hunter2".to_owned()),
            ..Secrets::default()
        };
        Plan::new(&answers, &secrets)
    }

    /// Every provider through which people sign in has one, whole in each form, and it holds no secret.
    #[test]
    fn every_provider_has_one() {
        let mut seen = 0;
        for provider in PROVIDERS {
            let word = provider.id.word();
            let Some(page) = handout(&plan(word, "osmo.example.com")) else {
                assert!(provider.dead_end.is_some() || word == "none", "{word}");
                continue;
            };
            let redirect = "https://osmo.example.com/oauth2/callback";
            for text in [&page.markdown, &page.html] {
                assert!(
                    text.contains(redirect) && !text.contains("hunter2"),
                    "{word}"
                );
            }
            assert_eq!(page.gaps, 0, "{word}");
            let mut blocks = page.parts.iter().map(|part| &part.block);
            let Some(Block::Steps(steps)) = blocks.find(|one| matches!(one, Block::Steps(_)))
            else {
                panic!("{word}: no steps")
            };
            assert_eq!(
                steps.len(),
                idp::guide_of(provider.id).steps.len(),
                "{word}"
            );
            seen += 1;
        }
        assert_eq!(seen, 13);
    }

    #[test]
    fn what_is_missing_is_counted_and_what_is_typed_is_text() {
        let open = handout(&plan("okta", "")).unwrap();
        assert!(open.gaps > 0 && open.html.contains("&lt;hostname&gt;"));
        let odd = handout(&plan("okta", "<script>x</script>")).unwrap();
        assert!(!odd.html.contains("<script"), "{}", odd.html);
    }
}
