"""An API server for reading only: what the stand-ins keep, over HTTP, for the real kubectl and helm."""
import http.server
import json
import threading
from urllib.parse import parse_qs, urlsplit

# Group and version, resource, kind, whether it is in a namespace.
RESOURCES = [
    ("v1", "namespaces", "Namespace", False), ("v1", "pods", "Pod", True), ("v1", "services", "Service", True),
    ("v1", "secrets", "Secret", True), ("v1", "configmaps", "ConfigMap", True), ("v1", "serviceaccounts", "ServiceAccount", True),
    ("v1", "events", "Event", True),
    ("apps/v1", "deployments", "Deployment", True), ("batch/v1", "jobs", "Job", True),
    ("networking.k8s.io/v1", "ingresses", "Ingress", True), ("networking.k8s.io/v1", "networkpolicies", "NetworkPolicy", True),
    ("cert-manager.io/v1", "certificates", "Certificate", True),
]


class Server:
    """Serves the folder of a pretended cluster, and further Secrets."""

    def __init__(self, folder, secrets=()):
        self.folder, self.secrets = folder, list(secrets)
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            """Answers GET."""

            def do_GET(self):
                url = urlsplit(self.path)
                status, thing = outer.answer(url.path.strip("/").split("/"), parse_qs(url.query))
                text = json.dumps(thing).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def __enter__(self):
        return f"http://127.0.0.1:{self.server.server_port}"

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    def answer(self, path, query):
        if path in (["api"], ["apis"]):
            groups = sorted({group for group, *_ in RESOURCES if "/" in group})
            if path == ["api"]:
                return 200, {"kind": "APIVersions", "versions": ["v1"]}
            versions = [{"groupVersion": group, "version": "v1"} for group in groups]
            return 200, {"kind": "APIGroupList", "apiVersion": "v1", "groups": [
                {"name": one["groupVersion"].split("/")[0], "versions": [one], "preferredVersion": one} for one in versions]}
        group = path[1] if path[0] == "api" else "/".join(path[1:3])
        rest = path[2:] if path[0] == "api" else path[3:]
        if not rest:
            return 200, {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": group, "resources": [
                {"name": name, "singularName": kind.lower(), "namespaced": spaced, "kind": kind, "verbs": ["get", "list"]}
                for one, name, kind, spaced in RESOURCES if one == group]}
        namespace = "default"
        if rest[0] == "namespaces" and len(rest) > 2:
            namespace, rest = rest[1], rest[2:]
        (kind,) = [kind for one, name, kind, _ in RESOURCES if (one, name) == (group, rest[0])]
        things = [json.loads(path.read_text()) for path in sorted((self.folder / "objects" / namespace / kind.lower()).glob("*.json"))]
        things += self.secrets if kind == "Secret" else []
        for thing in things:
            thing.update(kind=kind, apiVersion=group)
        if len(rest) == 1:
            wanted = [pair.split("=") for pair in query.get("labelSelector", [""])[0].split(",") if pair]
            found = [one for one in things if all(one["metadata"].get("labels", {}).get(key) == value for key, value in wanted)]
            return 200, {"kind": f"{kind}List", "apiVersion": group, "metadata": {}, "items": found}
        for thing in things:
            if thing["metadata"]["name"] == rest[1]:
                return 200, thing
        return 404, {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "NotFound", "code": 404,
                     "message": f'{rest[0]} "{rest[1]}" not found', "details": {"name": rest[1], "kind": rest[0]}}
