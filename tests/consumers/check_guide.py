"""The commands in README.md and docs/guide: those that need nothing but this repository are run, page by page and in order;
bash reads the others, and the files of the repository that they name are there."""
import re
import shlex
import shutil
import stat
import zipfile

import pytest

from bundles import FIXTURES, ROOT, run
from guide import PAGES, commands
from install_bundle import scripts, unpacked

# Names of the repository's folders; dist/ is made by a build.
NAMED = re.compile(r"(?:file://)?((?:docs|tests|core|public|xtask)/[\w./-]+)")
LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")
ALL = [pytest.param(command, id=f"{page.stem}-{number}") for page in PAGES for number, command in enumerate(commands(page))]


@pytest.mark.parametrize("command", ALL)
def test_bash_reads_it_and_the_files_are_there(command):
    done = run("bash", "-n", "-c", command.text)
    assert (done.returncode, done.stderr) == (0, ""), command
    for word in shlex.split(command.text, comments=True):
        named = NAMED.fullmatch(word)
        assert not named or (ROOT / named.group(1)).exists(), f"{command}: {word}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_its_links_lead_somewhere(page):
    for target in LINK.findall(page.read_text()):
        assert (page.parent / target).exists(), target


def as_an_operator(page, folder):
    """Lays out what somebody has who reads a page, and returns the folder where the commands are typed."""
    if page.name == "README.md":
        # Whoever reads it stands in the repository; what is written goes elsewhere.
        shutil.copytree(FIXTURES / "entra", folder / "tests" / "fixtures" / "entra")
        (folder / "core").symlink_to(ROOT / "core")
        for name in ("osmo_values.yaml", "router_values.yaml", "ui_values.yaml"):
            shutil.copy(FIXTURES / "entra" / "bundle" / name, folder)
        return folder
    shutil.copy(FIXTURES / "entra" / "bundle" / "osmo-configurator.yaml", folder)
    if page.stem == "first-deployment":
        whole(folder / "unpacked")
        with zipfile.ZipFile(folder / "osmo-osmo.example.com.zip", "w") as archive:
            for path in sorted((folder / "unpacked").rglob("*")):
                archive.write(path, f"osmo-osmo.example.com/{path.relative_to(folder / 'unpacked')}")
    if page.stem == "upgrading":
        (folder / "last").mkdir()
        (folder / "new").mkdir()
    if page.stem == "offline":
        for script in scripts():
            if script.name == "mirror.sh":
                unpacked("entra", folder / "dist", secrets=False)
        html = folder / "dist" / "osmo-configurator.html"
        html.write_text("the page")
        (folder / "dist" / f"{html.name}.sha256").write_text(run("sha256sum", html.name, cwd=html.parent).stdout)
    if page.stem == "git":
        # --strict counts a warning without a reason.
        answers = (FIXTURES / "entra" / "answers.yaml").read_text()
        answers += 'acceptedWarnings: ["ING03 ingress.controller we move next year"]\n'
        (folder / "osmo-configurator.yaml").write_text(answers)
        for words in (["init", "--quiet"], ["config", "user.name", "A"], ["config", "user.email", "a@example.com"]):
            assert run("git", *words, cwd=folder).returncode == 0
    return folder


def whole(folder):
    """Writes every file of a bundle, as the archive has it: for its owner alone, and scripts ready to run."""
    answers = FIXTURES / "entra" / "answers.yaml"
    done = run("cargo", "run", "--quiet", "-p", "osmo-configurator-core", "--example", "render", "--", str(answers), str(folder),
               cwd=ROOT, timeout=900)
    assert done.returncode == 0, done.stderr
    for path in folder.rglob("*"):
        if path.is_file():
            wanted = 0o700 if path.read_text().startswith("#!") else 0o600
            assert stat.S_IMODE(path.stat().st_mode) == wanted, path


@pytest.mark.parametrize("page", [page for page in PAGES if any(not one.elsewhere for one in commands(page))], ids=lambda page: page.stem)
def test_what_can_run_here_runs(page, tmp_path):
    if shutil.which("cargo") is None:
        pytest.skip("cargo is not here: the commands of the guide are not run")
    lines = [one.text for one in commands(page) if not one.elsewhere]
    manifest = shlex.quote(str(ROOT / "Cargo.toml"))
    # The checkout lies elsewhere than the page says, and cargo is told so.
    lines = [line.replace("osmo-configurator/Cargo.toml", manifest).replace("cargo run -p", f"cargo run --manifest-path {manifest} -p")
             for line in lines]
    done = run("bash", "-euo", "pipefail", "-c", "\n".join(lines), cwd=as_an_operator(page, tmp_path), timeout=900)
    assert done.returncode == 0, f"{lines}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
