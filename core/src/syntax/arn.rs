//! ARNs of ACM certificates: `arn:aws:acm:REGION:ACCOUNT:certificate/ID`, also in the partitions `aws-cn` and `aws-us-gov`.

/// Says whether a text is the ARN of an ACM certificate.
pub(crate) fn is_certificate(text: &str) -> bool {
    let parts: Vec<&str> = text.split(':').collect();
    let [arn, partition, service, region, account, resource] = parts.as_slice() else {
        return false;
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
    *arn == "arn"
        && matches!(*partition, "aws" | "aws-cn" | "aws-us-gov")
        && *service == "acm"
        && region_fits
        && account_fits
        && resource.strip_prefix("certificate/").is_some_and(id_fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for text in [
            "arn:aws:acm:us-west-2:123456789012:certificate/12345678-1234-1234-1234-123456789abc",
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
            "arn:aws:iam:us-west-2:123456789012:certificate/12345678-1234-1234-1234-123456789abc",
            "arn:aws:acm::123456789012:certificate/12345678-1234-1234-1234-123456789abc",
            "arn:aws:acm:us-west-2:12345:certificate/12345678-1234-1234-1234-123456789abc",
            "arn:aws:acm:us-west-2:123456789012:server-certificate/x",
        ] {
            assert!(!is_certificate(text), "{text}");
        }
    }
}
