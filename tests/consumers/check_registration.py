"""Registering at the provider by command line: sound bash, the exact values, and no secret where others could read it."""
import json
import os
import re
import shutil
import stat
import subprocess

import pytest

import readme
from bundles import FIXTURES, run
from check_script_text import NEWER

PROGRAMS = {"entra": "az", "entra-us-government": "az", "keycloak": "kcadm.sh", "keycloak-prefix": "kcadm.sh", "okta": "curl",
            "auth0": "auth0", "cognito": "aws"}
SECRET = "s3cret-of-the-client"
REDIRECT = "https://osmo.example.com/oauth2/callback"
# Writes down its arguments, what it read and its environment, and answers as the real program would.
STAND_IN = r'''#!/usr/bin/env bash
{ printf '%s\0' "$@"; printf '\1'; } >> "$RECORD/calls"
env > "$RECORD/environment"
[ "${0##*/}" = curl ] && cat >> "$RECORD/input"
case " $* " in $SILENT) exit 0 ;; esac
case " $* " in
*" account show "*) echo 12345678-1234-1234-1234-123456789abc ;;
*" ad app create "*) echo 99999999-0000-0000-0000-000000000000 ;;
*" --fields id "*) echo c1 ;;
*credential\ reset*|*client-secret*|*"apps create"*|*create-user-pool-client*|*SSWS*|*/api/v1/apps*) echo s3cret-of-the-client ;;
esac
'''


def script(fixture):
    return FIXTURES / fixture / "bundle" / "idp" / "register.sh"


def played(fixture, folder, silent=""):
    """Runs the script among stand-ins, which say nothing to the calls of a pattern; returns what it printed, the calls and the
    folder that it worked in."""
    tools, desk, record = folder / "bin", folder / "desk", folder / "record"
    for one in (tools, desk, record):
        one.mkdir(exist_ok=True)
    program = tools / PROGRAMS[fixture]
    program.write_text(STAND_IN)
    program.chmod(0o755)
    environment = {"PATH": f"{tools}:{os.environ['PATH']}", "RECORD": str(record), "HOME": str(desk), "SILENT": silent}
    done = subprocess.run(["bash", str(script(fixture))], cwd=desk, env=environment, input=f"{SECRET}-token\n", capture_output=True,
                          text=True, check=False, timeout=60)
    calls = [call.split("\0")[:-1] for call in (record / "calls").read_text().split("\1")[:-1]]
    return done, calls, desk, record


def test_every_provider_with_a_command_line_has_its_script():
    found = {path.parents[2].name for path in FIXTURES.glob("*/bundle/idp/register.sh")}
    assert set(PROGRAMS) <= found
    for fixture in found:
        page = (FIXTURES / fixture / "bundle" / "IDP-ADMIN.md").read_text()
        blocks = [block.text for block in readme.blocks(page)]
        assert blocks and script(fixture).read_text().endswith(blocks[0]), "the page shows the same commands"


@pytest.mark.parametrize("fixture", PROGRAMS)
def test_the_text(fixture):
    path = script(fixture)
    done = run("shellcheck", "--severity=style", str(path))
    assert done.returncode == 0, done.stdout
    for line in path.read_text().splitlines():
        for what, pattern in NEWER.items():
            assert not re.search(pattern, line), f"{what}: {line}"


@pytest.mark.parametrize("fixture", PROGRAMS)
def test_the_exact_values_and_no_secret(fixture, tmp_path):
    done, calls, desk, record = played(fixture, tmp_path)
    assert done.returncode == 0, done.stderr
    assert SECRET not in done.stdout + done.stderr
    assert not any(SECRET in word for call in calls for word in call), "a secret on a command line"
    assert SECRET not in (record / "environment").read_text()
    kept = [path for path in desk.iterdir() if path.is_file() and SECRET in path.read_text()]
    assert [path.name.split(".")[0] for path in kept if not path.name.startswith("device")] == ["client-secret"]
    for path in kept:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
    words = "\n".join(word for call in calls for word in call)
    host = "osmo.example.us" if fixture == "entra-us-government" else "osmo.example.com"
    if not fixture.startswith("keycloak"):
        assert REDIRECT.replace("osmo.example.com", host) in words


