"""Chromium signs in to OSMO by Keycloak with what the bundle says: realm file, redirect URI, values."""
import time

import pytest

from browser import asks, cookie_parts, seen
from conftest import HOST, KEYCLOAK, LIFE
from keycloak import PASSWORD
import cli

CLIENTS = ("osmo-browser-flow", "osmo-device")
HOME = f"https://{HOST}/"
BOTH = {"osmo-user", "osmo-admin"}


@pytest.fixture(scope="module", autouse=True)
def people(keycloak, realm):
    keycloak.person("osmo", "ada", BOTH, CLIENTS)
    keycloak.person("osmo", "bob")


def sign_in(page, name, address=HOME):
    page.goto(address)
    page.wait_for_url(f"https://{KEYCLOAK}/**")
    page.fill("#username", name)
    page.fill("#password", PASSWORD)
    page.click("#kc-login")


@pytest.fixture
def window(site, chromium):
    with chromium.window() as page:
        yield page


def test_sign_in_leads_to_the_ui_and_the_headers_are_right(window):
    sign_in(window, "ada", f"{HOME}workflows?x=1")
    window.wait_for_url(f"{HOME}workflows?x=1")
    headers = seen(window)
    assert headers["x-osmo-user"] == "ada"
    assert set(headers["x-osmo-roles"].split(",")) == BOTH
    assert headers["x-auth-request-email"] == "ada@example.com"
    assert headers["x-auth-request-preferred-username"] == "ada"
    assert headers["authorization"].startswith("Bearer ")
    cookies = cookie_parts(window, HOST)
    assert cookies and all(one["secure"] and one["httpOnly"] and one["sameSite"] == "Lax" and one["domain"] == HOST for one in cookies)


def test_the_session_opens_the_api_and_the_router(window):
    sign_in(window, "ada")
    window.wait_for_url(HOME)
    for path, name in (("/api/workflow", "osmo-service"), ("/api/router/x", "osmo-router")):
        status, text = asks(window, path)
        assert (status, cli.read(text)["name"]) == (200, name), text
        headers = cli.read(text)["headers"]
        assert headers["x-osmo-user"] == "ada" and set(headers["x-osmo-roles"].split(",")) == BOTH


def test_nobody_names_themselves(window):
    """What a client sends in OSMO's own headers does not arrive."""
    sign_in(window, "bob")
    window.wait_for_url(HOME)
    window.context.set_extra_http_headers({"x-osmo-user": "root", "x-osmo-roles": "osmo-admin", "x-osmo-auth-skip": "true"})
    window.goto(HOME)
    headers = seen(window)
    assert headers["x-osmo-user"] == "bob"


def test_without_a_session_the_api_says_401_and_the_ui_leads_to_the_login(site, authority):
    answer = cli.get(authority, f"{HOME}api/workflow")
    print(answer)
    assert answer.status in (401, 403), answer
    answer = cli.get(authority, HOME)
    assert answer.status == 302 and answer.headers["location"].startswith(f"https://{KEYCLOAK}/realms/osmo/"), answer
    assert cli.get(authority, f"{HOME}api/version").status == 200


def test_the_session_outlives_its_token(window):
    """Refreshed before the token ends, with no help from the person (N5)."""
    sign_in(window, "ada")
    window.wait_for_url(HOME)
    first = seen(window)["authorization"]
    end = time.monotonic() + LIFE * 1.6
    tokens = {first}
    while time.monotonic() < end:
        time.sleep(8)
        status, text = asks(window, "/api/workflow")
        assert status == 200, text
        tokens.add(cli.read(text)["headers"]["authorization"])
    assert len(tokens) > 1, "the token was never renewed"
    window.goto(HOME)
    assert seen(window)["x-osmo-user"] == "ada"


def test_sign_out_ends_the_session(window):
    """Keycloak asks whether it shall end its own session too, since nobody sends it the ID token (F-provider-logout)."""
    sign_in(window, "ada")
    window.wait_for_url(HOME)
    window.goto(f"{HOME}signout")
    assert not cookie_parts(window, HOST)
    window.click("#kc-logout")
    window.goto(HOME)
    window.wait_for_selector("#password")


def approve(window, login, name):
    """Opens the address that the command line shows, signs in there and says yes."""
    window.goto(login.address)
    window.fill("#username", name)
    window.fill("#password", PASSWORD)
    window.click("#kc-login")
    window.click("#kc-login")


def test_the_command_line_signs_in_by_device(authority, window):
    login = cli.Login(authority, HOST)
    assert login.begin().status == 200
    approve(window, login, "ada")
    login.poll()
    answer = login.ask("/api/workflow")
    assert answer.status == 200, answer
    headers = answer.json()["headers"]
    assert headers["x-osmo-user"] == "ada" and set(headers["x-osmo-roles"].split(",")) == BOTH
    old = login.id_token
    login.refresh()
    assert login.id_token != old and login.ask("/api/workflow").status == 200


def test_the_command_line_without_roles_is_refused(authority, window):
    login = cli.Login(authority, HOST)
    login.begin()
    approve(window, login, "bob")
    login.poll()
    answer = login.ask("/api/workflow")
    assert (answer.status, answer.text) == (403, "access denied")
