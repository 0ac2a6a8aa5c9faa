"""What all checks share: one network, one authority, one browser, one Keycloak."""
import os
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

import browser
from deployment import Bundle, Deployment
from shared import HOST, KEYCLOAK, authority, keycloak, network

# Keycloak's shortest life that is refreshed before its end.
LIFE = 60


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    named = os.environ.get("OSMO_LIVE_LOGS")
    if not named:
        return tmp_path_factory.mktemp("live")
    path = Path(named)
    path.mkdir(parents=True, exist_ok=True)
    return path


@pytest.fixture(scope="session")
def chromium(authority, network):
    one = browser.Chromium(network, authority)
    yield one
    one.close()


@pytest.fixture(scope="session")
def realm(keycloak, folder):
    """The bundle whose realm file Keycloak took, with the secret that it made for the browser client."""
    answers = {"hostname": HOST, "trust": {"idp": True},
               "idp": {"keycloak": {"host": KEYCLOAK, "tokenLifespan": f"{LIFE}s", "allowUnverifiedEmail": False}}}
    first = Bundle(folder / "realm", "keycloak", answers)
    keycloak.take_realm(first.read("idp/keycloak-realm.json"))
    secret = keycloak.secret("osmo", "osmo-browser-flow")
    return answers, secret


@pytest.fixture(scope="session")
def site(network, authority, keycloak, realm, folder):
    """OSMO at HOST, signed in to by Keycloak."""
    answers, secret = realm
    bundle = Bundle(folder / "keycloak", "keycloak", answers, {"clientSecret": secret})
    trust = {"osmo-ca": {"ca.crt": authority.file.read_text()}}
    one = Deployment(network, authority, bundle, mounts=trust)
    for pod in one.pods.values():
        pod.ready()
    yield one
    one.close()
