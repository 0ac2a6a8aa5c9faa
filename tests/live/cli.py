"""What OSMO's command line sends, request by request, and plain requests (F-cli-device-login)."""
import json
import ssl
import time
import urllib.error
import urllib.parse
import urllib.request

AGENT = {"User-Agent": "osmo-cli/6.2.8"}


class Answer:
    """What came back."""

    def __init__(self, status, headers, text):
        self.status, self.text = status, text
        self.headers = {name.lower(): value for name, value in headers.items()}

    def __repr__(self):
        return f"{self.status} {self.headers.get('location', '')} {self.text[:300]}"

    def json(self):
        return json.loads(self.text)


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def read(text):
    return json.loads(text)


def send(authority, address, form=None, headers=None):
    """Sends one request, follows nothing, and returns every answer."""
    trust = ssl.create_default_context(cafile=authority.file)
    opener = urllib.request.build_opener(NoRedirect, urllib.request.HTTPSHandler(context=trust))
    data = urllib.parse.urlencode(form).encode() if form else None
    request = urllib.request.Request(address, data, headers={**AGENT, **(headers or {})})
    try:
        with opener.open(request, timeout=60) as answer:
            return Answer(answer.status, answer.headers, answer.read().decode())
    except urllib.error.HTTPError as error:
        return Answer(error.code, error.headers, error.read().decode())


def get(authority, address, headers=None):
    return send(authority, address, headers=headers)


class Login:
    """`osmo login` by device, and what it does with the tokens afterwards."""

    def __init__(self, authority, host):
        self.authority, self.base = authority, f"https://{host}"
        self.info = get(authority, f"{self.base}/api/auth/login").json()

    def begin(self):
        """Asks for a code; the person opens `address`."""
        self.started = send(self.authority, self.info["device_endpoint"],
                            {"client_id": self.info["device_client_id"], "scope": "openid offline_access profile"})
        if self.started.status == 200:
            told = self.started.json()
            self.address = told.get("verification_uri_complete") or told["verification_uri"]
            self.code, self.interval = told["device_code"], told["interval"]
        return self.started

    def poll(self, seconds=60):
        """Asks for the tokens until the person is done, as the command line does."""
        end = time.monotonic() + seconds
        while True:
            answer = send(self.authority, self.info["token_endpoint"], {
                "grant_type": "urn:ietf:params:oauth:grant-type:device_code", "device_code": self.code,
                "client_id": self.info["device_client_id"]})
            told = answer.json()
            if told.get("error") != "authorization_pending":
                break
            assert time.monotonic() < end, "nobody finished the sign-in"
            time.sleep(int(self.interval))
        assert "error" not in told, f"Unexpected error during device auth flow {told['error']}"
        self.id_token, self.refresh_token = told["id_token"], told["refresh_token"]
        return answer

    def refresh(self):
        told = send(self.authority, self.info["token_endpoint"], {
            "grant_type": "refresh_token", "refresh_token": self.refresh_token, "client_id": self.info["device_client_id"]}).json()
        self.id_token, self.refresh_token = told["id_token"], told["refresh_token"]

    def ask(self, path):
        return get(self.authority, f"{self.base}{path}", {"Authorization": f"Bearer {self.id_token}"})
