//! The program: optimised by wasm-opt, which also gives what it shares with its glue short names.

use super::names::Names;
use crate::error::{Context, Result};
use crate::process;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The features that the compiler uses. wasm-opt could read them in the program if wasm-bindgen left them there.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// What is done, in order. The figures are kB brotli of the first load, measured one by one:
/// the first and the last on top of the others, the rest against `-Oz` alone.
///
/// Tried and left out: level `s` (-0.6, but 23 kB more to compile), several rounds with `--converge`
/// (-0.1), other limits for inlining (at most -0.5), `--gufa`, `--monomorphize`,
/// `--merge-similar-functions` and `--generate-global-effects` (nothing).
const PASSES: [&str; 7] = [
    // Leptos brings streams for requests to a server, which nothing here makes. They are exported, so the linker
    // keeps them: 1.0.
    "--remove-exports=*intounderlying*",
    "-Oz",
    // Lets small offsets move into loads and stores: 1.7. The lowest kilobyte is the far end of the stack, and a
    // program that gets there traps either way.
    "--low-memory-unused",
    // 0.2, and nobody reads them.
    "--strip-producers",
    "--strip-target-features",
    // Variants of one generic function are called alike; side by side they compress better: 1.7.
    "--reorder-functions-by-name",
    // Emscripten's pass. Each name holds a hash of 64 bits, which does not compress: 2.1 here, 1.5 in the glue.
    "--minify-imports-and-exports-and-modules",
];

/// The program as it ships.
pub(super) struct Optimised {
    /// Its bytes.
    pub(super) content: Vec<u8>,
    /// What its imports and exports are called now.
    pub(super) names: Names,
}

/// Returns the program in `file`, optimised. The file stays as it is.
pub(super) fn optimise(file: &Path, tools: &OsStr) -> Result<Optimised> {
    let out = file.with_extension("optimised");
    let mut command = Command::new("wasm-opt");
    command.env("PATH", tools).arg(file).arg("-o").arg(&out);
    let printed = process::read(command.args(FEATURES).args(PASSES))?;
    let content = fs::read(&out).context("reading the optimised program")?;
    fs::remove_file(&out).context("removing the optimised program's first copy")?;
    Ok(Optimised {
        content,
        names: Names::read(&printed)?,
    })
}
