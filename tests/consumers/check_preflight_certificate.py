"""What install.sh preflight says about certificates, keys and private authorities; all of them made by openssl."""
import base64
import shutil

import pytest

from bundles import run
from install_bundle import certificate
from preflight_bundle import Looker, named


@pytest.fixture
def looker(tmp_path):
    return Looker("entra", tmp_path)


@pytest.mark.parametrize("names, good", [
    (["osmo.example.com"], True), (["*.example.com"], True), (["OSMO.Example.COM"], True), (["other", "osmo.example.com"], True),
    (["example.com"], False), (["*.osmo.example.com"], False), (["*.com"], False), (["osmo.example.com.evil.net"], False),
    (["xosmo.example.com"], False), ([], False)], ids=str)
def test_the_certificate_has_to_be_for_the_host(looker, names, good):
    looker.tls(*names, subject="/CN=osmo.example.com")
    status, checks = looker.look("--no-probes")
    assert (status == 0) == good, looker.screen
    if not good:
        (failed,) = [text for word, text in checks if word == "FAILED"]
        # The names that it has are told.
        assert failed == "tls.crt is for osmo.example.com: it is for '" + "\n".join(names) + "'."


def test_port_forwarding_needs_a_wildcard(tmp_path):
    looker = Looker("entra-wildcard-podmonitor-pullsecret", tmp_path)
    looker.tls("osmo.example.com", "*.example.com")
    assert named(looker.failed("--no-probes"), "tls.crt is for *.osmo.example.com")
    looker.tls("osmo.example.com", "*.osmo.example.com")
    assert looker.look("--no-probes")[0] == 0, looker.screen


def test_dates_and_key_of_the_certificate(looker):
    looker.tls("osmo.example.com", days=-1)
    assert named(looker.failed("--no-probes"), "tls.crt is valid until", "get a new one")
    looker.tls("osmo.example.com", days=20)
    status, checks = looker.look("--no-probes")
    assert status == 0 and named([text for word, text in checks if word == "note"], "tls.crt is valid until", "renew it in time")
    looker.tls("osmo.example.com", key=certificate("another.example.com")[1])
    assert looker.failed("--no-probes") == ["tls.key belongs to tls.crt: put both into this folder, the key without a passphrase."]
    looker.tls("osmo.example.com")
    encrypted = run("openssl", "pkey", "-aes256", "-passout", "pass:secret", "-in", str(looker.desk / "tls.key")).stdout
    (looker.desk / "tls.key").write_text(encrypted)
    assert named(looker.failed("--no-probes"), "without a passphrase") and looker.prompts == []
    for name in ("tls.key", "tls.crt"):
        (looker.desk / name).unlink()
        assert named(looker.failed("--no-probes"), "tls.key belongs to tls.crt", "into this folder")
    (looker.desk / "tls.crt").write_text("no certificate\n")
    assert len(looker.failed("--no-probes")) == 3


def test_the_certificate_in_the_cluster_counts(looker):
    looker.put("namespace", "osmo", "default")
    looker.tls("osmo.example.com", days=-3)
    text = base64.b64encode((looker.desk / "tls.crt").read_bytes()).decode()
    looker.put("secret", "osmo-tls", data={"tls.crt": text})
    looker.tls("osmo.example.com")
    assert named(looker.failed("--no-probes"), "secret osmo-tls is valid until", "get a new one")


def test_the_key_in_the_cluster_belongs_to_its_certificate(looker):
    """A controller that finds no pair serves a certificate of its own, and nothing says why."""
    looker.put("namespace", "osmo", "default")
    looker.tls("osmo.example.com")
    pair = {name: base64.b64encode((looker.desk / name).read_bytes()).decode() for name in ("tls.crt", "tls.key")}
    looker.put("secret", "osmo-tls", data=pair)
    assert looker.look("--no-probes")[0] == 0, looker.screen
    other = base64.b64encode(certificate("another.example.com")[1].encode()).decode()
    for key in (other, "", None):
        looker.put("secret", "osmo-tls", data={"tls.crt": pair["tls.crt"], **({} if key is None else {"tls.key": key})})
        assert named(looker.failed("--no-probes"), "tls.key of secret osmo-tls belongs to its tls.crt", "from a pair")


def test_an_openssl_that_prints_nothing_makes_no_pair(looker):
    program = looker.programs / "openssl"
    program.write_text(f'#!/bin/sh\ncase "$1" in x509 | pkey) cat >/dev/null ;; *) exec {shutil.which("openssl")} "$@" ;; esac\n')
    program.chmod(0o755)
    assert named(looker.failed("--no-probes"), "tls.key belongs to tls.crt", "into this folder")


def test_the_private_authority_is_a_certificate(tmp_path):
    looker = Looker("onprem-airgap-keycloak", tmp_path)
    calls = looker.assert_good() and [call["arguments"] for call in looker.calls() if call["tool"] == "curl"]
    assert any(["--cacert", "ca.crt"] == words[3:5] for words in calls)
    (looker.desk / "ca.crt").write_text("nothing\n")
    assert named(looker.failed("--no-probes"), "certificate authority", "osmo-ca", "ca.crt")
    (looker.desk / "ca.crt").unlink()
    assert named(looker.failed("--no-probes"), "certificate authority")
