"""The text of the scripts: bash takes it, shellcheck has nothing to say, macOS's bash 3.2 knows every word of it."""
import re

import pytest

from bundles import FIXTURES, ROOT, run
from install_bundle import BASH, SCRIPTS, scripts, unpacked

# What bash 3.2 does not know, or takes for something else.
NEWER = {
    "case of letters": r"\$\{!?\w+(\[[@*\d]\])?(,,?|\^\^?)",
    "transformation": r"\$\{\w+(\[[@*]\])?@[A-Za-z]\}",
    "reading into an array": r"\b(mapfile|readarray)\b",
    "associative array or reference": r"\b(declare|local|typeset)\s+-\w*[Agnlu]",
    "pipe with errors": r"\|&|&>>",
    "coprocess": r"\bcoproc\b",
    "time by printf": r"printf[^|;]*%(-?\d+)?\([^)]*\)T",
    "fall through": r";;?&(?!&)",
    "test of a variable": r"\[\[?\s+(!\s+)?-[vR]\s",
    "wait for one": r"\bwait\s+-[nfp]\b",
    "newer variables": r"\$\{?(EPOCH\w+|BASHPID|BASH_ARGV0|SRANDOM)\b",
    "options of read": r"\bread\s+(-\w+\s+)*-\w*[iN]",
    "negative index": r"\$\{\w+\[\s*-\d",
    "negative length": r"\$\{\w+:[^}]*:\s*-\d",
    "brace with a step": r"\{\d+\.\.\d+\.\.\d+\}",
    "file descriptor by name": r"\{\w+\}[<>]",
    "options of the shell": r"\bshopt\s+-s\s+(globstar|lastpipe|inherit_errexit|autocd|dirspell)",
    "escape in a string": r"\\u[0-9a-fA-F]{4}.*\$'",
}
# Arrays that may be empty: before 4.4, set -u takes "${name[@]}" of such a one for a mistake.
MAY_BE_EMPTY = re.compile(r'(?<!\+)"\$\{(INGRESSES|CA_FOR)\[[@*]\]\}"')


@pytest.fixture(params=scripts(), ids=lambda path: str(path.relative_to(SCRIPTS)))
def script(request):
    return request.param


def code(path):
    """Returns the lines of a script without those that are only a comment."""
    return [line for line in path.read_text().splitlines() if not line.lstrip().startswith("#")]


def test_bash_and_its_age(script):
    done = run(BASH, "-n", str(script))
    assert (done.returncode, done.stderr) == (0, "")
    for number, line in enumerate(code(script), 1):
        for what, pattern in NEWER.items():
            assert not re.search(pattern, line), f"{script.name}, line {number} of code: {what}: {line}"
        assert not MAY_BE_EMPTY.search(line), f"{script.name}: {line}"


def test_shellcheck_has_nothing_to_say(tmp_path):
    folder = unpacked("entra", tmp_path / "desk")
    mains = [path.name for path in folder.glob("*.sh") if path.read_text().startswith("#!")]
    assert set(mains) >= {"install.sh", "uninstall.sh"}
    done = run("shellcheck", "-x", "--severity=style", *mains, cwd=folder)
    assert done.returncode == 0, done.stdout
    # The parts by themselves: what another part sets is unknown there.
    done = run("shellcheck", "--severity=style", "--exclude=SC2154,SC2034", *map(str, folder.glob("lib/*.sh")), cwd=folder)
    assert done.returncode == 0, done.stdout


def test_shellcheck_has_nothing_to_say_of_the_answers():
    # A dollar sign in single quotes is meant as one, and so is a word that is also the name of a command: admin.
    done = run("shellcheck", "--severity=style", "--exclude=SC2016,SC2209", *map(str, FIXTURES.glob("*/bundle/site.sh")))
    assert done.returncode == 0, done.stdout


def test_house_rules(script):
    text = script.read_text()
    main = script.parent == SCRIPTS
    assert text.startswith("#!/usr/bin/env bash\n# ") if main else text.startswith("# ")
    assert "\r" not in text and "\t" not in text and text.endswith("\n") and text.isascii()
    if main and text:
        assert "set -euo pipefail +ax\numask 077\n" in text
    for line in code(script):
        assert not re.search(r"\beval\b|\bset -x\b|--from-literal|(?<!un)\bexport (?!LC_ALL=C|KUBERC=off|PGPASSWORD|REDISCLI_AUTH)", line), line
        # Before bash 5.1 this is a file.
        assert not re.search(r'<<<\s*"?\$\{?(HELD|MASKS|text|value|\w+_VALUE)\b', line), line
        # A secret in a variable goes to builtins and functions only.
        assert not re.search(r"\b(kubectl|kn|k|helm|h|openssl|sed|tr|curl|echo) [^|;]*_VALUE", line), line


def test_the_scripts_in_the_list_are_those_in_the_folder():
    listed = set(re.findall(r'^\s+"([\w/]+\.sh)"$', (ROOT / "core/src/release/kit/scripts/mod.rs").read_text(), re.M))
    assert listed == {str(path.relative_to(SCRIPTS)) for path in scripts()}
