"""The throw-away PostgreSQL and Redis: taken by Kubernetes, started before they are needed, gone at the end, and said everywhere."""
import re
import shlex

import pytest

import kube
import readme
from bundles import FIXTURES, Bundle, given_secrets
from install_bundle import STAGES, Operator, assert_discreet

SECRETS = given_secrets()
NAMES = ("throwaway-postgres", "throwaway-redis")
SECRET_OF = {"throwaway-postgres": ("db-secret", "db-password"), "throwaway-redis": ("redis-secret", "redis-password")}


@pytest.fixture(scope="module")
def laptop():
    return Bundle(FIXTURES / "laptop")


@pytest.fixture
def one(tmp_path):
    """An operator with the laptop's bundle and no secret."""
    return Operator("laptop", tmp_path, False, SECRETS)


def things(laptop, kind):
    found = {thing["metadata"]["name"]: thing for thing in laptop.objects("throwaway") if thing["kind"] == kind}
    assert set(found) == set(NAMES)
    return found


@pytest.mark.parametrize("version", kube.VERSIONS)
def test_the_schemas_accept_them(laptop, version):
    for thing in laptop.objects("throwaway"):
        assert kube.complaint(thing, version) == "", thing["metadata"]["name"]
        assert thing["metadata"]["namespace"] == laptop.namespace


def test_they_satisfy_the_restricted_pod_security_standard(laptop):
    for thing in things(laptop, "Deployment").values():
        pod = thing["spec"]["template"]["spec"]
        assert not {"hostNetwork", "hostPID", "hostIPC", "serviceAccountName"} & set(pod)
        assert pod["automountServiceAccountToken"] is False
        context = pod["securityContext"]
        assert context["runAsNonRoot"] is True and context["runAsUser"] == context["fsGroup"] > 0
        assert context["seccompProfile"] == {"type": "RuntimeDefault"}
        assert all(volume == {"name": volume["name"], "emptyDir": {}} for volume in pod["volumes"])
        (container,) = pod["containers"]
        assert container["securityContext"] == {"allowPrivilegeEscalation": False, "readOnlyRootFilesystem": True,
                                                "capabilities": {"drop": ["ALL"]}}
        assert {mount["name"] for mount in container["volumeMounts"]} == {volume["name"] for volume in pod["volumes"]}
        assert container["resources"]["limits"]["memory"]


def test_each_service_leads_to_its_pod_where_the_answers_look(laptop):
    services, deployments = things(laptop, "Service"), things(laptop, "Deployment")
    for name, host, port in zip(NAMES, ("DB_HOST", "REDIS_HOST"), ("DB_PORT", "REDIS_PORT")):
        template = deployments[name]["spec"]["template"]
        assert services[name]["spec"]["selector"] == template["metadata"]["labels"] == deployments[name]["spec"]["selector"]["matchLabels"]
        (offered,), (opened,) = services[name]["spec"]["ports"], template["spec"]["containers"][0]["ports"]
        assert [name] == laptop.site[host] and [str(offered["port"])] == laptop.site[port]
        assert offered["port"] == opened["containerPort"]
        # A Service called osmo-… would reach OSMO's pods as a setting: OSMO_REDIS_PORT=tcp://…
        assert not name.startswith("osmo")


def test_passwords_come_from_the_secrets_that_osmo_reads(laptop):
    for name, thing in things(laptop, "Deployment").items():
        (container,) = thing["spec"]["template"]["spec"]["containers"]
        (reference,) = [entry["valueFrom"]["secretKeyRef"] for entry in container["env"] if "valueFrom" in entry]
        assert (reference["name"], reference["key"]) == SECRET_OF[name]
        assert "$REDIS_PASSWORD" not in str(container.get("command", ""))


def test_redis_starts_with_whatever_password(laptop, tmp_path):
    """The script of the pod, with a program in Redis' place that shows what it was given."""
    import os
    import subprocess
    (container,) = things(laptop, "Deployment")["throwaway-redis"]["spec"]["template"]["spec"]["containers"]
    server = tmp_path / "redis-server"
    server.write_text("#!/bin/sh\necho \"$@\"\ncat \"$1\"\n")
    server.chmod(0o755)
    script = container["args"][0].replace("/conf/", f"{tmp_path}/")
    for password in ("plain", 'a"b\\c', "$HOME `id` 'x' %s"):
        done = subprocess.run([*container["command"], script], capture_output=True, text=True, check=True,
                              env={"PATH": f"{tmp_path}:{os.environ['PATH']}", "REDIS_PASSWORD": password})
        arguments, line = done.stdout.splitlines()
        assert password not in arguments and arguments.endswith("--dir /data --appendonly yes --save ")
        said = re.fullmatch(r'requirepass "(.*)"', line)[1]
        assert re.sub(r"\\(.)", r"\1", said) == password
        assert (tmp_path / "redis.conf").stat().st_mode & 0o077 == 0


