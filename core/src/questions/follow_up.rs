//! What follows when an operator changes the platform, the ingress controller or the release. A value that the operator has changed
//! stays. Files and drafts say all that they mean; nothing follows from them.

mod throw_away;

use super::{all, defaults_of};
use crate::model::{Answers, Controller, Platform, Tls};
pub(crate) use throw_away::CONNECTIONS;
pub(super) use throw_away::throw_away;

/// What one platform suggests.
struct Suggestion {
    controller: Controller,
    ingress_class: &'static str,
    tls: Tls,
    redis_port: &'static str,
    redis_tls: bool,
}

fn of_platform(platform: Platform) -> Suggestion {
    let base = Suggestion {
        controller: Controller::IngressNginx,
        ingress_class: "nginx",
        tls: Tls::Secret,
        redis_port: "6379",
        redis_tls: true,
    };
    match platform {
        Platform::OnPrem => base,
        Platform::Aws => Suggestion {
            controller: Controller::Alb,
            ingress_class: "alb",
            tls: Tls::Acm,
            ..base
        },
        Platform::Azure => Suggestion {
            ingress_class: "webapprouting.kubernetes.azure.com",
            redis_port: "10000",
            ..base
        },
        Platform::Gcp => Suggestion {
            redis_tls: false,
            ..base
        },
    }
}

/// The class name and the TLS end that usually go with a controller.
fn of_controller(controller: Controller) -> (&'static str, Tls) {
    match controller {
        Controller::IngressNginx => ("nginx", Tls::Secret),
        Controller::Alb => ("alb", Tls::Acm),
        Controller::Other => ("", Tls::Secret),
    }
}

fn follow<T: PartialEq>(current: &mut T, old: &T, new: T) {
    if current == old {
        *current = new;
    }
}

/// Values that still are what the old platform suggests follow the new one.
pub(super) fn platform(answers: &mut Answers, before: &Answers) {
    let (d, before) = (&mut answers.deployment, &before.deployment);
    let (old, new) = (of_platform(before.platform), of_platform(d.platform));
    follow(
        &mut d.ingress.ingress_class,
        &old.ingress_class.into(),
        new.ingress_class.into(),
    );
    follow(&mut d.ingress.controller, &old.controller, new.controller);
    follow(&mut d.ingress.tls, &old.tls, new.tls);
    follow(
        &mut d.redis.port,
        &old.redis_port.into(),
        new.redis_port.into(),
    );
    follow(&mut d.redis.tls_enabled, &old.redis_tls, new.redis_tls);
    if d.throw_away_stores {
        throw_away::settle(answers);
    }
}

/// The class name and the place where TLS ends follow if they still are what the old controller suggests (D52: the
/// class is a name, the controller is another question).
pub(super) fn controller(answers: &mut Answers, before: &Answers) {
    let (d, before) = (&mut answers.deployment, &before.deployment);
    let (old, new) = (
        of_controller(before.ingress.controller),
        of_controller(d.ingress.controller),
    );
    follow(&mut d.ingress.ingress_class, &old.0.into(), new.0.into());
    follow(&mut d.ingress.tls, &old.1, new.1);
}

/// Answers that still are what the old release begins with become what the new one begins with.
pub(super) fn release(answers: &mut Answers, before: &Answers) {
    let [old, new] = [before, &*answers].map(|one| defaults_of(&one.deployment));
    let chosen = answers.deployment.release;
    for field in all() {
        let (was, becomes) = (field.read(&old), field.read(&new));
        if was != becomes && field.read(answers) == was {
            field.set(answers, &becomes).unwrap_or_default();
        }
    }
    answers.deployment.release = chosen;
}

#[cfg(test)]
mod tests {
    use crate::model::{Answers, Controller, Tls};
    use crate::questions::find;

    fn choose(answers: &mut Answers, path: &str, word: &str) {
        find(path).unwrap().choose(answers, word).unwrap();
    }

    #[test]
    fn defaults_follow_the_platform_and_choices_stay() {
        let mut answers = Answers::default();
        choose(&mut answers, "platform", "aws");
        let ingress = &answers.deployment.ingress;
        assert_eq!(
            (ingress.controller, ingress.ingress_class.as_str()),
            (Controller::Alb, "alb")
        );
        // Azure Managed Redis listens there, and nobody else does.
        choose(&mut answers, "platform", "azure");
        assert_eq!(answers.deployment.redis.port.as_str(), "10000");
        choose(&mut answers, "platform", "on-prem");
        assert_eq!(answers.deployment.redis.port.as_str(), "6379");
        choose(&mut answers, "redis.port", "7000");
        choose(&mut answers, "platform", "azure");
        let d = &answers.deployment;
        assert_eq!(
            d.ingress.ingress_class.as_str(),
            "webapprouting.kubernetes.azure.com"
        );
        assert_eq!(d.redis.port.as_str(), "7000");
    }

    #[test]
    fn class_and_tls_follow_the_controller() {
        let mut answers = Answers::default();
        choose(&mut answers, "ingress.controller", "alb");
        let ingress = answers.deployment.ingress.clone();
        assert_eq!(
            (ingress.ingress_class.as_str(), ingress.tls),
            ("alb", Tls::Acm)
        );
        choose(&mut answers, "ingress.ingressClass", "public");
        choose(&mut answers, "ingress.controller", "ingress-nginx");
        let ingress = answers.deployment.ingress;
        assert_eq!(
            (ingress.ingress_class.as_str(), ingress.tls),
            ("public", Tls::Secret)
        );
    }

    /// A file that says only the platform means only the platform.
    #[test]
    fn nothing_follows_from_a_raw_answer() {
        let mut answers = Answers::default();
        for (path, word) in [("platform", "aws"), ("ingress.controller", "alb")] {
            find(path).unwrap().set(&mut answers, word).unwrap();
        }
        assert_eq!(answers.deployment.ingress.ingress_class.as_str(), "nginx");
        assert_eq!(answers.deployment.ingress.tls, Tls::Secret);
    }
}
