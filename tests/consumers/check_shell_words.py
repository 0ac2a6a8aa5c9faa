"""Strings that mean something to a shell reach the README's commands as the words that they are."""
import base64
import json
import shutil

import pytest

import corpus
import readme
from bundles import Bundle, FIXTURES, given_secrets, run
from runbook import Operator

STRINGS = [*corpus.SHELL, *corpus.ATTACKS, *corpus.INDICATORS, *corpus.LETTERS]


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    if shutil.which("cargo") is None:
        pytest.skip("cargo is not here: no strings are pushed through the configurator")
    return corpus.Corpus(tmp_path_factory.mktemp("corpus"), STRINGS)


def pages(found):
    """Returns every README that the strings lead to, with one of the cases."""
    return {case.files["README.md"]: case for case in found.cases}


def text(found, number):
    return (found.folder / f"{number}.md").read_text()


def test_every_block_is_still_sound_bash(found, tmp_path):
    path = tmp_path / "all.bash"
    for number, case in pages(found).items():
        # The whole page as one script: a quote that is never closed swallows the next block.
        path.write_text("".join(f"{{\n{block.text}}}\n" for block in readme.commands(text(found, number))))
        assert run("bash", "-n", str(path)).stderr == "", f"{case.path}: {case.given}"


def test_no_string_opens_or_closes_a_block(found):
    users = [number for number, case in pages(found).items() if case.path == "images.registryUser"]
    shapes = {tuple((block.step, block.language) for block in readme.blocks(text(found, number))) for number in users}
    assert len(users) > 50 and len(shapes) == 1


def test_the_registry_user_arrives_in_the_pull_secret_and_runs_nothing(found, tmp_path):
    secrets, tried = given_secrets(), 0
    for case in found.cases:
        if case.path != "images.registryUser":
            continue
        tried += 1
        bundle = Bundle(FIXTURES / "mirror-registry")
        bundle.folder = tmp_path / f"page{tried}"
        bundle.folder.mkdir()
        (bundle.folder / "README.md").write_text(text(found, case.files["README.md"]))
        (tmp_path / f"run{tried}").mkdir()
        operator = Operator(bundle, tmp_path / f"run{tried}", True, secrets)
        before = sorted(operator.desk.iterdir())
        for step in ("The namespace", "The image pull secret"):
            assert operator.follow(step) == 0, f"{case.given}: {operator.screen}"
        (entry,) = json.loads(operator.held("secret", "corp-registry")[".dockerconfigjson"])["auths"].values()
        assert base64.b64decode(entry["auth"]).decode() == f"{case.normalised}:{secrets['registryPassword']}"
        assert sorted(operator.desk.iterdir()) == before, f"{case.given} ran something"
        assert secrets["registryPassword"] not in operator.screen
    assert tried > 50
