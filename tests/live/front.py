"""nginx as the ingress controller: TLS for the host, and the paths of the rendered Ingress objects to the pods."""
# What README.md of a bundle asks of the controller.
GIVEN_BUFFERS = "4 16k"
PREFIX = "nginx.ingress.kubernetes.io/"
# What ingress-nginx makes of these annotations; it takes numbers of seconds without a unit.
DIRECTIVES = {"proxy-body-size": "client_max_body_size {};", "proxy-buffer-size": "proxy_buffer_size {};",
              "proxy-busy-buffers-size": "proxy_busy_buffers_size {};", "proxy-read-timeout": "proxy_read_timeout {};",
              "proxy-send-timeout": "proxy_send_timeout {};"}
HEADERS = """proxy_http_version 1.1; proxy_set_header Host $http_host; proxy_set_header X-Forwarded-For $remote_addr;
proxy_set_header X-Forwarded-Proto https; proxy_set_header X-Forwarded-Host $http_host; proxy_set_header X-Real-IP $remote_addr;"""


def location(path, address, notes):
    lines = [DIRECTIVES[key].format(value) for key, value in sorted(notes.items()) if key in DIRECTIVES]
    if "proxy-buffer-size" in notes:
        lines.append(f"proxy_buffers {notes.get('proxy-buffers-number', 4)} {notes['proxy-buffer-size']};")
    return f"location {path} {{ {HEADERS} {' '.join(lines)} proxy_pass http://{address}:8080; }}\n"


def configuration(deployment, folder, address, large_buffers):
    """Returns nginx's configuration for the deployment's ingresses."""
    locations = ""
    for ingress in deployment.bundle.of_kind("Ingress"):
        notes = {key.removeprefix(PREFIX): value for key, value in (ingress["metadata"].get("annotations") or {}).items()}
        for rule in ingress["spec"]["rules"]:
            assert rule["host"] == deployment.bundle.host, rule["host"]
            for path in rule["http"]["paths"]:
                pod = deployment.pods.get(path["backend"]["service"]["name"])
                if pod:
                    locations += location(path["path"], pod.host.address, notes)
    chain, key = deployment.authority.issue(deployment.bundle.host)
    places = " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    buffers = f"large_client_header_buffers {large_buffers};" if large_buffers else ""
    return f"""daemon off; user root; worker_processes 1; pid {folder}/nginx.pid; error_log stderr warn;
events {{ worker_connections 256; }}
http {{
{places} access_log {folder}/access.log; {buffers}
server {{
listen {address}:443 ssl; server_name {deployment.bundle.host}; ssl_certificate {chain}; ssl_certificate_key {key};
{locations}}}
}}
"""


class Front:
    """nginx on a host of its own, which is where the deployment's hostname leads."""

    def __init__(self, deployment, large_buffers=GIVEN_BUFFERS):
        self.deployment = deployment
        self.folder = deployment.bundle.folder / "front"
        self.folder.mkdir(exist_ok=True)
        self.host = deployment.network.host(deployment.bundle.host)
        self.begin(large_buffers)

    def begin(self, large_buffers=GIVEN_BUFFERS):
        """Starts it, anew if it runs, with these buffers for headers."""
        self.stop()
        file = self.folder / "nginx.conf"
        file.write_text(configuration(self.deployment, self.folder, self.host.address, large_buffers))
        self.program = self.host.start("nginx", "nginx", "-c", file, "-p", self.folder, port=443)

    def stop(self):
        self.host.close()
