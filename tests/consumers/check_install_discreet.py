"""Secrets and answers reach what they are for, byte for byte, and nothing else: no process, no file, no shell."""
import base64
import json
import re
import shutil

import pytest

from bundles import FIXTURES, Bundle, given_secrets
from install_bundle import BASH, PROMPTS, STAGES, Operator, assert_discreet, hidden, scripts

SECRETS = given_secrets()
# Programs that the scripts may call beside the stand-ins.
PROGRAMS = ("awk", "cat", "chmod", "cut", "date", "dirname", "grep", "head", "openssl", "rm", "sed", "sh", "sha256sum", "sleep",
            "sort", "stty", "tail", "tee", "touch", "tr")
# What bash, kubectl, YAML, JSON, sed, printf or a terminal could take for something else.
TYPED = ["$(touch pwned)`touch pwned`", "-n", "--from-file=a=b", " a space at both ends ", "%s%n%d\\n\\t\\0\\", "'\"''\"\"",
         "a;touch pwned;&|<>()",
         "schlüssel 🔑", "* ~ {a,b} !! $HOME ${x} $$", "\\", "{{.}}: - yes", "@- @file", "&\\1\\&", "x" * 1000, "true", "0x10", "=", "eyJ9"]
# The same for answers.
MIX = "--all $(touch pwned) `touch pwned`; touch pwned # ' \" \\ \n--all"


def on_the_desk(operator, name):
    return [path for path in operator.home.rglob(name) if "cluster" not in path.parts]


@pytest.mark.parametrize("fixture", ["mirror-registry", "onprem-airgap-keycloak"])
def test_no_process_sees_a_secret(fixture, tmp_path):
    """Every program is one that notes how it was called."""
    operator = Operator(fixture, tmp_path, False, SECRETS)
    notes = tmp_path / "notes"
    for name in PROGRAMS:
        real = shutil.which(name)
        program = operator.programs / name
        program.write_text(f'#!/bin/sh\n{{ printf "%s\\0" {name} "$@"; {shutil.which("env")} -0; }} >>{notes}\nexec {real} "$@"\n')
        program.chmod(0o755)
    shell = shutil.which(BASH)
    assert operator.run(*STAGES, shell=(shell,), environment={"PATH": str(operator.programs)}) == 0, operator.screen
    assert_discreet(operator)
    seen = notes.read_bytes().decode()
    assert seen.count("openssl\0rand\0") >= 3 and seen.count("openssl\0base64\0") >= 5
    assert not any(secret in seen for secret in hidden(operator)), "a process was given a secret openly"
    assert len(operator.prompts) >= 5


@pytest.mark.parametrize("words", [("-x",), ("-a",), ("-xv",), ("-ax",)])
def test_not_even_a_shell_that_shows_or_exports_everything_shows_a_secret(words, tmp_path):
    operator = Operator("onprem-airgap-keycloak", tmp_path, False, SECRETS)
    assert operator.run(*STAGES, shell=(BASH, *words)) == 0, operator.screen
    assert_discreet(operator)


def test_values_from_outside_are_neither_used_nor_passed_on(tmp_path):
    operator = Operator("mirror-registry", tmp_path, False, SECRETS)
    names = ["DB_PASSWORD_VALUE", "DB_ADMIN_PASSWORD_VALUE", "REDIS_PASSWORD_VALUE", "PULL_PASSWORD_VALUE", "CLIENT_SECRET_VALUE"]
    foreign = {name: f"from outside {name}" for name in names}
    others = {"DRY_RUN": "yes", "CONTEXT": "other", "ASSUME_YES": "yes", "NAMESPACE": "other", "LOG": str(tmp_path / "log"),
              "CDPATH": str(tmp_path), "NO_PROBES": "maybe", "STAGES": "verify", "ADMIN_WANTED": "no"}
    assert operator.run(*STAGES, environment={**foreign, **others}) == 0, operator.screen
    assert operator.held("secret", "db-secret") == {"db-password": SECRETS["dbPassword"].encode()}
    assert "Database admin password" in operator.prompts and operator.prompts[0] == "Type yes to go on"
    assert not (tmp_path / "log").exists()
    for call in operator.calls():
        assert not set(foreign) & set(call["environment"])
    assert_discreet(operator)


def fit(name, text):
    """Returns a text that this secret may be: OSMO cannot take every Redis password."""
    return "".join(letter for letter in text if letter not in "#%/?[]") if name == "redisPassword" else text


