"""What all checks share: one network, one authority, one provider, stores, and one node."""
import os
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "live")]

import stores
from deployment import Bundle
from desk import Desk, certificate, pack_charts
from node import Node
from shared import HOST, KEYCLOAK, authority, keycloak, network

PASSWORDS = {"dbPassword": "db pa$$ 'word' \"x\" #1", "redisPassword": "redis@pa$$:w0rd+="}
ANSWERS = {"hostname": HOST, "trust": {"idp": True, "postgres": True, "redis": True}, "charts": {"source": "archive"},
           "site": {"kubeContext": "live"}, "idp": {"keycloak": {"host": KEYCLOAK, "tokenLifespan": "60s", "allowUnverifiedEmail": False}},
           "postgres": {"serviceName": stores.POSTGRES, "sslMode": "require"}, "redis": {"serviceName": stores.REDIS}}


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    named = os.environ.get("OSMO_LIVE_LOGS")
    path = Path(named) / "cluster" if named else tmp_path_factory.mktemp("cluster")
    path.mkdir(parents=True, exist_ok=True)
    return path


@pytest.fixture(scope="session")
def secret(keycloak, folder):
    """The secret that Keycloak made for the client, after it took the realm of the bundle."""
    first = Bundle(folder / "realm", "keycloak", ANSWERS)
    keycloak.take_realm(first.read("idp/keycloak-realm.json"))
    return keycloak.secret("osmo", "osmo-browser-flow")


@pytest.fixture(scope="session")
def postgres(network, authority):
    one = stores.Postgres(network, authority, PASSWORDS["dbPassword"])
    yield one
    one.close()


@pytest.fixture(scope="session")
def redis(network, authority):
    one = stores.Redis(network, authority, PASSWORDS["redisPassword"])
    yield one
    one.close()


@pytest.fixture(scope="session")
def bundle(folder, secret):
    return Bundle(folder / "site", "keycloak", ANSWERS, {**PASSWORDS, "clientSecret": secret})


@pytest.fixture(scope="session")
def node(network, authority, folder, bundle):
    rows = [line.split()[1] for line in bundle.read("images.txt").splitlines() if not line.startswith("#")]
    one = Node(network, authority, folder / "node", rows)
    yield one
    one.keep_logs(folder / "pods")
    one.close()


@pytest.fixture(scope="session")
def desk(node, bundle, authority, postgres, redis):
    version = next(line.partition("=")[2] for line in bundle.read("site.sh").splitlines() if line.startswith("CHART_VERSION="))
    pack_charts(bundle.out / "charts", version)
    one = Desk(bundle, node)
    certificate(one, authority)
    node.apply({"apiVersion": "networking.k8s.io/v1", "kind": "IngressClass", "metadata": {"name": "nginx"}, "spec": {"controller": "k8s.io/ingress-nginx"}})
    return one
