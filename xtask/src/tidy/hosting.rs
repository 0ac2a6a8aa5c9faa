//! The rule that every host is told the same: the files in `docs/hosting` and SECURITY.md have the headers of `server/headers.rs`.

use super::files::SourceFile;
use crate::server::headers::protecting;

/// A file for hosts, and how a header is written there.
type Host = (&'static str, fn(&str, &str) -> String);

const HOSTS: [Host; 4] = [
    ("SECURITY.md", |name, value| format!("\n{name}: {value}\n")),
    ("docs/hosting/nginx.conf", |name, value| {
        format!("    add_header {name} \"{value}\" always;\n")
    }),
    ("docs/hosting/Caddyfile", |name, value| {
        format!("\t\t{name} \"{value}\"\n")
    }),
    ("docs/hosting/cloudfront-headers.json", cloudfront),
];

/// `CloudFront` has keys of its own for some headers.
fn cloudfront(name: &str, value: &str) -> String {
    match name {
        "Content-Security-Policy" => format!("\"ContentSecurityPolicy\": \"{value}\""),
        "Referrer-Policy" => format!("\"ReferrerPolicy\": \"{value}\""),
        "X-Content-Type-Options" => "\"ContentTypeOptions\": { \"Override\": true }".to_owned(),
        _ => format!("\"Header\": \"{name}\", \"Value\": \"{value}\""),
    }
}

/// Returns the headers that a file lacks or has otherwise.
pub(super) fn other_headers(files: &[SourceFile]) -> Vec<String> {
    let mut found = Vec::new();
    for (path, written) in HOSTS {
        let file = files.iter().find(|file| file.path == path);
        let text = file.map_or("", |file| file.text.as_str());
        for (name, value) in protecting() {
            let line = written(name, &value);
            if !text.contains(&line) {
                found.push(format!("{path} lacks: {}", line.trim()));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::files::example;
    use super::*;

    #[test]
    fn every_header_stands_in_every_file_as_the_server_sends_it() {
        let whole = |change: fn(String) -> String| {
            let text = |(path, written): &Host| {
                let lines = protecting()
                    .into_iter()
                    .map(|(name, value)| written(name, &value));
                example(path, &change(format!("\n{}", lines.collect::<String>())))
            };
            other_headers(&HOSTS.iter().map(text).collect::<Vec<_>>())
        };
        assert_eq!(whole(|text| text), Vec::<String>::new());
        assert_eq!(whole(|text| text.replace("no-referrer", "origin")).len(), 4);
        assert_eq!(other_headers(&[]).len(), 4 * protecting().len());
    }
}
