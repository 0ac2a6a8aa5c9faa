"""install.sh after a failure: whichever change failed, the same command goes on and ends in the same state."""
import base64
import datetime
import json

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from bundles import given_secrets
from install_bundle import STAGES, Operator
from mek import open_mek

SECRETS = given_secrets()
RANDOM = {"mek-config", "oauth2-proxy-secrets", "default-admin-secret"}


def contents(operator):
    """Returns what is in the cluster, without what differs between any two runs."""
    found = {}
    for path, text in operator.objects().items():
        thing = json.loads(text)
        name = thing["metadata"]["name"]
        data = sorted(thing.get("data", {})) if name in RANDOM else thing.get("data", {})
        found[path] = (thing.get("type"), data, thing.get("spec"), thing.get("values"))
    return found


@pytest.mark.parametrize("fixture, moment", [("mirror-registry", "before"), ("mirror-registry", "after"),
                                             ("onprem-airgap-keycloak", "after"), ("aks-app-routing", "before")])
def test_every_change_may_fail_once(fixture, moment, tmp_path):
    """A change fails, before or after it took effect; the next run goes on to the next change, which fails in turn."""
    with_files = fixture == "onprem-airgap-keycloak"
    (tmp_path / "straight").mkdir()
    straight = Operator(fixture, tmp_path / "straight", with_files, SECRETS)
    assert straight.run(*STAGES) == 0, straight.screen
    changes = straight.changes()
    assert len(changes) == len(set(changes)) >= 10

    (tmp_path / "broken").mkdir()
    operator = Operator(fixture, tmp_path / "broken", with_files, SECRETS)
    operator.set("fail", moment)
    once = {}
    for _ in changes:
        assert operator.run(*STAGES) != 0, operator.screen
        failed = (operator.state / "failed").read_text().splitlines()
        # It stopped at the change that failed, and said what and where.
        assert operator.changes()[-1] == failed[-1]
        assert f"pretended failure {moment}: {failed[-1]}" in operator.screen
        assert "Stopped in the stage" in operator.screen and "== Verify" not in operator.screen
        for name in RANDOM & {name for _, name in operator.created()}:
            held = operator.held("configmap" if name == "mek-config" else "secret", name)
            # What was generated once is never generated again.
            assert once.setdefault(name, held) == held
        operator.forget_calls()
        if len(failed) == len(changes):
            break
    assert failed == changes, "not every change failed once"
    assert operator.run(*STAGES) == 0, operator.screen
    assert contents(operator) == contents(straight)
    assert once and all(operator.held("configmap" if name == "mek-config" else "secret", name) == held
                        for name, held in once.items())
    open_mek(operator.held("configmap", "mek-config")["mek.yaml"].decode())


@pytest.fixture(scope="module")
def installed_once(tmp_path_factory):
    operator = Operator("entra", tmp_path_factory.mktemp("installed"), True, SECRETS)
    assert operator.run("--yes", *STAGES) == 0, operator.screen
    return operator


@pytest.fixture
def installed(tmp_path, installed_once):
    return Operator("entra", tmp_path, True, SECRETS).adopt(installed_once)


def restarted(operator):
    return [call["restarted"] for call in operator.calls() if call.get("restarted")]


def test_changed_envoy_settings_reach_agent_and_logger(installed):
    values = installed.desk / "osmo_values.yaml"
    values.write_text(values.read_text() + "# other settings\n")
    assert installed.run("--yes", "charts") == 0, installed.screen
    assert restarted(installed) == ["osmo-agent", "osmo-logger"]
    installed.forget_calls()
    assert installed.run("--yes", "charts") == 0, installed.screen
    assert restarted(installed) == []


@pytest.mark.parametrize("broken", ["osmo-agent", "osmo-logger"])
def test_a_restart_that_failed_is_made_up_for(installed, broken):
    values = installed.desk / "osmo_values.yaml"
    values.write_text(values.read_text() + "# other settings\n")
    installed.set("refuse", f"restart deployment/{broken}")
    assert installed.run("--yes", "charts") != 0
    installed.set("refuse", None)
    installed.forget_calls()
    assert installed.run("--yes", "charts") == 0, installed.screen
    assert restarted(installed) == ["osmo-agent", "osmo-logger"][["osmo-agent", "osmo-logger"].index(broken):]


def test_restarts_are_waited_for_and_pods_on_their_way_out_do_not_count(installed):
    values = installed.desk / "osmo_values.yaml"
    values.write_text(values.read_text() + "# other settings\n")
    assert installed.run("--yes", "charts") == 0, installed.screen
    calls = installed.calls()
    for name in restarted(installed):
        at = next(index for index, call in enumerate(calls) if call.get("restarted") == name)
        assert calls[at + 1]["arguments"][4:7] == ["rollout", "status", f"deployment/{name}"]
    installed.forget_calls()
    path = installed.state / "objects" / installed.namespace / "pod"
    (path / "old.json").write_text(json.dumps({"kind": "Pod", "metadata": {
        "name": "old", "labels": {"app": "osmo-agent"}, "creationTimestamp": "2020-01-01T00:00:00Z",
        "deletionTimestamp": "2026-01-02T00:00:00Z"}}))
    assert installed.run("--yes", "charts") == 0, installed.screen
    assert restarted(installed) == []


