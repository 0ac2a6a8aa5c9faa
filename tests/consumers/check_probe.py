"""The checks from pods: where they run, what they say about what they see, and that they leave nothing behind."""
import base64
import json
import signal

import pytest

import kube
from check_existing import mek
from preflight_bundle import SECRETS, Looker

IMAGE = "nvcr.io/nvidia/osmo/router:6.2.8"


@pytest.fixture
def looker(tmp_path):
    return Looker("entra", tmp_path)


@pytest.fixture
def private(tmp_path):
    """A site with a pull secret, a private authority and a database that others made."""
    return Looker("onprem-airgap-keycloak", tmp_path)


def test_without_a_namespace_there_is_a_temporary_one_with_what_the_pods_need(private):
    private.assert_good()
    assert private.created()[0] == ("Namespace", "osmo-prod-preflight")
    secret = private.meanwhile("secret", "harbor-pull")
    assert kube.values(secret)[".dockerconfigjson"] == given(private)
    assert secret["type"] == "kubernetes.io/dockerconfigjson"
    assert private.meanwhile("configmap", "osmo-ca")["data"]["ca.crt"].strip() == (private.desk / "ca.crt").read_text().strip()
    assert private.meanwhile("pod", "osmo-preflight") and private.meanwhile("pod", "osmo-preflight-images")
    private.assert_discreet()


def given(looker):
    """Returns what the file holds that the operator unpacked."""
    return kube.parsed_by_kubectl(looker.desk / "secrets" / "image-pull-secret.yaml")["values"][".dockerconfigjson"]


def test_the_registry_password_makes_the_same_secret(tmp_path):
    for name in ("asked", "known"):
        (tmp_path / name).mkdir()
    asked = Looker("onprem-airgap-keycloak", tmp_path / "asked", with_secrets=False)
    asked.assert_good()
    known = Looker("onprem-airgap-keycloak", tmp_path / "known")
    assert json.loads(kube.values(asked.meanwhile("secret", "harbor-pull"))[".dockerconfigjson"]) == json.loads(given(known))


@pytest.mark.parametrize("missing", ["secret/harbor-pull", "configmap/osmo-ca", None])
def test_the_namespace_will_do_if_all_is_in_it(private, missing):
    text = (private.desk / "ca.crt").read_text()
    private.put("namespace", "osmo-prod", "default")
    encoded = base64.b64encode(given(private)).decode()
    if missing != "secret/harbor-pull":
        private.put("secret", "harbor-pull", data={".dockerconfigjson": encoded})
    if missing != "configmap/osmo-ca":
        private.put("configmap", "osmo-ca", data={"ca.crt": text})
    # Left behind by a run that was killed.
    if missing is None:
        private.put("pod", "osmo-preflight", spec={"containers": []})
    before = private.objects()
    private.assert_good()
    assert private.objects() == before
    where = "osmo-prod" if missing is None else "osmo-prod-preflight"
    assert private.meanwhile("pod", "osmo-preflight", where)
    assert (("Namespace", "osmo-prod-preflight") in private.created()) == (missing is not None)
    if missing:
        assert kube.values(private.meanwhile("secret", "harbor-pull"))[".dockerconfigjson"] == given(private)
        assert private.meanwhile("configmap", "osmo-ca")["data"]["ca.crt"].strip() == text.strip()


def test_a_namespace_of_that_name_is_somebody_elses(looker):
    looker.put("namespace", "osmo-preflight", "default")
    status, checks = looker.look()
    assert status == 0 and looker.changes() == []
    (reason,) = [text for word, text in checks if word == "SKIPPED"]
    assert "the namespace osmo-preflight is there" in reason and "kubectl delete namespace osmo-preflight" in reason


@pytest.mark.parametrize("message", ["rpc error: code = Unknown desc = failed to pull and unpack image: 401 Unauthorized",
                                     "slow", "pulling"])
def test_an_image_that_does_not_come_is_named(looker, message):
    looker.settings(images={IMAGE: message})
    if message == "slow":
        looker.assert_good()
        return
    failed = looker.failed()
    assert len(failed) == 1 and failed[0].startswith(f"image {IMAGE}")
    if message == "pulling":
        waited = sum(int(line) for line in (looker.state / "sleeps").read_text().split())
        assert "not there after ten minutes" in failed[0] and 570 <= waited <= 900
    else:
        assert f'Failed to pull image "{IMAGE}": {message}' in failed[0] and "pull secret" in failed[0]