@pytest.mark.parametrize("typed", TYPED)
def test_what_is_typed_arrives(typed, tmp_path):
    fixture = "onprem-airgap-keycloak"
    secrets = {name: fit(name, typed) for name in PROMPTS.values()}
    operator = Operator(fixture, tmp_path, False, secrets)
    assert operator.run("secrets") == 0, operator.screen
    held = operator.held
    assert held("secret", "db-secret") == {"db-password": typed.encode()}
    assert held("secret", "redis-secret") == {"redis-password": secrets["redisPassword"].encode()}
    assert held("secret", "oauth2-proxy-secrets")["client_secret"] == typed.encode()
    cfg = held("secret", "oauth2-proxy-redis")["redis.cfg"].decode()
    assert cfg.startswith('redis_password = "') and json.loads(cfg.partition(" = ")[2]) == secrets["redisPassword"]
    (entry,) = json.loads(held("secret", "harbor-pull")[".dockerconfigjson"])["auths"].values()
    assert base64.b64decode(entry["auth"]).decode() == f"robot$osmo+pull:{typed}"
    assert on_the_desk(operator, "pwned") == []
    if len(typed) > 8:
        assert typed not in operator.screen + operator.log


def names():
    """Returns the names in site.sh whose values these scripts pass on; yes and no are only compared."""
    text = "".join(path.read_text() for path in scripts() if path.name not in ("preflight.sh", "probe.sh", "mirror.sh"))
    site = Bundle(FIXTURES / "mirror-registry").site
    return sorted(name for name, words in site.items()
                  if words not in (["yes"], ["no"]) and re.search(rf"\$\{{?{name}\b", text))


def harmless(operator):
    """No answer ran anything, and none was split or taken for an option."""
    assert on_the_desk(operator, "pwned") == []
    takes_a_value = ("--context", "--kube-context", "-n", "--version", "--timeout", "-f", "-o", "-l")
    for call in operator.calls():
        for before, word in zip(["", *call["arguments"]], call["arguments"]):
            if "pwned" in word:
                assert MIX in word, f"split: {word!r}"
            assert not word.startswith("--all") or before in takes_a_value, f"taken for an option: {call['arguments']}"


@pytest.mark.parametrize("name", names())
def test_an_answer_is_only_ever_a_value(name, tmp_path):
    operator = Operator("mirror-registry", tmp_path, True, SECRETS)
    # As long as the answers are sound, the pretended cluster knows them.
    context = operator.named_context()
    listed = operator.bundle.site[name]
    is_list = len(listed) > 1
    operator.change_answers(**{name: [*listed, MIX] if is_list else MIX})
    operator.names_context = False
    refused = operator.run("--yes", *context, *STAGES, at_terminal=False)
    harmless(operator)
    if refused and not operator.changes():
        return
    operator.run("--yes", *context, "--delete-secrets", script="uninstall.sh", at_terminal=False)
    harmless(operator)


@pytest.mark.parametrize("name, value", [
    ("CHART_LOCATION", "--post-renderer=x"), ("CHART_LOCATION", "http://plain.example"), ("CHART_LOCATION", "charts"),
    ("NAMESPACE", "--all-namespaces"), ("NAMESPACE", "osmo prod"), ("NAMESPACE", "<namespace>"), ("PULL_SECRET", "-A"),
    ("TLS_SECRET", "--all"), ("CA_MAP", "osmo_ca"), ("MEK_ID", 'key"1'), ("MEK_ID", ""), ("MEK_ID", "-key"), ("CA_KEY", "a=b"),
    ("CHART_VERSION", ""), ("CHART_VERSION", "1.2.1 --devel"), ("PUBLIC_HOST", "a.example/x"), ("BUNDLE_FORMAT", "1"),
    ("SERVICE_ACCOUNTS", ["osmo", "--all"]), ("INGRESSES", ["--all"]), ("SERVICES", ["-l", "x"]),
    ("WORKLOADS", ["--all 4 service"]), ("WORKLOADS", ["osmo-ui 3"]), ("RELEASES", ["service service --set"]),
    ("RELEASES", ["service"]), ("CHART_SOURCE", "ftp"),
])
def test_answers_that_cannot_be_are_refused_first(name, value, tmp_path):
    operator = Operator("entra", tmp_path, True, SECRETS)
    operator.change_answers(**{name: value})
    operator.names_context = False
    for script in ("install.sh", "uninstall.sh"):
        assert operator.run("--yes", "--context", "prod", script=script, at_terminal=False) == 1
        assert operator.calls() == [] and "site.sh" in operator.screen


def test_from_any_folder_with_any_name(tmp_path):
    odd = tmp_path / "-a folder $(touch pwned)'s"
    odd.mkdir()
    operator = Operator("entra", odd, True, SECRETS)
    assert operator.run("--yes", *STAGES, at_terminal=False) == 0, operator.screen
    # A folder of the same name that cd would rather go to.
    (tmp_path / "elsewhere" / "desk").mkdir(parents=True)
    operator.forget_calls()
    assert operator.run("--yes", *STAGES, at_terminal=False, shell=(BASH, "-c", 'exec "$BASH" desk/install.sh "$@"'),
                        environment={"CDPATH": str(tmp_path / "elsewhere")}) == 0, operator.screen
    assert len(operator.changes()) > 5 and on_the_desk(operator, "pwned") == []
