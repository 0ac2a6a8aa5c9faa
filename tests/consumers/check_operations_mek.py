"""operations/master-key.md: the rotation of the master encryption key and its way back; no key is ever lost or shown."""
import base64
import hashlib
import json
import stat

import pytest
import yaml

from bundles import FIXTURES, Bundle
from mek import open_mek
from operations import MEK, SHAPES, Operator, assert_discreet, named


@pytest.fixture(params=SHAPES)
def operator(request, tmp_path):
    return Operator(Bundle(FIXTURES / request.param), tmp_path)


@pytest.fixture
def one(tmp_path):
    return Operator(Bundle(FIXTURES / "entra"), tmp_path)


def keys(text):
    """Opens every key of a mek.yaml as OSMO does; returns the current one and name to 32 bytes."""
    tree = yaml.safe_load(text)
    return tree["currentMek"], {name: open_mek(yaml.safe_dump({"currentMek": name, "meks": {name: coded}}))
                                for name, coded in tree["meks"].items()}


def fingerprints(found):
    return {f"{name} {hashlib.sha256(octets).hexdigest()}" for name, octets in found.items()}


def test_a_second_master_key(operator):
    first, old = keys(operator.mek())
    hidden = operator.secrets()
    # Nobody may use a key that the others do not know.
    assert operator.follow(MEK, 1) != 0
    assert keys(operator.mek()) == (first, old)

    assert operator.follow(MEK, 0) == 0, operator.screen
    current, both = keys(operator.mek())
    (second,) = set(both) - set(old)
    assert current == first and both == {**old, second: both[second]} and both[second] != old[first]
    assert operator.restarted() == named(operator.blocks(MEK))
    assert fingerprints(both) <= set(operator.screen.replace("\r", "").splitlines())
    assert_discreet(operator, hidden | operator.secrets())

    text = operator.mek()
    operator.forget_calls()
    assert operator.follow(MEK, 0) != 0
    assert operator.mek() == text and operator.restarted() == set()
    assert "there already" in operator.screen

    for _ in range(2):
        assert operator.follow(MEK, 1) == 0, operator.screen
        assert keys(operator.mek()) == (second, both)
    assert operator.restarted() == named(operator.blocks(MEK))
    assert_discreet(operator, hidden | operator.secrets())

    # The way back: the old key is the current one again, and no key is lost.
    assert operator.follow(MEK, part="Way back") == 0, operator.screen
    assert keys(operator.mek()) == (first, both)


def test_no_master_key_is_lost_when_the_cluster_does_not_answer(one):
    before = one.everything()
    (one.state / "down").touch()
    for number in (0, 1):
        assert one.follow(MEK, number) != 0
        assert one.everything() == before
    assert one.restarted() == set()


@pytest.mark.parametrize("form", [
    "currentMek: key1\nmeks:\n  key1: {}\n",
    "currentMek: key1\nmeks:\n      key1: {}\n",
    "meks:\n    'key1': '{}'\n    \"key0\": \"{}\"\ncurrentMek: 'key1'",
    "# ours\ncurrentMek: \"key1\"\nmeks: \n  \"key1\": \"{}\"\n  key0: {}\n",
])
def test_a_master_key_that_others_wrote_down(one, form):
    octets = bytes(range(0xE0, 0x100))
    # As the guide makes it: the standard alphabet, with padding.
    coded = [base64.b64encode(json.dumps({"k": base64.b64encode(octets).decode(), "kid": kid, "kty": "oct"}).encode()).decode()
             for kid in ("key1", "key0")]
    text = form.format(*coded)
    one.put("ConfigMap", "mek-config", {"mek.yaml": text.encode()})
    before = yaml.safe_load(text)
    assert one.follow(MEK, 0) == 0, one.screen
    between = yaml.safe_load(one.mek())
    assert between["currentMek"] == "key1"
    assert before["meks"].items() < between["meks"].items() and set(between["meks"]) == {*before["meks"], "key2"}
    shown = set(one.screen.replace("\r", "").splitlines())
    assert fingerprints(dict.fromkeys(before["meks"], octets)) <= shown
    assert one.follow(MEK, 1) == 0
    assert yaml.safe_load(one.mek()) == {**between, "currentMek": "key2"}