def test_the_other_programs_run_though_one_image_does_not_come(looker):
    looker.settings(images={"redis:7.2-alpine": "not found"})
    failed = looker.failed()
    assert [text.split(":")[0] for text in failed] == ["Redis redis.example.internal", "image redis"]
    assert 'container not found ("redis")' in failed[0]


def test_pods_that_no_node_takes_are_named(looker):
    looker.settings(unscheduled=True)
    assert looker.failed() == ["The pod osmo-preflight does not start: 0/3 nodes are available: 3 Insufficient cpu."]


@pytest.mark.parametrize("server, hstore, wanted", [
    ("14.11 t t t f", "f t t t t t", ["PostgreSQL 14.11: 15 or later is needed."]),
    ("15.0 t t t f", "f t t t t t", []),
    ("17.5 t f f f", "f t t f f t", ['right to create databases: as administrator of PostgreSQL run ALTER ROLE "postgres" CREATEDB;']),
    ("17.5 t f f t", "f t t f t t", ['right to create hstore: as administrator of PostgreSQL run GRANT CREATE ON DATABASE "osmo" TO "postgres";']),
    ("17.5 t f f t", "f t f t t t", ["right to create hstore: as superuser of PostgreSQL run, in the database osmo: CREATE EXTENSION hstore;"]),
    ("17.5 t f f t", "f f f t t t", ["right to create hstore: install postgresql-contrib on the server."]),
    ("17.5 t f f t", "f t t t t f", ["right to create hstore: add hstore to the server parameter azure.extensions."]),
    ("17.5 t f f t", "t t f f t t", []),
    ("17.5 t f f t", "t t t t f t", [
        'right to create tables: as administrator of PostgreSQL run, in the database osmo: GRANT CREATE ON SCHEMA public TO "postgres";'])])
def test_what_the_database_lacks_is_named(looker, server, hstore, wanted):
    looker.psql(server, hstore)
    if wanted:
        assert looker.failed() == wanted
        assert any(text == "Redis 7.2.4" for _, text in looker.checks())
    else:
        looker.assert_good()


def test_an_unencrypted_database_is_a_note(looker):
    looker.psql("17.5 f t t f")
    assert ("note", "The connection to PostgreSQL is not encrypted.") in looker.assert_good()


def test_a_database_that_others_make_has_to_be_there(private):
    private.set("psql", "found 17.5 t f f f f t t t t t\n")
    assert private.failed() == ["There is no database osmo: the answers say that others make it. Ask them."]
    assert (private.state / "psql-calls").read_text().split()[:2] == ["postgres", "osmo"]


def test_an_admin_needs_the_right_to_create_users(tmp_path):
    looker = Looker("mirror-registry", tmp_path)
    looker.psql("17.5 t t f f")
    assert looker.failed() == ['right to create users: as administrator of PostgreSQL run ALTER ROLE "dba" CREATEROLE;']
    assert (looker.state / "psql-calls").read_text().split()[:2] == ["dba", "postgres"]


def test_once_the_database_is_made_the_admin_is_not_needed(tmp_path):
    looker = Looker("mirror-registry", tmp_path, with_secrets=False)
    looker.put("namespace", "osmo", "default")
    looker.put("configmap", "mek-config", data={"mek.yaml": mek()})
    looker.put("job", "osmo-db-create", status={"conditions": [{"type": "Complete", "status": "True"}]})
    looker.set("db-password", SECRETS["dbPassword"])
    looker.psql("17.5 t f f t", "t t t f t t")
    looker.assert_good()
    assert looker.prompts == ["Database password", "Registry password"]
    assert (looker.state / "psql-calls").read_text().split()[:2] == ["osmo", "osmo_prod"]


