"""The files for hosts in docs/hosting: nginx and Caddy serve a page by them, with the headers of SECURITY.md."""
import json
import os
import re
import shutil
import socket
import subprocess
import time
import urllib.request
from contextlib import contextmanager

import pytest

from bundles import ROOT, run

HOSTING = ROOT / "docs" / "hosting"
HASHED, WASM = "base-0123456789abcdef.css", "workbench-673bb0e4351307fd_bg.wasm"
FILES = {"index.html": "<!DOCTYPE html>", "sw.js": "//", HASHED: "a{}", WASM: "\0asm", "sub/index.html": "<!DOCTYPE html>"}
FOR_EVER = "public, max-age=31536000, immutable"


def headers():
    """Returns what SECURITY.md tells hosts to send."""
    block = re.search(r"## Headers for your host.*?```text\n(.*?)```", (ROOT / "SECURITY.md").read_text(), re.DOTALL)
    return dict(line.split(": ", 1) for line in block.group(1).splitlines())


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def program(name):
    """Returns where a server is: Debian puts some where an ordinary person's path does not lead."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin")
    if found is None:
        pytest.skip(f"{name} is not here: no page is served by its file in docs/hosting")
    return found


@contextmanager
def served(command, port):
    """Runs a server while the block runs."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        try:
            until = time.monotonic() + 20
            while True:
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=1).close()
                    break
                except OSError:
                    assert server.poll() is None and time.monotonic() < until, server.stdout.read()
                    time.sleep(0.05)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def page(folder):
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def look(address):
    """Checks type, caching and the headers of each file."""
    for path, kind, caching in [("/", "text/html", "no-cache"), ("/sub/", "text/html", "no-cache"), ("/sw.js", "javascript", "no-cache"),
                                (f"/{HASHED}", "text/css", FOR_EVER), (f"/{WASM}", "application/wasm", FOR_EVER)]:
        with urllib.request.urlopen(address + path, timeout=10) as answer:
            assert kind in answer.headers["Content-Type"], path
            assert answer.headers.get_all("Cache-Control") == [caching], path
            for name, value in headers().items():
                assert answer.headers.get_all(name) == [value], path


def test_nginx_serves_the_page(tmp_path):
    nginx, port, site = program("nginx"), free_port(), page(tmp_path / "site")
    given = (HOSTING / "nginx.conf").read_text()
    changed = given.replace("listen 8080", f"listen 127.0.0.1:{port}").replace("/usr/share/nginx/html", str(site))
    assert changed.count(str(port)) == 1 and str(site) in changed
    types = "include /etc/nginx/mime.types;"
    temporary = "".join(f"{what}_temp_path {tmp_path}/{what};" for what in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    whole = tmp_path / "nginx.conf"
    # As root it would else read the files as somebody who may not.
    user = "user root; " if os.geteuid() == 0 else ""
    whole.write_text(f"{user}daemon off; pid {tmp_path}/pid; error_log stderr;\nevents {{}}\n"
                     f"http {{ {types} {temporary} access_log off;\n{changed}\n}}\n")
    done = run(nginx, "-t", "-q", "-c", str(whole))
    assert done.returncode == 0, done.stderr
    with served([nginx, "-c", str(whole)], port) as address:
        look(address)


def test_caddy_serves_the_page(tmp_path):
    caddy, port, site = program("caddy"), free_port(), page(tmp_path / "site")
    given = (HOSTING / "Caddyfile").read_text()
    changed = given.replace("configurator.example.com", f"http://127.0.0.1:{port}").replace("/srv/osmo-configurator", str(site))
    assert str(port) in changed and str(site) in changed
    whole = tmp_path / "Caddyfile"
    # Without its own door for orders, which two servers on one machine would share.
    whole.write_text("{\n\tadmin off\n}\n" + changed)
    validated = run(caddy, "validate", "--adapter", "caddyfile", "--config", str(whole), env={"HOME": str(tmp_path)})
    assert validated.returncode == 0, validated.stderr
    with served([caddy, "run", "--adapter", "caddyfile", "--config", str(whole)], port) as address:
        look(address)


def test_cloudfront_gets_as_many_headers_as_it_is_told(tmp_path):
    policy = json.loads((HOSTING / "cloudfront-headers.json").read_text())
    custom = policy["CustomHeadersConfig"]
    assert custom["Quantity"] == len(custom["Items"])
    assert len(custom["Items"]) + len(policy["SecurityHeadersConfig"]) == len(headers())


def test_the_container_has_the_page_and_the_same_file_for_nginx():
    copied = re.findall(r"^COPY (\S+) (\S+)$", (HOSTING / "Containerfile").read_text(), re.MULTILINE)
    assert copied == [("docs/hosting/nginx.conf", "/etc/nginx/conf.d/default.conf"), ("dist/", "/usr/share/nginx/html/")]
    assert "root /usr/share/nginx/html;" in (HOSTING / "nginx.conf").read_text()
