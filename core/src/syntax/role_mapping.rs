//! One line of a role mapping: `name at the provider = role of OSMO`. Envoy joins the names of a token with commas, and the
//! pages put them into JSON and a line of sed, so a name has a closed form (F-roles-claim).

/// Both sides of a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Mapped<'a> {
    /// A group or role of the provider's, as it stands in the claim `roles`.
    pub(crate) external: &'a str,
    /// A role of OSMO.
    pub(crate) role: &'a str,
}

/// Takes a line apart, or says what is wrong with it. The last `=` is the one that counts: a group may have some.
pub(crate) fn parse(line: &str) -> Result<Mapped<'_>, &'static str> {
    let Some((external, role)) = line.rsplit_once('=') else {
        return Err("has no = between the provider's name and OSMO's role");
    };
    let (external, role) = (external.trim(), role.trim());
    if external.is_empty() || role.is_empty() {
        return Err("lacks one of its two names");
    }
    if external.chars().count() > 200 || role.len() > 63 {
        return Err("has a name that is too long");
    }
    if external.contains(',') {
        return Err("has a comma in it, at which Envoy's list of roles is split");
    }
    if external
        .chars()
        .any(|c| c.is_control() || r#""'\[]|`$"#.contains(c))
    {
        return Err("has one of the characters \" ' \\ [ ] | ` $ in it");
    }
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    if !role.bytes().all(plain) || role.starts_with('-') {
        return Err("names a role that has other characters than letters, digits, - and _");
    }
    Ok(Mapped { external, role })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good() {
        for (line, external, role) in [
            ("LDAP_ML_TEAM = osmo-user", "LDAP_ML_TEAM", "osmo-user"),
            ("R&D team (Köln)=ml_team", "R&D team (Köln)", "ml_team"),
            ("/osmo/admins = osmo-admin", "/osmo/admins", "osmo-admin"),
            ("CN=ml = osmo-user", "CN=ml", "osmo-user"),
            (
                "8c1f7e2a-0000-4000-8000-000000000001 = osmo-user",
                "8c1f7e2a-0000-4000-8000-000000000001",
                "osmo-user",
            ),
        ] {
            assert_eq!(parse(line), Ok(Mapped { external, role }), "{line}");
        }
    }

    #[test]
    fn bad() {
        for line in [
            "team",
            "= osmo-user",
            "team =",
            "CN=ml,OU=x = osmo-user",
            "a\"b = osmo-user",
            "a\\b = osmo-user",
            "a]b = osmo-user",
            "a|b = osmo-user",
            "a'b = osmo-user",
            "$(id) = osmo-user",
            "team = osmo user",
            "team = osmo/user",
            "team = -x",
        ] {
            assert!(parse(line).is_err(), "{line}");
        }
    }
}
