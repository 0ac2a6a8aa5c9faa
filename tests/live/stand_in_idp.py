"""An OpenID Connect provider that does as it is told: `stand_in_idp.py BEHAVIOUR.json CHAIN KEY`.

The behaviour is read again for each request, so a check can change its mind. Its words:

    discovery   the discovery document that is served, as tests/fixtures/*/discovery.json; addresses that it lacks are not served
    client, secret, redirect     what is registered; `device_client` for the command line
    claims      what stands in ID tokens beside iss, aud, iat, exp, nonce
    life        how long they live, in seconds; `shift` moves their clock
    refresh     "offline_access" (a refresh token for that scope), "always", or "never"; `rotates` gives a new one at each refresh
    scopes      which are known; another one is refused at the login
    errors      what the product says: {"secret": [status, error, description], "redirect": [status, text]}
    iss, aud    in place of the right ones;  delay  seconds before the token endpoint answers;  userinfo  [status, claims]
"""
import base64
import hashlib
import http.server
import json
import secrets
import ssl
import sys
import time
from html import escape
from urllib.parse import parse_qs, urlencode, urlsplit

from jwcrypto import jwk, jwt

FILE, CHAIN, KEY = sys.argv[1:4]
SIGNING = jwk.JWK.generate(kty="RSA", size=2048, kid="live", use="sig", alg="RS256")
DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"
# Codes, refresh tokens and device codes, with what they stand for.
GIVEN = {}


def told():
    with open(FILE, encoding="utf-8") as file:
        return json.load(file)


class Refusal(Exception):
    """An answer that ends the request: status, error, description."""


def tokens(behaviour, request, refreshed=False):
    """Returns the answer of the token endpoint."""
    now = int(time.time()) + behaviour.get("shift", 0)
    claims = {"iss": behaviour.get("iss", behaviour["discovery"]["issuer"]), "aud": behaviour.get("aud", request["client_id"]),
              "iat": now, "exp": now + behaviour["life"], **behaviour["claims"]}
    if behaviour.get("not_before"):
        claims["nbf"] = now
    if request.get("nonce") and not refreshed:
        claims["nonce"] = request["nonce"]
    token = jwt.JWT(header={"alg": "RS256", "kid": "live", "typ": "JWT"}, claims=claims)
    token.make_signed_token(SIGNING)
    answer = {"token_type": "Bearer", "expires_in": behaviour["life"], "access_token": secrets.token_urlsafe(24), "id_token": token.serialize()}
    wanted = behaviour["refresh"] == "always" or behaviour["refresh"] in request.get("scope", "").split()
    if wanted and (not refreshed or behaviour.get("rotates")):
        answer["refresh_token"] = secrets.token_urlsafe(24)
        GIVEN[answer["refresh_token"]] = request
    return answer


