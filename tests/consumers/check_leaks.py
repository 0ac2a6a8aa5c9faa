"""What would carry a secret, or a command to the terminal, to where nobody looks for it."""
import fnmatch
import re
import shutil
import stat

import pytest

from bundles import given_secrets
from install_bundle import STAGES, Operator, assert_discreet, scripts
from preflight_bundle import Looker

SECRETS = given_secrets()


def own_names():
    """Returns every name in small letters that a script sets."""
    found = set()
    for path in scripts():
        text = path.read_text()
        for row in re.findall(r"\blocal ([^\n;]+)", text):
            found |= set(re.findall(r"\b([a-z_]+)\b(?==|\s|$)", re.sub(r"=\S*", "", row)))
        found |= set(re.findall(r"(?m)(?:^|[ ;{])([a-z_]+)=", text))
    return found


@pytest.mark.parametrize("fixture", ["mirror-registry", "onprem-airgap-keycloak"])
def test_a_name_that_comes_exported_carries_nothing_out(fixture, tmp_path):
    names = own_names()
    assert {"code", "data", "cookie", "password", "value", "key", "jwk", "auth", "cert", "found"} <= names
    operator = Operator(fixture, tmp_path, False, SECRETS)
    kept = {"https_proxy": "http://proxy.example:3128", "no_proxy": ".example"}
    assert operator.run(*STAGES, environment=dict.fromkeys(names, "from outside") | kept) == 0, operator.screen
    assert_discreet(operator)
    for call in operator.calls():
        assert not names & set(call["environment"])
        assert kept.items() <= call["environment"].items()


def broken_openssl(operator, verb):
    """An openssl that exits 0 and prints nothing for one of its commands."""
    program = operator.programs / "openssl"
    program.write_text(f'#!/bin/sh\n[ "$1" != {verb} ] || exit 0\nexec {shutil.which("openssl")} "$@"\n')
    program.chmod(0o755)


# The sed that takes quotes and backslashes for TOML and JSON.
SED_ESCAPES = r"""*'[\\"]'*"""


def silent(operator, name, pattern):
    """A program that exits 0 and prints nothing for some calls, by a pattern of the shell over its arguments."""
    program = operator.programs / name
    program.write_text(f'#!/bin/sh\ncase " $* " in {pattern}) cat >/dev/null; exit 0 ;; esac\nexec {shutil.which(name)} "$@"\n')
    program.chmod(0o755)


@pytest.mark.parametrize("verb, told", [("rand", "no 32 random bytes"), ("base64", "printed nothing")])
def test_no_empty_key_is_made(tmp_path, verb, told):
    operator = Operator("none", tmp_path, False, SECRETS, DEFAULT_ADMIN="yes")
    broken_openssl(operator, verb)
    assert operator.run("secrets") == 1
    assert told in operator.screen
    for kind, name in operator.created():
        assert kind != "Secret" or all(operator.held("secret", name).values()), name
    assert operator.run("database") == 1
    assert operator.held("configmap", "mek-config") is None and told in operator.screen
    (operator.programs / "openssl").unlink()
    assert operator.run(*STAGES) == 0, operator.screen


@pytest.mark.parametrize("name, pattern", [("openssl", "*' -d '*"), ("sed", SED_ESCAPES)])
def test_no_empty_redis_password_is_made(tmp_path, name, pattern):
    """The file of oauth2-proxy is made of what another Secret holds; what cannot be read must not become an empty password."""
    operator = Operator("aks-app-routing", tmp_path, False, SECRETS)
    silent(operator, name, pattern)
    assert operator.run("secrets") == 1
    assert "Nothing was made of it" in operator.screen
    assert operator.held("secret", "oauth2-proxy-redis") is None
    (operator.programs / name).unlink()
    assert operator.run("secrets") == 0, operator.screen
    assert operator.held("secret", "oauth2-proxy-redis")["redis.cfg"].startswith(b'redis_password = "')


def test_no_pull_secret_without_its_registry_is_made(tmp_path):
    operator = Operator("mirror-registry", tmp_path, False, SECRETS)
    silent(operator, "sed", SED_ESCAPES)
    assert operator.run("secrets") == 1 and "Nothing was made of it" in operator.screen
    assert operator.held("secret", operator.answer("PULL_SECRET")) is None


ESCAPES = "\x1b]0;pwned\x07\x1b[31m\x9b31m\x08"


