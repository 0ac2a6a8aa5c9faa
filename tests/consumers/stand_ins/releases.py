"""The pretended helm: releases, and what the charts bring into the pretended cluster.

STATE/site has {"workloads": {NAME: CONTAINERS}, "services": […], "ingresses": […], "class": …, "host": …, "envoy": true}.
As in the real charts, changed Envoy settings reach agent and logger without a restart of their pods (D49).
"""
import json
import os
import sys

from cluster import load, now, place, save
from stand_in import ARGUMENTS, STATE, Change, database, fail, namespace, read, record, take, words, write

OF_OTHERS = {"osmo-router": "router", "osmo-ui": "ui"}
CHARTS = {"service": "service-1.2.1", "router": "router-1.2.1", "ui": "web-ui-1.2.1"}
NOT_RESTARTED = ("osmo-agent", "osmo-logger")


def path_of(release):
    return f"{STATE}/releases/{namespace()}/{release}.json"



def load_release(name):
    path = path_of(name)
    return json.loads(read(path)) if os.path.exists(path) else None


def renew_pods(name):
    """Replaces the pod of a Deployment by a new one."""
    site = json.loads(read(f"{STATE}/site"))
    ready = [{"name": f"c{number}", "ready": True, "restartCount": 0} for number in range(site["workloads"][name])]
    save({"kind": "Pod", "metadata": {"name": f"{name}-1", "labels": {"app": name}, "creationTimestamp": now()},
          "spec": {"containers": [{"name": one["name"]} for one in ready]},
          "status": {"phase": "Running", "containerStatuses": ready}})


def bring(release, digest):
    """Makes the objects of a release; `digest` stands for its values."""
    if not os.path.exists(f"{STATE}/site"):
        return
    site = json.loads(read(f"{STATE}/site"))
    for name in site["workloads"]:
        if OF_OTHERS.get(name, "service") != release:
            continue
        deployment = load("deployment", name)
        if site["envoy"] and name not in ("osmo-worker", "osmo-delayed-job-monitor"):
            settings = load("configmap", f"{name}-envoy-config")
            if settings is None or settings["data"]["config.yaml"] != digest:
                save({"kind": "ConfigMap", "data": {"config.yaml": digest},
                      "metadata": {"name": f"{name}-envoy-config", "managedFields": [{"manager": "helm", "time": now()}]}})
        if deployment is None or deployment["values"] != digest and name not in NOT_RESTARTED:
            renew_pods(name)
        containers = [{"name": "main", "image": site["images"][name]}] if name in site["images"] else []
        save({"kind": "Deployment", "metadata": {"name": name, "annotations": {"meta.helm.sh/release-name": release}}, "values": digest,
              "spec": {"replicas": 1, "template": {"spec": {"containers": containers}}},
              "status": {"replicas": 1, "availableReplicas": 1, "readyReplicas": 1, "updatedReplicas": 1}})
        if name in site["services"]:
            save({"kind": "Service", "metadata": {"name": name}, "spec": {"ports": [{"port": 80}]}})
        if name in site["ingresses"]:
            save({"kind": "Ingress", "metadata": {"name": name},
                  "spec": {"ingressClassName": site["class"], "rules": [{"host": site["host"]}]},
                  "status": {"loadBalancer": {"ingress": [{"ip": "192.0.2.7"}]}}})


def take_away(release):
    site = json.loads(read(f"{STATE}/site"))
    for name in site["workloads"]:
        if OF_OTHERS.get(name, "service") == release:
            for kind, thing in (("deployment", name), ("pod", f"{name}-1"), ("service", name), ("ingress", name),
                                ("configmap", f"{name}-envoy-config")):
                if os.path.exists(place(kind, thing)):
                    os.unlink(place(kind, thing))


def upgrade():
    import hashlib
    (release, chart), version, values = words()[1:3], take("--version"), take("-f")
    chart = os.path.basename(chart)
    chart = chart.removesuffix(".tgz") if chart.endswith(".tgz") else f"{chart}-{version}"
    there = bool(values) and os.path.isfile(values)
    with Change("upgrade", release):
        old = load_release(release) or {"revision": 0}
        # What helm's own text says of a release that an earlier helm left half done.
        if old.get("status", "").startswith("pending"):
            record(broken="pending")
            fail("Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress")
        record(values_file_is_there=there)
        digest = hashlib.sha256(read(values).encode()).hexdigest() if there else ""
        keep(release, old, {"status": "deployed", "chart": chart, "values": digest, "description": "Upgrade complete"})
        bring(release, digest)
    print(f'Release "{release}" has been upgraded. Happy Helming!\nNOTES:\nCopyright of the charts, all rights reserved.')
    if release == "service":
        # The API service makes its tables when it starts.
        database("database: present\ntables: 12\n")


