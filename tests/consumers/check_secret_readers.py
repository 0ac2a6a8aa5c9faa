"""The programs that read single secrets: oauth2-proxy, TOML, Docker, redis-py and kombu."""
import base64
import json
import re
import tomllib

import kombu.utils.url
import pytest
import redis
from bundles import all_bundles, given_secrets


def oauth2_proxy_key(text):
    """What oauth2-proxy v7.14.2 makes of a cookie secret, or None if it refuses to start.

    Its rule, pkg/encryption SecretBytes: RawURLEncoding.DecodeString(strings.TrimRight(secret, "=")), taken if it gives
    16, 24 or 32 bytes; otherwise the text itself, which then has to have such a length. Go's decoder skips CR and LF.
    """
    trimmed = re.sub("[\r\n]", "", text.rstrip("="))
    if re.fullmatch(r"[A-Za-z0-9_-]*", trimmed) and len(trimmed) % 4 != 1:
        decoded = base64.urlsafe_b64decode(trimmed + "=" * (-len(trimmed) % 4))
        if len(decoded) in (16, 24, 32):
            return decoded
    raw = text.encode()
    return raw if len(raw) in (16, 24, 32) else None


RAW = bytes(range(0xE0, 0x100))
STANDARD = base64.b64encode(RAW).decode()
URL_SAFE = base64.urlsafe_b64encode(RAW).decode()


@pytest.mark.parametrize(("text", "taken"), [
    (URL_SAFE, RAW),
    (URL_SAFE.rstrip("="), RAW),
    (URL_SAFE.rstrip("=") + "\n", RAW),
    (URL_SAFE + "\n", None),
    (f'"{URL_SAFE}"', None),
    (STANDARD, None),
    ("0123456789abcdef", b"0123456789abcdef"),
    (RAW.hex(), None),
    ("", None),
])
def test_the_rule_itself(text, taken):
    assert ("+" in STANDARD or "/" in STANDARD)
    assert oauth2_proxy_key(text) == taken


def values(bundle, name):
    found = [thing for thing in bundle.objects("secrets", "empty") if thing["metadata"]["name"] == name]
    return found[0]["stringData"] if found else None


def test_oauth2_proxy_takes_the_cookie_secret(bundle):
    held = values(bundle, "oauth2-proxy-secrets")
    if bundle.answers["idp"]["provider"] == "none":
        assert held is None
        return
    assert len(held["cookie_secret"]) == 43
    assert len(oauth2_proxy_key(held["cookie_secret"])) == 32
    assert held["client_secret"] == held["client_secret"].strip() != ""


def test_osmo_takes_the_admin_password(bundle):
    held = values(bundle, "default-admin-secret")
    enabled = bundle.values["service"]["services"]["defaultAdmin"]["enabled"]
    assert (held is not None) == enabled
    if enabled:
        assert re.fullmatch(r"[A-Za-z0-9_-]{43}", held["password"])


def test_toml_gives_the_redis_password_back():
    found = [held for held in (values(bundle, "oauth2-proxy-redis") for bundle in all_bundles()) if held]
    assert found, "no fixture keeps its sessions in a Redis with a password"
    for held in found:
        assert tomllib.loads(held["redis.cfg"]) == {"redis_password": given_secrets()["redisPassword"]}


def test_docker_finds_user_and_password():
    found = 0
    for bundle in all_bundles():
        images = bundle.answers.get("images", {})
        if not images.get("imagePullSecret"):
            continue
        found += 1
        (registry, entry), = json.loads(values(bundle, images["imagePullSecret"])[".dockerconfigjson"])["auths"].items()
        assert registry == images.get("registry", "nvcr.io")
        user, password = base64.b64decode(entry["auth"], validate=True).decode().split(":", 1)
        assert (user, password) == (images.get("registryUser", "$oauthtoken"), given_secrets()["registryPassword"])
    assert found >= 2


def address(bundle, password):
    """The address that OSMO builds, src/utils/connectors/redis.py: the password goes in unescaped."""
    settings = bundle.values["service"]["services"]["redis"]
    scheme = "rediss" if settings["tlsEnabled"] else "redis"
    return f"{scheme}://:{password}@{settings['serviceName']}:{settings['port']}/{settings['dbNumber']}"


def test_redis_clients_find_the_password_in_osmos_address(bundle):
    password = values(bundle, "redis-secret")["redis-password"]
    settings = bundle.values["service"]["services"]["redis"]
    place = (settings["serviceName"], settings["port"], settings["dbNumber"])
    kwargs = redis.ConnectionPool.from_url(address(bundle, password)).connection_kwargs
    assert (kwargs["host"], kwargs["port"], kwargs["db"]) == place
    assert (kwargs.get("password") or "") == password
    parsed = kombu.utils.url.url_to_parts(address(bundle, password))
    assert (parsed.hostname, parsed.port, int(parsed.path)) == place
    assert (parsed.password or "") == password


def read_by_clients(bundle, password):
    """Returns the passwords that the two clients see, or nothing if one of them gives up."""
    try:
        kwargs = redis.ConnectionPool.from_url(address(bundle, password)).connection_kwargs
        return {kwargs.get("password"), kombu.utils.url.url_to_parts(address(bundle, password)).password}
    except ValueError:
        return set()


@pytest.mark.parametrize("character", [chr(code) for code in range(33, 127)])
def test_just_the_refused_characters_break_an_address(character):
    bundle = all_bundles()[0]
    refused = character in "#%/?[]"
    # 41 after it: a per cent sign would be decoded to an A.
    passwords = [f"a{character}41b", f"{character}a", f"a{character}"]
    intact = all(read_by_clients(bundle, password) == {password} for password in passwords)
    assert intact is not refused, character
