"""People sign in through the cluster: ingress, Service, Envoy, oauth2-proxy, Keycloak, and the stand-in for OSMO's program."""
import pytest

import cli
from browser import Chromium, asks, seen
from check_changes import installed
from conftest import HOST, KEYCLOAK
from ingress import Nginx, Traefik
from keycloak import PASSWORD

CLIENTS = ("osmo-browser-flow", "osmo-device")
HOME = f"https://{HOST}/"
BOTH = {"osmo-user", "osmo-admin"}


@pytest.fixture(scope="module")
def site(desk, keycloak):
    installed(desk)
    keycloak.person("osmo", "ada", BOTH, CLIENTS)
    return desk


@pytest.fixture(scope="module", params=[Nginx, Traefik], ids=lambda kind: kind.__name__)
def entrance(request, site, network, authority):
    one = request.param(network, authority, site)
    yield one
    one.close()


@pytest.fixture(scope="module")
def chromium(entrance, network, authority):
    """A browser of its own for each entrance: it remembers for a minute where a name led."""
    one = Chromium(network, authority)
    yield one
    one.close()


@pytest.fixture
def window(entrance, chromium):
    with chromium.window() as page:
        yield page


def test_a_person_signs_in_and_reaches_every_service(window):
    window.goto(f"{HOME}workflows")
    window.wait_for_url(f"https://{KEYCLOAK}/**")
    window.fill("#username", "ada")
    window.fill("#password", PASSWORD)
    window.click("#kc-login")
    window.wait_for_url(f"{HOME}workflows")
    headers = seen(window)
    assert headers["x-osmo-user"] == "ada" and set(headers["x-osmo-roles"].split(",")) == BOTH
    for path, name in (("/api/workflow", "osmo-service"), ("/api/router/x", "osmo-router"), ("/api/agent/x", "osmo-agent"),
                       ("/api/logger/x", "osmo-logger")):
        status, text = asks(window, path)
        assert (status, cli.read(text)["name"]) == (200, name), text


def test_the_command_line_signs_in_by_device(authority, window):
    login = cli.Login(authority, HOST)
    assert login.begin().status == 200
    window.goto(login.address)
    window.fill("#username", "ada")
    window.fill("#password", PASSWORD)
    window.click("#kc-login")
    window.click("#kc-login")
    login.poll()
    answer = login.ask("/api/workflow")
    assert answer.status == 200, answer
    assert answer.json()["headers"]["x-osmo-user"] == "ada"


def test_without_a_session_nobody_gets_in(entrance, authority):
    assert cli.get(authority, f"{HOME}api/workflow").status in (401, 403)
    assert cli.get(authority, f"{HOME}api/version").status == 200
    answer = cli.get(authority, HOME)
    assert answer.status == 302 and answer.headers["location"].startswith(f"https://{KEYCLOAK}/realms/osmo/"), answer