def test_a_deployment_that_does_not_come_up_is_named(installed):
    installed.set("stuck", "osmo-router")
    assert installed.run("--yes", "--timeout", "90s", *STAGES) == 1
    assert "osmo-router did not come up within 90s" in installed.screen and "logs deployment/osmo-router" in installed.screen
    assert "--timeout=90s" in [word for call in installed.calls() for word in call["arguments"]]
    assert "helm upgrade ui" not in installed.changes()
    installed.set("stuck", None)
    assert installed.run("--yes", *STAGES) == 0, installed.screen


def test_the_admin_password_is_not_wanted_again_once_the_database_was_created(tmp_path):
    operator = Operator("mirror-registry", tmp_path, False, SECRETS)
    assert operator.run("secrets", "database") == 0, operator.screen
    assert "Database admin password" in operator.prompts and operator.held("secret", "osmo-db-admin") is None
    assert operator.run(*STAGES) == 0, operator.screen
    assert operator.prompts == ["Type yes to go on"]
    # A day later the Jobs are gone.
    for path in (operator.state / "objects" / operator.namespace / "job").iterdir():
        path.unlink()
    operator.forget_calls()
    assert operator.run(*STAGES) == 0, operator.screen
    assert operator.prompts == ["Type yes to go on"] and operator.created() == []


def test_a_key_that_was_lost_is_not_made_anew(tmp_path):
    operator = Operator("mirror-registry", tmp_path, False, SECRETS)
    assert operator.run(*STAGES) == 0, operator.screen
    (operator.state / "objects" / operator.namespace / "configmap" / "mek-config.json").unlink()
    operator.forget_calls()
    # The look needs the admin's password again.
    assert operator.run(*STAGES) == 1
    assert operator.prompts == ["Type yes to go on", "Database admin password"]
    assert operator.held("configmap", "mek-config") is None and "--from-file=mek.yaml=BACKUP/mek.yaml" in operator.screen


def spoil(operator, kind, name, change):
    path = operator.state / "objects" / operator.namespace / kind / f"{name}.json"
    if change is None:
        path.unlink()
        return
    thing = json.loads(path.read_text())
    change(thing)
    path.write_text(json.dumps(thing))


WRONG = {
    "no pod": ("deployment", "osmo-worker", lambda thing: thing["status"].pop("availableReplicas"), "deployment osmo-worker: 0 pods"),
    "no deployment": ("deployment", "osmo-ui", None, "deployment osmo-ui: 0 pods"),
    "not ready": ("pod", "osmo-ui-1", lambda thing: thing["status"]["containerStatuses"][1].update(
        ready=False, state={"waiting": {"reason": "CrashLoopBackOff"}}), "osmo-ui-1 2/3 CrashLoopBackOff"),
    "too few containers": ("pod", "osmo-service-1", lambda thing: thing["status"]["containerStatuses"].pop(), "osmo-service-1 3/4"),
    "no service": ("service", "osmo-router", None, "service osmo-router"),
    "another port": ("service", "osmo-router", lambda thing: thing["spec"]["ports"][0].update(port=8080), "service osmo-router"),
    "no ingress": ("ingress", "osmo-agent", None, "ingress osmo-agent: it is missing"),
    "class": ("ingress", "osmo-agent", lambda thing: thing["spec"].update(ingressClassName="nginx2"), "ingress osmo-agent"),
    "host": ("ingress", "osmo-agent", lambda thing: thing["spec"]["rules"][0].update(host="x.osmo.example.com"), "ingress osmo-agent"),
    "no certificate": ("secret", "osmo-tls", None, "secret osmo-tls holds no certificate"),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_verify_finds_what_is_wrong(installed, wrong):
    kind, name, change, told = WRONG[wrong]
    spoil(installed, kind, name, change)
    assert installed.run("verify") == 1
    failed = installed.screen[installed.screen.index("FAILED"):]
    assert told in failed and "verify: 1 checks failed" in installed.screen
    assert installed.prompts == [] and installed.changes() == []


@pytest.mark.parametrize("days, status", [(-1, 1), (0.01, 0)])
def test_verify_looks_at_the_date_of_the_certificate(installed, days, status):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "osmo.example.com")])
    end = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=days)
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, end - datetime.timedelta(days=9), end).sign(key, hashes.SHA256())
    text = base64.b64encode(made.public_bytes(serialization.Encoding.PEM)).decode()
    spoil(installed, "secret", "osmo-tls", lambda thing: thing["data"].update({"tls.crt": text}))
    assert installed.run("verify") == status
    assert ("certificate: it ended on" in installed.screen) == bool(status)


def test_verify_lets_pass_what_settles_by_itself(installed):
    def leaving(thing):
        thing["metadata"]["deletionTimestamp"] = "2026-01-01T00:00:00Z"
        thing["status"]["containerStatuses"] = []
    spoil(installed, "pod", "osmo-ui-1", leaving)
    spoil(installed, "ingress", "osmo-ui", lambda thing: thing.pop("status"))
    installed.set("curl", "6 curl: (6) Could not resolve host")
    assert installed.run("verify") == 0, installed.screen
    assert "ingress osmo-ui: it has no address yet" in installed.screen and "has no address in DNS" in installed.screen
    installed.set("curl", "60 curl: (60) SSL certificate problem: self-signed certificate")
    assert installed.run("verify") == 1
    assert "self-signed certificate" in installed.screen
