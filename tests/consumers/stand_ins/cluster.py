"""The pretended cluster: what kubectl's verbs do to it. do_VERB is called for `kubectl VERB`."""
import os
import sys

from stand_in import ARGUMENTS, STATE, Change, database, fail, namespace, read, record, take, words, write

CREATED_BY_FLAGS = ("secret", "configmap")
# Kinds without a namespace are kept as if they were in this one.
NOWHERE = "default"
CLUSTER_WIDE = ("namespace", "customresourcedefinition", "ingressclass", "apiservice", "storageclass", "node")
SHORT = {"ns": "namespace", "cm": "configmap", "po": "pod", "deploy": "deployment", "sa": "serviceaccount", "svc": "service",
         "ing": "ingress", "crd": "customresourcedefinition", "netpol": "networkpolicy"}


def now():
    """Returns the pretended time: a second later at each change."""
    count = int(read(f"{STATE}/clock", "0")) + 1
    write(f"{STATE}/clock", str(count))
    return f"2026-01-01T{count // 3600:02d}:{count // 60 % 60:02d}:{count % 60:02d}Z"


def kind_of(word):
    """Returns a kind in the singular: pods, po and pod are one."""
    word = word.lower().split(".")[0]
    word = SHORT.get(word, word)
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith("sses"):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def place(kind, name):
    """Returns where an object is kept."""
    return f"{STATE}/objects/{NOWHERE if kind in CLUSTER_WIDE else namespace()}/{kind}/{name}.json"


def load(kind, name):
    path = place(kind, name)
    if not os.path.exists(path):
        return None
    import json
    return json.loads(read(path))


def save(thing):
    import json
    write(place(kind_of(thing["kind"]), thing["metadata"]["name"]), json.dumps(thing))


def listed(kind, selector=None):
    """Returns the objects of a kind, by name."""
    folder = os.path.dirname(place(kind, "x"))
    names = sorted(os.listdir(folder)) if os.path.isdir(folder) else []
    found = [load(kind, name.removesuffix(".json")) for name in names]
    if selector:
        key, _, value = selector.partition("=")
        found = [thing for thing in found if thing["metadata"].get("labels", {}).get(key) == value]
    return found


def targets():
    """Returns [(kind, names)] of the call: `KIND NAME…` or `KIND/NAME…`."""
    rest = words()[1:]
    if rest and "/" in rest[0]:
        return [(kind_of(word.split("/")[0]), [word.split("/")[1]]) for word in rest]
    return [(kind_of(rest[0]), rest[1:])] if rest else []


def real_kubectl(*arguments, stdin=None):
    """Runs the real kubectl, which needs no cluster for this, and returns the objects that it makes."""
    import json
    import subprocess
    done = subprocess.run([os.environ["REAL_KUBECTL"], *arguments, "-o", "json"], stdout=subprocess.PIPE, close_fds=False,
                          input=stdin, env={**os.environ, "KUBECONFIG": os.devnull}, check=False)
    if done.returncode:
        fail("the real kubectl refuses this")
    text, found = done.stdout.decode(), []
    while text.strip():
        thing, end = json.JSONDecoder().raw_decode(text.lstrip())
        found += thing["items"] if thing["kind"] == "List" else [thing]
        text = text.lstrip()[end:]
    return found


def parsed(path):
    """Returns the objects in a file as the real kubectl reads them; the same file is read once for all checks."""
    import hashlib
    import json
    with open("/dev/stdin" if path == "-" else path, "rb") as file:
        content = file.read()
    if content.startswith(b"{"):
        return [json.loads(content)]
    cache = os.environ.get("STAND_IN_CACHE", STATE) + f"/parsed-{hashlib.sha256(content).hexdigest()}"
    if not os.path.exists(cache):
        found = real_kubectl("label", "--local", "-f", "-", "stand-in=1", stdin=content)
        for thing in found:
            thing["metadata"]["labels"].pop("stand-in")
            if not thing["metadata"]["labels"]:
                del thing["metadata"]["labels"]
        write(f"{cache}.{os.getpid()}", json.dumps(found))
        os.replace(f"{cache}.{os.getpid()}", cache)
    return json.loads(read(cache))


