//! The files as a tree: folders with what is in them, and what is to be known of each file before it is opened.

use crate::preview::PreviewFile;
use crate::text::{counted, diff};

/// What became of a file since it was taken last.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Since {
    /// It was not taken, or nobody may know: the values of secrets are not compared.
    Unknown,
    /// It is the same.
    Same,
    /// So many of its lines are other ones; none if lines were only taken away.
    Changed(usize),
    /// It was not among those that were taken.
    New,
}

/// A file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Leaf {
    /// Its name with its folder.
    pub name: String,
    /// How many lines it has.
    pub lines: usize,
    /// How many bytes; 0 for one with secrets, whose length would tell theirs.
    pub bytes: usize,
    /// How many of its lines lack an answer.
    pub gaps: usize,
    /// Whether it goes into the archive of the secrets.
    pub secret: bool,
    /// What became of it since it was taken last.
    pub since: Since,
}

/// A folder; the first one has no name.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Folder {
    /// Its name with the folders around it, and a slash at the end.
    pub name: String,
    /// The files in it.
    pub files: Vec<Leaf>,
    /// The folders in it.
    pub folders: Vec<Folder>,
}

/// What was taken last.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct Taken {
    /// Whether it was all files; one of which nobody knows is new then.
    pub whole: bool,
    /// What they said. None of them holds a secret.
    pub files: Vec<PreviewFile>,
}

fn texts(file: &PreviewFile) -> Vec<&str> {
    file.lines.iter().map(|line| line.text.as_str()).collect()
}

fn since(file: &PreviewFile, taken: Option<&Taken>) -> Since {
    let Some(taken) = taken.filter(|_| !file.secret) else {
        return Since::Unknown;
    };
    match taken.files.iter().find(|old| old.name == file.name) {
        Some(old) if texts(old) == texts(file) => Since::Same,
        Some(old) => {
            let changed = diff::changed(&texts(old), &texts(file));
            Since::Changed(changed.into_iter().filter(|new| *new).count())
        }
        None if taken.whole => Since::New,
        None => Since::Unknown,
    }
}

fn leaf(file: &PreviewFile, taken: Option<&Taken>) -> Leaf {
    let bytes = file.lines.iter().map(|line| line.text.len() + 1).sum();
    Leaf {
        name: file.name.clone(),
        lines: file.lines.len(),
        bytes: if file.secret { 0 } else { bytes },
        gaps: file.lines.iter().filter(|line| line.gap).count(),
        secret: file.secret,
        since: since(file, taken),
    }
}

/// Returns a size as people say it: kilobytes of 1,000 bytes with one digit, rounded up so that nothing is 0.
fn kilobytes(bytes: usize) -> String {
    let tenths = bytes.div_ceil(100);
    format!("{}.{} kB", tenths / 10, tenths % 10)
}

impl Leaf {
    /// Returns its name without its folder.
    pub fn short(&self) -> &str {
        self.name.rsplit('/').next().unwrap_or_default()
    }

    /// Says how large it is.
    pub fn size(&self) -> String {
        let lines = counted(self.lines, "line", "lines");
        if self.secret {
            lines
        } else {
            format!("{lines}, {}", kilobytes(self.bytes))
        }
    }

    /// Says what is different since it was taken last; nothing if nothing is.
    pub fn news(&self) -> Option<String> {
        match self.since {
            Since::Unknown | Since::Same => None,
            Since::Changed(0) => Some("lines taken away".to_owned()),
            Since::Changed(count) => Some(format!("{} changed", counted(count, "line", "lines"))),
            Since::New => Some("new".to_owned()),
        }
    }

    /// Says how many lines lack an answer; nothing if none does.
    pub fn missing(&self) -> Option<String> {
        (self.gaps > 0).then(|| format!("{} missing", self.gaps))
    }

    fn is_news(&self) -> bool {
        matches!(self.since, Since::Changed(_) | Since::New)
    }
}

impl Folder {
    /// Puts files into their folders, in the order in which they come; `taken` is what was taken last.
    pub fn of(files: &[PreviewFile], taken: Option<&Taken>) -> Self {
        let mut root = Self::default();
        for file in files {
            root.put(leaf(file, taken));
        }
        root
    }

    /// Puts a file where its name says; a folder that is not there is made.
    fn put(&mut self, leaf: Leaf) {
        let rest = leaf.name.get(self.name.len()..).unwrap_or_default();
        let Some((first, _)) = rest.split_once('/') else {
            return self.files.push(leaf);
        };
        let name = format!("{}{first}/", self.name);
        if let Some(inner) = self.folders.iter_mut().find(|one| one.name == name) {
            return inner.put(leaf);
        }
        let mut inner = Self {
            name,
            ..Self::default()
        };
        inner.put(leaf);
        self.folders.push(inner);
    }

    /// Returns its name without the folders around it.
    pub fn short(&self) -> &str {
        let name = self.name.trim_end_matches('/');
        let start = name.rfind('/').map_or(0, |slash| slash + 1);
        name.get(start..).unwrap_or_default()
    }

    fn count(&self, look: fn(&Leaf) -> bool) -> usize {
        let here = self.files.iter().filter(|leaf| look(leaf)).count();
        here + self
            .folders
            .iter()
            .map(|one| one.count(look))
            .sum::<usize>()
    }

    fn bytes(&self) -> usize {
        let here: usize = self.files.iter().map(|leaf| leaf.bytes).sum();
        here + self.folders.iter().map(Self::bytes).sum::<usize>()
    }

    /// Says how many files are in it.
    pub fn size(&self) -> String {
        counted(self.count(|_| true), "file", "files")
    }

    /// Says how many of its files are different since they were taken last; nothing if none is.
    pub fn news(&self) -> Option<String> {
        let count = self.count(Leaf::is_news);
        (count > 0).then(|| format!("{count} changed"))
    }

    /// Says what there is in all, and what became of it since it was taken last.
    pub fn says(&self, taken: Option<&Taken>) -> String {
        let all = format!("{}, {}", self.size(), kilobytes(self.bytes()));
        let gaps = self.count(|leaf| leaf.gaps > 0);
        let since = match (taken, self.count(Leaf::is_news)) {
            (None, _) if gaps > 0 => format!("In {gaps} of them an answer is missing."),
            (None, _) => "None of them is downloaded yet.".to_owned(),
            (Some(taken), 0) if taken.whole => "As you downloaded them.".to_owned(),
            (Some(_), 0) => "What you downloaded is the same.".to_owned(),
            (Some(_), count) => format!("{count} changed since your last download."),
        };
        format!("{all}. {since}")
    }
}

#[cfg(test)]
mod tests;
