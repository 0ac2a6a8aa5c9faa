"""What others made under our names is neither changed nor removed, and is named."""
import json

import pytest

from bundles import given_secrets
from install_bundle import STAGES, Operator
from preflight_bundle import Looker, named

SECRETS = given_secrets()
OURS = {"service": "service", "router": "router", "ui": "web-ui"}
POLICY = ("networkpolicy", "osmo-envoy-only")
LABEL = {"labels": {"app.kubernetes.io/managed-by": "osmo-configurator"}}


def release(operator, name, chart, **more):
    path = operator.state / "releases" / operator.namespace / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"status": "deployed", "revision": 7, "values": "theirs", "chart": chart, **more}))


@pytest.fixture(params=["service", "router", "ui"])
def name(request):
    return request.param


# Charts of others; the last two begin like ours.
@pytest.mark.parametrize("chart", ["nginx-15.1.0", "{0}-operator-1.2.1", "my-{0}-1.2.1"])
def test_a_release_of_another_chart_is_left_alone(tmp_path, name, chart):
    operator = Operator("entra", tmp_path, True, SECRETS)
    chart = chart.format(OURS[name])
    release(operator, name, chart)
    for words in ([*STAGES], ["charts"]):
        assert operator.run("--yes", *words, at_terminal=False) == 1
        assert f"FAILED  release {name} is of the chart {chart}" in operator.screen
        assert operator.changes() == []
    assert operator.run("--yes", script="uninstall.sh", at_terminal=False) == 0, operator.screen
    assert operator.releases()[name]["values"] == "theirs"
    assert f"release {name}: is of the chart {chart}, others made it, stays" in operator.screen


def test_a_chart_of_others_with_the_name_of_ours_is_left_alone(tmp_path, name):
    """`router` is the name of other projects' charts too: what it made tells whose it is."""
    operator = Operator("entra", tmp_path, True, SECRETS)
    chart = f"{OURS[name]}-7.0.0"
    theirs = "---\nkind: Deployment\nmetadata:\n  name: apollo-router\n  namespace: osmo\n"
    release(operator, name, chart, manifest=theirs)
    for words in ([*STAGES], ["charts"]):
        assert operator.run("--yes", *words, at_terminal=False) == 1
        assert f"FAILED  release {name} is of the chart {chart}" in operator.screen
        assert operator.changes() == []
    assert operator.run("--yes", script="uninstall.sh", at_terminal=False) == 0, operator.screen
    assert operator.releases()[name]["values"] == "theirs"


def test_preflight_names_it(tmp_path):
    looker = Looker("entra", tmp_path)
    release(looker, "ui", "nginx-15.1.0")
    assert looker.run("preflight") == 1
    assert "FAILED  release ui is of the chart nginx-15.1.0" in looker.screen


def test_our_release_of_an_older_chart_is_upgraded(tmp_path, name):
    operator = Operator("entra", tmp_path, True, SECRETS)
    release(operator, name, f"{OURS[name]}-1.1.0")
    assert operator.run("--yes", *STAGES, at_terminal=False) == 0, operator.screen
    assert operator.releases()[name]["revision"] == 8


