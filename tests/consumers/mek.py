"""OSMO's way with the master encryption key: PyYAML, base64, JWK, jwcrypto (its secret_manager.py does the same)."""
import base64
import json
import re

import yaml
from jwcrypto import jwe, jwk

# 32 octets in base64url without padding: the last of 43 characters carries four bits.
KEY = re.compile(r"^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$")
KEY_ID = re.compile(r"^[A-Za-z][A-Za-z0-9_-]{0,62}$")


def open_mek(text):
    """Reads mek.yaml as OSMO does, uses the key both ways, and returns its 32 bytes."""
    tree = yaml.safe_load(text)
    assert set(tree) == {"currentMek", "meks"}
    name = tree["currentMek"]
    assert isinstance(name, str) and KEY_ID.match(name)
    assert list(tree["meks"]) == [name]
    # As OSMO decodes it: the standard alphabet, padding required.
    plain = base64.b64decode(tree["meks"][name], validate=True)
    parsed = json.loads(plain)
    assert set(parsed) == {"k", "kid", "kty"} and parsed["kty"] == "oct" and parsed["kid"] == name
    assert KEY.match(parsed["k"]), "k is not 32 octets in base64url without padding"
    octets = base64.urlsafe_b64decode(parsed["k"] + "=")
    assert len(octets) == 32
    assert base64.urlsafe_b64encode(octets).decode().rstrip("=") == parsed["k"]
    key = jwk.JWK.from_json(plain.decode())
    assert key.get("kid") == name

    # A user's key is wrapped with A256GCMKW, its content encrypted with A256GCM.
    header = json.dumps({"alg": "A256GCMKW", "enc": "A256GCM", "kid": name})
    sealed = jwe.JWE(b"what OSMO stores", protected=header)
    sealed.add_recipient(key)
    opened = jwe.JWE()
    opened.deserialize(sealed.serialize(compact=True), key=jwk.JWK.from_json(plain.decode()))
    assert opened.payload == b"what OSMO stores"
    return octets
