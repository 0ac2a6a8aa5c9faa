//! What makes the finished page smaller after Trunk: it cannot let the program and its glue
//! agree on short names, its minifier does not understand the glue, and it keeps style sheets
//! apart. Each step says what it gains, in kB brotli of the first load.

mod glue;
mod names;
mod page;
mod program;

use crate::error::{Context, Result};
use page::Page;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;

/// The script that starts the program. Its name has no hash, because nothing else could name it.
const BOOT: &str = "boot.js";

/// Makes the page in `dist` smaller, with tools from the search path `tools`.
pub(crate) fn run(dist: &Path, tools: &OsStr) -> Result<()> {
    let mut page = Page::open(dist)?;
    page.join_styles()?;

    let (program, script) = page.program()?;
    let optimised = program::optimise(&dist.join(&program), tools)?;
    page.put(&program, &optimised.content)?;

    let glue = glue::rename(&page.read(&script)?, &optimised.names)?;
    page.put(&script, glue::minify(&glue, dist, tools)?.as_bytes())?;
    let boot = glue::minify(&page.read(BOOT)?, dist, tools)?;
    fs::write(dist.join(BOOT), boot).context("writing dist/boot.js")?;
    page.save()
}
