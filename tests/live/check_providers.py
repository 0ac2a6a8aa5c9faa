"""A person signs in by each product's stand-in, with the answers of its fixture, and stays signed in past the token's life."""
import time

import pytest

import cli
from browser import asks, cookie_parts, seen
from deployment import Bundle, Deployment
from providers import PRODUCTS, StandIn

# Seconds; the products' own lives are an hour or so.
LIFE, REFRESH = 12, 3


class Place:
    """A product's stand-in with an OSMO of its own."""

    def __init__(self, network, authority, folder, name, own_sidecar=False):
        self.name, self.host = name, f"{name}.{folder.name}.example"
        self.idp = StandIn(network, authority, folder, name, self.host)
        bundle = Bundle(folder / name, self.idp.product["fixture"], {"hostname": self.host})
        secret = next(thing for thing in bundle.secrets() if thing["metadata"]["name"] == "oauth2-proxy-secrets")["stringData"]["client_secret"]
        client = bundle.answers["idp"][bundle.answers["idp"]["provider"]]["clientId"]
        self.idp.register(client, secret, self.idp.product["device"])
        self.osmo = Deployment(network, authority, bundle, pods=("osmo-service", "osmo-ui"), own_sidecar=own_sidecar)
        for pod in self.osmo.pods.values():
            pod.ready()

    @property
    def home(self):
        return f"https://{self.host}/"

    def sign_in(self, page, path=""):
        page.goto(f"{self.home}{path}")
        page.click("#sign-in")

    def close(self):
        self.osmo.close()
        self.idp.close()


@pytest.fixture(scope="module", params=sorted(PRODUCTS))
def place(request, network, authority, folder):
    one = Place(network, authority, folder, request.param)
    yield one
    one.close()


@pytest.fixture
def window(place, chromium):
    place.idp.behave()
    with chromium.window() as page:
        yield page


def roles(headers):
    return headers["x-osmo-roles"].split(",") if "x-osmo-roles" in headers else []


def test_sign_in(place, window):
    place.sign_in(window, "workflows?x=1")
    window.wait_for_url(f"{place.home}workflows?x=1")
    headers = seen(window)
    assert headers["x-osmo-user"] == place.idp.product["user"]
    assert roles(headers) == place.idp.product["behaviour"]["claims"].get("roles", [])
    assert cookie_parts(window, place.host)


def test_the_api_knows_the_person(place, window):
    place.sign_in(window)
    window.wait_for_url(place.home)
    status, text = asks(window, "/api/workflow")
    if "roles" in place.idp.product["behaviour"]["claims"]:
        assert status == 200 and cli.read(text)["headers"]["x-osmo-user"] == place.idp.product["user"], text
    else:
        # Roles are given in OSMO's database, which the stand-in for the sidecar has not.
        assert (status, text) == (403, "access denied")


def test_the_session_outlives_its_token(place, window):
    pod = place.osmo.pod("osmo-ui")
    pod.restart("oauth2-proxy", f"--cookie-refresh={REFRESH}s")
    pod.ready()
    place.idp.behave(life=LIFE)
    place.sign_in(window)
    window.wait_for_url(place.home)
    tokens = {seen(window)["authorization"]}
    end = time.monotonic() + LIFE * 1.5
    while time.monotonic() < end:
        time.sleep(REFRESH + 1)
        window.goto(place.home)
        tokens.add(seen(window)["authorization"])
    assert len(tokens) > 2, "the token was never renewed"


def test_sign_out(place, window):
    place.sign_in(window)
    window.wait_for_url(place.home)
    window.goto(f"{place.home}signout")
    assert not cookie_parts(window, place.host), window.url


def test_device_login(place, authority, window):
    if not place.idp.product["device"]:
        info = cli.Login(authority, place.host).info
        assert not info["device_endpoint"] or not place.idp.discovery.get("device_authorization_endpoint") or place.name == "google", info
        return
    login = cli.Login(authority, place.host)
    assert login.begin().status == 200, login.started
    window.goto(login.address)
    login.poll()
    answer = login.ask("/api/workflow")
    assert answer.status == 200, answer
    assert answer.json()["headers"]["x-osmo-user"] == place.idp.product["user"]
