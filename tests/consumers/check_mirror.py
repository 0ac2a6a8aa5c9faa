"""mirror.sh in front of pretended registries: what arrives, what is passed over, what is refused."""
import ast
import hashlib
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest

from install_bundle import BASH, unpacked

STAND_IN = Path(__file__).resolve().parent / "stand_ins" / "mirror_tools.py"
TOOLS = ("skopeo", "helm", "kubectl", "osmo", "curl")
CHARTS = ("service", "router", "web-ui", "backend-operator")
NGC = "https://helm.ngc.nvidia.com/nvidia/osmo"
OCI = "oci://harbor.corp.example/osmo/charts"


class Mirror:
    """Somebody with a bundle and two registries."""

    def __init__(self, folder, count=4, **answers):
        self.home, self.desk, self.state, self.programs = folder, folder / "desk", folder / "state", folder / "programs"
        unpacked("onprem-airgap-keycloak", self.desk)
        with (self.desk / "site.sh").open("a") as site:
            site.writelines(f"{name}='{value}'\n" for name, value in answers.items())
        for path in (self.state / "images", self.state / "charts", self.programs):
            path.mkdir(parents=True)
        for name in TOOLS:
            (folder / name).symlink_to(STAND_IN)
            program = self.programs / name
            program.write_text(f'#!/bin/sh\nexec {sys.executable} -E -S -s -B "{folder / name}" "$@"\n')
            program.chmod(program.stat().st_mode | stat.S_IXUSR)
        # A few images say as much as all.
        lines = (self.desk / "images.txt").read_text().splitlines(True)[:2 + count]
        (self.desk / "images.txt").write_text("".join(lines))
        self.images = dict(line.split() for line in lines if not line.startswith("#"))
        for source in self.images:
            self.publish(source)

    def publish(self, reference, text=None):
        (self.state / "images" / quote(reference, safe="")).write_text(text or f'{{"manifest": "{reference}"}}')

    def published(self, reference):
        path = self.state / "images" / quote(reference, safe="")
        return path.read_bytes() if path.exists() else None

    def digest(self, reference):
        return "sha256:" + hashlib.sha256(self.published(reference)).hexdigest()

    def run(self, *words):
        environment = {"PATH": f"{self.programs}:{os.environ['PATH']}", "STAND_IN_STATE": str(self.state), "HOME": str(self.home)}
        done = subprocess.run([BASH, str(self.desk / "mirror.sh"), *words], cwd=self.home, env=environment, text=True,
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=120, check=False)
        self.screen = done.stdout + done.stderr
        return done.returncode

    def calls(self, tool=None):
        path = self.state / "calls"
        found = [ast.literal_eval(line) for line in path.read_text().splitlines()] if path.exists() else []
        return [call["arguments"] for call in found if tool in (None, call["tool"])]

    def copies(self):
        return [call[3:] for call in self.calls("skopeo") if call[0] == "copy"]

    def forget(self):
        (self.state / "calls").unlink(missing_ok=True)

    def lock(self, folder=None):
        return (folder or self.desk).joinpath("images.lock").read_text().splitlines()

    def assert_arrived(self):
        """Every image is in the mirror with its source's digest, and is written down; only the right tools were called."""
        for source, target in self.images.items():
            assert self.digest(source) == self.digest(target)
        assert self.lock() == [f"{target}@{self.digest(source)}" for source, target in self.images.items()]
        assert not any(self.calls(tool) for tool in ("kubectl", "osmo", "curl"))


@pytest.fixture
def mirror(tmp_path):
    return Mirror(tmp_path)


def test_images_and_charts_are_copied_once(tmp_path):
    mirror = Mirror(tmp_path, count=99)
    assert len(mirror.images) > 10
    assert mirror.run("copy") == 0, mirror.screen
    mirror.assert_arrived()
    assert mirror.copies() == [[f"docker://{source}", f"docker://{target}"] for source, target in mirror.images.items()]
    pulls = [call for call in mirror.calls("helm") if call[0] == "pull"]
    assert pulls == [["pull", chart, "--repo", NGC, "--version", "1.2.1", "-d", "charts"] for chart in CHARTS]
    mirror.forget()
    assert mirror.run("copy") == 0
    assert mirror.copies() == [] and not any(call[0] == "pull" for call in mirror.calls("helm"))
    mirror.assert_arrived()


def test_a_digest_that_is_none_counts_as_a_failure(mirror):
    """Two images without a digest must not look like the same one."""
    program = mirror.programs / "openssl"
    program.write_text("#!/bin/sh\ncat >/dev/null\n")
    program.chmod(0o755)
    assert mirror.run("copy") == 1
    assert mirror.copies() == [] and not (mirror.desk / "images.lock").exists()
    assert "is there: harbor" not in mirror.screen
    program.unlink()
    assert mirror.run("copy") == 0, mirror.screen
    mirror.assert_arrived()


