"""install.sh rollback: to revisions that are named, in the order that works, and the same when it is run again."""
import base64
import gzip
import json
import subprocess

import pytest

from api_server import Server
from bundles import given_secrets, tool
from check_install_again import installed, installed_once  # noqa: F401  pylint: disable=unused-import
from check_install_readers import kubeconfig, release

SECRETS = given_secrets()


@pytest.fixture
def upgraded(installed):  # noqa: F811
    """Three releases, each at its second revision, with other values than before."""
    values = sorted(installed.desk.glob("*_values.yaml"))
    for path in values:
        path.write_text(path.read_text() + "# newer\n")
    assert installed.run("--yes", "charts") == 0, installed.screen
    assert {one["revision"] for one in installed.releases().values()} == {2}
    installed.forget_calls()
    return installed


ALL = ("service=1", "router=1", "ui=1")


def gone_back(operator):
    return [tuple(call["rolled_back"]) for call in operator.calls() if call.get("rolled_back")]


def test_without_words_it_shows_what_there_is(upgraded):
    assert upgraded.run("rollback") == 0, upgraded.screen
    assert "./install.sh rollback ui=1 router=1 service=1" in upgraded.screen and "    2 deployed web-ui-1.2.1" in upgraded.screen
    assert upgraded.changes() == []


@pytest.mark.parametrize("helm, forced", [("v3.15.2", False), ("v4.1.4", True), ("v10.0.0", True)])
def test_it_goes_back_in_reverse_order(upgraded, helm, forced):
    upgraded.set("helm-version", helm)
    old = {name: one["history"][0]["values"] for name, one in upgraded.releases().items()}
    assert upgraded.run("rollback", *ALL) == 0, upgraded.screen
    assert upgraded.prompts == ["Type yes to go on"]
    assert gone_back(upgraded) == [("ui", 1), ("router", 1), ("service", 1)]
    assert {name: one["values"] for name, one in upgraded.releases().items()} == old
    calls = [call["arguments"] for call in upgraded.calls() if "rollback" in call["arguments"]]
    assert all(({"--server-side=true", "--force-conflicts"} <= set(words)) == forced and words[:2] == ["--kube-context", "prod"] for words in calls)
    # Their charts do not restart these when Envoy's settings change.
    assert [call["restarted"] for call in upgraded.calls() if call.get("restarted")] == ["osmo-agent", "osmo-logger"]
    upgraded.forget_calls()
    assert upgraded.run("--yes", "rollback", *ALL) == 0, upgraded.screen
    assert upgraded.changes() == [] and upgraded.screen.count("is at revision 1") >= 3


@pytest.mark.parametrize("moment", ["before", "after"])
def test_each_step_may_fail_once(upgraded, moment):
    upgraded.set("fail", moment)
    for _ in range(5):
        if upgraded.run("--yes", "rollback", *ALL) == 0:
            break
    failed = (upgraded.state / "failed").read_text().splitlines()
    assert failed[:3] == ["helm rollback ui", "helm rollback router", "helm rollback service"]
    assert {one["values"] for one in upgraded.releases().values()} == {one["history"][0]["values"] for one in upgraded.releases().values()}


@pytest.mark.parametrize("words, told", [
    (["nginx=1"], "There is no release nginx. There are: service router ui."), (["ui=1", "service=2"], "service is named twice"),
    (["ui=7"], "Release ui has no revision 7 any more. There are: 1, 2")])
def test_what_cannot_be_is_refused_before_anything(upgraded, words, told):
    assert upgraded.run("--yes", "rollback", "service=1", *words) == 1
    assert told in upgraded.screen and upgraded.changes() == []


@pytest.mark.parametrize("words", [["ui=1"], ["rollback", "ui=x"], ["rollback", "ui="], ["rollback", "ui=0"], ["rollback", "verify"],
                                   ["rollback", "ui=1;x"], ["rollback", "-ui=1"]])
def test_other_words_are_no_command(upgraded, words):
    assert upgraded.run("--yes", *words) == 2 and upgraded.calls() == []


def test_a_release_of_others_stays(upgraded):
    path = upgraded.state / "releases" / upgraded.namespace / "ui.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"chart": "nginx-15.1.0"}))
    assert upgraded.run("--yes", "rollback", *ALL) == 1
    assert "release ui is of the chart nginx-15.1.0" in upgraded.screen and upgraded.changes() == []


def test_one_that_was_cut_off_goes_back_and_a_dry_run_does_not(upgraded):
    path = upgraded.state / "releases" / upgraded.namespace / "router.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"status": "pending-upgrade", "description": 'Preparing "upgrade" {"revision":9}'}))
    assert upgraded.run("--dry-run", "rollback", "router=1") == 0, upgraded.screen
    assert "from revision 2 (pending-upgrade) back to 1" in upgraded.screen and "rollback router 1" in upgraded.screen
    assert upgraded.changes() == []
    assert upgraded.run("--yes", "rollback", "router=1") == 0, upgraded.screen
    assert gone_back(upgraded) == [("router", 1)]


def test_the_real_helm_tells_its_revisions(installed, tmp_path):  # noqa: F811
    kept = [release("service", status, number) for number, status in enumerate(["superseded", "failed", "superseded", "deployed"], 1)]
    for thing, words in zip(kept, ["Install complete", 'Upgrade "service" failed: {"revision":9} "status":"deployed"', "Upgrade complete", "Rollback to 1"]):
        describe(thing, words)
    with Server(installed.state, kept) as address:
        environment = {**installed.environment(), **kubeconfig(tmp_path / "config", address, "prod")}
        (installed.programs / "helm").unlink()
        (installed.programs / "helm").symlink_to(tool("helm"))
        script = ". ./site.sh; . lib/common.sh; . lib/rollback.sh; CONTEXT=prod; revisions service"
        done = subprocess.run(["bash", "-euc", script], cwd=installed.desk, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["1 superseded service-1.2.1 -", "2 failed service-1.2.1 -", "3 superseded service-1.2.1 -",
                                        "4 deployed service-1.2.1 1"]


def describe(thing, words):
    """Writes a description into a release as helm keeps it."""
    inside = json.loads(gzip.decompress(base64.b64decode(base64.b64decode(thing["data"]["release"]))))
    inside["info"]["description"] = words
    thing["data"]["release"] = base64.b64encode(base64.b64encode(gzip.compress(json.dumps(inside).encode()))).decode()
