//! `cargo xtask serve`: from a fresh checkout to the page in the browser, in one command.

use crate::build;
use crate::error::{Context, Error, Result};
use crate::server::{self, Site};
use crate::workspace;

/// The port unless another one is asked for.
const PORT: u16 = 8080;

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
struct Options {
    port: u16,
    build: bool,
}

/// Builds the page and serves it until the program is stopped.
pub(crate) fn run(words: &[&str]) -> Result<()> {
    let options = read(words)?;
    // Before the build, so that a taken port is told now and not minutes later.
    let listener = server::listen(options.port)?;
    if options.build {
        build::run()?;
    }
    let site = Site::new(&workspace::built_dist()?)?;
    let address = listener.local_addr().context("finding the port")?;
    println!("-- Serving dist/ at http://{address}/ (Ctrl-C stops it)");
    server::serve(&listener, site);
    Ok(())
}

fn read(words: &[&str]) -> Result<Options> {
    let mut options = Options {
        port: PORT,
        build: true,
    };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let (name, inline) = match word.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (*word, None),
        };
        match name {
            "--port" => {
                let value = inline.or_else(|| words.next().copied()).unwrap_or_default();
                let number = value.parse();
                options.port = number.context(format!(
                    "`--port {value}`: a port is a number from 0 to 65535"
                ))?;
            }
            "--no-build" if inline.is_none() => options.build = false,
            _ => return Err(Error::new(format!("`serve` does not know `{word}`"))),
        }
    }
    Ok(options)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read() {
        assert_eq!(
            read(&[]).unwrap(),
            Options {
                port: 8080,
                build: true
            }
        );
        assert_eq!(
            read(&["--port", "9000", "--no-build"]).unwrap(),
            Options {
                port: 9000,
                build: false
            }
        );
        assert_eq!(read(&["--port=9000"]).unwrap().port, 9000);
    }

    #[test]
    fn mistakes_are_named() {
        for words in [
            &["--port"][..],
            &["--port", "many"],
            &["--port=70000"],
            &["--open"],
        ] {
            assert!(read(words).is_err(), "{words:?}");
        }
    }
}
