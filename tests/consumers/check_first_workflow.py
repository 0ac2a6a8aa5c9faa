"""What the pages say for a first workflow: storage, images, backend; no key and no token is shown or left lying about."""
import ast
import base64
import json
import re

import pytest
import yaml

import charts
import readme
from bundles import FIXTURES, Bundle, run
from operations import TOKEN, Operator, assert_discreet, pages

KEY = "AKEYthatNobodySees/+0123456789abcdefghij"
STORAGE, IMAGES, BACKEND, FIRST = "Storage", "Registry of workflow pods", "A compute backend", "A first workflow"


def operator_of(fixture, folder):
    return Operator(Bundle(FIXTURES / fixture), folder)


def changes(operator):
    return [call["change"] for call in operator.calls() if call.get("change")]


def test_every_block_is_sound_bash(bundle, tmp_path):
    blocks = readme.commands(bundle.readme)
    assert {STORAGE, BACKEND, FIRST} <= set(pages(bundle))
    path = tmp_path / "page.bash"
    path.write_text("#!/bin/bash\n" + "".join(f"# {block.step}\n{block.text}" for block in blocks))
    done = run("shellcheck", "--severity=warning", str(path))
    assert done.returncode == 0, done.stdout


def test_storage(tmp_path):
    one = operator_of("entra", tmp_path)
    one.pages[STORAGE] = one.pages[STORAGE].replace("override=\n", "override=https://minio.example:9000\n")
    for _ in range(2):
        one.forget_calls()
        assert one.follow(STORAGE, answers={"Secret access key": KEY}) == 0, one.screen
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
    for step, prompt in ((STORAGE, "Secret access key"), (IMAGES, "Registry password")):
        one.forget_calls()
        assert one.follow(step, answers={prompt: key}, first="set -ax\n") == 0, one.screen
        first = changes(one)[0]
        found = first.get("workflow_data", first.get("backend_images"))["credential"]
        assert key in (found.get("access_key"), found.get("auth"))
        assert_discreet(one, {key})
    # The CLI refuses: nothing is left behind either.
    osmo = one.programs / "osmo"
    osmo.write_text("#!/bin/sh\nexit 1\n")
    for step, prompt in ((STORAGE, "Secret access key"), (IMAGES, "Registry password")):
        one.follow(step, 0 if step == IMAGES else None, answers={prompt: key})
        assert not list(one.desk.glob("workflow_*.json"))


def test_storage_without_an_own_server(tmp_path):
    one = operator_of("entra", tmp_path)
    assert one.follow(STORAGE, answers={"Secret access key": KEY}) == 0, one.screen
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
    told = "Then write NAME into the line KUBE_CONTEXT of site.sh" in bundle.readme
    assert told == (bundle.site["KUBE_CONTEXT"] == [""])
    assert not told or bundle.readme.index("KUBE_CONTEXT of site.sh") < bundle.readme.index("./install.sh preflight\n")


def classes(folder):
    """Reads the fields of the classes of a workflow out of OSMO's sources: each with whether it has to be there."""
    found = {}
    for path in ("utils/job/workflow.py", "utils/job/task.py", "utils/connectors/postgres.py"):
        for node in ast.walk(ast.parse((folder / path).read_text())):
            if isinstance(node, ast.ClassDef) and node.name in ("WorkflowSpec", "TaskSpec", "ResourceSpec"):
                rows = [row for row in node.body if isinstance(row, ast.AnnAssign)]
                found[node.name] = {row.target.id: row.value is None for row in rows}
    return found


def test_the_first_workflow_is_one_that_osmo_reads_and_its_image_is_in_the_list(bundle):
    tree = yaml.safe_load((bundle.folder / "operations/first-workflow.yaml").read_text())
    (workflow,), (task,) = tree.values(), tree["workflow"]["tasks"]
    listed = [line.split()[1] for line in (bundle.folder / "images.txt").read_text().splitlines() if not line.startswith("#")]
    assert any(image in (task["image"], f"docker.io/library/{task['image']}") for image in listed)
    assert re.fullmatch(r"[a-zA-Z]([a-zA-Z0-9_-]*[a-zA-Z0-9])?", workflow["name"])
    page = pages(bundle)[FIRST]
    assert task["args"][0] in page and task["image"] in page
    for tag in ("6.2.8", "6.2.10"):
        folder = charts.folder(tag)
        folder = folder and folder.parents[1] / "src"
        if folder is None or not (folder / "utils/job/workflow.py").is_file():
            pytest.skip("OSMO's sources are not beside its charts: a workflow is not compared with them")
        said = classes(folder)
        for name, given in (("WorkflowSpec", workflow), ("TaskSpec", task), ("ResourceSpec", workflow["resources"]["default"])):
            assert set(given) <= set(said[name]), name
            assert {field for field, needed in said[name].items() if needed} <= set(given), name


def test_the_pool_leads_to_the_backend(bundle):
    name = bundle.answers.get("backend", {}).get("name", "default")
    file = bundle.folder / "operations/pool_backend.json"
    assert file.is_file() == (name != "default") == ("osmo config update POOL default" in pages(bundle)[FIRST])
    assert not file.is_file() or json.loads(file.read_text()) == {"backend": name}


def test_pods_find_the_pull_secret_in_both_namespaces(tmp_path):
    one = operator_of("onprem-airgap-keycloak", tmp_path)
    images, backend = one.bundle.answers["images"], one.bundle.answers.get("backend", {})
    spaces = [backend.get("agentNamespace", "osmo-operator"), backend.get("namespace", "osmo-workflows")]
    assert one.follow("Pull secret in both namespaces", answers={"Registry password": KEY}) == 0, one.screen
    for space in spaces:
        assert one.thing("Secret", images["imagePullSecret"], space)["type"] == "kubernetes.io/dockerconfigjson"
        held = json.loads(one.held("Secret", images["imagePullSecret"], space)[".dockerconfigjson"])
        (entry,) = held["auths"].values()
        assert base64.b64decode(entry["auth"]).decode().endswith(f":{KEY}")
    one.forget_calls()
    assert one.follow("Pull secret in both namespaces", answers={"Registry password": KEY}) == 0, one.screen
    assert made(one) == []
    assert_discreet(one, {KEY, entry["auth"]})
