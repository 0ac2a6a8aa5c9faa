//! Puts every string of a corpus into every question and every secret, and writes down what the files make of it.
//!
//! ```text
//! cargo run --release -p osmo-configurator-core --example corpus -- STRINGS OUT SECRETS ENTROPY ANSWERS...
//! ```
//!
//! `STRINGS` has one string a line, in base64. Each question is asked with the first of the `ANSWERS` files in which it
//! is asked at all. `OUT/index.txt` gets a line for each string that was accepted: path, string and normalised string in
//! base64, numbers of the files. `OUT/N.yaml` is a file (others keep their own ending, such as `N.md`), `OUT/N.json` what `serde_yaml` reads in it;
//! equal files are written once. The last line on standard output counts the tries and the refusals.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command-line tool"
)]

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use osmo_configurator_core::answers;
use osmo_configurator_core::bundle::bundle;
use osmo_configurator_core::check::{Checked, check};
use osmo_configurator_core::entropy::Seeded;
use osmo_configurator_core::fields::{Field, Kind};
use osmo_configurator_core::model::Answers;
use osmo_configurator_core::plan::Plan;
use osmo_configurator_core::questions::{self};
use osmo_configurator_core::secrets::{PREFIX, SPECS, Secret, SecretSpec, Secrets, generate};
use osmo_configurator_core::text::File;
use serde_yaml::Value;
use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

type Fallible<T> = Result<T, Box<dyn Error>>;

/// Files that were written, and what became of each string.
struct Record {
    out: PathBuf,
    index: fs::File,
    numbers: HashMap<String, usize>,
    tried: usize,
    refused: usize,
}

impl Record {
    fn number(&mut self, file: &File) -> Fallible<usize> {
        if let Some(number) = self.numbers.get(&file.text) {
            return Ok(*number);
        }
        let number = self.numbers.len();
        self.numbers.insert(file.text.clone(), number);
        let ending = Path::new(&file.name)
            .extension()
            .map_or(String::new(), |e| e.to_string_lossy().into_owned());
        if ending == "yaml" {
            fs::write(self.out.join(format!("{number}.yaml")), &file.text)?;
            let value: Value = serde_yaml::from_str(&file.text)
                .map_err(|error| format!("{}: {error}\n{}", file.name, file.text))?;
            fs::write(self.out.join(format!("{number}.json")), json(&value))?;
        } else {
            fs::write(self.out.join(format!("{number}.{ending}")), &file.text)?;
        }
        Ok(number)
    }

    fn accepted(
        &mut self,
        path: &str,
        given: &str,
        normalised: &str,
        checked: &Checked,
    ) -> Fallible<()> {
        let bundle = bundle(checked);
        let mut numbers = Vec::new();
        for file in bundle.files.iter().chain(&bundle.secrets) {
            // Constant scripts say nothing here, and the sums change with every string.
            let script = file.text.starts_with("#!") || file.name.starts_with("lib/");
            if script || file.name == "SHA256SUMS" {
                continue;
            }
            numbers.push(format!("{}={}", file.name, self.number(file)?));
        }
        let [given, normalised] = [given, normalised].map(|text| STANDARD.encode(text));
        writeln!(
            self.index,
            "{path}\t{given}\t{normalised}\t{}",
            numbers.join(",")
        )?;
        Ok(())
    }
}

/// Returns a tree as JSON: the types are what matters.
fn json(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => json_string(text),
        Value::Sequence(items) => {
            format!("[{}]", items.iter().map(json).collect::<Vec<_>>().join(","))
        }
        Value::Mapping(map) => {
            let entries: Vec<String> = map
                .iter()
                .map(|(key, value)| format!("{}:{}", json(key), json(value)))
                .collect();
            format!("{{{}}}", entries.join(","))
        }
        Value::Tagged(tagged) => json_string(&format!("a tag: {}", tagged.tag)),
    }
}

fn json_string(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out + "\""
}

