"""verify for machines: one JSON document, whatever is in it; names that the page explains; the exit status as without."""
import base64
import json
import re
import subprocess

import pytest

from bundles import FIXTURES, given_secrets, run
from check_install_again import WRONG, installed, installed_once, spoil  # noqa: F401  pylint: disable=unused-import
from check_verify import FAULTS, image, release
from install_bundle import BASH, SCRIPTS, assert_discreet

SECRETS = given_secrets()
ODD = ["plain", 'a "quote" and \\ back', "line\nbreak\ttab", "\x1b[31mred\x07", "ünï 🔑 漢字", "%s %n $(x) `y` {}", "\u2028", "'", "\x7f", "x\"" * 3000]
BYTES = [b"\xff\xfe", b"caf\xe9", b"\xc3", b"\xe2\x82", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xc0\xaf", b"ok \xf0\x9f\x94\x91 end", b"\x80\x80"]


def look(operator, *words):
    """Runs verify --json; returns (status, document, what people see)."""
    done = subprocess.run([BASH, str(operator.desk / "install.sh"), *operator.named_context(), "verify", "--json", *words], cwd=operator.home,
                          env=operator.environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    operator.screen = done.stdout + done.stderr
    return done.returncode, json.loads(done.stdout), done.stderr


def listed(fixture):
    """Returns the names that the page of a bundle explains."""
    rows = (FIXTURES / fixture / "bundle" / "TROUBLESHOOTING.md").read_text().partition("| Name | What to do |\n")[2].partition("\n\n")[0]
    return {line.split("|")[1].strip() for line in rows.splitlines()[1:]}


def seen(text):
    """Returns (result, name and object) of each line for people."""
    return [(word.lower(), name) for word, name in re.findall(r"(?m)^  (ok|FAILED|note|SKIPPED) +([^:\n]*): ", text)]


def test_all_is_well(installed):  # noqa: F811
    status, found, people = look(installed)
    assert status == 0 and found["result"] == "ok" and (found["exit"], found["failed"], found["message"]) == (0, 0, "")
    assert (found["format"], found["host"], found["namespace"], found["context"]) == (1, "osmo.example.com", "osmo", "prod")
    assert [(row["result"], f"{row['name']} {row['subject']}".strip()) for row in found["checks"]] == seen(people)
    assert {row["name"] for row in found["checks"]} <= listed("entra")
    assert len(found["checks"]) > 15 and all(row["text"] for row in found["checks"])
    assert_discreet(installed)


def test_the_page_explains_each_name_that_is_seen_and_no_other(installed):  # noqa: F811
    names = set()
    names |= {row["name"] for row in look(installed)[1]["checks"]}
    spoil(installed, "pod", "osmo-worker-1", lambda thing: thing["status"]["containerStatuses"][0].update(restartCount=57))
    image(installed, "mirror.example/own-worker:1")
    FAULTS["spoilt admin"][0](installed)
    status, found, _ = look(installed)
    names |= {row["name"] for row in found["checks"]}
    assert status == 1 and names == listed("entra")
    assert "token" not in listed("none") and "sign-in" not in listed("none") and "release" in listed("none")


@pytest.fixture
def small(installed):  # noqa: F811
    """The same with few objects: quick."""
    installed.change_answers(WORKLOADS=["osmo-service 4 service"], SERVICES=["osmo-service"], INGRESSES=["osmo-service"])
    return installed


def test_each_fault_is_a_row(installed):  # noqa: F811
    for fault in ("failed", "older chart", "spoilt key", "another tag", "spoilt admin"):
        FAULTS[fault][0](installed)
    for fault in ("no deployment", "not ready", "no service", "class", "no certificate"):
        kind, name, change, _ = WRONG[fault]
        if (installed.state / "objects" / installed.namespace / kind / f"{name}.json").exists():
            spoil(installed, kind, name, change)
    status, found, people = look(installed)
    failed = [row for row in found["checks"] if row["result"] == "failed"]
    assert status == 1 and (found["result"], found["exit"], found["failed"]) == ("failed", 1, len(failed))
    wanted = {"release", "key", "image", "secret", "deployment", "service", "ingress", "certificate"}
    assert "verify: " in found["message"] and wanted <= {row["name"] for row in failed} <= listed("entra")
    assert [(row["result"], f"{row['name']} {row['subject']}".strip()) for row in found["checks"]] == seen(people)


def test_whatever_is_said_is_json(small):
    text = " ".join(ODD[:-1])
    small.set("curl", f"60 {text}")
    status, found, people = look(small)
    row = next(row for row in found["checks"] if row["name"] == "address")
    kept = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", text)
    assert status == 1 and row["result"] == "failed" and "\x1b" not in people
    assert row["text"].endswith(kept[:1000])


@pytest.mark.parametrize("given", [*BYTES, *(text.encode() for text in ODD[:-1])], ids=range(len(BYTES) + len(ODD) - 1))
def test_a_word_is_json_whatever_its_bytes(given):
    script = 'LOG=/dev/null; . lib/common.sh; . lib/json.sh; json "$(printf %s "$1" | openssl base64 -d -A)"; printf %s "$WORD"'
    done = subprocess.run([BASH, "-euc", script, "bash", base64.b64encode(given).decode()], cwd=SCRIPTS, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.decode())
    try:
        text = given.decode()
    except UnicodeDecodeError:
        assert "?" in found and "\x80" not in found
    else:
        assert found == re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", text)[:4000]


def test_what_stops_it_is_said_too(small):
    small.set("down", "")
    status, found, _ = look(small)
    assert status == 1 and found["result"] == "stopped" and "cannot look for release service" in found["message"] and found["exit"] == 1
    small.set("down", None)
    small.context("another", "prod")
    status, found, _ = look(small)
    assert status == 1 and found["result"] == "stopped" and found["checks"] == [] and "current context" in found["message"]


@pytest.mark.parametrize("words", [["--json"], ["--json", "charts"], ["--json", "verify", "charts"], ["--json", "backup"],
                                   ["--json", "verify", "--dry-run"]])
def test_only_verify_has_it(small, words):
    done = run(BASH, str(small.desk / "install.sh"), *small.named_context(), *words, cwd=small.home, env=small.environment())
    assert done.returncode == 2 and done.stdout == "" and "--json" in done.stderr and small.calls() == []


def test_with_other_stages_nothing_is_json(small):
    release(small, "ui", status="failed")
    assert small.run("verify") == 1 and '"checks"' not in small.screen
