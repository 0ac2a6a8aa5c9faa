"""What the scripts ask kubectl and helm means to the real ones what it means to the stand-ins."""
import base64
import gzip
import json
import subprocess

import pytest
import yaml

from api_server import Server
from bundles import given_secrets, run, tool
from install_bundle import STAGES, Operator

SECRETS = given_secrets()
CONTEXTS = ["prod", "admin@prod", "arn:aws:eks:us-west-2:123456789012:cluster/osmo", "a b", "it's"]


def kubeconfig(path, server, current, contexts=("prod",)):
    path.write_text(yaml.safe_dump({
        "apiVersion": "v1", "kind": "Config", "current-context": current, "users": [{"name": "me", "user": {"token": "x"}}],
        "clusters": [{"name": f"{name}-cluster", "cluster": {"server": server}} for name in contexts],
        "contexts": [{"name": name, "context": {"cluster": f"{name}-cluster", "user": "me"}} for name in contexts]}))
    return {"KUBECONFIG": str(path), "HOME": str(path.parent)}


@pytest.fixture(scope="module")
def operator(tmp_path_factory):
    """One who has installed, looked again, and found things missing."""
    operator = Operator("onprem-airgap-keycloak", tmp_path_factory.mktemp("reader"), True, SECRETS, KUBE_CONTEXT="prod",
                        DB_CREATION="admin")
    (operator.desk / "database" / "create.yaml").write_text(
        (operator.desk / "database" / "look.yaml").read_text().replace("osmo-db-look", "osmo-db-create"))
    operator.context("prod")
    assert operator.run(*STAGES) == 0, operator.screen
    assert operator.run("--dry-run", "--delete-secrets", script="uninstall.sh") == 0, operator.screen
    for kind, name in (("job", "osmo-db-look"), ("secret", "redis-secret"), ("ingress", "osmo-ui"), ("deployment", "osmo-ui")):
        (operator.state / "objects" / operator.namespace / kind / f"{name}.json").unlink()
    operator.put("pod", "leaving", status={"containerStatuses": []})
    path = operator.state / "objects" / operator.namespace / "pod" / "leaving.json"
    thing = json.loads(path.read_text())
    thing["metadata"] = {"name": "leaving", "labels": {"app": "osmo-agent"}, "creationTimestamp": "2025-01-01T00:00:00Z",
                         "deletionTimestamp": "2026-01-01T00:00:00Z"}
    path.write_text(json.dumps(thing))
    return operator


def test_the_real_kubectl_reads_the_same(operator, tmp_path):
    reads = {tuple(call["arguments"]) for call in operator.calls() if call["tool"] == "kubectl" and "get" in call["arguments"]}
    reads = {words for words in reads if "-o" in words}
    assert len(reads) > 40
    with Server(operator.state) as address:
        environment = kubeconfig(tmp_path / "config", address, "prod")
        for words in sorted(reads):
            real = run(tool("kubectl"), *words, env=environment)
            ours = subprocess.run([str(operator.programs / "kubectl"), *words], env=operator.environment(), capture_output=True,
                                  text=True, check=False)
            assert (real.returncode, real.stdout.split(".apps")[0]) == (ours.returncode, ours.stdout.split(".apps")[0]) or \
                words[-1] == "name" and bool(real.stdout) == bool(ours.stdout), (words, real, ours)


@pytest.mark.parametrize("context", CONTEXTS)
def test_the_real_kubectl_knows_the_contexts(context, tmp_path):
    """check_context with a real kubeconfig: the right one passes, any other is refused by its name."""
    operator = Operator("entra", tmp_path, True, SECRETS)
    operator.names_context = False
    environment = kubeconfig(tmp_path / "config", "https://192.0.2.1:6443", context, CONTEXTS)
    program = operator.programs / "kubectl"
    real = program.with_name("stand-in")
    program.rename(real)
    program.write_text(f'#!/bin/sh\ncase $1 in config) exec {tool("kubectl")} "$@";; esac\nexec {real} "$@"\n')
    program.chmod(0o755)
    assert operator.run("--context", context, "--dry-run", environment=environment) == 0, operator.screen
    assert f"Context    {context}" in operator.screen and "API server https://192.0.2.1:6443" in operator.screen
    for other in (*CONTEXTS, "unknown", ""):
        if other != context:
            assert operator.run("--context", other, "--dry-run", environment=environment) != 0
    assert operator.run("--dry-run", environment=environment) == 1 and "Which cluster?" in operator.screen


def release(name, status, revision):
    """Returns a release as helm keeps it."""
    inside = {"name": name, "namespace": "osmo", "version": revision, "info": {"status": status, "last_deployed": "2026-01-01T00:00:00Z"},
              "chart": {"metadata": {"name": name, "version": "1.2.1", "apiVersion": "v2"}}}
    data = base64.b64encode(base64.b64encode(gzip.compress(json.dumps(inside).encode()))).decode()
    return {"type": "helm.sh/release.v1", "data": {"release": data}, "metadata": {
        "name": f"sh.helm.release.v1.{name}.v{revision}", "namespace": "osmo",
        "labels": {"owner": "helm", "name": name, "status": status, "version": str(revision)}}}


@pytest.mark.parametrize("status", ["deployed", "failed", "pending-install", "pending-upgrade", "uninstalling", "uninstalled", None])
def test_the_real_helm_tells_the_state_of_a_release(status, tmp_path):
    kept = [release("service-two", "deployed", 1), release("router", "deployed", 3)]
    if status:
        kept += [release("service", "superseded", 1), release("service", status, 2)]
    script = '. ./site.sh; . lib/common.sh; . lib/releases.sh; CONTEXT=prod; look_release service; echo "$RELEASE_STATE"'
    operator = Operator("entra", tmp_path, True, SECRETS)
    with Server(operator.state, kept) as address:
        environment = {**operator.environment(), **kubeconfig(tmp_path / "config", address, "prod")}
        (operator.programs / "helm").unlink()
        (operator.programs / "helm").symlink_to(tool("helm"))
        done = subprocess.run(["bash", "-euc", script], cwd=operator.desk, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    wanted = status if status != "uninstalled" else None
    assert done.stdout.strip() == (wanted or "")


def test_a_real_helm_without_an_answer_stops_the_script(tmp_path):
    operator = Operator("entra", tmp_path, True, SECRETS)
    environment = {**operator.environment(), **kubeconfig(tmp_path / "config", "http://127.0.0.1:9", "prod")}
    for name in ("helm", "kubectl"):
        (operator.programs / name).unlink()
        (operator.programs / name).symlink_to(tool(name))
    for look in ("look_release service", "if exists secret db-secret; then echo there; else echo absent; fi"):
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", f". ./site.sh; . lib/common.sh; . lib/releases.sh; CONTEXT=prod; {look}; echo went on"], cwd=operator.desk,
                              env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 1 and "cannot look for" in done.stderr and "went on" not in done.stdout and "absent" not in done.stdout
