"""Stands in for OSMO's own containers on port 8000: answers what sign-in asks of OSMO, and shows the headers of every other request.

    upstream.py NAME LOGIN_JSON
"""
import http.server
import json
import sys
from html import escape

NAME, LOGIN = sys.argv[1], json.loads(sys.argv[2])
ANSWERS = {"/api/version": {"major": "6", "minor": "2", "revision": "8"}, "/api/auth/login": LOGIN, "/api/auth/keys": {"keys": []}}


class Upstream(http.server.BaseHTTPRequestHandler):
    """Shows what reached it."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        path = self.path.split("?")[0]
        seen = {"name": NAME, "path": self.path, "headers": {name.lower(): value for name, value in self.headers.items()}}
        if path in ANSWERS:
            return self.answer("application/json", json.dumps(ANSWERS[path]))
        if NAME == "osmo-ui":
            return self.answer("text/html", f'<!doctype html><title>OSMO</title><pre id="seen">{escape(json.dumps(seen))}</pre>')
        return self.answer("application/json", json.dumps(seen))

    do_POST = do_GET

    def answer(self, kind, text):
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, form, *words):
        print(form % words, flush=True)


http.server.ThreadingHTTPServer(("0.0.0.0", 8000), Upstream).serve_forever()
