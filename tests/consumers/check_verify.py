"""install.sh verify sees what has gone wrong behind its back; what does not come up is shown with its last words."""
import json

import pytest

from bundles import given_secrets
from install_bundle import assert_discreet
from check_install_again import installed, installed_once, spoil  # noqa: F401  pylint: disable=unused-import

SECRETS = given_secrets()


def release(operator, name, **changed):
    path = operator.state / "releases" / operator.namespace / f"{name}.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | changed))


def image(operator, text):
    spoil(operator, "deployment", "osmo-worker", lambda thing: thing["spec"]["template"]["spec"]["containers"][0].update(image=text))


FAULTS = {
    "failed": (lambda one: release(one, "ui", status="failed"), "release ui: it is failed. What happened: helm --kube-context prod history ui"),
    "cut off": (lambda one: release(one, "router", status="pending-upgrade"), "release router: it is pending-upgrade"),
    "older chart": (lambda one: release(one, "service", chart="service-1.1.0"), "release service: it is of the chart service-1.1.0, the answers say"),
    "no key": (lambda one: spoil(one, "configmap", "mek-config", None), "key: configmap mek-config is missing"),
    "spoilt key": (lambda one: spoil(one, "configmap", "mek-config", lambda thing: thing["data"].update({"mek.yaml": "{}"})), "cannot read its keys"),
    "no password": (lambda one: spoil(one, "secret", "db-secret", None), "secret db-secret: it is missing"),
    "no new pods": (lambda one: spoil(one, "deployment", "osmo-worker", lambda thing: thing["status"].update(unavailableReplicas=1)), "pods are available, 1 more are not"),
    "another tag": (lambda one: image(one, "nvcr.io/nvidia/osmo/worker:6.1.0"), "image osmo-worker: it runs nvcr.io/nvidia/osmo/worker:6.1.0, the answers name another"),
    "spoilt admin": (lambda one: spoil(one, "secret", "default-admin-secret", lambda thing: thing["data"].update(password="YQ==")), "has 1 characters"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_it_finds(installed, fault):  # noqa: F811
    change, told = FAULTS[fault]
    change(installed)
    assert installed.run("verify") == 1
    assert told in installed.screen[installed.screen.index("FAILED"):]
    assert installed.changes() == []


def test_it_says_what_it_saw(installed):  # noqa: F811
    spoil(installed, "pod", "osmo-worker-1", lambda thing: thing["status"]["containerStatuses"][0].update(restartCount=57))
    image(installed, "mirror.example/own-worker:1")
    assert installed.run("verify") == 0, installed.screen
    assert "ok      release ui: web-ui-1.2.1" in installed.screen and "ok      key: key1 " in installed.screen
    assert "restarts osmo-worker-1: a container restarted 57 times" in installed.screen
    assert "own-worker:1, which is not in the list" in installed.screen


def test_the_one_that_makes_the_tables_is_waited_for_first(installed):  # noqa: F811
    assert installed.run("--yes", "charts") == 0, installed.screen
    waited = [word for call in installed.calls() if "status" in call["arguments"] for word in call["arguments"] if word.startswith("deployment/")]
    assert waited[0] == "deployment/osmo-service" and len(waited) == len(set(waited)) == len(installed.bundle.site["WORKLOADS"])


def test_what_does_not_come_up_is_shown(installed):  # noqa: F811
    installed.set("stuck", "osmo-service")
    spoil(installed, "pod", "osmo-service-1", lambda thing: thing["status"]["containerStatuses"][2].update(ready=False))
    (installed.state / "logs" / "pod").mkdir(parents=True, exist_ok=True)
    (installed.state / "logs" / "pod" / "osmo-service-1").write_text("ValueError: what went wrong\n")
    assert installed.run("--yes", "charts") == 1
    assert "-- pod/osmo-service-1, c2:" in installed.screen and "ValueError: what went wrong" in installed.screen
    assert "c1:" not in installed.screen and "what went wrong" not in installed.log


def test_the_path_is_proven(installed):  # noqa: F811
    assert installed.run("verify") == 0, installed.screen
    for name in ("sign-in", "api", "token"):
        assert f"ok      {name}: " in installed.screen
    assert_discreet(installed)
    assert "eyJ.made.ofit" not in str([call["arguments"] for call in installed.calls()]) + installed.screen + installed.log


BROKEN = {
    "not to the provider": ({"": "302 https://osmo.example.com/other"}, "sign-in: / leads to"),
    "another way back": ({"": "302 https://login.example/authorize?redirect_uri=https%3A%2F%2Fother%2Foauth2%2Fcallback"}, "sign-in"),
    "no redirect": ({"": "200 "}, "sign-in: / answers '200 '"),
    "open": ({"api/workflow": "200 "}, "api: /api/workflow answers without a token"),
    "dead": ({"api/workflow": "503 "}, "api: /api/workflow answers '503 '"),
    "token not taken": ({"api/auth/jwt/access_token": '{"message": "Access Token is invalid"}'}, "token: the default admin's token is not taken"),
    "refused by envoy": ({"api/configs/service": "401 "}, "token: Envoy refuses"),
    "refused by the sidecar": ({"api/configs/service": "403 "}, "token: the authorization sidecar"),
    "another key": ({"api/configs/service": "500 "}, "token: the settings cannot be read"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_path_is_named(installed, fault):  # noqa: F811
    answers, told = BROKEN[fault]
    installed.set("way", json.dumps(answers))
    assert installed.run("verify") == 1
    assert f"FAILED  {told}" in installed.screen and "verify: 1 checks failed" in installed.screen


def test_a_provider_that_refuses_the_redirect_is_named(installed):  # noqa: F811
    installed.set("login", "HTTP/1.1 400 Bad Request\r\n\r\n<p>Invalid parameter: redirect_uri</p>")
    assert installed.run("verify") == 1
    assert "FAILED  sign-in: the provider refuses the redirect URI" in installed.screen and "redirect_uri)" in installed.screen


def test_a_start_page_of_the_proxy_is_followed(installed):  # noqa: F811
    back = "302 https://login.example/a?redirect_uri=https%3A%2F%2Fosmo.example.com%2Foauth2%2Fcallback"
    installed.set("way", json.dumps({"": "302 https://osmo.example.com/oauth2/start?rd=%2F", "oauth2/start": back}))
    assert installed.run("verify") == 0, installed.screen
