"""A real Envoy with the web UI's configuration: a failed or slow sign-in is seen, and all else stays behind it (F-blank-403)."""
import http.client
import http.server
import socket
import subprocess
import threading
import time

import pytest

import charts
from bundles import all_bundles, tool

LOGIN = "https://login.example.com/authorize"
# Longer than Envoy waits when it asks whether somebody is signed in.
SLOW = 4


class Proxy(http.server.BaseHTTPRequestHandler):
    """Stands in for oauth2-proxy: sends everybody to the login, except at the callback."""

    def do_GET(self):
        if not self.path.startswith("/oauth2/callback"):
            return self.answer(302, "", {"Location": LOGIN})
        if "slow" in self.path:
            time.sleep(SLOW)
            return self.answer(302, "", {"Location": "/", "Set-Cookie": "_osmo_session=x"})
        return self.answer(500, "neither the id_token nor the profileURL set an email")

    def answer(self, status, text, headers=None):
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        try:
            self.wfile.write(text.encode())
        except BrokenPipeError:
            # Envoy has stopped waiting.
            pass

    def log_message(self, *_):
        pass


class Page(Proxy):
    """Stands in for the web UI, which nobody may reach unasked."""

    def do_GET(self):
        return self.answer(200, "the web UI")


def serve(handler):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Envoy:
    """Envoy with one configuration, between the stand-ins."""

    def __init__(self, text, folder):
        self.servers = [serve(Proxy), serve(Page)]
        self.port = free_port()
        ports = {"4180": self.servers[0].server_port, "8000": self.servers[1].server_port, "8080": self.port, "9901": free_port()}
        for old, new in ports.items():
            assert f"port_value: {old}" in text, f"the chart has no port {old} any more"
            text = text.replace(f"port_value: {old}", f"port_value: {new}")
        path = folder / "envoy.yaml"
        path.write_text(text)
        self.process = subprocess.Popen([tool("envoy"), "-c", path, "--log-level", "off", "--use-dynamic-base-id"],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(150):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.1)
        raise AssertionError("Envoy does not start")

    def get(self, path):
        """Returns status, text and headers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", path, headers={"Host": "osmo.example.com"})
        answer = connection.getresponse()
        return answer.status, answer.read().decode(), dict(answer.headers)

    def close(self):
        self.process.terminate()
        self.process.wait(timeout=30)
        for server in self.servers:
            server.shutdown()


def configuration(tag):
    if charts.folder(tag) is None:
        pytest.skip("OSMO_CHARTS is not set: Envoy is not run with what OSMO's real charts make")
    bundle = next(one for one in all_bundles() if repr(one) == "entra")
    found = charts.rendered(bundle, tag).envoy_configurations()
    return next(text for chart, _, text in found if chart == "web-ui")


@pytest.fixture(params=charts.TAGS)
def text(request):
    return configuration(request.param)


@pytest.fixture
def start(tmp_path):
    running = []
    yield lambda text: running.append(Envoy(text, tmp_path)) or running[-1]
    for one in running:
        one.close()


def test_a_failed_sign_in_shows_why(text, start):
    envoy = start(text)
    status, page, _ = envoy.get("/oauth2/callback?code=1")
    assert (status, page) == (500, "neither the id_token nor the profileURL set an email")


def test_a_slow_sign_in_succeeds(text, start):
    status, _, headers = start(text).get("/oauth2/callback?slow=1")
    assert (status, headers["location"]) == (302, "/")
    assert headers["set-cookie"].startswith("_osmo_session=")


def test_everything_else_leads_to_the_login(text, start):
    envoy = start(text)
    for path in ("/", "/workflows", "/oauth2", "/oauth2x", "/oauth2%2fx", "/OAUTH2/x"):
        status, page, headers = envoy.get(path)
        assert (status, headers.get("location")) == (302, LOGIN), f"{path}: {status} {page}"


def test_without_the_open_path_the_page_is_blank(text, start):
    """What operators met before: these checks can fail."""
    envoy = start(text.replace('"/oauth2/") then', '"/never/") then'))
    assert envoy.get("/oauth2/callback?code=1")[:2] == (403, "")
    assert envoy.get("/oauth2/callback?slow=1")[:2] == (403, "")
