"""What the checks before an installation are told: rights, versions, charts, pods that pull images, programs inside them.

The stand-in asks this first. STATE/preflight is JSON; without that file nothing is answered. All of it may be left out:

    versions     {"kubectl": …, "helm": …, "curl": …, "server": …}
    cannot       rights that the operator does not have: ["create secrets", "create pods --subresource=exec", …]
    metrics      false: metrics-server does not answer
    charts       charts that are not to be had
    dns          false: nobody knows the host name here
    discovery    false: the identity provider does not answer here; otherwise it does with STATE/discovery
    images       {IMAGE: message of the kubelet, or "slow", or "pulling"}
    unscheduled  true: no node takes the pods

`kubectl exec` runs the container's command on this computer with the container's variables, changed by STATE/variables
(JSON: container to variables), and with the programs in STATE/inside.
"""
import os
import sys

DIGEST = "sha256:" + "0123456789abcdef" * 4
VERSIONS = {"kubectl": "v1.30.1", "helm": "v3.15.2+g1a500d5", "curl": "8.5.0", "server": "v1.29.4-gke.1043002"}


def answer(s):
    """Answers a call of the stand-in `s`; returns whether it did."""
    text = s.read(f"{s.STATE}/preflight", "")
    if not text:
        return False
    import json
    settings = json.loads(text)
    tool = {"kubectl": kubectl, "helm": helm, "curl": curl}.get(s.TOOL)
    return bool(tool) and tool(s, settings)


def version(settings, name):
    return {**VERSIONS, **settings.get("versions", {})}[name]


def kubectl(s, settings):
    words = s.words()
    if words[0] == "version":
        s.record()
        print(f"Client Version: {version(settings, 'kubectl')}\nKustomize Version: v5.0.4")
    elif words[0] == "label" and "--local" in s.ARGUMENTS:
        s.record()
        sys.stdout.flush()
        os.execve(os.environ["REAL_KUBECTL"], ["kubectl", *s.ARGUMENTS], {**os.environ, "KUBECONFIG": os.devnull})
    elif words[:2] == ["auth", "can-i"]:
        may(s, settings)
    elif words[0] == "get":
        return get(s, settings, words)
    elif words[0] == "exec":
        execute(s, settings, words[1])
    else:
        return False
    return True


def may(s, settings):
    s.reach()
    s.record()
    right = " ".join([*s.words()[2:], *(word for word in s.ARGUMENTS if word.startswith("--subresource"))])
    if right in settings.get("cannot", []):
        print("no")
        sys.exit(1)
    print("yes")


def get(s, settings, words):
    import json

    import cluster
    if "--raw" in s.ARGUMENTS:
        s.reach()
        s.record()
        if words[1] == "/version":
            found = version(settings, "server")
            print(json.dumps({"major": "1", "minor": found.split(".")[1] + "+", "gitVersion": found}, indent=2))
        elif settings.get("metrics", True):
            print("{}")
        else:
            s.fail("Error from server (ServiceUnavailable): the server is currently unable to handle the request")
    elif words[1] == "events":
        s.record()
        for image, message in settings.get("images", {}).items():
            print(f'Failed to pull image "{image}": {message}\nError: ErrImagePull\nBack-off pulling image "{image}"')
    elif words[1:3] == ["serviceaccount", "default"] and cluster.load("namespace", s.namespace()):
        s.record()
        print("serviceaccount/default")
    elif words[1] == "pod" and (pod := cluster.load("pod", words[2])):
        look(s, settings, pod)
        cluster.save(pod)
        return False
    else:
        return False
    return True


def look(s, settings, pod):
    """Gives a pod the status that a kubelet would."""
    if settings.get("unscheduled"):
        pod["status"] = {"conditions": [{"type": "PodScheduled", "message": "0/3 nodes are available: 3 Insufficient cpu."}]}
        return
    count = pod.get("looks", 0) + 1
    pod["looks"] = count
    pod["status"] = {"containerStatuses": [status(settings, container, count) for container in pod["spec"]["containers"]]}


def status(settings, container, count):
    image = container["image"]
    message = settings.get("images", {}).get(image)
    found = {"name": container["name"], "image": image, "imageID": ""}
    if message == "pulling" or message == "slow" and count < 4:
        return {**found, "state": {"waiting": {"reason": "ContainerCreating" if count > 1 else "PodInitializing"}}}
    if message and message != "slow":
        # The second try ends in a message without a cause.
        waiting = {"reason": "ImagePullBackOff", "message": f'Back-off pulling image "{image}"'}
        return {**found, "state": {"waiting": waiting}}
    found["imageID"] = f"{image.split(':')[0]}@{DIGEST}"
    if container["command"][0] == "sleep":
        return {**found, "state": {"running": {}}}
    return {**found, "state": {"terminated": {"reason": "StartError", "exitCode": 128}}}


def execute(s, settings, name):
    import json
    import subprocess

    import cluster
    container, pod = s.take("-c"), cluster.load("pod", name)
    (found,) = [one for one in pod["spec"]["containers"] if one["name"] == container]
    s.record()
    if "running" not in status(settings, found, 9)["state"] or settings.get("unscheduled"):
        s.fail(f'error: unable to upgrade connection: container not found ("{container}")')
    environment = {one["name"]: one["value"] for one in found.get("env", [])}
    environment |= json.loads(s.read(f"{s.STATE}/variables", "{}")).get(container, {})
    environment["PATH"] = f"{s.STATE}/inside:{os.environ['PATH']}"
    done = subprocess.run(s.ARGUMENTS[s.ARGUMENTS.index("--") + 1:], env=environment, check=False)
    if done.returncode:
        s.fail(f"command terminated with exit code {done.returncode}")


def helm(s, settings):
    words = s.words()
    if words[0] == "version" and "--template" not in s.ARGUMENTS:
        s.record()
        print(f'version.BuildInfo{{Version:"{version(settings, "helm")}", GitCommit:"1a500d5", GoVersion:"go1.22.4"}}')
        return True
    if words[:2] == ["show", "chart"]:
        chart = words[2].rsplit("/", 1)[-1]
        if chart in settings.get("charts", []) or chart.endswith(".tgz") and not os.path.exists(words[2]):
            s.record()
            s.fail(f"Error: chart {words[2]} not found")
    return False


def curl(s, settings):
    if "-w" in s.ARGUMENTS or "--data" in s.ARGUMENTS:
        return False
    s.record()
    words = s.ARGUMENTS
    if "--version" in words:
        print(f"curl {version(settings, 'curl')} (x86_64-pc-linux-gnu) libcurl/{version(settings, 'curl')}")
    elif words[-1].endswith("/.well-known/openid-configuration"):
        if not settings.get("discovery", True):
            sys.stderr.write("curl: (28) Connection timed out after 20000 milliseconds\n")
            sys.exit(28)
        sys.stdout.write(s.read(f"{s.STATE}/discovery"))
    elif "--data-urlencode" in words:
        sys.stdout.write(s.read(f"{s.STATE}/login"))
    elif not settings.get("dns", True):
        sys.exit(6)
    return True
