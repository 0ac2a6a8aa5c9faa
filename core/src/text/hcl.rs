//! Terraform's language: the one place where values enter it.

use super::escape::json_or_toml;

/// Returns a value as a quoted text in which nothing is a template (HCL native syntax, "Template Literals"). Its escapes are
/// those of JSON, beside the doubled signs that begin a template.
pub(crate) fn quoted(value: &str) -> String {
    json_or_toml(value)
        .replace("${", "$${")
        .replace("%{", "%%{")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_a_template() {
        assert_eq!(quoted("a\"b\\c\n"), r#""a\"b\\c\u000a""#);
        assert_eq!(
            quoted("${file(\"/x\")} %{ if y }"),
            r#""$${file(\"/x\")} %%{ if y }""#
        );
        assert_eq!(quoted("$$ $x %y"), "\"$$ $x %y\"");
    }
}