class Provider(http.server.BaseHTTPRequestHandler):
    """Its addresses, as the discovery document says."""

    protocol_version = "HTTP/1.1"

    def handle_request(self, form):
        behaviour = told()
        discovery = behaviour["discovery"]
        parts = urlsplit(self.path)
        address = f"https://{self.headers['Host']}{parts.path}"
        query = {name: values[0] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
        pages = {"authorization_endpoint": lambda: self.login(behaviour, query),
                 "token_endpoint": lambda: self.token(behaviour, form),
                 "jwks_uri": lambda: self.json(200, {"keys": [SIGNING.export_public(as_dict=True)]}),
                 "userinfo_endpoint": lambda: self.json(*behaviour.get("userinfo", [404, {}])),
                 "device_authorization_endpoint": lambda: self.device(behaviour, form),
                 "end_session_endpoint": lambda: self.page(200, "Signed out")}
        if address == discovery["issuer"].rstrip("/") + "/.well-known/openid-configuration":
            return self.json(200, behaviour.get("served", discovery))
        if parts.path == "/activate":
            GIVEN[query["user_code"]]["done"] = True
            return self.page(200, "Device signed in")
        for name, answer in pages.items():
            if discovery.get(name) == address:
                try:
                    return answer()
                except Refusal as refusal:
                    status, error, text = refusal.args
                    return self.json(status, {"error": error, "error_description": text})
        return self.page(404, "Not found")

    def login(self, behaviour, query):
        """The page at which the person signs in, which here takes one click."""
        if query.get("client_id") != behaviour["client"] or query.get("redirect_uri") != behaviour["redirect"]:
            status, text = behaviour["errors"]["redirect"]
            return self.page(status, text)
        unknown = set(query.get("scope", "").split()) - set(behaviour["scopes"])
        if unknown or query.get("response_type") != "code":
            return self.page(400, f"invalid_scope: {' '.join(sorted(unknown))}")
        code = secrets.token_urlsafe(16)
        GIVEN[code] = query
        back = f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query.get('state', '')})}"
        return self.page(200, "Sign in", f'<a id="sign-in" href="{escape(back)}">Sign in</a>')

    def token(self, behaviour, form):
        time.sleep(behaviour.get("delay", 0))
        grant = form.get("grant_type")
        if grant == DEVICE_GRANT:
            asked = GIVEN.get(form.get("device_code"))
            if not asked or not asked.get("done"):
                raise Refusal(400, "authorization_pending", "")
            return self.json(200, tokens(behaviour, asked))
        client = self.client(behaviour, form)
        if grant == "refresh_token":
            asked = GIVEN.get(form.get("refresh_token"))
            if not asked or asked["client_id"] != client:
                raise Refusal(400, "invalid_grant", "")
            if behaviour.get("rotates"):
                del GIVEN[form["refresh_token"]]
            return self.json(200, tokens(behaviour, asked, refreshed=True))
        asked = GIVEN.pop(form.get("code"), None)
        if grant != "authorization_code" or not asked or form.get("redirect_uri") != behaviour["redirect"]:
            raise Refusal(400, "invalid_grant", "")
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        if asked.get("code_challenge_method") != "S256" or asked["code_challenge"] != base64.urlsafe_b64encode(digest).decode().rstrip("="):
            raise Refusal(400, "invalid_grant", "PKCE")
        return self.json(200, tokens(behaviour, asked))

    def client(self, behaviour, form):
        """Returns the client that asks, after a look at its secret; a public one has none."""
        name, secret = form.get("client_id"), form.get("client_secret")
        if self.headers.get("Authorization", "").startswith("Basic "):
            name, _, secret = base64.b64decode(self.headers["Authorization"][6:]).decode().partition(":")
            name, secret = (next(iter(parse_qs(f"x={word}")["x"])) for word in (name, secret))
        if name == behaviour["client"] and secret != behaviour["secret"] and name != behaviour.get("device_client"):
            raise Refusal(*behaviour["errors"]["secret"])
        return name

    def device(self, behaviour, form):
        if form.get("client_id") != behaviour.get("device_client"):
            raise Refusal(401, "invalid_client", "")
        code, word = secrets.token_urlsafe(16), secrets.token_hex(4)
        GIVEN[code] = GIVEN[word] = {"client_id": form["client_id"], "scope": form.get("scope", "")}
        return self.json(200, {"device_code": code, "user_code": word, "interval": 1, "expires_in": 300,
                               "verification_uri": f"https://{self.headers['Host']}/activate",
                               "verification_uri_complete": f"https://{self.headers['Host']}/activate?user_code={word}"})

    def do_GET(self):
        self.handle_request({})

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        self.handle_request({name: values[0] for name, values in parse_qs(body, keep_blank_values=True).items()})

    def json(self, status, value):
        self.send(status, "application/json", json.dumps(value))

    def page(self, status, text, more=""):
        self.send(status, "text/html", f"<!doctype html><title>{escape(text)}</title><p>{escape(text)}</p>{more}")

    def send(self, status, kind, text):
        body = text.encode()
        try:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except (BrokenPipeError, ConnectionResetError):
            # Whoever asked has stopped waiting.
            pass

    def log_message(self, form, *words):
        print(form % words, flush=True)


class Server(http.server.ThreadingHTTPServer):
    """TLS is agreed on in the thread of the connection, so that nobody waits for another."""

    trust = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)

    def finish_request(self, request, client_address):
        try:
            secure = self.trust.wrap_socket(request, server_side=True)
        except OSError:
            return
        super().finish_request(secure, client_address)


Server.trust.load_cert_chain(CHAIN, KEY)
Server(("0.0.0.0", 443), Provider).serve_forever()