@pytest.mark.parametrize("fixture", PROGRAMS)
def test_a_second_run_keeps_the_secret_of_the_first(fixture, tmp_path):
    played(fixture, tmp_path)
    desk = tmp_path / "desk"
    before = {path.name: path.read_text() for path in desk.iterdir()}
    calls = len((tmp_path / "record" / "calls").read_text().split("\1"))
    done, again, _, _ = played(fixture, tmp_path)
    assert done.returncode == 1 and "is here already" in done.stderr
    assert len(again) + 1 == calls, "nothing is asked of the provider"
    assert {path.name: path.read_text() for path in desk.iterdir()} == before


# Calls to which a provider's program may say nothing, though it ends well.
SILENCES = [("entra", "* ad app create *"), ("entra", "*credential reset*"), ("keycloak", "* --fields id *"), ("keycloak", "*client-secret*"),
            ("okta", "*OPENID_CONNECT*web*"), ("okta", "*native*"), ("auth0", "*apps create*"), ("cognito", "*create-user-pool-client*")]


@pytest.mark.parametrize(("fixture", "silent"), SILENCES)
def test_what_did_not_come_back_is_not_said_to_be_there(fixture, silent, tmp_path):
    done, _, _, _ = played(fixture, tmp_path, silent)
    assert done.returncode == 1, done.stdout
    assert "again" in done.stderr or "console" in done.stderr
    assert "is in client-secret" not in done.stdout and "are in client-secret" not in done.stdout


@pytest.mark.parametrize("fixture", PROGRAMS)
def test_terraform_reads_the_same_registration(fixture, tmp_path):
    path = script(fixture).with_name("register.tf")
    text = path.read_text()
    host = "osmo.example.us" if fixture == "entra-us-government" else "osmo.example.com"
    assert f'= "https://{host}/oauth2/callback"' in text and "sensitive = true" in text
    if shutil.which("terraform") is None:
        pytest.skip("no Terraform here")
    (tmp_path / "main.tf").write_text(text)
    done = run("terraform", f"-chdir={tmp_path}", "fmt", "-check", "-diff", "-no-color")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_token_of_okta_comes_by_standard_input(tmp_path):
    _, calls, _, record = played("okta", tmp_path)
    assert (record / "input").read_text().count(f'header = "Authorization: SSWS {SECRET}-token"') == len(calls) == 2
    web, device = (json.loads(call[call.index("--data") + 1]) for call in calls)
    assert web["settings"]["oauthClient"]["redirect_uris"] == [REDIRECT]
    assert device["credentials"]["oauthClient"]["token_endpoint_auth_method"] == "none"


@pytest.mark.parametrize("fixture", ["keycloak", "keycloak-prefix", "onprem-airgap-keycloak"])
def test_the_realm_as_a_file(fixture):
    text = (FIXTURES / fixture / "bundle" / "idp" / "keycloak-realm.json").read_text()
    realm = json.loads(text)
    browser, device = realm["clients"]
    assert (browser["publicClient"], device["publicClient"]) == (False, True)
    assert browser["redirectUris"][0].endswith("/oauth2/callback") and "*" not in text
    assert device["attributes"] == {"oauth2.device.authorization.grant.enabled": "true"}
    for client in realm["clients"]:
        assert "secret" not in client
        mapper = client["protocolMappers"][0]["config"]
        assert mapper["claim.name"] == "roles" and mapper["usermodel.clientRoleMapping.clientId"] == client["clientId"]
        assert {role["name"] for role in realm["roles"]["client"][client["clientId"]]} == {"osmo-user", "osmo-admin"}


def test_the_page_for_the_administrator_holds_no_secret(bundle):
    path = bundle.folder / "IDP-ADMIN.md"
    if not path.exists():
        assert bundle.answers["idp"]["provider"] == "none"
        return
    text = path.read_text()
    assert not any(secret in text for secret in bundle.secret_values() if len(secret) > 8)
    assert "/oauth2/callback`" in text and "What has to come back" in text
