"""Strings that mean something to a shell reach the scripts as the words that they are, and run nothing."""
import os
import shutil
import subprocess

import pytest

import corpus
import readme
from bundles import run

STRINGS = [*corpus.SHELL, *corpus.ATTACKS, *corpus.INDICATORS, *corpus.LETTERS, *corpus.GOOD]
# The variable of site.sh that an answer sets as it is.
VARIABLES = {
    "hostname": "PUBLIC_HOST",
    "namespace": "NAMESPACE",
    "osmoImageTag": "OSMO_TAG",
    "chartVersion": "CHART_VERSION",
    "site.kubeContext": "KUBE_CONTEXT",
    "charts.repository": "CHART_LOCATION",
    "charts.oci": "CHART_LOCATION",
    "charts.folder": "CHART_LOCATION",
    "images.imagePullSecret": "PULL_SECRET",
    "images.registry": "PULL_REGISTRY",
    "images.registryUser": "PULL_USER",
    "postgres.serviceName": "DB_HOST",
    "postgres.user": "DB_USER",
    "postgres.adminUser": "DB_ADMIN_USER",
    "redis.serviceName": "REDIS_HOST",
    "ingress.ingressClass": "INGRESS_CLASS",
    "ingress.sslSecret": "TLS_SECRET",
    "trust.configMap": "CA_MAP",
    "trust.key": "CA_KEY",
    "mek.currentMek": "MEK_ID",
}
# Prints every variable after site.sh, each behind a NUL.
READ = 'set -eu; . "$1"; shift; for name in "$@"; do printf "%s\\0" "${!name}"; done'


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    if shutil.which("cargo") is None:
        pytest.skip("cargo is not here: no strings are pushed through the configurator")
    return corpus.Corpus(tmp_path_factory.mktemp("corpus"), STRINGS)


def pages(found, name):
    """Returns every text of a page that the strings lead to, with one of the cases."""
    ending = name.rsplit(".")[-1]
    numbers = {case.files[name]: case for case in found.cases if name in case.files}
    return {case: (found.folder / f"{number}.{ending}").read_text() for number, case in numbers.items()}


def test_the_scripts_read_every_answer_as_it_was_given(found, tmp_path):
    desk = tmp_path / "desk"
    desk.mkdir()
    names, tried = sorted(set(VARIABLES.values())), {}
    for case in found.cases:
        if case.path not in VARIABLES:
            continue
        path = found.folder / f"{case.files['site.sh']}.sh"
        done = subprocess.run(["bash", "-c", READ, "bash", str(path), *names], cwd=desk, capture_output=True, check=False,
                              env={"PATH": os.environ["PATH"]})
        assert (done.returncode, done.stderr) == (0, b""), f"{case.path}: {case.given}"
        values = dict(zip(names, done.stdout.decode().split("\0")))
        assert values[VARIABLES[case.path]] == case.normalised, f"{case.path}: {case.given}"
        assert list(desk.iterdir()) == [], f"{case.path}: {case.given} ran something"
        tried[case.path] = tried.get(case.path, 0) + 1
    assert set(tried) == set(VARIABLES)
    assert tried["images.registryUser"] > 50


@pytest.mark.parametrize("name", ["README.md", "TROUBLESHOOTING.md", "IDP-ADMIN.md", "operations/backend.md", "operations/hostname.md",
                                  "operations/pull-secret.md"])
def test_every_block_is_still_sound_bash(found, tmp_path, name):
    path = tmp_path / "all.bash"
    for case, text in pages(found, name).items():
        # The whole page as one script: a quote that is never closed swallows the next block.
        path.write_text("".join(f"{{\n{block.text}}}\n" for block in readme.commands(text)))
        assert run("bash", "-n", str(path)).stderr == "", f"{case.path}: {case.given}"


@pytest.mark.parametrize("name", ["README.md", "OPERATIONS.md", "TROUBLESHOOTING.md", "CHANGE.md", "operations/pull-secret.md"])
def test_no_string_opens_or_closes_a_block(found, name):
    users = [text for case, text in pages(found, name).items() if case.path in ("images.registryUser", "site.kubeContext")]
    shapes = {tuple((block.step, block.language) for block in readme.blocks(text)) for text in users}
    assert len(shapes) <= 1


def test_image_lists_have_two_words_a_line(found):
    for case, text in pages(found, "images.txt").items():
        rows = [line for line in text.splitlines() if not line.startswith("#")]
        assert all(len(row.split(" ")) == 2 for row in rows), f"{case.path}: {case.given}"
