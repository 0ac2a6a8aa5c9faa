//! The finished page and the files it names. A file that changes gets the name and the hash of its new content:
//! hosts keep hashed names for ever, and browsers refuse what does not fit its hash.

use crate::error::{Context, Error, Result};
use crate::html;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha384};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// `dist/index.html` and its folder.
pub(super) struct Page {
    dist: PathBuf,
    text: String,
}

impl Page {
    /// Reads the page.
    pub(super) fn open(dist: &Path) -> Result<Self> {
        let text =
            fs::read_to_string(dist.join("index.html")).context("reading dist/index.html")?;
        Ok(Self {
            dist: dist.to_path_buf(),
            text,
        })
    }

    /// Writes the page.
    pub(super) fn save(self) -> Result<()> {
        fs::write(self.dist.join("index.html"), self.text).context("writing dist/index.html")
    }

    /// Returns the names of the program and of its glue.
    pub(super) fn program(&self) -> Result<(String, String)> {
        let tags = html::tags(&self.text);
        let name = |attribute: &str| {
            let address = tags.iter().find_map(|tag| tag.get(attribute));
            address
                .map(file_name)
                .context(format!("dist/index.html has no {attribute}"))
        };
        Ok((name("data-wasm")?, name("data-module")?))
    }

    /// Returns the text of a file beside the page.
    pub(super) fn read(&self, name: &str) -> Result<String> {
        fs::read_to_string(self.dist.join(name)).context(format!("reading dist/{name}"))
    }

    /// Makes one style sheet of all: 1.0, and five requests less.
    pub(super) fn join_styles(&mut self) -> Result<()> {
        let (mut kept, mut all) = (String::new(), String::new());
        let mut first = None;
        for piece in self.text.split_inclusive('>') {
            let tags = html::tags(piece);
            let style = tags.iter().find(|tag| tag.get("rel") == Some("stylesheet"));
            let Some(name) = style.and_then(|tag| tag.get("href")).map(file_name) else {
                kept.push_str(piece);
                continue;
            };
            all.push_str(&self.read(&name)?);
            if first.is_none() {
                kept.push_str(piece);
                first = Some(name);
            } else {
                fs::remove_file(self.dist.join(&name)).context(format!("removing dist/{name}"))?;
            }
        }
        let first = first.context("dist/index.html has no style sheet")?;
        self.text = kept;
        self.replace(&first, "style", all.as_bytes())
    }

    /// Gives the file `old` another content, and with it another name and hash.
    ///
    /// Trunk names the program after what the compiler made, so other tools or settings after it would change
    /// content under a name that browsers keep.
    pub(super) fn put(&mut self, old: &str, content: &[u8]) -> Result<()> {
        let (stem, _) = old
            .rsplit_once('-')
            .context(format!("{old} has no hash in its name"))?;
        self.replace(old, stem, content)
    }

    fn replace(&mut self, old: &str, stem: &str, content: &[u8]) -> Result<()> {
        let file = self.dist.join(old);
        let before = integrity(&fs::read(&file).context(format!("reading dist/{old}"))?);
        if !self.text.contains(&before) {
            return Err(Error::new(format!(
                "dist/index.html lacks the hash of {old}"
            )));
        }
        fs::remove_file(&file).context(format!("removing dist/{old}"))?;
        let new = hashed(stem, old, content);
        fs::write(self.dist.join(&new), content).context(format!("writing dist/{new}"))?;
        self.text = self
            .text
            .replace(&before, &integrity(content))
            .replace(old, &new);
        Ok(())
    }
}

fn file_name(address: &str) -> String {
    address.trim_start_matches("./").to_owned()
}

/// Returns what the page says about a file, so that browsers can check it.
fn integrity(content: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(content)))
}

/// Returns a name that says what is in the file, ending as the old one does.
fn hashed(stem: &str, old: &str, content: &[u8]) -> String {
    let mut hash = String::new();
    for byte in Sha384::digest(content).iter().take(8) {
        // Writing into a string cannot fail.
        let _ = write!(hash, "{byte:02x}");
    }
    let kind = old.rsplit_once('.').map_or("", |(_, kind)| kind);
    // `is_hashed` in server/headers.rs and people know the program by it.
    let mark = if kind == "wasm" { "_bg" } else { "" };
    format!("{stem}-{hash}{mark}.{kind}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace;

    /// Makes a page of two style sheets and a script in a folder of its own.
    fn example(name: &str) -> (PathBuf, Page) {
        let dist = workspace::root()
            .unwrap()
            .join("target/shrink-tests")
            .join(name);
        let _ = fs::remove_dir_all(&dist);
        fs::create_dir_all(&dist).unwrap();
        let mut text = String::from("<meta charset=utf-8>");
        for (file, content, rel) in [
            ("a-0123456789abcdef.css", "a{b:c}", "stylesheet"),
            ("b-0123456789abcdef.css", "d{e:f}", "stylesheet"),
            ("app-0123456789abcdef.js", "f()", "modulepreload"),
        ] {
            fs::write(dist.join(file), content).unwrap();
            let hash = integrity(content.as_bytes());
            let _ = write!(text, "<link href=./{file} integrity={hash} rel={rel}>");
        }
        fs::write(dist.join("index.html"), text + "<p>text").unwrap();
        let page = Page::open(&dist).unwrap();
        (dist, page)
    }

    #[test]
    fn style_sheets_become_one() {
        let (dist, mut page) = example("styles");
        page.join_styles().unwrap();
        let tags = html::tags(&page.text);
        let styles: Vec<_> = tags
            .iter()
            .filter(|tag| tag.get("rel") == Some("stylesheet"))
            .collect();
        let [style] = styles.as_slice() else {
            panic!("{styles:?}")
        };
        let name = file_name(style.get("href").unwrap());
        assert_eq!(fs::read_to_string(dist.join(name)).unwrap(), "a{b:c}d{e:f}");
        assert_eq!(
            style.get("integrity"),
            Some(integrity(b"a{b:c}d{e:f}").as_str())
        );
        assert!(!dist.join("b-0123456789abcdef.css").exists());
        assert!(page.text.ends_with("<p>text"), "{}", page.text);
    }

    #[test]
    fn name_and_hash_follow_the_content() {
        let (dist, mut page) = example("content");
        page.put("app-0123456789abcdef.js", b"g()").unwrap();
        assert!(!page.text.contains("app-0123456789abcdef.js"));
        assert!(page.text.contains(&integrity(b"g()")));
        assert!(!dist.join("app-0123456789abcdef.js").exists());
        page.save().unwrap();
        let text = fs::read_to_string(dist.join("index.html")).unwrap();
        let name = text
            .split(['/', ' '])
            .find(|word| word.starts_with("app-"))
            .unwrap();
        assert_eq!(fs::read(dist.join(name)).unwrap(), b"g()");
    }

    #[test]
    fn a_file_that_the_page_does_not_know_is_refused() {
        let (dist, mut page) = example("unknown");
        fs::write(dist.join("app-0123456789abcdef.js"), "h()").unwrap();
        assert!(page.put("app-0123456789abcdef.js", b"g()").is_err());
    }

    #[test]
    fn names_keep_their_kind() {
        let name = hashed("app", "app-0123456789abcdef_bg.wasm", b"x");
        assert!(
            name.starts_with("app-") && name.ends_with("_bg.wasm") && name.len() == 28,
            "{name}"
        );
    }
}
