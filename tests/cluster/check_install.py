"""install.sh, as it is handed out, against a real cluster: from nothing, killed at every step, and again."""
import json
import re

import pytest

from deployment import TOOLS
from node import NODE


def revisions(desk):
    """Returns the revision of each Helm release."""
    return {one["name"]: int(one["revision"]) for one in json.loads(desk.helm("list", "-o", "json"))}


def generations(desk):
    """Returns the generation of each Deployment: it rises with each change of what is wanted."""
    return {one["metadata"]["name"]: one["metadata"]["generation"] for one in desk.node.get("deployments", "-n", desk.namespace)["items"]}


def test_the_preflight_says_what_is_so_and_leaves_nothing(desk):
    status, said = desk.install("preflight")
    assert status == 0, said
    for words in ("PostgreSQL 15", "Redis 7", "issuer, seen from a pod", "keys, seen from a pod", "redirect URI", "right to create databases",
                  "ingress class nginx", "image nvcr.io/nvidia/osmo/service"):
        assert re.search(f"^ *ok +{words}", said, re.MULTILINE), f"{words} is not among:\n{said}"
    assert "FAILED" not in said, said
    namespaces = [one["metadata"]["name"] for one in desk.node.get("namespaces")["items"] if one["status"]["phase"] == "Active"]
    assert not [name for name in namespaces if name.startswith("osmo")], namespaces


def test_a_dry_run_changes_nothing(desk):
    status, said = desk.install("--dry-run")
    assert status == 0, said
    assert not desk.exists("namespace", desk.namespace)


KILLED = [
    ("the namespace is there", ("namespace", "osmo")),
    ("the first Secret is there", ("secret", "db-secret")),
    ("the look at the database has begun", ("job", "osmo-db-look")),
    ("the key is there", ("configmap", "mek-config")),
    ("the database is being made", ("job", "osmo-db-create")),
]


@pytest.mark.parametrize(("what", "thing"), KILLED, ids=[what.replace(" ", "-") for what, _ in KILLED])
def test_killed_at_every_step_it_goes_on(desk, what, thing):
    """Each run dies as soon as one more thing is there; the last one has to end well (below)."""
    if desk.exists(*thing):
        # An earlier run got further before it died.
        return
    desk.kill_at(*thing, what, "--no-probes")
    desk.killed.append(what)


@pytest.mark.parametrize("release", ["service", "router", "ui"])
def test_killed_inside_a_release_it_says_how_to_take_that_back(desk, release):
    """Helm leaves a release as pending, and nobody but a person knows whether another helm still works on it."""
    desk.kill_at("secret", f"sh.helm.release.v1.{release}.v1", f"{release} has begun", "charts", "--no-probes")
    status, said = desk.install("charts", "--no-probes")
    if status == 0:
        # A small chart is in before the kill.
        assert f"release {release}: deployed" in said, said
        return
    assert f"release {release} is pending-install" in said, said
    desk.taken_back.append(release)
    (back,) = re.findall(r"^  (helm --kube-context live uninstall .*)$", said, re.MULTILINE)
    desk.shell(back)


def test_after_all_that_it_ends_well(desk, postgres):
    assert len(desk.killed) >= 4, desk.killed
    assert "service" in desk.taken_back, "helm was never killed inside a release"
    key = desk.node.kubectl("get", "configmap", "mek-config", "-n", desk.namespace, "-o", "jsonpath={.data}", check=False).stdout
    said = desk.must_install("--no-probes")
    assert "Done:" in said
    assert key in ("", desk.node.kubectl("get", "configmap", "mek-config", "-n", desk.namespace, "-o", "jsonpath={.data}")), "another key was made"
    assert postgres.sql("SELECT extname FROM pg_extension WHERE extname = 'hstore'", "osmo").strip() == "hstore"
    states = {one["name"]: one["status"] for one in json.loads(desk.helm("list", "-o", "json"))}
    assert states == {"service": "deployed", "router": "deployed", "ui": "deployed"}


def test_a_second_run_changes_no_pod(desk):
    before = generations(desk)
    desk.must_install()
    assert generations(desk) == before


def test_helm_3_goes_on_from_what_helm_4_made(desk):
    """Fields belong to whoever applied them: helm 4 applies on the server's side, helm 3 does not."""
    before = generations(desk)
    desk.use("helm", NODE / "bin/helm3")
    try:
        desk.must_install("charts", "verify")
        assert generations(desk) == before
    finally:
        desk.use("helm", TOOLS / "bin/helm")
    desk.must_install("charts", "verify")
