"""Stands in for kubectl, helm, osmo and curl: records every call and keeps a small pretended cluster.

It is linked under the name that it stands in for. What `kubectl create` makes is made by the real kubectl,
which needs no cluster for that. STAND_IN_STATE is the folder of the pretended cluster, REAL_KUBECTL the program.
It is started some thousand times, so most calls import nothing that takes time.
"""
import os
import sys

STATE = os.environ["STAND_IN_STATE"]
TOOL = os.path.basename(sys.argv[0])
ARGUMENTS = sys.argv[1:]
CREATED_BY_FLAGS = ("secret", "configmap")
ONLY_LOOKS = ("config", "cluster-info", "version", "top", "rollout", "wait")


def record(**more):
    call = {"tool": TOOL, "arguments": ARGUMENTS, "environment": dict(os.environ), **more}
    with open(f"{STATE}/calls", "a") as log:
        log.write(f"{call!r}\n")


def fail(text):
    sys.exit(text)


def read(path):
    with open(path) as file:
        return file.read()


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)


def database(found=None):
    """Returns what the Jobs print about the pretended database, after changing it."""
    path = f"{STATE}/database"
    if found:
        write(path, found)
    return read(path)


def take(name, default=None):
    """Takes `name VALUE` or `name=VALUE` out of the arguments."""
    for index, argument in enumerate(ARGUMENTS):
        if argument == name:
            return ARGUMENTS[index + 1]
        if argument.startswith(name + "="):
            return argument.split("=", 1)[1]
    return default


def words():
    """Returns the arguments that are no options."""
    found, skip = [], False
    for argument in ARGUMENTS:
        if skip:
            skip = False
        elif argument in ("-n", "-f", "-o", "--version"):
            skip = True
        elif not argument.startswith("-"):
            found.append(argument)
    return found


def namespace_file(name):
    return f"{STATE}/objects/default/namespace/{name}.json"


def place(kind, name):
    """Returns where an object is kept."""
    return namespace_file(name) if kind == "namespace" else f"{STATE}/objects/{take('-n')}/{kind.lower()}/{name}.json"


def real_kubectl(*arguments):
    """Runs the real kubectl on this process's own inputs, process substitutions among them."""
    import json
    import subprocess
    done = subprocess.run([os.environ["REAL_KUBECTL"], *arguments, "-o", "json"], stdout=subprocess.PIPE, close_fds=False,
                          env={**os.environ, "KUBECONFIG": os.devnull}, check=False)
    if done.returncode:
        fail("the real kubectl refuses this")
    return json.loads(done.stdout)


def store(thing):
    import base64
    import json
    kind, name, namespace = thing["kind"], thing["metadata"]["name"], take("-n")
    if not os.path.exists(namespace_file(namespace)):
        fail(f'namespaces "{namespace}" not found')
    if thing["metadata"]["namespace"] != namespace:
        fail("the object is for another namespace")
    path = place(kind, name)
    if os.path.exists(path):
        fail(f"Error from server (AlreadyExists): {name} already exists")
    for key, text in (thing.pop("stringData", None) or {}).items():
        thing.setdefault("data", {})[key] = base64.b64encode(text.encode()).decode()
    write(path, json.dumps(thing))
    record(created=[kind, name])
    if kind == "Job":
        write(f"{path}.log", "database: ready\n" if name == "osmo-db-create" else database())
    print(f"{kind.lower()}/{name} created")


def create():
    rest = words()[1:]
    if rest[:1] == ["namespace"]:
        if os.path.exists(namespace_file(rest[1])):
            fail("AlreadyExists")
        write(namespace_file(rest[1]), "{}")
        record(created=["Namespace", rest[1]])
    elif take("-f"):
        thing = real_kubectl("label", "--local", "-f", take("-f"), "stand-in=1")
        thing["metadata"].pop("labels")
        store(thing)
    elif rest[:1] and rest[0] in CREATED_BY_FLAGS:
        store(real_kubectl(*ARGUMENTS, "--dry-run=client"))
    else:
        fail(f"the stand-in does not know: kubectl {ARGUMENTS}")


def get():
    rest = words()[1:]
    record()
    if len(rest) < 2 or rest[0] == "crd":
        print("(a list)")
        return
    path = place(rest[0], rest[1])
    if not os.path.exists(path):
        fail(f'Error from server (NotFound): {rest[0]} "{rest[1]}" not found')
    output = take("-o", "")
    if output.startswith("jsonpath={.data."):
        import json
        key = output[len("jsonpath={.data."):-1].replace("\\.", ".")
        sys.stdout.write(json.loads(read(path))["data"][key])
    else:
        print(read(path))


def delete():
    kind, name = words()[1:3]
    there = os.path.exists(place(kind, name))
    record(deleted=[kind, name] if there else None)
    if there:
        os.unlink(place(kind, name))
    elif "--ignore-not-found" not in ARGUMENTS:
        fail("NotFound")


def logs():
    record()
    target = words()[1]
    if target.startswith("job/"):
        path = place("job", target.removeprefix("job/"))
        if not os.path.exists(path):
            fail("NotFound")
        sys.stdout.write(read(f"{path}.log"))


def kubectl():
    verb = words()[0]
    actions = {"create": create, "get": get, "delete": delete, "logs": logs}
    if verb in actions:
        actions[verb]()
    elif verb in ONLY_LOOKS:
        record()
        if verb == "wait" and not os.path.exists(place("job", words()[1].removeprefix("job/"))):
            fail("NotFound")
    else:
        fail(f"the stand-in does not know: kubectl {ARGUMENTS}")


def helm():
    values = take("-f")
    record(values_file_is_there=bool(values) and os.path.isfile(values))
    if words()[:2] == ["upgrade", "service"]:
        # The API service makes its tables when it starts.
        database("database: present\ntables: 12\n")


def osmo():
    token = take("--token-file")
    record(token=read(token) if token else None)
    print("{}")


if __name__ == "__main__":
    {"kubectl": kubectl, "helm": helm, "osmo": osmo, "curl": record}[TOOL]()
