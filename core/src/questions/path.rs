//! Names of paths that the compiler checks against the tables.

use super::STEPS;
use crate::path::Path;
use crate::secrets::SPECS;

/// Compares texts byte by byte: `==` is not to be had where the compiler computes.
const fn same(one: &[u8], other: &[u8]) -> bool {
    match (one, other) {
        ([], []) => true,
        ([a, one @ ..], [b, other @ ..]) => *a == *b && same(one, other),
        _ => false,
    }
}

/// Finds the path of a question or secret while compiling, for [`path!`](crate::path!).
///
/// # Panics
/// No table has it. While compiling, this is an error of the compiler.
#[expect(clippy::panic, reason = "an error of the compiler")]
pub const fn named(text: &str) -> Path {
    let text = text.as_bytes();
    let mut steps = STEPS;
    while let [step, rest @ ..] = steps {
        let mut sections = step.sections;
        while let [section, rest @ ..] = sections {
            let mut fields = section.fields;
            while let [field, rest @ ..] = fields {
                if same(field.path.as_str().as_bytes(), text) {
                    return field.path;
                }
                fields = rest;
            }
            sections = rest;
        }
        steps = rest;
    }
    let mut specs = SPECS;
    while let [spec, rest @ ..] = specs {
        if same(spec.path.as_str().as_bytes(), text) {
            return spec.path;
        }
        specs = rest;
    }
    panic!("no question and no secret has this path")
}

#[cfg(test)]
mod tests {
    use crate::questions::all;
    use crate::secrets::SPECS;

    #[test]
    fn every_path_is_found() {
        for path in all()
            .map(|field| field.path)
            .chain(SPECS.iter().map(|spec| spec.path))
        {
            assert_eq!(super::named(path.as_str()), path);
        }
    }

    #[test]
    #[should_panic(expected = "no question and no secret has this path")]
    fn another_is_refused() {
        super::named("hostnam");
    }
}