def test_a_changed_image_is_copied_again(mirror):
    assert mirror.run("copy") == 0
    source = next(iter(mirror.images))
    mirror.publish(source, "another build")
    mirror.forget()
    assert mirror.run("copy") == 0
    assert len(mirror.copies()) == 1
    mirror.assert_arrived()


def test_a_folder_carries_everything_over_the_gap(mirror, tmp_path):
    assert mirror.run("pull", "stick") == 0, mirror.screen
    stick = tmp_path / "stick"
    assert mirror.lock(stick) == [f"{source}@{mirror.digest(source)}" for source in mirror.images]
    assert sorted(path.name for path in (stick / "charts").iterdir()) == sorted(f"{name}-1.2.1.tgz" for name in CHARTS)
    assert len(list(stick.glob("*/manifest.json"))) == len(mirror.images)
    known = {source: mirror.digest(source) for source in mirror.images}
    # Over there nothing of the outside is within reach.
    for source in mirror.images:
        (mirror.state / "images" / quote(source, safe="")).unlink()
    stick.rename(tmp_path / "elsewhere")
    mirror.forget()
    assert mirror.run("push", str(tmp_path / "elsewhere")) == 0, mirror.screen
    assert mirror.lock() == [f"{target}@{known[source]}" for source, target in mirror.images.items()]
    assert all(mirror.digest(target) == known[source] for source, target in mirror.images.items())
    assert sorted(path.name for path in (mirror.desk / "charts").iterdir()) == sorted(f"{name}-1.2.1.tgz" for name in CHARTS)
    assert not any(call[0] == "pull" for call in mirror.calls("helm"))


def test_what_was_changed_in_the_folder_is_not_pushed(mirror, tmp_path):
    assert mirror.run("pull", "stick") == 0
    changed = sorted((tmp_path / "stick").glob("*/manifest.json"))[3].parent
    (changed / "manifest.json").write_text("something else")
    (tmp_path / "stick" / "charts" / "router-1.2.1.tgz").write_text("damaged")
    assert mirror.run("push", "stick") != 0
    assert f"{changed} is not what was pulled" in mirror.screen and "2 failed" in mirror.screen
    assert not any(changed.name in source for source, _ in mirror.copies()[len(mirror.images):])
    assert not (mirror.desk / "images.lock").exists()


def test_nothing_is_pushed_from_a_folder_that_was_never_completed(mirror, tmp_path):
    (tmp_path / "stick").mkdir()
    assert mirror.run("push", "stick") != 0
    assert mirror.copies() == []


@pytest.mark.parametrize("command", [["copy"], ["pull", "stick"], ["push", "stick"]], ids=lambda words: words[0])
def test_it_goes_on_after_a_failure_at_any_call(tmp_path, command):
    mirror = Mirror(tmp_path, count=2)
    if command[0] == "push":
        assert mirror.run("pull", "stick") == 0
    lock = (tmp_path / "stick" if command[0] == "pull" else mirror.desk) / "images.lock"
    failures = 0
    for number in range(1, 20):
        (mirror.state / "fail-at").write_text(str(number))
        mirror.forget()
        if mirror.run(*command) == 0:
            # The destination was looked at in vain, and filled again: no harm. Or there were no more calls.
            lock.unlink()
        else:
            failures += 1
            assert "Run this again" in mirror.screen and not lock.exists(), mirror.screen
    assert failures >= len(mirror.images)
    (mirror.state / "fail-at").unlink()
    assert mirror.run(*command) == 0, mirror.screen
    if command[0] == "copy":
        mirror.assert_arrived()
    else:
        assert len(mirror.lock(lock.parent)) == len(mirror.images)
    for path in (tmp_path / "stick" / "charts", mirror.desk / "charts"):
        assert not path.exists() or all("version: 1.2.1" in chart.read_text() for chart in path.iterdir())


def test_one_image_that_fails_does_not_keep_the_others_back(mirror):
    broken = list(mirror.images)[2]
    (mirror.state / "images" / quote(broken, safe="")).unlink()
    assert mirror.run("copy") == 1
    assert f"FAILED  {broken}" in mirror.screen and "manifest unknown" in mirror.screen
    assert len(mirror.copies()) == len(mirror.images) - 1


def test_another_digest_than_the_sources_is_refused(mirror):
    target = list(mirror.images.values())[1]
    (mirror.state / "garbles").write_text(f"docker://{target}")
    assert mirror.run("copy") == 1
    assert f"docker://{target} has the digest" in mirror.screen and "do not use it" in mirror.screen
    assert not (mirror.desk / "images.lock").exists()


@pytest.mark.parametrize("command", [["copy"], ["pull", "stick"], ["push", "stick"]], ids=lambda words: words[0])
def test_a_dry_run_changes_nothing(mirror, tmp_path, command):
    before = sorted(tmp_path.rglob("*"))
    assert mirror.run("--dry-run", *command) == 0, mirror.screen
    after = [path for path in sorted(tmp_path.rglob("*")) if path.name != "calls"]
    assert after == before
    assert mirror.calls("skopeo") == [] and all(call[0] == "show" for call in mirror.calls("helm"))
    assert mirror.screen.count("+ skopeo copy --all") == len(mirror.images)


