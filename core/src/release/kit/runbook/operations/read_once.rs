//! A file into which a page reads something, to be edited and written back.

/// Reads it once: what was edited there is not overwritten. A file of an earlier day would bring back what was true on that day, so it
/// is put aside, under a name that no other file has. The CLI prints errors on standard output: what it says when it fails is shown,
/// and is never taken for what was read.
const READ: &str = r#"find . -maxdepth 1 -name FILE -mtime +0 -exec sh -c 'mv "$1" "$(mktemp "$1.XXXXXX")"' sh {} \;
test -s FILE || { COMMAND > FILE.new && mv FILE.new FILE; } || { cat FILE.new; rm -f FILE.new; false; }"#;

/// The same, and what was read is kept beside it, for the way back.
const READ_AND_KEEP: &str = "mv FILE.new FILE && cp FILE BEFORE;";

/// The commands that read the output of `command` into `file`, both as words of the shell.
pub(super) fn read_once(file: &str, command: &str) -> String {
    READ.replace("FILE", file).replace("COMMAND", command)
}

/// The same, which also copies what was read to `before`.
pub(super) fn read_and_keep(file: &str, before: &str, command: &str) -> String {
    let kept = READ_AND_KEEP.replace("BEFORE", before);
    READ.replace("mv FILE.new FILE;", &kept)
        .replace("FILE", file)
        .replace("COMMAND", command)
}
