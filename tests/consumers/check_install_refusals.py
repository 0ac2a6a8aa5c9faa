"""install.sh and uninstall.sh stop, and say so, before they could harm: wrong cluster, no answer, a key for full tables."""
import base64
import hashlib
import json
import re
import shlex

import pytest

from bundles import given_secrets
from install_bundle import STAGES, Operator
from terminal import INTERRUPT

SECRETS = given_secrets()
SCRIPTS = ("install.sh", "uninstall.sh")
FOREIGN = {
    "namespace": {"NAMESPACE_EXISTS": "yes"},
    "secret pull": {"PULL_SECRET": "pull", "PULL_SECRET_EXISTS": "yes"},
    "serviceaccount router": {"SERVICE_ACCOUNTS_EXIST": "yes"},
    "configmap osmo-ca": {"CA_MAP": "osmo-ca", "CA_EXISTS": "yes"},
    "secret osmo-tls": {"TLS": "exists"},
}


@pytest.fixture(params=[True, False], ids=["with-files", "asked"])
def one(request, tmp_path):
    return Operator("entra", tmp_path, request.param, SECRETS)


@pytest.fixture
def filed(tmp_path):
    """An operator with all files and a bundle that has most objects."""
    return Operator("mirror-registry", tmp_path, True, SECRETS)


def assert_untouched(operator):
    assert operator.changes() == [], operator.screen


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("expected, current, known, words, told", [
    ("", "prod", [], [], "Which cluster?"),
    ("", "", ["prod"], [], "Which cluster?"),
    ("prod", "test", ["prod"], [], "Change over with: kubectl config use-context prod"),
    ("prod", "", ["prod"], [], "Change over with: kubectl config use-context prod"),
    ("prod", "test", [], [], "no context 'prod'"),
    ("prod", "test", ["prod"], ["--context", "test"], "this bundle is for the context 'prod'"),
    ("", "prod", ["test"], ["--context", "test"], "this is meant for 'test'"),
    ("", "prod", [], ["--context", "prdo"], "no context 'prdo'"),
    ("", "prod", [], ["--context", 'x" || "y'], "no context"),
])
def test_the_wrong_cluster_is_not_touched(tmp_path, script, expected, current, known, words, told):
    operator = Operator("entra", tmp_path, True, SECRETS, KUBE_CONTEXT=expected)
    operator.context(current, *known)
    operator.names_context = False
    assert operator.run("--yes", *words, script=script) == 1
    assert told in operator.screen
    # Nothing was asked of any cluster.
    assert all("config" in call["arguments"] for call in operator.calls())


@pytest.mark.parametrize("script, words", [
    ("install.sh", ["preflight"]), ("install.sh", []), ("install.sh", ["verify", "--dry-run", "--timeout", "20m"]),
    ("install.sh", ["restore", "my backup"]), ("uninstall.sh", ["--delete-secrets", "--yes"])])
@pytest.mark.parametrize("current", ["prod", "admin's own", ""])
def test_what_was_typed_is_said_again_with_the_cluster(tmp_path, script, words, current):
    """Pasted as it is printed, it gets past this question."""
    operator = Operator("entra", tmp_path, True, SECRETS, KUBE_CONTEXT="")
    operator.context(current, "other")
    operator.names_context = False
    assert operator.run(*words, script=script) == 1
    rows = [row.partition("If that is the one: ")[2] for row in operator.screen.splitlines() if "If that is the one" in row]
    if not current:
        assert rows == [] and "--context ''" not in operator.screen and "kubectl config use-context NAME" in operator.screen
        return
    assert [shlex.split(row) for row in rows] == [[f"./{script}", *words, "--context", current]]
    operator.run(*shlex.split(rows[0])[1:], script=script, at_terminal=False)
    assert "Which cluster?" not in operator.screen and f"Context    {current}" in operator.screen


@pytest.mark.parametrize("script, words, told", [
    ("install.sh", ["verfy"], "There is no 'verfy'."), ("install.sh", ["--timeout=5m"], "There is no '--timeout=5m'."),
    ("install.sh", ["restore"], "restore needs the folder of a backup: ./install.sh restore FOLDER"),
    ("install.sh", ["verify", "--context"], "--context needs the name of a kube-context"),
    ("install.sh", ["--timeout"], "--timeout needs a time"), ("install.sh", ["rollback", "ui=x"], "'ui=x' names no revision"),
    ("install.sh", ["ui=1"], "'ui=1' has to stand after rollback"), ("install.sh", ["backup", "verify"], "backup runs alone: leave out verify."),
    ("install.sh", ["--json"], "--json goes with verify alone"), ("uninstall.sh", ["--delete-all"], "There is no '--delete-all'."),
    ("uninstall.sh", ["--context", ""], "--context needs the name of a kube-context")])
def test_a_wrong_word_is_named(one, script, words, told):
    one.names_context = False
    assert one.run(*words, script=script, at_terminal=False) == 2
    assert one.screen.startswith(told) and one.screen.endswith(f"Try ./{script} --help\n") and one.calls() == []