def test_the_list_names_everything_and_calls_nothing(mirror):
    assert mirror.run("list") == 0
    assert mirror.screen.splitlines() == [f"{source} {target}" for source, target in mirror.images.items()] + [
        f"charts 1.2.1: {NGC} charts"]
    assert mirror.calls() == []


HOSTILE = ["$(touch pwned)", "`touch pwned`", ";touch${IFS}pwned", "--help", "-n", "a|touch", "*", "a&&touch", "registry/é:1",
           "<image-registry>/service:6.2", "a\\b", "'a'", '"a"', "a\u00a0b", "a b c", "x\r", "x"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_image_names_do_nothing(mirror, text):
    with (mirror.desk / "images.txt").open("a") as images:
        # The last of them is a line without a destination.
        images.write(f"{text}\n" if text in ("x", "a b c") else f"nvcr.io/a:1 {text}\n{text} nvcr.io/a:1\n")
    before = sorted(mirror.home.rglob("*"))
    for command in (["copy"], ["pull", "stick"], ["list"]):
        assert mirror.run(*command) == 1
        assert "is no image. Nothing was copied." in mirror.screen
    assert sorted(mirror.home.rglob("*")) == before


def test_without_a_mirror_there_is_nothing_to_copy(mirror):
    names = [f"{image} {image}" for image in ("nvcr.io/a/b:1", "docker.io/alpine/psql:17.5", "docker.io/library/redis:7")]
    (mirror.desk / "images.txt").write_text("\n".join(names))
    for command in (["copy"], ["pull", "stick"]):
        assert mirror.run(*command) == 0, mirror.screen
        assert mirror.screen.count("no mirror: ") == 3
    assert mirror.calls("skopeo") == []


@pytest.mark.parametrize("source, location", [("repository", NGC), ("repository", "https://charts.corp.example/osmo"),
                                              ("oci", OCI), ("archive", "charts/osmo")])
def test_charts_go_where_the_cluster_takes_them_from(tmp_path, source, location):
    mirror = Mirror(tmp_path, CHART_SOURCE=source, CHART_LOCATION=location)
    (mirror.desk / "images.txt").write_text("nvcr.io/a:1 mirror.example/a:1\n")
    mirror.publish("nvcr.io/a:1")
    for command in (["copy"], ["pull", "stick"], ["push", "stick"]):
        assert mirror.run(*command) == 0, mirror.screen
        done = [call[:2] for call in mirror.calls("helm") if call[0] in ("pull", "push")]
        if command[0] == "copy" and source == "repository":
            assert done == []
        if command[0] != "pull" and source == "oci":
            arrived = {path.name for path in (mirror.state / "charts").iterdir()}
            assert arrived == {quote(f"{OCI}/{chart}", safe="") for chart in CHARTS}
            shutil.rmtree(mirror.state / "charts")
        if command[0] != "pull" and source == "archive":
            assert sorted(path.name for path in (mirror.desk / location).iterdir()) == sorted(f"{c}-1.2.1.tgz" for c in CHARTS)
            shutil.rmtree(mirror.desk / location)
        if command[0] == "push" and source == "repository":
            assert f"bring {tmp_path}/stick/charts/service-1.2.1.tgz to {location}" in mirror.screen


@pytest.mark.parametrize("words, told", [([], ""), (["pull"], "pull needs a folder: ./mirror.sh pull FOLDER"), (["push"], "push needs a folder"),
                                         (["copy", "here"], "'here' is not understood."), (["pull", "-x"], "'-x' is not understood."),
                                         (["everything"], "'everything' is not understood."), (["--dry"], "'--dry' is not understood.")])
def test_it_explains_itself(mirror, words, told):
    assert mirror.run(*words) == 2
    assert "skopeo login" in mirror.screen and told in mirror.screen and mirror.calls() == []
    assert mirror.run("--help") == 0


def test_a_missing_tool_is_named(mirror):
    (mirror.programs / "skopeo").unlink()
    (mirror.home / "bare").mkdir()
    for name in ("dirname", "date", "cat", "mkdir", "tee", "openssl", "bash"):
        (mirror.home / "bare" / name).symlink_to(shutil.which(name))
    environment = {"PATH": f"{mirror.programs}:{mirror.home / 'bare'}", "STAND_IN_STATE": str(mirror.state)}
    done = subprocess.run([shutil.which(BASH), str(mirror.desk / "mirror.sh"), "copy"], env=environment, text=True,
                          capture_output=True, check=False)
    assert done.returncode == 1 and "skopeo is missing on this computer: install it. skopeo has to be 1.6 or later" in done.stderr
