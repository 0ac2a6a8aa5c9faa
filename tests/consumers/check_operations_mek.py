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


@pytest.mark.parametrize("text", [
    # All in one line: the new key would land beside the old ones, where nobody looks for it.
    "currentMek: key1\nmeks: {{key1: {}}}\n",
    "currentMek: key1\nmeks:\n# none\n  key1: {}\n  key1.old: {}\n",
    "currentMek: lost\nmeks:\n  key1: {}\n",
    "currentMek: key1\nmeks:\n\n  # the first\n    \n  key1: {}\n",
])
def test_a_key_file_of_another_form_is_never_made_worse(one, text):
    coded = base64.b64encode(json.dumps({"k": base64.urlsafe_b64encode(bytes(range(32))).decode().rstrip("="), "kid": "key1",
                                         "kty": "oct"}).encode()).decode()
    text = text.format(coded, coded)
    one.put("ConfigMap", "mek-config", {"mek.yaml": text.encode()})
    before = one.mek()
    if one.follow(MEK, 0) == 0:
        old, new = yaml.safe_load(text), yaml.safe_load(one.mek())
        assert old["meks"].items() < new["meks"].items() and new["currentMek"] == old["currentMek"]
    else:
        assert one.mek() == before and one.restarted() == set()


@pytest.mark.parametrize("spoil, told", [("sed '/key1/d'", "The current key is not among them"), ("sed 's/key0: .*/key0: e30=/'", "The earlier key key0"),
                                         ("sed 's/currentMek: key1/currentMek: key9/'", "The current key"), ("true", "The current key")])
def test_nothing_is_written_that_has_lost_a_key(one, spoil, told):
    coded = [base64.b64encode(json.dumps({"k": base64.urlsafe_b64encode(bytes([at] * 32)).decode().rstrip("="), "kid": name, "kty": "oct"}).encode())
             .decode() for at, name in ((1, "key1"), (2, "key0"))]
    text = "currentMek: key1\nmeks:\n  key1: {}\n  key0: {}\n".format(*coded)
    one.put("ConfigMap", "mek-config", {"mek.yaml": text.encode()})
    before = one.mek()
    one.pages[MEK] = f"# {MEK}\n\n## Do\n\n```bash\n. lib/functions.sh && mek_get | {spoil} | mek_put\n```\n"
    assert one.follow(MEK) != 0
    assert told in one.screen and "nothing was changed" in one.screen and one.mek() == before


def test_a_shell_that_exports_everything_gives_nothing_away(one):
    hidden = one.secrets()
    for number in (0, 1):
        assert one.follow(MEK, number, first="set -a\n") == 0, one.screen
    assert_discreet(one, hidden | one.secrets())


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
