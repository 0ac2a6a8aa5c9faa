//! What a person feels, measured in Chromium by `tests/e2e/measure.mjs`.

use crate::process;
use crate::server::{self, Site};
use crate::stages::e2e;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::thread;
use xshell::cmd;

/// The figures by name, in milliseconds.
pub(super) type Figures = BTreeMap<String, f64>;

/// Serves the page compressed, as a host would, and measures it.
pub(super) fn measure(dist: &Path, compressed: BTreeMap<PathBuf, Vec<u8>>) -> Result<Figures> {
    let browser = e2e::browser()?;
    let shell = process::shell()?;
    e2e::packages(&shell)?;
    let site = Site::new(dist)?.sending(compressed);
    let listener = server::listen(0)?;
    let address = listener.local_addr()?;
    thread::spawn(move || server::serve(&listener, site));
    let printed = cmd!(shell, "node measure.mjs")
        .env("BASE_URL", format!("http://{address}/"))
        .env("CHROME", browser)
        .read()?;
    printed.lines().map(figure).collect()
}

fn figure(line: &str) -> Result<(String, f64)> {
    let (name, value) = line
        .split_once(' ')
        .with_context(|| format!("not a figure: {line}"))?;
    Ok((name.to_owned(), value.parse()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read() {
        assert_eq!(figure("lcp 1234.5").unwrap(), ("lcp".to_owned(), 1234.5));
        assert!(figure("lcp").is_err() && figure("lcp soon").is_err());
    }
}