def settle(thing):
    """Gives an object what the API server gives it."""
    import base64
    meta = thing["metadata"]
    if kind_of(thing["kind"]) not in CLUSTER_WIDE:
        meta.setdefault("namespace", namespace())
        if meta["namespace"] != namespace():
            fail(f"error: the namespace from the provided object \"{meta['namespace']}\" does not match the namespace")
        if not os.path.exists(f"{STATE}/objects/{NOWHERE}/namespace/{namespace()}.json"):
            record()
            fail(f'Error from server (NotFound): namespaces "{namespace()}" not found')
    if thing["kind"] == "Pod" and read(f"{STATE}/stuck", "") == meta["name"]:
        fail("error: pretended: the pod does not start")
    for key, text in (thing.pop("stringData", None) or {}).items():
        thing.setdefault("data", {})[key] = base64.b64encode(text.encode()).decode()
    old = load(kind_of(thing["kind"]), meta["name"])
    meta["creationTimestamp"] = old and old["metadata"].get("creationTimestamp") or now()
    if thing["kind"] == "Certificate":
        # cert-manager answers at once.
        text = base64.b64encode(read(f"{STATE}/certificate").encode()).decode()
        save({"kind": "Secret", "data": {"tls.crt": text},
              "metadata": {"name": thing["spec"]["secretName"], "annotations": {"cert-manager.io/certificate-name": meta["name"]}}})
    if thing["kind"] == "Job":
        text = "database: ready\n" if meta["name"] == "osmo-db-create" else database()
        failed = read(f"{STATE}/job-fails", "") == meta["name"]
        thing["status"] = {"conditions": [{"type": "Failed" if failed else "Complete", "status": "True"}]}
        write(f"{STATE}/logs/{meta['name']}", "psql: error: connection refused\n" if failed else text)
    return thing


def store(thing):
    kind, name = thing["kind"], thing["metadata"]["name"]
    with Change("create", kind.lower(), name):
        if os.path.exists(place(kind_of(kind), name)):
            record(broken="exists")
            fail(f'Error from server (AlreadyExists): {kind.lower()}s "{name}" already exists')
        save(settle(thing))
        record(created=[kind, name])
    print(f"{kind.lower()}/{name} created")


def do_create():
    rest = words()[1:]
    if rest[:1] == ["namespace"]:
        store({"kind": "Namespace", "metadata": {"name": rest[1]}})
    elif take("-f", "--filename"):
        for thing in parsed(take("-f", "--filename")):
            store(thing)
    elif rest[:1] and rest[0] in CREATED_BY_FLAGS:
        plain = [word for index, word in enumerate(ARGUMENTS) if "--context" not in ARGUMENTS[max(0, index - 1):index + 1]]
        store(real_kubectl(*plain, "--dry-run=client")[0])
    else:
        fail(f"the stand-in does not know: kubectl {ARGUMENTS}")


def do_apply():
    for thing in parsed(take("-f", "--filename")):
        kind, name = thing["kind"], thing["metadata"]["name"]
        with Change("apply", kind.lower(), name):
            save(settle(thing))
            record(applied=[kind, name])
        print(f"{kind.lower()}/{name} configured")