def test_their_images_are_in_the_list_and_pulled_beforehand(laptop):
    rows = [line.split() for line in (laptop.folder / "images.txt").read_text().splitlines() if not line.startswith("#")]
    pulled = (laptop.folder / "preflight" / "images.yaml").read_text()
    for thing in things(laptop, "Deployment").values():
        (container,) = thing["spec"]["template"]["spec"]["containers"]
        assert any(to.endswith(f"/{container['image']}") for _, to in rows)
        assert f'image: "{container["image"]}"' in pulled


def position(calls, *words):
    return next(index for index, call in enumerate(calls) if all(word in [call["tool"], *call["arguments"]] for word in words))


def test_install_starts_them_before_it_looks_and_asks_for_no_password(one):
    assert one.run(*STAGES) == 0, one.screen
    assert one.prompts == ["Type yes to go on"]
    calls = one.calls()
    look = position(calls, "database/look.yaml")
    for name, file in zip(NAMES, ("postgres", "redis")):
        order = [position(calls, "apply", f"throwaway/{file}-service.yaml"), position(calls, "apply", f"throwaway/{file}.yaml"),
                 position(calls, "rollout", "status", f"deployment/{name}"), look]
        assert order == sorted(order)
        secret, key = SECRET_OF[name]
        password = one.held("secret", secret)[key]
        assert len(password) == 43
        assert position(calls, "get", "secret", secret) < order[0]
    assert one.held("secret", "db-secret") != one.held("secret", "redis-secret")
    assert "throw-away pods, for a trial only" in one.screen
    assert_discreet(one)
    # Once more changes neither password.
    before = one.objects()
    assert one.run(*STAGES) == 0, one.screen
    assert {path: text for path, text in one.objects().items() if "/secret/" in path} == {
        path: text for path, text in before.items() if "/secret/" in path}


def test_what_others_have_under_the_name_stops_it_before_anything_changes(one):
    one.put("namespace", one.namespace, "default")
    one.put("deployment", "throwaway-redis")
    assert one.run(*STAGES) == 1
    assert "throwaway-redis: others made it" in one.screen
    assert one.created() == []


def test_one_that_does_not_come_up_is_named(one):
    one.set("stuck", "throwaway-postgres")
    assert one.run(*STAGES) == 1
    assert "throwaway-postgres did not come up within 10m" in one.screen
    assert not any("database/look.yaml" in call["arguments"] for call in one.calls())


@pytest.mark.parametrize("more", [(), ("--delete-secrets", "--delete-mek", "--delete-namespace")])
def test_uninstall_takes_them_away(one, more):
    assert one.run(*STAGES) == 0, one.screen
    one.forget_calls()
    answers = {f"Type {one.answer('PUBLIC_HOST')} to go on": one.answer("PUBLIC_HOST")}
    assert one.run(*more, script="uninstall.sh", answers=answers) == 0, one.screen
    deleted = [tuple(call["deleted"]) for call in one.calls() if call.get("deleted")]
    for name in NAMES:
        assert ("deployment", name) in deleted and ("service", name) in deleted
    assert "their data is gone with them" in one.screen and "DROP DATABASE" not in one.screen


def test_uninstall_leaves_those_of_others(one):
    assert one.run(*STAGES) == 0, one.screen
    one.put("deployment", "throwaway-redis")
    assert one.run("--delete-mek", "--delete-namespace", script="uninstall.sh") == 1
    assert "Deployment/throwaway-redis" in one.screen


def test_the_pages_say_what_it_is_and_how_to_reach_it(laptop):
    page = (laptop.folder / "README.md").read_text()
    assert "throw-away pods of this bundle" in page and "its data is gone" in page
    assert "[Throw-away PostgreSQL and Redis](operations/throw-away.md)" in (laptop.folder / "OPERATIONS.md").read_text()
    lines = [line for block in readme.commands(page) for line in block.text.splitlines()]
    forwards = [shlex.split(line) for line in lines if "port-forward service/" in line]
    services = laptop.site["SERVICES"]
    ways = {}
    for words in forwards:
        assert words[:4] == ["kubectl", "-n", laptop.namespace, "port-forward"]
        here, there = words[5].split(":")
        assert words[4].removeprefix("service/") in services and there == "80"
        ways[words[4]] = here
    assert ways == {"service/osmo-service": "9000", "service/osmo-ui": "3000"}
    used = set(re.findall(r"http://localhost:(\d+)", page))
    assert used == set(ways.values())
    assert f"https://{laptop.site['PUBLIC_HOST'][0]}" not in "\n".join(lines)
