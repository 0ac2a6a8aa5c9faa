//! The whole page in one file, for networks that reach no web server: style, scripts and both programs stand in it, and its own
//! security policy allows these and nothing else, by their hashes. It opens from a disk.

use crate::html::{self, Tag, replaced};
use crate::sums;
use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The file.
pub(crate) const FILE: &str = "osmo-configurator.html";
/// Its sum, as `sha256sum -c` reads it.
pub(crate) const SUM: &str = "osmo-configurator.html.sha256";

const PAGE: &str = "index.html";
/// The part of boot.js that loads programs, and what stands there in one file.
pub(crate) const LOADING: [&str; 2] = [
    "// Where the programs come from; the page in one file has carried.js here.\n",
    "// Until here.\n",
];
const CARRIED: &str = include_str!("../../public/carried.js");
/// What is untrue of one file.
const NOT_FROM_DISK: &str = ", or the page was opened as a file: it has to come from a web server";

/// Makes the file and its sum in `dist`, and has the page there offer both.
pub(crate) fn write(dist: &Path) -> Result<()> {
    let page = read(dist, PAGE)?;
    let whole = single(dist, &page)?;
    let sum = sums::hex(&sums::sum(whole.as_bytes()));
    fs::write(dist.join(FILE), whole)?;
    fs::write(dist.join(SUM), format!("{sum}  {FILE}\n"))?;
    let offer = format!(
        "<p class=offline><a href=./{FILE} download>Download for closed networks</a>: this page as one file that opens from a disk. \
         SHA-256 <a href=./{SUM} download>{sum}</a></p></body>"
    );
    Ok(fs::write(
        dist.join(PAGE),
        replaced(&page, "</body>", &offer)?,
    )?)
}

fn read(dist: &Path, name: &str) -> Result<String> {
    fs::read_to_string(dist.join(name)).with_context(|| format!("reading {name}"))
}

/// Returns the page in one file.
fn single(dist: &Path, page: &str) -> Result<String> {
    let (mut style, mut out, mut rest) = (String::new(), String::new(), page);
    // What a page loads stands in its links; the styles are put together in their order.
    while let Some((before, after)) = rest.split_once("<link") {
        let (link, after) = after.split_once('>').context("a link has no end")?;
        let link = format!("<link{link}>");
        let tag = only_tag(&link)?;
        out.push_str(before);
        match tag.get("rel").unwrap_or_default() {
            "stylesheet" => style += &read(dist, tag.get("href").unwrap_or_default())?,
            "preload" | "modulepreload" => {}
            _ => out.push_str(&link),
        }
        rest = after;
    }
    out.push_str(rest);
    let start = out.rfind("<script").context("the page has no script")?;
    let (before, after) = out.split_at(start);
    let (script, after) = after
        .split_once("</script>")
        .context("a script has no end")?;
    let script = only_tag(&format!("{script}</script>"))?;
    let (scripts, data) = scripts(dist, &script)?;
    ensure!(!style.contains("</style"), "a style ends early");
    let parts = scripts.iter().map(|(_, text)| hash(text));
    let policy = format!(
        "default-src 'none'; script-src 'wasm-unsafe-eval' {}; style-src {}; img-src data:; base-uri 'none'; form-action 'none'",
        parts.collect::<Vec<_>>().join(" "),
        hash(&style)
    );
    let element = |(attributes, text): &(String, String)| {
        format!("<script type=\"module\"{attributes}>{text}</script>")
    };
    let elements = scripts.iter().map(element).collect::<Vec<_>>().concat();
    let page = format!("{before}<style>{style}</style>{data}{elements}{after}");
    let page = replaced(&page, NOT_FROM_DISK, "")?;
    with_policy(&page, &policy)
}

/// Returns the scripts, each with its attributes, and the programs as elements that nothing runs.
fn scripts(dist: &Path, boot: &Tag) -> Result<(Vec<(String, String)>, String)> {
    let (mut scripts, mut data, mut names) = (Vec::new(), String::new(), String::new());
    for (name, module, wasm) in [
        ("page", "data-module", "data-wasm"),
        ("workbench", "data-workbench-module", "data-workbench-wasm"),
    ] {
        let file = |attribute: &str| {
            boot.get(attribute)
                .with_context(|| format!("no {attribute}"))
        };
        let glue = read(dist, file(module)?)?;
        ensure!(
            !glue.lines().any(|line| line.starts_with("import ")),
            "{name} imports more"
        );
        ensure!(
            glue.contains("__wbg_init as default"),
            "{name} starts in another way"
        );
        let glue = format!("{glue}\n(globalThis.carried ??= {{}}).{name} = __wbg_init;\n");
        scripts.push((String::new(), glue));
        let program =
            fs::read(dist.join(file(wasm)?)).with_context(|| format!("reading {name}"))?;
        // Writing into a string cannot fail.
        let _ = write!(
            data,
            "<script type=\"text/plain\" id=\"{name}-wasm\">{}</script>",
            STANDARD.encode(program)
        );
        let _ = write!(names, " {module}=\"{name}\" {wasm}=\"{name}\"");
    }
    let text = read(dist, boot.get("src").context("the script has no file")?)?;
    let [begin, end] = LOADING;
    let (before, after) = text
        .split_once(begin)
        .context("boot.js loads in another way")?;
    let (_, after) = after
        .split_once(end)
        .context("boot.js loads in another way")?;
    scripts.push((names, format!("{before}{CARRIED}{after}")));
    for (_, text) in &scripts {
        ensure!(
            !text.contains("</script") && !text.contains('\r'),
            "a script ends early"
        );
    }
    Ok((scripts, data))
}