@pytest.mark.parametrize("script, words", [("install.sh", []), ("uninstall.sh", ["--delete-secrets"])])
def test_no_answer_is_no_absence(filed, script, words):
    """Each look of the plan fails once: nothing is changed, whatever else is known by then."""
    assert filed.run("--dry-run", *words, script=script) == 0, filed.screen
    looks = {tuple(call["arguments"]) for call in filed.calls()
             if ("get" in call["arguments"] or "list" in call["arguments"]) and "jsonpath" not in str(call["arguments"])}
    assert len(looks) >= 8
    for look in sorted(looks):
        filed.set("down", " ".join(look))
        filed.forget_calls()
        assert filed.run("--yes", *words, script=script) != 0, look
        assert_untouched(filed)
        assert "i/o timeout" in filed.screen and "cannot look" in filed.screen


def test_warnings_of_kubectl_are_no_objects(one):
    real = (one.programs / "kubectl").read_text()
    (one.programs / "kubectl").write_text(real.replace("exec", "echo 'Warning: this version is old' >&2\nexec", 1))
    assert one.run(*STAGES) == 0, one.screen
    assert ("ConfigMap", "mek-config") in one.created() and len(one.created()) >= 7


@pytest.mark.parametrize("missing", FOREIGN)
def test_what_others_make_is_not_made_here(tmp_path, missing):
    operator = Operator("entra", tmp_path, True, SECRETS, **FOREIGN[missing])
    kind, _, name = missing.partition(" ")
    folder = "default" if kind == "namespace" else operator.namespace
    (operator.state / "objects" / folder / kind / f"{name or operator.namespace}.json").unlink()
    assert operator.run("--yes", *STAGES) == 1
    assert_untouched(operator)
    assert f"FAILED  {kind} {name or operator.namespace}: is missing" in operator.screen and "ask them" in operator.screen


@pytest.mark.parametrize("found", ["database: present\ntables: 12\n", "database: present\n", "tables: 0\nand more\n", "",
                                   "tables: 00\n", "xtables: 0\n"])
def test_no_key_is_made_unless_there_are_no_tables(one, found):
    one.database(found)
    assert one.run(*STAGES) == 1
    assert ("ConfigMap", "mek-config") not in one.created() and ("Job", "osmo-db-create") not in one.created()
    assert "Nothing was created." in one.screen
    assert one.releases() == {}


def test_tables_and_no_answer_are_two_things(one):
    one.database("database: present\ntables: 12\n")
    assert one.run(*STAGES) == 1
    assert "has 12 tables, and there is no mek-config" in one.screen and "without an answer" not in one.screen
    one.database("")
    assert one.run("database") == 1
    assert "ended without an answer: whether it has tables is not known" in one.screen and "has 12 tables" not in one.screen


def test_a_key_that_was_there_before_is_doubted_where_no_release_used_it(one):
    doubt = "has 12 tables, and mek-config was there already"
    jobs = one.state / "objects" / one.namespace / "job"
    assert one.run("secrets", "database") == 0 and doubt not in one.screen, one.screen
    for again in (True, False):
        # As in a namespace to which somebody brought a key: no Job of before.
        for path in jobs.iterdir():
            path.unlink()
        one.database("database: present\ntables: 12\n")
        assert one.run("database") == 0, one.screen
        assert (doubt in one.screen) == again
        if again:
            assert re.search(r"^ +key1 [0-9a-f]{64}[ \r]*$", one.screen, re.MULTILINE), one.screen
            assert one.run("charts") == 0, one.screen


def test_no_key_is_made_when_the_look_failed(one):
    one.set("job-fails", "osmo-db-look")
    assert one.run(*STAGES) == 1
    assert ("ConfigMap", "mek-config") not in one.created()
    assert "connection refused" in one.screen and "The Job osmo-db-look did not succeed" in one.screen
    # Mended, it goes on.
    one.set("job-fails", None)
    assert one.run(*STAGES) == 0, one.screen


def test_the_log_of_an_earlier_look_does_not_count(one):
    assert one.run("secrets") == 0, one.screen
    one.set("refuse", "create database/look.yaml")
    one.put("job", "osmo-db-look", status={"conditions": [{"type": "Complete", "status": "True"}]})
    (one.state / "logs").mkdir()
    one.set("logs/osmo-db-look", "tables: 0\n")
    assert one.run("database") == 1
    assert ("ConfigMap", "mek-config") not in one.created()


def test_a_key_that_is_there_stays(one):
    one.put("namespace", one.namespace, "default")
    jwk = json.dumps({"k": "the_key_of_years_AAAAAAAAAAAAAAAAAAAAAAAAAA"[:43], "kid": "old", "kty": "oct"})
    text = f"currentMek: old\nmeks:\n  old: {base64.b64encode(jwk.encode()).decode()}\n"
    one.put("configmap", "mek-config", data={"mek.yaml": text})
    one.database("database: present\ntables: 12\n")
    assert one.run(*STAGES) == 0, one.screen
    assert one.held("configmap", "mek-config") == {"mek.yaml": text.encode()}
    assert "the_key_of_years" not in one.screen + one.log and text.split()[-1] not in one.screen + one.log


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("typed", ["", "y", "no", "YES", "yes please", INTERRUPT])
def test_only_yes_is_a_yes(filed, script, typed):
    assert filed.run(script=script, answers={"Type yes to go on": typed}) != 0
    assert_untouched(filed)