fn read_secrets(given: &Path, entropy: &Path) -> Fallible<Secrets> {
    let (mut secrets, seed) = (Secrets::default(), fs::read(entropy)?);
    for spec in SPECS {
        generate(&mut secrets, spec, &mut Seeded::new(&seed))?;
    }
    let given: BTreeMap<String, String> = serde_yaml::from_str(&fs::read_to_string(given)?)?;
    for spec in SPECS {
        if let Some(text) = spec
            .path
            .strip_prefix(PREFIX)
            .and_then(|name| given.get(name))
        {
            *(spec.get_mut)(&mut secrets) = Secret::new(text.as_str());
        }
    }
    Ok(secrets)
}

/// Returns the first answers with which a question is asked.
fn asks<'a>(bases: &'a [Answers], field: &Field) -> Option<&'a Answers> {
    bases
        .iter()
        .find(|base| questions::asked(&base.deployment).any(|asked| asked.path == field.path))
}

impl Record {
    fn try_answer(
        &mut self,
        base: &Answers,
        secrets: &Secrets,
        field: &Field,
        text: &str,
    ) -> Fallible<()> {
        let mut changed = base.clone();
        let fits = field.set(&mut changed, text).is_ok();
        self.tried += 1;
        if fits && let Ok(checked) = check(Plan::new(&changed, secrets)) {
            return self.accepted(
                &field.path,
                text,
                &field.read(checked.plan().answers()),
                &checked,
            );
        }
        self.refused += 1;
        Ok(())
    }

    fn try_secret(
        &mut self,
        base: &Answers,
        secrets: &Secrets,
        spec: &SecretSpec,
        text: &str,
    ) -> Fallible<()> {
        let mut changed = secrets.clone();
        *(spec.get_mut)(&mut changed) = Secret::new(text);
        self.tried += 1;
        if let Ok(checked) = check(Plan::new(base, &changed)) {
            return self.accepted(&spec.path, text, text, &checked);
        }
        self.refused += 1;
        Ok(())
    }
}

fn run(arguments: &[PathBuf]) -> Fallible<ExitCode> {
    let [strings, out, given, entropy, bases @ ..] = arguments else {
        eprintln!("usage: corpus STRINGS OUT SECRETS ENTROPY ANSWERS...");
        return Ok(ExitCode::from(2));
    };
    let strings: Vec<String> = fs::read_to_string(strings)?
        .lines()
        .map(|line| Ok(String::from_utf8(STANDARD.decode(line)?)?))
        .collect::<Fallible<_>>()?;
    let bases: Vec<Answers> = bases
        .iter()
        .map(|path| Ok(answers::read(&fs::read_to_string(path)?)?))
        .collect::<Fallible<_>>()?;
    let secrets = read_secrets(given, entropy)?;
    fs::create_dir_all(out)?;
    let index = fs::File::create(out.join("index.txt"))?;
    let mut record = Record {
        out: out.clone(),
        index,
        numbers: HashMap::new(),
        tried: 0,
        refused: 0,
    };
    for field in
        questions::all().filter(|field| matches!(field.kind, Kind::Text | Kind::Lines | Kind::Yaml))
    {
        let Some(base) = asks(&bases, field) else {
            println!("not asked\t{}", field.path);
            continue;
        };
        let before = record.refused;
        for text in &strings {
            record.try_answer(base, &secrets, field, text)?;
        }
        if record.refused - before == strings.len() {
            println!("never accepted\t{}", field.path);
        }
    }
    for spec in SPECS {
        let Some(base) = bases.iter().find(|base| (spec.needed)(&base.deployment)) else {
            println!("not asked\t{}", spec.path);
            continue;
        };
        for text in &strings {
            record.try_secret(base, &secrets, spec, text)?;
        }
    }
    println!(
        "tried\t{}\trefused\t{}\tfiles\t{}",
        record.tried,
        record.refused,
        record.numbers.len()
    );
    Ok(ExitCode::SUCCESS)
}

fn main() -> ExitCode {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    run(&arguments).unwrap_or_else(|error| {
        eprintln!("{error}");
        ExitCode::FAILURE
    })
}