/// Puts a policy in the place of the page's.
fn with_policy(page: &str, policy: &str) -> Result<String> {
    for (at, _) in page.match_indices("<meta") {
        let (before, tag) = page.split_at(at);
        let (tag, after) = tag.split_once('>').context("a tag has no end")?;
        let is_policy = only_tag(&format!("{tag}>"))?
            .get("http-equiv")
            .is_some_and(|name| name.eq_ignore_ascii_case("content-security-policy"));
        if is_policy {
            return Ok(format!(
                "{before}<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{after}"
            ));
        }
    }
    None.context("the page has no policy")
}

fn only_tag(text: &str) -> Result<Tag> {
    html::tags(text).into_iter().next().context("no tag")
}

/// Returns what the policy says of a script or a style.
fn hash(text: &str) -> String {
    format!("'{}'", sums::integrity(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::env;
    use std::process;

    const HTML: &str = "<!doctype html><html><head><meta charset=utf-8><meta content=\"default-src 'self'\" http-equiv=Content-Security-Policy>\
        <link href=data:x rel=icon><link href=./a-1.css rel=stylesheet><link href=./app.js rel=modulepreload><link rel=stylesheet href=\"./b-2.css\">\
        <script data-module=./app.js data-wasm=./app_bg.wasm data-workbench-module=./workbench.js data-workbench-wasm=./workbench_bg.wasm \
        src=./boot.js type=module></script></head><body><p>too old, or the page was opened as a file: it has to come from a web server.</p></body></html>";

    fn made(name: &str, boot: &str) -> Result<(String, String, String)> {
        let dist = env::temp_dir().join(format!("xtask-single-{name}-{}", process::id()));
        fs::create_dir_all(&dist).unwrap();
        for (name, text) in [
            (PAGE, HTML),
            ("boot.js", boot),
            ("a-1.css", "a{}"),
            ("b-2.css", "b{}"),
            (
                "app.js",
                "let x;\nexport { initSync, __wbg_init as default };",
            ),
            (
                "workbench.js",
                "let y;\nexport { initSync, __wbg_init as default };",
            ),
            ("app_bg.wasm", "one"),
            ("workbench_bg.wasm", "two"),
        ] {
            fs::write(dist.join(name), text).unwrap();
        }
        let done = write(&dist);
        let text = |name| read(&dist, name).unwrap_or_default();
        let all = (text(FILE), text(SUM), text(PAGE));
        fs::remove_dir_all(&dist).unwrap();
        done.map(|()| all)
    }

    #[test]
    fn everything_stands_in_the_file_and_the_policy_names_it() {
        let boot = include_str!("../../public/boot.js");
        let (file, sum, page) = made("whole", boot).unwrap();
        let tags = html::tags(&file);
        assert!(tags.iter().all(|tag| tag.get("src").is_none()));
        assert!(
            !tags
                .iter()
                .any(|tag| tag.name == "link" && tag.get("rel") != Some("icon"))
        );
        let policy = tags.iter().find_map(|tag| tag.get("content")).unwrap();
        for text in tags.iter().filter(|tag| tag.get("type") == Some("module")) {
            // The reader of tags leaves out blanks around the text of a script.
            let whole = file.split(&text.inner).nth(1).unwrap();
            let end = whole.find("</script>").unwrap();
            assert!(policy.contains(&hash(&format!("{}{}", text.inner, &whole[..end]))));
        }
        assert!(policy.contains(&hash("a{}b{}")) && !policy.contains("'self'"));
        assert!(file.contains("<script type=\"text/plain\" id=\"workbench-wasm\">dHdv</script>"));
        assert!(file.contains("data-module=\"page\"") && file.contains("<p>too old.</p>"));
        assert!(!file.contains("import(module)") && file.contains("localStorage"));
        let digest = sum.split(' ').next().unwrap();
        assert_eq!(sum, format!("{digest}  {FILE}\n"));
        assert!(page.contains(digest) && page.contains("href=./osmo-configurator.html download"));
    }

    #[test]
    fn what_is_not_as_expected_is_refused() {
        let refused = |boot| made("bad", boot).unwrap_err().to_string();
        assert!(refused("nothing").contains("loads in another way"));
        let early = format!("{}x{}</script>", LOADING[0], LOADING[1]);
        assert!(refused(&early).contains("ends early"));
    }
}