def foreign(tmp_path, fixture, kind, thing, **answers):
    operator = Operator(fixture, tmp_path, True, SECRETS, **answers)
    if operator.answer("NETWORK_POLICY") == "yes":
        (operator.desk / "cluster").mkdir(exist_ok=True)
        (operator.desk / "cluster" / "network-policy.yaml").write_text(json.dumps(
            {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": thing, **LABEL}, "spec": {}}))
    operator.put("namespace", operator.namespace, "default")
    operator.put(kind, thing, spec="theirs")
    return operator, operator.state / "objects" / operator.namespace / kind / f"{thing}.json"


APPLIED = [("entra", "networkpolicy", "osmo-envoy-only", {"NETWORK_POLICY": "yes"}, ["charts"]),
           ("aks-app-routing", "certificate", None, {}, ["secrets"])]


@pytest.mark.parametrize("fixture, kind, thing, answers, stages", APPLIED)
def test_what_is_applied_is_applied_over_ours_only(tmp_path, fixture, kind, thing, answers, stages):
    thing = thing or Operator(fixture, (tmp_path / "x").mkdir() or tmp_path / "x", True, SECRETS).answer("TLS_SECRET")
    (tmp_path / "y").mkdir()
    operator, path = foreign(tmp_path / "y", fixture, kind, thing, **answers)
    before = path.read_text()
    for words in ([*STAGES], stages):
        assert operator.run("--yes", *words, at_terminal=False) == 1
        assert f"{thing}: others made it" in operator.screen and operator.changes() == []
    assert operator.run("--yes", script="uninstall.sh", at_terminal=False) == 0, operator.screen
    assert path.read_text() == before and "it stays" in operator.screen
    # What the message says makes it ours.
    assert f"label {kind}" in operator.screen or operator.run("--dry-run", *stages) == 1
    command = operator.screen[operator.screen.index("If it is ours: ") + 15:].splitlines()[0]
    assert command.startswith(f"kubectl --context {operator.answer('KUBE_CONTEXT') or 'prod'} -n ") and command.endswith("app.kubernetes.io/managed-by=osmo-configurator")
    thing_now = json.loads(before)
    thing_now["metadata"] |= LABEL
    path.write_text(json.dumps(thing_now))
    assert operator.run("--yes", *STAGES, at_terminal=False) == 0, operator.screen
    assert json.loads(path.read_text())["spec"] != "theirs"
    assert operator.run("--yes", *STAGES, at_terminal=False) == 0, operator.screen
    assert operator.run("--yes", script="uninstall.sh", at_terminal=False) == 0, operator.screen
    assert not path.exists()


@pytest.mark.parametrize("exists", ["yes", "no"])
def test_no_command_for_a_namespace_of_others(tmp_path, exists):
    operator = Operator("entra", tmp_path, True, SECRETS, NAMESPACE_EXISTS=exists)
    assert operator.run("--yes", *STAGES, at_terminal=False) == 0, operator.screen
    assert operator.run("--yes", script="uninstall.sh", at_terminal=False) == 0, operator.screen
    assert "delete namespace" not in operator.screen
    assert ("--delete-namespace" in operator.screen) == (exists == "no")


@pytest.mark.parametrize("version, forced", [("v3.8.0", False), ("v3.19.4", False), ("v4.0.0", True), ("v4.1.4+g1a5", True), ("v10.0.1", True)])
def test_a_helm_that_applies_on_the_server_takes_back_what_was_scaled(tmp_path, version, forced):
    operator = Operator("entra", tmp_path, True, SECRETS)
    operator.set("helm-version", version)
    assert operator.run("--yes", *STAGES, at_terminal=False) == 0, operator.screen
    upgrades = [call["arguments"] for call in operator.calls() if call["tool"] == "helm" and "upgrade" in call["arguments"]]
    assert len(upgrades) == 3 and all(({"--server-side=true", "--force-conflicts"} <= set(words)) == forced for words in upgrades)


def secret_of_others(operator, name, **more):
    operator.put("namespace", operator.namespace, "default")
    operator.put("secret", name, data={"tls.crt": "dGhlaXJz", "password": "dGhlaXJz"}, **more)
    return operator.state / "objects" / operator.namespace / "secret" / f"{name}.json"


def test_an_admin_password_of_others_stays(tmp_path):
    """The answers need none: a Secret of that name in a shared namespace is somebody's."""
    operator = Operator("entra", tmp_path, True, SECRETS)
    path = secret_of_others(operator, "osmo-db-admin")
    before = path.read_text()
    assert operator.run("--yes", *STAGES, at_terminal=False) == 0, operator.screen
    assert "osmo-db-admin: others made it, it stays" in operator.screen
    assert operator.run("--yes", "--delete-secrets", script="uninstall.sh", at_terminal=False) == 0, operator.screen
    assert path.read_text() == before


@pytest.mark.parametrize("annotations", [{}, {"annotations": {"cert-manager.io/certificate-name": "another"}}])
def test_cert_manager_writes_over_no_secret_of_others(tmp_path, annotations):
    operator = Operator("aks-app-routing", tmp_path, True, SECRETS)
    name = operator.answer("TLS_SECRET")
    path = secret_of_others(operator, name)
    thing = json.loads(path.read_text())
    thing["metadata"] |= annotations
    path.write_text(json.dumps(thing))
    before = path.read_text()
    for words in ([*STAGES], ["secrets"]):
        assert operator.run("--yes", *words, at_terminal=False) == 1
        assert f"secret {name}: cert-manager did not make it, and would write over it" in operator.screen
        assert f"delete secret {name}" in operator.screen and operator.changes() == []
    assert operator.run("--yes", "--delete-secrets", script="uninstall.sh", at_terminal=False) == 0, operator.screen
    assert path.read_text() == before


def test_a_secret_of_another_certificate_stays(tmp_path):
    operator = Operator("aks-app-routing", tmp_path, True, SECRETS)
    name = operator.answer("TLS_SECRET")
    path = secret_of_others(operator, name)
    operator.put("certificate", name, spec="theirs")
    thing = json.loads(path.read_text())
    thing["metadata"]["annotations"] = {"cert-manager.io/certificate-name": name}
    path.write_text(json.dumps(thing))
    before = path.read_text()
    assert operator.run("--yes", "--delete-secrets", script="uninstall.sh", at_terminal=False) == 0, operator.screen
    assert path.read_text() == before


def test_our_own_certificate_goes_with_its_secret(tmp_path):
    operator = Operator("aks-app-routing", tmp_path, True, SECRETS)
    for _ in range(2):
        assert operator.run("--yes", *STAGES, at_terminal=False) == 0, operator.screen
    assert operator.run("--yes", "--delete-secrets", script="uninstall.sh", at_terminal=False) == 0, operator.screen
    assert operator.held("secret", operator.answer("TLS_SECRET")) is None
