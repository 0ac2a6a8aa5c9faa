"""What the pages say for a first workflow: storage, images, backend; no key and no token is shown or left lying about."""
import json

import pytest

import readme
from bundles import FIXTURES, Bundle, run
from operations import TOKEN, Operator, assert_discreet, pages

KEY = "AKEYthatNobodySees/+0123456789abcdefghij"
STORAGE, IMAGES, BACKEND = "Storage", "Registry of workflow pods", "A compute backend"


def operator_of(fixture, folder):
    return Operator(Bundle(FIXTURES / fixture), folder)


def changes(operator):
    return [call["change"] for call in operator.calls() if call.get("change")]


def test_every_block_is_sound_bash(bundle, tmp_path):
    blocks = readme.commands(bundle.readme)
    assert {STORAGE, BACKEND} <= set(pages(bundle))
    path = tmp_path / "page.bash"
    path.write_text("#!/bin/bash\n" + "".join(f"# {block.step}\n{block.text}" for block in blocks))
    done = run("shellcheck", "--severity=warning", str(path))
    assert done.returncode == 0, done.stdout


def test_storage(tmp_path):
    one = operator_of("entra", tmp_path)
    one.pages[STORAGE] = one.pages[STORAGE].replace("override=\n", "override=https://minio.example:9000\n")
    for _ in range(2):
        one.forget_calls()
        assert one.follow(STORAGE, answers={"Access key": KEY}) == 0, one.screen
        wanted = {"endpoint": "s3://BUCKET/PATH/{}", "region": "REGION", "access_key_id": "ACCESS_KEY_ID", "access_key": KEY,
                  "override_url": "https://minio.example:9000"}
        assert changes(one) == [{f"workflow_{use}": {"credential": {**wanted, "endpoint": f"s3://BUCKET/PATH/{use}"}}}
                                for use in ("data", "log", "app")]
        assert all("-d" in call["arguments"] for call in one.calls() if call.get("change"))
    assert_discreet(one, {KEY})
    assert not list(one.desk.glob("workflow_*.json"))


@pytest.mark.parametrize("key", ['a"b\\c"d-long-enough', KEY])
def test_any_key_arrives_and_none_is_left_lying_about(tmp_path, key):
    one = operator_of("mirror-registry", tmp_path)
    for step, prompt in ((STORAGE, "Access key"), (IMAGES, "Registry password")):
        one.forget_calls()
        assert one.follow(step, answers={prompt: key}, first="set -ax\n") == 0, one.screen
        first = changes(one)[0]
        found = first.get("workflow_data", first.get("backend_images"))["credential"]
        assert key in (found.get("access_key"), found.get("auth"))
        assert_discreet(one, {key})
    # The CLI refuses: nothing is left behind either.
    osmo = one.programs / "osmo"
    osmo.write_text("#!/bin/sh\nexit 1\n")
    for step, prompt in ((STORAGE, "Access key"), (IMAGES, "Registry password")):
        one.follow(step, 0 if step == IMAGES else None, answers={prompt: key})
        assert not list(one.desk.glob("workflow_*.json"))


def test_storage_without_an_own_server(tmp_path):
    one = operator_of("entra", tmp_path)
    assert one.follow(STORAGE, answers={"Access key": KEY}) == 0, one.screen
    assert all("override_url" not in json.dumps(change) for change in changes(one)) and len(changes(one)) == 3


@pytest.mark.parametrize("fixture", ["mirror-registry", "onprem-airgap-keycloak"])
def test_workflow_pods_get_the_credential_of_the_registry(tmp_path, fixture):
    one = operator_of(fixture, tmp_path)
    images = one.bundle.answers["images"]
    assert one.follow(IMAGES, answers={"Registry password": KEY}) == 0, one.screen
    credential, check = changes(one)
    registry = credential["backend_images"]["credential"].pop("registry")
    assert credential == {"backend_images": {"credential": {"username": images.get("registryUser", "$oauthtoken"), "auth": KEY}}}
    assert check == {"credential_config": {"disable_registry_validation": [registry]}} and registry.strip()
    assert_discreet(one, {KEY})
    assert not list(one.desk.glob("*.json"))


def test_the_pages_with_a_mirror_or_a_pull_secret_have_that_step(bundle):
    images = bundle.answers.get("images", {})
    wanted = bool(images.get("mirror") or images.get("imagePullSecret"))
    assert (IMAGES in pages(bundle)) == wanted


def made(operator):
    return [call for call in operator.calls() if call["arguments"][2:4] == ["create", "secret"]]


def test_a_token_is_made_once_and_without_it_there_is_no_secret(tmp_path):
    one = operator_of("entra", tmp_path)
    (one.state / "objects" / "osmo-operator" / "secret").mkdir(parents=True, exist_ok=True)
    for path in (one.state / "objects" / "osmo-operator").rglob("*.json"):
        path.unlink()
    (one.state / "token").write_text("")
    one.follow(BACKEND)
    assert made(one) == [] and not [call for call in one.calls() if call["tool"] == "helm"]
    assert "No token, so no Secret." in one.screen
    (one.state / "token").write_text(TOKEN)
    one.forget_calls()
    assert one.follow(BACKEND) == 0, one.screen
    assert len(made(one)) == 1 and [call for call in one.calls() if call["tool"] == "helm"]
    assert_discreet(one, {TOKEN})
    # With the Secret in place no second token is made.
    one.put("Secret", "osmo-operator-token", {"token": b"x"}, one.agent_namespace)
    one.forget_calls()
    assert one.follow(BACKEND) == 0, one.screen
    assert made(one) == [] and not [call for call in one.calls() if call["arguments"][:2] == ["token", "set"]]


def test_a_page_says_where_the_context_goes_unless_the_answers_do(bundle):
    told = "Write yours into the line KUBE_CONTEXT of site.sh" in bundle.readme
    assert told == (bundle.site["KUBE_CONTEXT"] == [""])
    assert not told or bundle.readme.index("KUBE_CONTEXT of site.sh") < bundle.readme.index("./install.sh preflight\n")
