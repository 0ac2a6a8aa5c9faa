"""Stands in for kubectl, helm, skopeo, osmo and curl: records every call and keeps a small pretended cluster.

start.py starts it, some thousand times: it imports little.
STAND_IN_STATE is the folder of the pretended cluster, REAL_KUBECTL the program that makes its objects. In that folder:

    calls        every call, a dictionary a line: tool, arguments, environment, and what came of it
    objects/     NAMESPACE/KIND/NAME.json; things without a namespace and other spellings: see cluster.py
    contexts     JSON {"current": NAME, "servers": {NAME: ADDRESS}}; without it there is one, `prod`
    down         if it is there, no call reaches the API server; its text, if any, says which (words of the call)
    fail         "before" or "after": each changing call fails once, before or after it took effect
    rendered     what helm renders a chart to; "Error: …" and it fails
    refuse       a line each: a call that holds these words fails
    database     what the look at the database prints
    helm-version  what helm says of itself
    job-fails    the name of a Job that fails
    stuck        the name of a Deployment that does not come up; slow: after so many seconds
    curl         exit status and message of curl; without it, it answers
    way          JSON of what OSMO answers on the way that verify takes, by path
    certificate  what cert-manager would make
    site         JSON of the answers that the pretended charts need: see releases.py
    preflight    if it is there, preflight_answers.py is asked first: answer(stand_in), True if it has answered
"""
import os
import sys

STATE = os.environ["STAND_IN_STATE"]
# Set by main.
TOOL = ""
ARGUMENTS = []
# Options that take the next argument as their value.
WITH_VALUE = ("-n", "--namespace", "-f", "--filename", "-o", "--output", "--context", "--kube-context", "--version", "-c",
              "--container", "-l", "--selector", "--type", "--filter", "--timeout", "--tail", "--max", "--field-selector", "-p", "--patch", "--replicas")
ONLY_LOOKS = ("cluster-info", "version", "top", "describe", "auth", "api-resources", "events")


def record(**more):
    call = {"tool": TOOL, "arguments": ARGUMENTS, "environment": dict(os.environ), **more}
    with open(f"{STATE}/calls", "a") as log:
        log.write(f"{call!r}\n")


def fail(text):
    sys.exit(text)


def read(path, default=None):
    if default is not None and not os.path.exists(path):
        return default
    with open(path) as file:
        return file.read()


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)


def take(*names, default=None):
    """Returns the value of `name VALUE` or `name=VALUE` among the arguments."""
    for index, argument in enumerate(ARGUMENTS):
        if argument == "--":
            break
        for name in names:
            if argument == name:
                return ARGUMENTS[index + 1]
            if argument.startswith(name + "="):
                return argument.split("=", 1)[1]
    return default


def words():
    """Returns the arguments that are no options, up to `--`."""
    found, skip = [], False
    for argument in ARGUMENTS:
        if skip:
            skip = False
        elif argument == "--":
            break
        elif argument in WITH_VALUE:
            skip = True
        elif not argument.startswith("-") or argument == "-":
            found.append(argument)
    return found


def namespace():
    return take("-n", "--namespace", default="default")


def database(found=None):
    """Returns what the Jobs print about the pretended database, after changing it."""
    path = f"{STATE}/database"
    if found:
        write(path, found)
    return read(path)


class Change:
    """A call that changes something; fails once if the state says so."""

    def __init__(self, *what):
        self.what = " ".join([TOOL, *what])
        with open(f"{STATE}/changes", "a") as log:
            log.write(f"{self.what}\n")

    def __enter__(self):
        self.mode = read(f"{STATE}/fail", "")
        failed = read(f"{STATE}/failed", "").splitlines()
        if self.mode and self.what not in failed:
            write(f"{STATE}/failed", "\n".join([*failed, self.what]))
        else:
            self.mode = ""
        if self.mode == "before":
            record(broken=self.what)
            fail(f"error: pretended failure before: {self.what}")

    def __exit__(self, kind, *_):
        if kind is None and self.mode == "after":
            fail(f"error: pretended failure after: {self.what}")