def test_wrong_passwords_are_named(looker):
    looker.set("db-password", "another")
    looker.set("redis-password", "another")
    failed = looker.failed()
    assert len(failed) == 2
    assert failed[0].startswith("PostgreSQL pg.example.internal:5432, from a pod as postgres: check address")
    assert "password authentication failed" in failed[0]
    assert failed[1].startswith("Redis redis.example.internal refuses the password from secrets/redis-secret.yaml: AUTH failed: WRONGPASS")
    looker.assert_discreet()


def test_a_redis_with_a_password_that_the_answers_do_not_know(tmp_path):
    looker = Looker("mirror-registry", tmp_path)
    looker.set("redis-password", "something")
    assert looker.failed() == ["Redis 10.0.0.6 refuses the password: NOAUTH Authentication required. OSMO signs in as its user default."]


@pytest.mark.parametrize("version, good", [("6.2.14", False), ("7.0.0", True), ("8.0.1", True), ("", False)])
def test_redis_has_to_be_new_enough(looker, version, good):
    looker.set("redis-version", version)
    if good:
        looker.assert_good()
    else:
        assert looker.failed() == [f"Redis {version or 'of unknown version'}: 7.0 or later is needed."]


def test_redis_is_asked_as_the_answers_say(private):
    private.assert_good()
    calls = (private.state / "redis-calls").read_text().splitlines()
    host = private.answer("REDIS_HOST")
    wanted = f"-h {host} -p {private.answer('REDIS_PORT')} --tls --sni {host} --cacert /etc/osmo-ca/ca.crt"
    assert calls == [f"{wanted} {words}" for words in ("PING", "INFO server", "INFO cluster", "EXISTS foo", "EXISTS bar")]


def test_pods_may_see_another_provider(looker):
    looker.provider(inside='{"issuer":"https://proxy.example.com"}')
    looker.set("keys", "<html>")
    failed = looker.failed()
    wanted = ["issuer, seen from a pod", "jwks_uri, seen from a pod", "keys, seen from a pod"]
    assert [text.split(":")[0] for text in failed] == wanted
    calls = (looker.state / "curl-calls").read_text().splitlines()
    assert calls[0].startswith("-4 --noproxy * -fsS -m 20 https://login.microsoftonline.com/")


@pytest.mark.parametrize("asks, answer, good", [("yes", "401", True), ("yes", "000", False), ("yes", "", False),
                                                ("no", "000", True)])
def test_the_userinfo_endpoint_has_to_answer_where_it_is_asked(tmp_path, asks, answer, good):
    looker = Looker("entra", tmp_path, ASKS_USERINFO=asks)
    address = "https://graph.example.com/oidc/userinfo"
    known = {"issuer": looker.answer("ISSUER"), "jwks_uri": looker.answer("JWKS_URI"), "userinfo_endpoint": address}
    looker.provider(inside=json.dumps(known))
    looker.set("userinfo", answer)
    if good:
        looker.assert_good()
    else:
        assert looker.failed() == [f"userinfo, seen from a pod: {address} does not answer: open the way, or nobody can sign in."]
    calls = (looker.state / "curl-calls").read_text()
    assert (address in calls) == (asks == "yes")


@pytest.mark.parametrize("refused", ["create namespace", "create preflight/probe.yaml", "create preflight/images.yaml"])
def test_pods_that_may_not_be_made_leave_nothing_behind(looker, refused):
    looker.set("refuse", refused)
    assert looker.look()[0] != 0
    assert "Forbidden" in looker.screen and "Stopped in the stage preflight" in looker.screen
    looker.assert_clean()


def test_what_cannot_be_removed_is_named(looker):
    looker.set("refuse", "delete namespace osmo-preflight")
    status, checks = looker.look()
    assert status == 1
    failed = [text for word, text in checks if word == "FAILED"]
    assert failed == ["Still there. Remove it: kubectl delete namespace osmo-preflight"]


@pytest.mark.parametrize("how", [None, signal.SIGTERM, signal.SIGHUP], ids=["ctrl-c", "term", "hup"])
def test_an_interruption_leaves_nothing_behind(looker, how):
    looker.set("psql-hangs", "")
    status = looker.interrupt((looker.state / "psql-calls").exists, signal=how)
    assert status == (130 if how is None else 143), looker.screen
    assert looker.meanwhile("pod", "osmo-preflight")
    looker.assert_clean()
    assert "Stopped in the stage preflight" in looker.screen
