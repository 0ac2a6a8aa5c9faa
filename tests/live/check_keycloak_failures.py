"""Keycloak set up wrongly, one step of IDP-ADMIN.md at a time: what people see is what TROUBLESHOOTING.md says."""
from contextlib import contextmanager

import pytest

import cli
from browser import asks, seen
from check_keycloak import BOTH, CLIENTS, HOME, sign_in
from conftest import HOST

BROWSER, DEVICE = CLIENTS


@pytest.fixture(scope="module", autouse=True)
def people(keycloak, realm):
    keycloak.person("osmo", "eve", BOTH, CLIENTS, verified=False)
    keycloak.person("osmo", "flo", BOTH, CLIENTS)


@pytest.fixture
def window(site, chromium):
    with chromium.window() as page:
        yield page


@pytest.fixture
def says(site):
    """Fails unless the bundle's page has a row that begins so."""
    page = site.bundle.read("TROUBLESHOOTING.md")

    def check(sight):
        assert f"\n| {sight}" in page, f"no row says {sight!r}"
    return check


@contextmanager
def client(keycloak, name, **changes):
    """A client with some settings changed, for a while."""
    usual = keycloak.client("osmo", name)
    place = f"/osmo/clients/{usual['id']}"
    keycloak.manage("PUT", place, merged(usual, changes))
    try:
        yield usual
    finally:
        keycloak.manage("PUT", place, usual)


def merged(usual, changes):
    return {**usual, **{key: {**usual[key], **value} if isinstance(value, dict) else value for key, value in changes.items()}}


def test_redirect_that_is_not_registered(keycloak, window, says):
    with client(keycloak, BROWSER, redirectUris=["https://other.example/oauth2/callback"]):
        window.goto(HOME)
        assert "Invalid parameter: redirect_uri" in window.inner_text("body")
    says("Invalid parameter: redirect_uri |")


def test_secret_made_anew(keycloak, realm, site, window, says):
    place = f"/osmo/clients/{keycloak.client('osmo', BROWSER)['id']}"
    keycloak.manage("POST", f"{place}/client-secret")
    try:
        sign_in(window, "flo")
        window.wait_for_url(f"{HOME}oauth2/callback**")
        assert "500" in window.inner_text("body")
        site.pod("osmo-ui").says("oauth2-proxy", '"unauthorized_client"')
    finally:
        keycloak.manage("PUT", place, {**keycloak.client("osmo", BROWSER), "secret": realm[1]})
    says("unauthorized_client after sign-in")


def test_unverified_address(site, window, says):
    sign_in(window, "eve")
    window.wait_for_url(f"{HOME}oauth2/callback**")
    assert "403" in window.inner_text("body")
    site.pod("osmo-ui").says("oauth2-proxy", "email in id_token (eve@example.com) isn't verified")
    says("email in id_token (…) isn't verified |")


@pytest.mark.parametrize("changes", [
    {"publicClient": False, "clientAuthenticatorType": "client-secret", "secret": "somebody-knows"},
    {"attributes": {"oauth2.device.authorization.grant.enabled": "false"}},
])
def test_device_client_of_another_kind(keycloak, authority, site, changes, says):
    with client(keycloak, DEVICE, **changes):
        answer = cli.Login(authority, HOST).begin()
    assert answer.status in (400, 401) and answer.json()["error"] in ("unauthorized_client", "invalid_client"), answer
    says("unauthorized_client or invalid_client in osmo login")


def test_mapper_is_missing(keycloak, site, window, says):
    usual = keycloak.client("osmo", BROWSER)
    mapper = next(one for one in usual["protocolMappers"] if one["name"] == "roles")
    mappers = f"/osmo/clients/{usual['id']}/protocol-mappers/models"
    keycloak.manage("DELETE", f"{mappers}/{mapper['id']}")
    try:
        sign_in(window, "flo")
        window.wait_for_url(HOME)
        assert "x-osmo-roles" not in seen(window)
        assert asks(window, "/api/workflow") == [403, "access denied"]
        site.pod("osmo-service").says("envoy", "table expected, got nil")
    finally:
        keycloak.manage("POST", mappers, {key: value for key, value in mapper.items() if key != "id"})
    says("people have no role, and the token no roles")
    says("403 access denied")
    says("Lua error: table expected, got nil")
