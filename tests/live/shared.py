"""Fixtures of these checks and of those in tests/cluster: one network, one authority, one Keycloak."""
import pytest

from authority import Authority
from ground import Network
from keycloak import Keycloak

KEYCLOAK = "auth.live.example"
HOST = "osmo.live.example"


@pytest.fixture(scope="session")
def network(folder):
    return Network(folder)


@pytest.fixture(scope="session")
def authority(folder):
    return Authority(folder)


@pytest.fixture(scope="session")
def keycloak(network, authority):
    one = Keycloak(network, authority, KEYCLOAK)
    yield one
    one.host.close()
