"""Stands in for every program that the pages in operations/ start: records the call, then answers as a cluster would.

It is linked under the name that it stands in for. Programs of the shell itself (sed, openssl, …) are recorded and run.
STAND_IN_STATE is the folder of the pretended cluster, REAL_KUBECTL the program that makes, patches and reads its objects,
REAL_PATH where the other real programs are. In that folder:

    calls     every call, a dictionary a line: tool, arguments, environment, and what came of it
    objects/  NAMESPACE/KIND/NAME.json
    roles     JSON of OSMO's roles by name; without it `osmo config` is recorded only
    down      if it is there, no call that gets something reaches the API server
"""
import json
import os
import shutil
import subprocess
import sys

STATE = os.environ["STAND_IN_STATE"]
TOOL = os.path.basename(sys.argv[0])
ARGUMENTS = sys.argv[1:]
WITH_VALUE = ("--context", "-n", "-f", "-d", "-o", "-c", "-p", "--timeout", "--type")
ANSWERS = {"config": "prod", "exec": "PGDMP pretended dump"}


def record(**more):
    call = {"tool": TOOL, "arguments": ARGUMENTS, "environment": dict(os.environ), **more}
    with open(f"{STATE}/calls", "a") as log:
        log.write(f"{call!r}\n")


def fail(text):
    record(broken=text)
    sys.exit(text)


def option(name, default=None):
    return ARGUMENTS[ARGUMENTS.index(name) + 1] if name in ARGUMENTS else default


def words():
    """Returns the arguments that are no options, up to `--`."""
    given = ARGUMENTS[:ARGUMENTS.index("--")] if "--" in ARGUMENTS else ARGUMENTS
    return [word for before, word in zip(["", *given], given) if not word.startswith("-") and before not in WITH_VALUE]


def place(kind, name):
    return f"{STATE}/objects/{option('-n', 'default')}/{kind.lower()}/{name}.json"


def real_kubectl(*arguments):
    """Runs the real kubectl, which needs no cluster for this, on our standard input."""
    done = subprocess.run([os.environ["REAL_KUBECTL"], *arguments], stdout=subprocess.PIPE, check=False, close_fds=False,
                          env={**os.environ, "KUBECONFIG": os.devnull})
    if done.returncode:
        fail("the real kubectl refuses this")
    return done.stdout.decode()


def there(kind, name):
    path = place(kind, name)
    if not os.path.exists(path):
        fail(f'Error from server (NotFound): {kind}s "{name}" not found')
    return path


def get(kind, name):
    if os.path.exists(f"{STATE}/down"):
        fail("Unable to connect to the server: dial tcp 192.0.2.1:6443: i/o timeout")
    path = there(kind, name)
    text = real_kubectl("label", "--local", "-f", path, "stand-in=1", "-o", option("-o", "name"))
    record()
    sys.stdout.write(text)


def patch(kind, name):
    path = there(kind, name)
    how = [word for word in ARGUMENTS if word.startswith(("--type=", "--patch-file="))]
    text = real_kubectl("patch", "--local", "-f", path, *how, "-o", "json")
    with open(path, "w") as file:
        file.write(text)
    record(changed=[kind, name])
    print(f"{kind}/{name} patched")


def replace():
    thing = json.loads(real_kubectl("label", "--local", "-f", "-", "stand-in=1", "-o", "json"))
    del thing["metadata"]["labels"]
    kind, name = thing["kind"].lower(), thing["metadata"]["name"]
    with open(there(kind, name), "w") as file:
        json.dump(thing, file)
    record(changed=[kind, name])
    print(f"{kind}/{name} replaced")


def kubectl():
    verb, *rest = words()
    if verb in ("get", "patch"):
        globals()[verb](*rest)
    elif verb == "replace":
        replace()
    elif verb == "create" and "--dry-run=client" in ARGUMENTS:
        text = real_kubectl(*ARGUMENTS)
        record()
        print(text)
    elif verb == "create" and rest[0] == "secret":
        text = real_kubectl(*ARGUMENTS, "--dry-run=client", "-o", "json")
        path = place("secret", rest[2])
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)
        record()
        print(f"secret/{rest[2]} created")
    elif verb == "rollout":
        record(**({"restarted": rest[2:]} if rest[0] == "restart" else {}))
    elif verb == "exec":
        record(read=sys.stdin.read())
        print(ANSWERS[verb])
    elif verb in ("config", "create", "delete", "scale", "wait"):
        record()
        print(ANSWERS.get(verb, ""))
    else:
        fail(f"the stand-in does not know: kubectl {ARGUMENTS}")


def role():
    """`osmo config show|update ROLE …` of OSMO 6.2, with what its API makes of a role that is written back."""
    with open(f"{STATE}/roles") as file:
        roles = json.load(file)
    verb, name, *rest = words()[1], *words()[3:], ""
    if verb == "show" and not name:
        record()
        print(json.dumps(list(roles.values()), indent=2))
        return
    rest = rest[:-1]
    if verb == "show":
        record()
        shown = roles[name]
        print(json.dumps(shown[rest[0]] if rest else shown, indent=2))
        return
    with open(option("-f")) as file:
        given = json.load(file)
    if not option("-d"):
        fail("the CLI opens an editor for the description")
    if given == roles[name]:
        record()
        print("No changes were made to the config.")
        return
    old, new = roles[name]["external_roles"], given["external_roles"]
    if new is not None and not isinstance(new, list):
        fail("422: external_roles has to be a list")
    # Deleted and inserted in one statement: each row that is in both collides with itself and is gone.
    given["external_roles"] = old if new is None else [one for one in new if one not in (old or [])]
    roles[name] = given
    with open(f"{STATE}/roles", "w") as file:
        json.dump(roles, file)
    record(changed=["role", name])


def osmo():
    if words()[:1] == ["config"] and words()[2] == "ROLE" and os.path.exists(f"{STATE}/roles"):
        role()
        return
    file = option("-f")
    if file:
        with open(file) as text:
            record(change=json.load(text))
    else:
        record()
    if words()[:2] == ["token", "set"]:
        with open(f"{STATE}/token") as text:
            print(json.dumps({"token": text.read()}))


if __name__ == "__main__":
    if TOOL in ("kubectl", "osmo"):
        globals()[TOOL]()
    elif TOOL == "openssl" and "s_client" in ARGUMENTS or TOOL == "helm":
        record()
    else:
        record()
        os.execv(shutil.which(TOOL, path=os.environ["REAL_PATH"]), [TOOL, *ARGUMENTS])