def test_a_question_that_is_broken_off_changes_nothing_more(one):
    operator = one
    operator.set("down", "never asked for")
    status = operator.run(*STAGES, answers={"Database password": INTERRUPT})
    if operator.prompts == ["Type yes to go on"]:
        return
    # The terminal shows again what is typed: see terminal.py.
    assert status == 130 and operator.created() == [("Namespace", "osmo")]
    assert "Stopped in the stage secrets" in operator.screen
    assert operator.run(*STAGES) == 0, operator.screen


def test_without_a_terminal_nothing_hangs(one):
    assert one.run(*STAGES, at_terminal=False) == 1
    assert_untouched(one)
    assert "add --yes" in one.screen
    has_files = (one.desk / "secrets").is_dir()
    assert one.run("--yes", *STAGES, at_terminal=False) == (0 if has_files else 1)
    assert has_files or "Database password has to be asked for or be in a file below secrets/" in one.screen


def test_a_helm_that_was_cut_off_is_named(filed):
    assert filed.run("--yes", *STAGES) == 0, filed.screen
    for state in ("pending-install", "pending-upgrade", "pending-rollback", "uninstalling"):
        cut_off(filed, state)


def cut_off(filed, state):
    path = filed.state / "releases" / filed.namespace / "router.json"
    before = path.read_text()
    path.write_text(before.replace("deployed", state))
    filed.forget_calls()
    assert filed.run("--yes", "charts") == 1
    path.write_text(before)
    # Before the first of the releases is changed.
    assert f"release router is {state}" in filed.screen and filed.changes() == []
    wanted = "rollback" if state in ("pending-upgrade", "pending-rollback") else "uninstall"
    assert f"helm --kube-context prod {wanted} router -n {filed.namespace}" in filed.screen
    assert "upgrade ui" not in " ".join(filed.changes())


def test_a_redis_password_that_osmo_breaks_on_is_not_taken(tmp_path):
    operator = Operator("entra", tmp_path, False, SECRETS)
    for bad in ("a#b", "a%b", "a/b", "a?b", "a[b", "a]b", "a\tb", "[", "]"):
        assert operator.run("secrets", answers={"Redis password": bad}) == 1
        assert "OSMO cannot use this Redis password" in operator.screen and f"password: {bad}" not in operator.screen
        assert operator.held("secret", "redis-secret") is None


def test_a_line_break_in_the_redis_password_is_found(tmp_path):
    operator = Operator("entra-redis-notls", tmp_path, False, SECRETS)
    operator.put("namespace", operator.namespace, "default")
    operator.put("secret", "redis-secret", data={"redis-password": base64.b64encode(b"right\n").decode()})
    assert operator.run(*STAGES) == 1
    assert "line break" in operator.screen and operator.held("secret", "oauth2-proxy-redis") is None


@pytest.mark.parametrize("name", ["tls.crt", "tls.key", "ca.crt"])
def test_a_missing_file_is_named(tmp_path, name):
    operator = Operator("entra", tmp_path, True, SECRETS, CA_MAP="osmo-ca")
    (operator.desk / name).unlink()
    assert operator.run("--yes", *STAGES) == 1
    assert name in operator.screen.rsplit("\n", 4)[-4]


@pytest.mark.parametrize("name", ["kubectl", "helm", "curl", "awk"])
def test_a_missing_program_is_named(one, name):
    # Only the stand-ins lie there; what is of the system is simply not linked below.
    (one.programs / name).unlink(missing_ok=name == "awk")
    needed = {"bash", "dirname", "date", "touch", "chmod", "openssl", "sh", "cat", "sed"}
    for program in needed:
        (one.programs / program).symlink_to(f"/bin/{program}")
    assert one.run(*STAGES, environment={"PATH": str(one.programs)}) == 1
    assert f"{name} is missing on this computer" in one.screen


def test_changed_files_are_named_and_used_all_the_same(one):
    names = ["install.sh", "site.sh", "osmo_values.yaml", "router_values.yaml"]
    rows = [f"{hashlib.sha256((one.desk / name).read_bytes()).hexdigest()}  {name}\n" for name in names]
    (one.desk / "SHA256SUMS").write_text("".join(rows))
    (one.desk / "osmo_values.yaml").write_text("changed: true\n")
    (one.desk / "router_values.yaml").unlink()
    assert one.run("--dry-run") == 0, one.screen
    assert "differs from the download: osmo_values.yaml. If none of you changed it" in one.screen
    assert "is missing, and was in the download: router_values.yaml" in one.screen
    assert "site.sh differs from the download: right if you wrote KUBE_CONTEXT into it." not in one.screen
    (one.desk / "site.sh").open("a").write("# mine\n")
    assert one.run("--dry-run") == 0 and "site.sh differs from the download: right if you wrote KUBE_CONTEXT into it." in one.screen
    assert one.screen.count("download") == 3
