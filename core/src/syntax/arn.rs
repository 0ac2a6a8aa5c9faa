//! ARNs of ACM certificates: `arn:aws:acm:REGION:ACCOUNT:certificate/ID`, also in the partitions for China, governments and
//! Europe.

/// Each partition with the beginning of its regions; none for the one whose regions begin in many ways.
const PARTITIONS: [(&str, &str); 8] = [
    ("aws", ""),
    ("aws-cn", "cn-"),
    ("aws-us-gov", "us-gov-"),
    ("aws-eusc", "eusc-"),
    ("aws-iso", "us-iso-"),
    ("aws-iso-b", "us-isob-"),
    ("aws-iso-e", "eu-isoe-"),
    ("aws-iso-f", "us-isof-"),
];

/// Says whether a region is one of a partition.
fn is_of(partition: &str, region: &str) -> bool {
    let of = |(_, start): &(&str, &str)| !start.is_empty() && region.starts_with(start);
    match PARTITIONS.iter().find(|(known, _)| *known == partition) {
        Some((_, "")) => !PARTITIONS.iter().any(of),
        Some((_, start)) => region.starts_with(start),
        None => false,
    }
}

/// Returns the region of a text if that is the ARN of an ACM certificate.
pub(crate) fn region(text: &str) -> Option<&str> {
    let parts: Vec<&str> = text.split(':').collect();
    let [arn, partition, service, region, account, resource] = parts.as_slice() else {
        return None;
    };
    let region_fits = region.contains('-')
        && region
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    let account_fits = account.len() == 12 && account.bytes().all(|b| b.is_ascii_digit());
    let id_fits = |id: &str| {
        id.len() == 36
            && id
                .bytes()
                .all(|b| b.is_ascii_digit() || b.is_ascii_lowercase() || b == b'-')
    };
    (*arn == "arn"
        && is_of(partition, region)
        && *service == "acm"
        && region_fits
        && account_fits
        && resource.strip_prefix("certificate/").is_some_and(id_fits))
    .then_some(*region)
}

/// Says whether a text is the ARN of an ACM certificate.
pub(crate) fn is_certificate(text: &str) -> bool {
    region(text).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for text in [
            "arn:aws:acm:us-west-2:123456789012:certificate/12345678-1234-1234-1234-123456789abc",
            "arn:aws-cn:acm:cn-north-1:123456789012:certificate/12345678-1234-1234-1234-123456789abc",
            "arn:aws-eusc:acm:eusc-de-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789abc",
            "arn:aws-iso:acm:us-iso-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789abc",
            "arn:aws-iso-b:acm:us-isob-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789abc",
            "arn:aws-us-gov:acm:us-gov-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789abc",
        ] {
            assert!(is_certificate(text), "{text}");
        }
    }

    #[test]
    fn bad() {
        for text in [
            "",
            "arn:aws:acm:us-west-2:XXXXXXXXX:certificate/YYYYYYYY",
            "12345678-1234-1234-1234-123456789abc",
            "arn:aws:acm:cn-north-1:123456789012:certificate/12345678-1234-1234-1234-123456789abc",
            "arn:aws-cn:acm:us-west-2:123456789012:certificate/12345678-1234-1234-1234-123456789abc",
            "arn:aws-x:acm:us-west-2:123456789012:certificate/12345678-1234-1234-1234-123456789abc",
            "arn:aws:iam:us-west-2:123456789012:certificate/12345678-1234-1234-1234-123456789abc",
            "arn:aws:acm::123456789012:certificate/12345678-1234-1234-1234-123456789abc",
            "arn:aws:acm:us-west-2:12345:certificate/12345678-1234-1234-1234-123456789abc",
            "arn:aws:acm:us-west-2:123456789012:server-certificate/x",
        ] {
            assert!(!is_certificate(text), "{text}");
        }
    }
}