def reach():
    """Fails where the API server is to be out of reach, or refuses."""
    if os.path.exists(f"{STATE}/down") and all(word in ARGUMENTS for word in read(f"{STATE}/down").split()):
        record()
        fail("Unable to connect to the server: dial tcp 192.0.2.1:6443: i/o timeout")
    for line in read(f"{STATE}/refuse", "").splitlines():
        if all(word in ARGUMENTS for word in line.split()):
            record(broken=line)
            fail(f'Error from server (Forbidden): "{line}" is forbidden')


def config():
    """kubectl config: the contexts of the operator."""
    import json
    record()
    known = json.loads(read(f"{STATE}/contexts", '{"current": "prod", "servers": {"prod": "https://prod.example:6443"}}'))
    rest = words()[1:]
    if rest[0] == "current-context":
        if not known["current"]:
            fail("error: current-context is not set")
        print(known["current"])
    elif rest[0] == "view":
        asked = take("-o")
        for name, server in known["servers"].items():
            if "--minify" in ARGUMENTS and name == known["current"] or f'@.name=="{name}"' in asked:
                sys.stdout.write(server if "--minify" in ARGUMENTS else f"{name}-cluster")
    else:
        fail(f"the stand-in does not know: kubectl {ARGUMENTS}")


def kubectl():
    verb = words()[0]
    if verb == "config":
        config()
        return
    if "--raw" in ARGUMENTS:
        reach()
        record()
        print('{"gitVersion": "v1.29.4"}')
        return
    reach()
    import cluster
    action = getattr(cluster, f"do_{verb}", None)
    if action:
        action()
    elif verb in ONLY_LOOKS:
        record()
    else:
        fail(f"the stand-in does not know: kubectl {ARGUMENTS}")


def helm():
    if words()[0] not in ("show", "version"):
        reach()
    import releases
    releases.run()


def osmo():
    token = take("--token-file")
    record(token=read(token) if token else None)
    print("{}")


def curl():
    record()
    if os.path.exists(f"{STATE}/curl"):
        status, _, text = read(f"{STATE}/curl").partition(" ")
        sys.stderr.write(text)
        sys.exit(int(status))
    if "-D" in ARGUMENTS:
        print(read(f"{STATE}/login", "HTTP/2 200\r\n\r\n"), end="")
        return
    answer = way(ARGUMENTS[-1]) if "-w" in ARGUMENTS or "--data" in ARGUMENTS else '{"major": "6", "minor": "2"}'
    print(answer, end="" if "-w" in ARGUMENTS else "\n")


def way(address):
    """What OSMO answers on the way that verify takes; STATE/way has other answers by path."""
    import json
    host, _, path = address.removeprefix("https://").partition("/")
    given = sys.stdin.read() if "@-" in ARGUMENTS else ""
    back = f"https://login.example/authorize?client_id=x&redirect_uri=https%3A%2F%2F{host}%2Foauth2%2Fcallback&scope=openid"
    jwt = json.dumps({"token": "eyJ.made.ofit", "expires_at": 1, "error": None})
    token = json.loads(given)["token"] if given.startswith("{") else ""
    usual = {"": f"302 {back}", "api/workflow": "401 ", "api/configs/service": "200 " if "Bearer eyJ.made.ofit" in given else "401 ",
             "api/auth/jwt/access_token": jwt if len(token) == 43 else "{}"}
    return (usual | json.loads(read(f"{STATE}/way", "{}")))[path]


def main(tool, arguments):
    """Does what the tool would do."""
    global TOOL
    TOOL = tool
    ARGUMENTS[:] = arguments
    answered = False
    if os.path.exists(f"{STATE}/preflight"):
        from preflight_answers import answer
        answered = answer(sys.modules["stand_in"])
    if not answered:
        {"kubectl": kubectl, "helm": helm, "osmo": osmo, "curl": curl, "skopeo": record}[TOOL]()