def past(release):
    """Returns the revisions of a release, oldest first."""
    found = load_release(release)
    if found is None:
        fail("Error: release: not found")
    now = {"revision": found["revision"], "status": found["status"], "chart": found.get("chart", CHARTS.get(release)),
           "values": found.get("values"), "description": found.get("description", "Install complete")}
    return [*found.get("history", []), now]


def keep(release, old, new):
    """Keeps a new revision, and the old ones as superseded."""
    history = [one | {"status": "superseded" if one["status"] == "deployed" else one["status"]} for one in (past(release) if old.get("status") else [])]
    write(path_of(release), json.dumps({**new, "revision": old["revision"] + 1, "history": history}))


def history():
    record()
    rows = [{"revision": one["revision"], "updated": "2026-01-01T00:00:00Z", "status": one["status"], "chart": one["chart"],
             "app_version": "6.2", "description": one["description"]} for one in past(words()[1])]
    sys.stdout.write(json.dumps(rows, separators=(",", ":")) + "\n" if take("-o") == "json" else "".join(f"{row}\n" for row in rows))


def rollback():
    release, revision = words()[1:3]
    with Change("rollback", release):
        found = [one for one in past(release) if one["revision"] == int(revision)]
        if not found:
            fail(f"Error: release: not found: {release} revision {revision}")
        (to,) = found
        keep(release, load_release(release), {"status": "deployed", "chart": to["chart"], "values": to["values"],
                                              "description": f"Rollback to {revision}"})
        bring(release, to["values"])
        record(rolled_back=[release, int(revision)])
    print("Rollback was a success! Happy Helming!")


def uninstall():
    release = words()[1]
    with Change("uninstall", release):
        record(uninstalled=release)
        if load_release(release) is None:
            fail(f"Error: uninstall: Release not loaded: {release}: release: not found")
        os.unlink(path_of(release))
        take_away(release)
    print(f'release "{release}" uninstalled')


def list_releases():
    """`helm list --filter ^NAME$ -o json`."""
    record()
    if "-q" in ARGUMENTS:
        folder = os.path.dirname(path_of("x"))
        print("\n".join(sorted(name.removesuffix(".json") for name in os.listdir(folder)) if os.path.isdir(folder) else []))
        return
    name = take("--filter", default="").strip("^$")
    found = load_release(name)
    rows = [{"name": name, "namespace": namespace(), "revision": str(found["revision"]), "status": found["status"], "chart": found.get("chart", CHARTS[name])}] if found else []
    sys.stdout.write(json.dumps(rows, separators=(",", ":")) + "\n")


def manifest():
    """`helm get manifest NAME`: of others' charts what a release keeps, of ours the name of its Deployment."""
    record()
    name = words()[2]
    found = load_release(name) or fail("Error: release: not found")
    print(found.get("manifest", f"---\nkind: Deployment\nmetadata:\n  name: osmo-{name}\n"))


def show():
    record()
    version = take("--version") or ARGUMENTS[-1].rsplit("-", 1)[-1].removesuffix(".tgz")
    print(f"apiVersion: v2\nname: {words()[2].rsplit('/', 1)[-1]}\nversion: {version}")


def run():
    verb = words()[0]
    action = {"upgrade": upgrade, "uninstall": uninstall, "list": list_releases, "show": show, "history": history, "rollback": rollback}.get(verb)
    if action:
        action()
    elif verb == "version":
        record()
        print(read(f"{STATE}/helm-version", "v3.15.2"), end="")
    elif verb == "template":
        record()
        if os.path.exists(f"{STATE}/rendered"):
            text = read(f"{STATE}/rendered")
            if text.startswith("Error: "):
                fail(text)
            print(text)
    elif words()[:2] == ["get", "manifest"]:
        manifest()
    elif verb in ("get", "status", "pull", "push"):
        record()
    else:
        fail(f"the stand-in does not know: helm {ARGUMENTS}")
