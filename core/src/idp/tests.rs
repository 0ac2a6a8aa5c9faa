//! The table as a whole: what holds for every provider.

use super::*;
use crate::fields::Kind;
use crate::syntax::duration;

fn with(provider: &Provider) -> Deployment {
    let mut deployment = Deployment::default();
    deployment.idp.provider = provider.id;
    deployment
}

#[test]
fn the_default_is_the_first_of_the_table() {
    assert_eq!(Deployment::default().idp.provider, PROVIDERS[0].id);
}

#[test]
fn words_are_unique() {
    for (index, provider) in PROVIDERS.iter().enumerate() {
        let word = provider.id.word();
        let first = PROVIDERS.iter().position(|one| one.id.word() == word);
        assert_eq!(first, Some(index), "{word}");
        assert_eq!(of(provider.id).label, provider.label);
    }
}

/// One definition of "people sign in": the connection has no other.
#[test]
fn there_is_a_connection_exactly_if_people_sign_in() {
    for provider in PROVIDERS {
        let d = with(provider);
        let word = provider.id.word();
        let connection = connection(&d);
        assert_eq!(connection.is_some(), d.signs_in(), "{word}");
        if let Some(connection) = connection {
            assert!(connection.providers.len() >= 2, "{word}: Envoy refuses one");
        }
    }
}

#[test]
fn a_provider_asks_below_its_word_and_only_while_it_is_chosen() {
    for provider in PROVIDERS {
        let word = provider.id.word();
        for section in provider.questions {
            for other in PROVIDERS {
                assert_eq!((section.asked)(&with(other)), other.id == provider.id);
            }
            for field in section.fields {
                let below = format!("idp.{word}");
                assert!(field.path.starts_with(&below), "{}", field.path);
            }
        }
    }
}

/// The examples are good answers: tests of rules start from them.
#[test]
fn what_is_required_has_a_default_or_an_example() {
    let usual = crate::model::Answers::default();
    for provider in PROVIDERS {
        for field in provider.questions.iter().flat_map(|part| part.fields) {
            let filled = !field.read(&usual).is_empty() || !field.example.is_empty();
            let line = field.kind == Kind::Text && field.required;
            assert!(!line || filled, "{}", field.path);
        }
    }
}

#[test]
fn every_provider_says_what_to_do() {
    for provider in PROVIDERS {
        let word = provider.id.word();
        let guide = guide_of(provider.id);
        assert!(!guide.title.is_empty() && !guide.steps.is_empty(), "{word}");
        let d = with(provider);
        let usable = d.signs_in() && provider.dead_end.is_none();
        assert_eq!(
            usable,
            !(guide.who)(&d).is_empty(),
            "{word}: who can sign in"
        );
        if let Some(dead_end) = provider.dead_end {
            let instead = find(dead_end.instead).unwrap();
            assert!(instead.dead_end.is_none() && instead.id.word() != word);
        }
    }
}

/// Whatever is derived, the token outlives the session's refresh.
#[test]
fn the_refresh_is_shorter_than_the_life_of_a_token() {
    for provider in PROVIDERS {
        let d = with(provider);
        let (Some(c), Some(life)) = (connection(&d), provider.token_life) else {
            continue;
        };
        let refresh = duration::seconds(&c.cookie_refresh);
        let life = duration::seconds(life(&d));
        assert!(refresh.is_some() && refresh < life, "{}", c.cookie_refresh);
    }
}

/// A provider that signs people in either knows how long its tokens live or is a dead end.
#[test]
fn every_usable_provider_knows_the_life_of_its_tokens() {
    for provider in PROVIDERS {
        let usable = with(provider).signs_in() && provider.dead_end.is_none();
        assert_eq!(usable, provider.token_life.is_some(), "{}", provider.label);
    }
}

/// A line that follows from the provider leads back to a question that is asked.
#[test]
fn what_follows_comes_from_a_question_of_the_provider() {
    for provider in PROVIDERS {
        let Some(c) = connection(&with(provider)) else {
            continue;
        };
        let own = provider.questions.iter().flat_map(|part| part.fields);
        let asked: Vec<Path> = own.map(|field| field.path).chain([CHOICE]).collect();
        let mut from = vec![
            c.issuer_from,
            c.client_from,
            c.device_client_from,
            c.device_endpoint_from,
            c.scope_from,
        ];
        for one in &c.providers {
            from.extend([one.issuer_from, one.audience_from]);
        }
        for path in from {
            assert!(asked.contains(&path), "{}: {path}", provider.label);
        }
    }
}

/// A page names these steps by their first and last number, so none stands between them. What a step says of another is so.
#[test]
fn the_steps_that_give_roles_stand_together() {
    for (word, said) in [
        ("entra", "steps 5 and 6"),
        ("keycloak", "steps 4 to 6"),
        ("okta", "step"),
    ] {
        let d = with(find(word).unwrap());
        assert!(steps_for_roles(&d).unwrap().starts_with(said), "{word}");
    }
    for provider in PROVIDERS {
        let steps = guide_of(provider.id).steps.iter();
        let of = steps.map(Step::needed_for_roles);
        let of: Vec<usize> = of
            .zip(1..)
            .filter_map(|(is, at)| is.then_some(at))
            .collect();
        let together = of.iter().zip(of.iter().skip(1)).all(|(a, b)| a + 1 == *b);
        assert!(together, "{}: {of:?}", provider.label);
    }
    let entra = guide_of(find("entra").unwrap().id);
    assert!(entra.steps[4].text.contains("step 6 gives them"));
    assert!(entra.steps[5].text.contains("Select a role"));
}
