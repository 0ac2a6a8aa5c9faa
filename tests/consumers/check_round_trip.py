"""Any string in any question or secret is refused, or arrives unharmed in every reader of YAML."""
import base64
import json
import shutil
import tomllib
from collections import Counter

import pytest
import yaml
from ruamel.yaml import YAML

import corpus
import helm_probe
from check_secret_readers import oauth2_proxy_key
from mek import open_mek
from strict_yaml import FAST

# Where the accepted string is not found as it stands, and where it is instead.
ELSEWHERE = {
    "idp.keycloak.tokenLifespan": "the session refresh is derived from it",
    **{f"idp.{provider}.tokenLifetime": "the session refresh is derived from it"
       for provider in ("oidc", "auth0", "cognito", "pingone", "pingfederate", "dex", "authentik", "zitadel")},
    "scheduling.tolerations": "a toleration is taken apart",
    "acceptedWarnings": "only a reason for a warning that is there is printed",
}

# The files that hold answers and are no YAML.
PAGES = ("README.md", "CHANGE.md", "site.sh", "images.txt")


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    if shutil.which("cargo") is None:
        pytest.skip("cargo is not here: no strings are pushed through the configurator")
    return corpus.Corpus(tmp_path_factory.mktemp("corpus"), corpus.strings())


def typed(value):
    """Returns a tree in which 1, 1.0, True and "1" differ."""
    if isinstance(value, dict):
        return {key: typed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [typed(inner) for inner in value]
    return value if isinstance(value, str) else (type(value).__name__, value)


def leaves(value):
    """Yields every key and every scalar as text."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    elif isinstance(value, str):
        yield value
    else:
        yield json.dumps(value)


def differing(found, read, numbers=None):
    """Returns the numbers of the files in which a reader sees something else than what was meant."""
    return [number for number in numbers or found.numbers() if typed(read(found.text(number))) != typed(found.meant(number))]


def test_every_question_and_secret_was_tried(found):
    assert found.not_asked == []
    assert " ".join(found.never_accepted) == "", "no string of the corpus is good here: add one that is"
    assert len(found.cases) >= 3000


def test_pyyaml_reads_what_was_meant(found):
    assert differing(found, lambda text: yaml.load(text, FAST)) == []


def test_ruamel_reads_what_was_meant(found):
    """YAML 1.2. The reader is slow: all manifests, and every fifth of the values files, which are long."""
    reader = YAML(typ="safe", pure=True)
    chosen = [number for number in found.numbers() if len(found.text(number)) < 2000 or number % 5 == 0]
    assert len(chosen) > 2000
    assert differing(found, reader.load, chosen) == []


def test_helm_reads_what_was_meant(found):
    numbers = found.numbers()
    answers = helm_probe.read([found.text(number) for number in numbers])
    wrong = []
    for number, (kind, value) in zip(numbers, answers):
        meant = found.meant(number)
        assert kind == "map[string]interface{}"
        # JSON has one kind of number.
        if value != meant or typed(json.loads(json.dumps(value))) != typed(meant):
            wrong.append(number)
    assert wrong == []


def parts(case):
    """Returns the pieces of an accepted string that have to arrive."""
    lines = [line.strip() for line in case.normalised.split("\n") if line.strip()]
    if case.path in ("site.serviceAccountAnnotations", "scheduling.podAnnotations", "scheduling.podLabels", "scheduling.nodeSelector", "ingress.annotations"):
        pieces = []
        for line in lines:
            key, value = line.split("=", 1) if "=" in line.split(": ")[0] else (line + " ").split(": ", 1)
            pieces += [key.strip(), value.strip()]
        return pieces
    if case.path.startswith("extraValues."):
        try:
            return [piece for piece in leaves(yaml.load(case.normalised, FAST) or {}) if piece not in ("{}", "null")]
        except yaml.YAMLError:
            return []
    return lines or [""]


def test_what_is_accepted_arrives_verbatim(found):
    lost = []
    texts = {}
    for case in found.cases:
        if case.path in ELSEWHERE or case.path.startswith("secrets."):
            continue
        there = set()
        for name, number in case.files.items():
            if number not in texts:
                texts[number] = set(leaves(found.meant(number))) if name.endswith(".yaml") else set()
            there |= texts[number]
        pages = "".join((found.folder / f"{case.files[name]}.{name.rsplit('.')[-1]}").read_text() for name in PAGES)
        for piece in parts(case):
            if not any(piece in text for text in there) and piece not in pages and piece.replace("'", "'\\''") not in pages:
                lost.append((case.path, piece))
    assert lost == []


def values(found, case, file):
    tree = found.meant(case.files[f"secrets/{file}.yaml"])
    return tree.get("stringData") or tree["data"]


def test_secrets_arrive_byte_for_byte(found):
    verbatim = {
        "secrets.dbPassword": ("db-secret", "db-password"),
        "secrets.dbAdminPassword": ("osmo-db-admin", "password"),
        "secrets.redisPassword": ("redis-secret", "redis-password"),
        "secrets.clientSecret": ("oauth2-proxy-secrets", "client_secret"),
        "secrets.cookieSecret": ("oauth2-proxy-secrets", "cookie_secret"),
        "secrets.adminPassword": ("default-admin-secret", "password"),
    }
    compared = Counter()
    for case in found.cases:
        if not case.path.startswith("secrets.") or not case.given:
            continue
        compared[case.path] += 1
        if case.path in verbatim:
            file, key = verbatim[case.path]
            assert values(found, case, file)[key] == case.given
        elif case.path == "secrets.registryPassword":
            (entry,) = json.loads(values(found, case, "image-pull-secret")[".dockerconfigjson"])["auths"].values()
            assert base64.b64decode(entry["auth"]).decode().split(":", 1)[1] == case.given
        else:
            octets = open_mek(values(found, case, "mek-config")["mek.yaml"])
            assert base64.urlsafe_b64encode(octets).decode().rstrip("=") == case.given
        if "oauth2-proxy-redis" in str(case.files):
            held = tomllib.loads(values(found, case, "oauth2-proxy-redis")["redis.cfg"])
            assert held == {"redis_password": values(found, case, "redis-secret")["redis-password"]}
    assert len(compared) == 8 and compared["secrets.dbPassword"] > 200


def test_accepted_cookie_secrets_are_those_that_oauth2_proxy_takes(found):
    accepted = {case.given for case in found.cases if case.path == "secrets.cookieSecret" and case.given}
    assert all(oauth2_proxy_key(text) for text in accepted)


def test_control_characters_and_line_breaks_are_refused_everywhere(found):
    for case in found.cases:
        lines = case.path.startswith(("acceptedWarnings", "site.serviceAccountAnnotations", "scheduling.", "extraValues.", "skipAuthPaths.", "oauth2Proxy.extraArgs", "ingress.annotations", "roleMapping.entries"))
        text = case.normalised.replace("\n", "") if lines else case.normalised
        assert not any(ord(c) < 32 or 0x7f <= ord(c) < 0xa0 or c in "\u2028\u2029" for c in text), case.path
        if not case.path.startswith("secrets."):
            assert not any(c in "\u200b\u202e\u2066\ufeff\u00a0\u00ad\u2060\U000e0041" for c in text), case.path
