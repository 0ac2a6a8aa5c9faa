//! The forms that single answers have. A question names its form; the schema and the tests of the rules read it there.

use super::{arn, dns_label, duration, guid, host, hostname, image, number, quantity};

/// The form of one answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Grammar {
    /// Any text; its rules say more.
    Text,
    /// A host name.
    Hostname,
    /// A host name or an IPv4 address.
    Host,
    /// A DNS label.
    Label,
    /// Name of an object in Kubernetes: DNS labels with dots between them.
    Name,
    /// A port.
    Port,
    /// A number of replicas.
    Replicas,
    /// A number of a Redis database.
    DbNumber,
    /// A quantity of Kubernetes.
    Quantity,
    /// A duration of Go.
    Duration,
    /// The tag of an image.
    Tag,
    /// A whole reference of an image.
    Image,
    /// Registry and path of images.
    Location,
    /// A registry.
    Registry,
    /// A GUID.
    Guid,
    /// The ARN of a certificate.
    CertificateArn,
}

impl Grammar {
    /// Says whether a text has the form. Empty text is no answer yet, and spaces around do not count.
    pub fn fits(self, text: &str) -> bool {
        let text = text.trim();
        text.is_empty()
            || match self {
                Self::Text => true,
                Self::Hostname => hostname::defect(&hostname::bare(text)).is_none(),
                Self::Host => host::defect(&hostname::bare(text)).is_none(),
                Self::Label => dns_label::is_label(text),
                Self::Name => dns_label::is_subdomain(text),
                Self::Port => number::port(text).is_some(),
                Self::Replicas => number::whole(text).is_some_and(|n| (1..=1000).contains(&n)),
                Self::DbNumber => number::whole(text).is_some_and(|n| n <= 15),
                Self::Quantity => quantity::thousandths(text).is_some(),
                Self::Duration => duration::seconds(text).is_some(),
                Self::Tag => image::is_tag(text),
                Self::Image => image::reference(text).is_ok(),
                Self::Location => image::location_defect(text.trim_end_matches('/')).is_none(),
                Self::Registry => image::is_registry(text),
                Self::Guid => guid::is_guid(&text.to_ascii_lowercase()),
                Self::CertificateArn => arn::is_certificate(text),
            }
    }

    /// Says the form in words.
    pub const fn form(self) -> &'static str {
        match self {
            Self::Text => "",
            Self::Hostname => "A host name such as osmo.example.com.",
            Self::Host => "A host name or an IPv4 address.",
            Self::Label => "Small letters, digits and hyphens, 63 at most.",
            Self::Name => "Small letters, digits, hyphens and dots, 253 at most.",
            Self::Port => "A whole number from 1 to 65535.",
            Self::Replicas => "A whole number from 1 to 1000.",
            Self::DbNumber => "A whole number from 0 to 15.",
            Self::Quantity => "A quantity such as 500m, 1 or 512Mi.",
            Self::Duration => "A duration in hours, minutes and seconds such as 168h or 1h30m.",
            Self::Tag => "Letters, digits, points, hyphens and underscores, 128 at most.",
            Self::Image => "An image such as registry.example.com/team/name:1.2.",
            Self::Location => {
                "Registry and path such as registry.example.com/team, without https://."
            }
            Self::Registry => "A host, perhaps with a port.",
            Self::Guid => "32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.",
            Self::CertificateArn => {
                "An ARN such as arn:aws:acm:us-west-2:123456789012:certificate/…."
            }
        }
    }

    /// Returns a regular expression for exactly the texts that fit, spaces around and a duration of centuries aside; nothing
    /// where words or lengths decide too. It is for other programs: nothing here reads it.
    pub const fn pattern(self) -> Option<&'static str> {
        Some(match self {
            Self::Label => "^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)?$",
            Self::Port => {
                "^([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])?$"
            }
            Self::Replicas => "^([1-9][0-9]{0,2}|1000)?$",
            Self::DbNumber => "^([0-9]|1[0-5])?$",
            Self::Quantity => {
                "^([+]?([0-9]{1,12}([.][0-9]{0,18})?|[.][0-9]{1,18})(Ki|Mi|Gi|Ti|Pi|Ei|n|u|m|k|M|G|T|P|E|[eE][+-]?[0-9]{1,2})?)?$"
            }
            Self::Duration => "^([+]?(0|(([0-9]+[.]?[0-9]*|[.][0-9]+)(h|m|s|ms|us|ns))+))?$",
            Self::Tag => "^([A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?$",
            _ => return None,
        })
    }

    /// Returns the least and the most of a whole number.
    pub const fn bounds(self) -> Option<(u64, u64)> {
        match self {
            Self::Port => Some((1, 65_535)),
            Self::Replicas => Some((1, 1000)),
            Self::DbNumber => Some((0, 15)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for (grammar, text) in [
            (Grammar::Text, "anything at all"),
            (Grammar::Hostname, "https://OSMO.example.com/"),
            (Grammar::Host, "10.0.0.1"),
            (Grammar::Label, "osmo"),
            (Grammar::Name, "osmo.tls"),
            (Grammar::Port, "5432"),
            (Grammar::Replicas, "1000"),
            (Grammar::DbNumber, "0"),
            (Grammar::Quantity, "0.5"),
            (Grammar::Duration, "1h30m"),
            (Grammar::Tag, "1.2.3"),
            (Grammar::Image, "envoyproxy/envoy:v1.29.0"),
            (Grammar::Location, "nvcr.io/nvidia/osmo"),
            (Grammar::Registry, "localhost.example.com:5000"),
            (Grammar::Guid, "12345678-1234-1234-1234-123456789ABC"),
            (
                Grammar::CertificateArn,
                "arn:aws:acm:us-west-2:123456789012:certificate/12345678-1234-1234-1234-123456789abc",
            ),
        ] {
            assert!(grammar.fits(text), "{grammar:?} {text}");
            assert!(grammar.fits("") && grammar.fits(&format!(" {text} ")));
            assert_eq!(grammar.form().is_empty(), grammar == Grammar::Text);
        }
    }

    #[test]
    fn bad() {
        for (grammar, text) in [
            (Grammar::Hostname, "osmo_example"),
            (Grammar::Host, "postgres://pg"),
            (Grammar::Label, "a.b"),
            (Grammar::Name, "A"),
            (Grammar::Port, "65536"),
            (Grammar::Replicas, "0"),
            (Grammar::DbNumber, "16"),
            (Grammar::Quantity, "one"),
            (Grammar::Duration, "7d"),
            (Grammar::Tag, "a b"),
            (Grammar::Image, "a b"),
            (Grammar::Location, "https://nvcr.io"),
            (Grammar::Registry, "a/b"),
            (Grammar::Guid, "common"),
            (Grammar::CertificateArn, "arn"),
        ] {
            assert!(!grammar.fits(text), "{grammar:?} {text}");
        }
    }
}
