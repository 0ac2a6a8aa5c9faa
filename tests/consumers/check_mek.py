"""OSMO's own libraries open the master encryption key and work with it."""
from mek import open_mek


def test_the_key_opens_and_works(bundle):
    (thing,) = [one for one in bundle.objects("secrets") if one["kind"] == "ConfigMap"]
    assert thing["metadata"]["name"] == "mek-config"
    octets = open_mek(thing["data"]["mek.yaml"])
    assert len(set(octets)) > 8, "that is no random key"
