//! The platform sets defaults and nothing else: a value that the operator has changed stays.

use super::{Controller, Deployment, Tls, choice};

choice! {
    /// Where the Kubernetes cluster runs.
    Platform {
        OnPrem = "on-prem", "On-premises or other", "Your own cluster, or a cloud that is not listed";
        Aws = "aws", "AWS (EKS)", "Sets: AWS Load Balancer Controller with an ACM certificate";
        Azure = "azure", "Azure (AKS)", "Sets: class of the application routing add-on, Azure Cache for Redis port 6380";
        Gcp = "gcp", "Google Cloud (GKE)", "Sets: ingress-nginx, Memorystore without TLS";
    }
}

/// What one platform sets.
struct Defaults {
    controller: Controller,
    ingress_class: &'static str,
    tls: Tls,
    redis_port: &'static str,
    redis_tls: bool,
}

impl Platform {
    fn defaults(self) -> Defaults {
        let base = Defaults {
            controller: Controller::IngressNginx,
            ingress_class: "nginx",
            tls: Tls::Secret,
            redis_port: "6379",
            redis_tls: true,
        };
        match self {
            Self::OnPrem => base,
            Self::Aws => Defaults {
                controller: Controller::Alb,
                ingress_class: "alb",
                tls: Tls::Acm,
                ..base
            },
            Self::Azure => Defaults {
                ingress_class: "webapprouting.kubernetes.azure.com",
                redis_port: "6380",
                ..base
            },
            Self::Gcp => Defaults {
                redis_tls: false,
                ..base
            },
        }
    }
}

fn follow<T: PartialEq>(current: &mut T, old: &T, new: T) {
    if current == old {
        *current = new;
    }
}

impl Deployment {
    /// Changes the platform. Values that still are the old platform's defaults follow; all others stay.
    pub fn set_platform(&mut self, platform: Platform) {
        let (old, new) = (self.platform.defaults(), platform.defaults());
        self.platform = platform;
        follow(
            &mut self.ingress.ingress_class,
            &old.ingress_class.into(),
            new.ingress_class.into(),
        );
        follow(
            &mut self.ingress.controller,
            &old.controller,
            new.controller,
        );
        follow(&mut self.ingress.tls, &old.tls, new.tls);
        follow(
            &mut self.redis.port,
            &old.redis_port.into(),
            new.redis_port.into(),
        );
        follow(&mut self.redis.tls_enabled, &old.redis_tls, new.redis_tls);
    }

    /// Changes the ingress controller. The class name and the place where TLS ends follow if they still are what the
    /// old controller suggests (D52: the class is a name, the controller is another question).
    pub fn set_controller(&mut self, controller: Controller) {
        let (old, new) = (
            self.ingress.controller.suggestion(),
            controller.suggestion(),
        );
        self.ingress.controller = controller;
        follow(&mut self.ingress.ingress_class, &old.0.into(), new.0.into());
        follow(&mut self.ingress.tls, &old.1, new.1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_follow_the_platform_and_choices_stay() {
        let mut d = Deployment::default();
        d.set_platform(Platform::Aws);
        assert_eq!(
            (d.ingress.controller, d.ingress.ingress_class.as_str()),
            (Controller::Alb, "alb")
        );
        d.redis.port = "7000".into();
        d.set_platform(Platform::Azure);
        assert_eq!(
            d.ingress.ingress_class.as_str(),
            "webapprouting.kubernetes.azure.com"
        );
        assert_eq!(d.redis.port.as_str(), "7000");
    }

    #[test]
    fn class_and_tls_follow_the_controller() {
        let mut d = Deployment::default();
        d.set_controller(Controller::Alb);
        assert_eq!(
            (d.ingress.ingress_class.as_str(), d.ingress.tls),
            ("alb", Tls::Acm)
        );
        d.ingress.ingress_class = "public".into();
        d.set_controller(Controller::IngressNginx);
        assert_eq!(
            (d.ingress.ingress_class.as_str(), d.ingress.tls),
            ("public", Tls::Secret)
        );
    }
}