def do_get():
    (kind, names), *_ = targets()
    record()
    output = take("-o", "--output", default="")
    if output == "name" and len(names) == 1 and os.path.exists(place(kind, names[0])):
        print(f"{kind}/{names[0]}")
        return
    if names:
        things = [load(kind, name) for name in names]
        if None in things:
            if "--ignore-not-found" in ARGUMENTS:
                return
            fail(f'Error from server (NotFound): {kind}s "{names[things.index(None)]}" not found')
        shown = things[0] if len(things) == 1 else {"kind": "List", "items": things}
    else:
        kinds = words()[1].split(",")
        things = [thing for one in kinds for thing in listed(kind_of(one), take("-l", "--selector"))]
        shown = {"kind": "List", "items": things}
    if output.startswith("jsonpath="):
        from jsonpath import evaluate
        sys.stdout.write(evaluate(output.removeprefix("jsonpath="), shown))
    elif output.startswith("go-template="):
        from gotemplate import evaluate
        sys.stdout.write(evaluate(output.removeprefix("go-template="), shown))
    elif output == "name":
        for thing in things:
            print(f"{kind}/{thing['metadata']['name']}")
    elif output in ("json", "yaml"):
        import json
        print(json.dumps(shown))
    elif things or names:
        print("\n".join(["NAME", *(thing["metadata"]["name"] for thing in things)]))


def do_delete():
    found = targets()
    if take("-f", "--filename"):
        found = [(kind_of(thing["kind"]), [thing["metadata"]["name"]]) for thing in parsed(take("-f", "--filename"))]
    for kind, names in found:
        for name in names:
            with Change("delete", kind, name):
                path = place(kind, name)
                there = os.path.exists(path)
                record(deleted=[kind, name] if there else None)
                if there:
                    os.unlink(path)
                elif "--ignore-not-found" not in ARGUMENTS:
                    fail(f'Error from server (NotFound): {kind}s "{name}" not found')
            if kind == "namespace" and there:
                import shutil
                shutil.rmtree(f"{STATE}/objects/{name}", ignore_errors=True)
            if there:
                print(f'{kind} "{name}" deleted')


def do_describe():
    record()
    from describe import describe
    describe(listed(kind_of(words()[1])))


def do_logs():
    record()
    target = words()[1]
    if target.startswith("job/"):
        name = target.removeprefix("job/")
        if load("job", name) is None:
            fail(f'Error from server (NotFound): jobs.batch "{name}" not found')
        sys.stdout.write(read(f"{STATE}/logs/{name}"))
    else:
        sys.stdout.write(read(f"{STATE}/logs/{target}", read(f"{STATE}/logs/pod/{target}", "")))


def do_wait():
    record()
    for kind, names in targets():
        for name in names:
            if load(kind, name) is None:
                fail(f'Error from server (NotFound): {kind}s "{name}" not found')


def do_scale():
    count = take("--replicas")
    for kind, names in targets():
        for name in names:
            with Change("scale", name, count):
                thing = load(kind, name)
                thing["spec"]["replicas"] = int(count)
                save(thing)
                if count == "0" and os.path.exists(place("pod", f"{name}-1")):
                    os.unlink(place("pod", f"{name}-1"))
                elif count != "0":
                    import releases
                    releases.renew_pods(name)
                record(scaled=[name, int(count)])


def do_exec():
    """Runs the command here, with the environment of the container; STATE/variables says where things really are."""
    import json
    import subprocess
    pod = load("pod", words()[1])
    record()
    if pod is None:
        fail(f'Error from server (NotFound): pods "{words()[1]}" not found')
    (found,) = [one for one in pod["spec"]["containers"] if one["name"] == take("-c")]
    environment = {one["name"]: one["value"] for one in found.get("env", [])} | json.loads(read(f"{STATE}/variables", "{}"))
    environment["PATH"] = f"{STATE}/inside:{os.environ['PATH']}"
    done = subprocess.run(ARGUMENTS[ARGUMENTS.index("--") + 1:], env=environment, check=False)
    if done.returncode:
        fail(f"command terminated with exit code {done.returncode}")


def do_rollout():
    verb, target = words()[1:3]
    name = target.removeprefix("deployment/")
    if verb == "restart":
        import releases
        with Change("rollout restart", name):
            releases.renew_pods(name)
            record(restarted=name)
        return
    record()
    if os.path.exists(f"{STATE}/site") and load("deployment", name) is None:
        fail(f'Error from server (NotFound): deployments.apps "{name}" not found')
    if read(f"{STATE}/stuck", "") == name:
        import time
        time.sleep(float(read(f"{STATE}/slow", "0")))
        fail("error: timed out waiting for the condition")
