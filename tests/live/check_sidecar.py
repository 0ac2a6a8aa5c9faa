"""OSMO's own authorization sidecar says who may do what, where its source is at hand (OSMO_SOURCE)."""
import os

import pytest
import yaml

import database
from browser import asks
from check_providers import Place
from deployment import FIXTURES


@pytest.fixture(scope="module")
def place(network, authority, folder):
    source = os.environ.get("OSMO_SOURCE")
    if not source or os.geteuid() != 0 or not database.programs() or "OSMO_ROOTLESS" in os.environ:
        pytest.skip("OSMO's own sidecar was not run: OSMO_SOURCE, PostgreSQL and root are needed")
    password = yaml.safe_load((FIXTURES / "secrets.yaml").read_text())["dbPassword"]
    data = database.Database(network, "pg.example.internal", password, source)
    one = Place(network, authority, folder / "sidecar", "okta", own_sidecar=True)
    one.data = data
    yield one
    one.close()
    data.close()


@pytest.fixture
def window(place, chromium):
    place.idp.behave()
    with chromium.window() as page:
        yield page


def test_roles_of_the_token_count(place, window):
    place.sign_in(window)
    window.wait_for_url(place.home)
    assert asks(window, "/api/workflow")[0] == 200
    place.osmo.pod("osmo-service").says("authz-sidecar", "access allowed")


def test_nobody_without_a_role_gets_in_until_the_database_has_one(place, window):
    place.idp.behave(claims={"roles": None, "preferred_username": "bob@example.com"})
    place.sign_in(window)
    window.wait_for_url(place.home)
    assert asks(window, "/api/workflow") == [403, "access denied"]
    place.osmo.pod("osmo-service").says("authz-sidecar", "access denied")
    place.data.sql("INSERT INTO user_roles (user_id, role_name) VALUES ('bob@example.com', 'osmo-user')")
    assert asks(window, "/api/workflow")[0] == 200