def test_the_provider_gives_no_orders_to_the_terminal(tmp_path):
    looker = Looker("entra", tmp_path)
    looker.provider(issuer="https://x.example/\x1b[2J\x9b2J\x07end", inside="curl: \x1b[31mno\x9b1m")
    assert looker.run("preflight") == 1
    for text in (looker.screen, looker.log):
        assert "https://x.example/" in text and "end" in text
        assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f]", text), repr(text)


def test_a_job_gives_no_orders_either(tmp_path):
    operator = Operator("entra", tmp_path, True, SECRETS)
    operator.database(ESCAPES + "ünï\ntables: 0\n")
    assert operator.run("--yes", *STAGES, at_terminal=False) == 0, operator.screen
    assert "\x1b" not in operator.screen + operator.log and "\x9b" not in operator.screen
    assert "ünï" in operator.screen


def test_a_link_is_not_written_through(tmp_path):
    operator = Operator("entra", tmp_path, True, SECRETS)
    victim = tmp_path / "victim"
    victim.write_text("theirs")
    victim.chmod(0o644)
    (operator.desk / "install.log").symlink_to(victim)
    for script in ("install.sh", "uninstall.sh"):
        assert operator.run("--yes", script=script, at_terminal=False) == 1
        assert "install.log is a link" in operator.screen and operator.calls() == []
    assert victim.read_text() == "theirs" and stat.S_IMODE(victim.stat().st_mode) == 0o644


def test_what_is_secret_is_ignored_by_git(tmp_path):
    operator = Operator("entra", tmp_path, True, SECRETS)
    names = (scripts()[0].parent / ".gitignore").read_text().splitlines()
    assert {"secrets/", "*.key", "install.log", "mek.yaml", "*.dump", "backup-*/", "*.tfstate", "*.tfvars"} <= set(names)
    assert (operator.desk / "secrets").is_dir()


def test_git_ignores_what_the_registration_leaves_behind(bundle):
    """The client secret stands in each of these, whatever the provider calls it."""
    ignored = [line for line in (scripts()[0].parent / ".gitignore").read_text().splitlines() if not line.startswith("#")]
    scripted = "".join(path.read_text() for path in bundle.folder.glob("idp/register.sh"))
    left = set(re.findall(r"> (client-secret\S*)", scripted))
    assert bool(left) == ("client-secret" in scripted)
    for name in left:
        assert any(fnmatch.fnmatch(name, pattern) for pattern in ignored), name


def test_no_curlrc_shows_the_token(tmp_path):
    operator = Operator("entra", tmp_path, True, SECRETS)
    assert operator.run("--yes", *STAGES, at_terminal=False) == 0, operator.screen
    with_token = [call["arguments"] for call in operator.calls() if call["tool"] == "curl" and "@-" in call["arguments"]]
    assert len(with_token) == 2 and all(words[0] == "-q" for words in with_token)


def test_a_file_system_without_rights_is_named(tmp_path):
    operator = Operator("entra", tmp_path, True, SECRETS)
    assert operator.run("--dry-run") == 0 and "keeps no rights" not in operator.screen
    (operator.programs / "ls").write_text("#!/bin/sh\necho '-rwxrwxrwx 1 me me 0 Jan  1 00:00 install.log'\n")
    (operator.programs / "ls").chmod(0o755)
    assert operator.run("--dry-run") == 0 and "This file system keeps no rights" in operator.screen


def test_what_others_print_gives_no_orders(tmp_path):
    """kubectl, helm, logs and events, wherever their words are shown."""
    operator = Operator("entra", tmp_path, True, SECRETS)
    assert operator.run("--yes", *STAGES, at_terminal=False) == 0, operator.screen
    logs = operator.state / "logs" / "pod"
    logs.mkdir(parents=True)
    (logs / "osmo-service-1").write_text(ESCAPES + "from the log\n")
    pod = operator.state / "objects" / operator.namespace / "pod" / "osmo-service-1.json"
    pod.write_text(pod.read_text().replace('"ready": true', '"ready": false'))
    operator.set("stuck", "osmo-service")
    for name in ("kubectl", "helm"):
        text = (operator.programs / name).read_text().replace("exec", "printf '\\033]0;pwned\\007\\302\\233complaint\\n' >&2\nexec", 1)
        (operator.programs / name).write_text(text)
    assert operator.run("--yes", "charts", at_terminal=False) == 1
    assert "from the log" in operator.screen and "complaint" in operator.screen
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f]", operator.screen + operator.log)
