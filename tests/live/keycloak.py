"""Keycloak with the realm that a bundle hands out, and people in it."""
import json
import secrets
import ssl
import urllib.error
import urllib.parse
import urllib.request

from deployment import LIVE
from ground import wait_for

VERSION = "26.7.3"
PASSWORD = "Sesam-0pen"


class Keycloak:
    """A server of its own, on port 443 as the charts want it (D2)."""

    def __init__(self, network, authority, name):
        self.name, self.host = name, network.host(name)
        self.trust = ssl.create_default_context(cafile=authority.file)
        chain, key = authority.issue(name)
        self.admin = secrets.token_urlsafe(16)
        home = LIVE / f"keycloak-{VERSION}"
        self.program = self.host.start(
            "keycloak", home / "bin/kc.sh", "start", "--optimized", f"--hostname=https://{name}", "--https-port=443",
            f"--https-certificate-file={chain}", f"--https-certificate-key-file={key}",
            env={"KC_BOOTSTRAP_ADMIN_USERNAME": "admin", "KC_BOOTSTRAP_ADMIN_PASSWORD": self.admin,
                 # Sooner there, which matters more here than what it does in an hour.
                 "JAVA_OPTS_APPEND": "-Xmx512m -XX:TieredStopAtLevel=1"})
        wait_for("Keycloak listens", lambda: self.program.listens(443), 400)
        self.bearer = ""

    def call(self, method, path, body=None, form=None):
        """Asks Keycloak; returns status and what came back, read as JSON if it is."""
        data = urllib.parse.urlencode(form).encode() if form else json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(f"https://{self.name}{path}", data, method=method)
        if not form:
            request.add_header("Content-Type", "application/json")
            request.add_header("Authorization", f"Bearer {self.bearer}")
        try:
            with urllib.request.urlopen(request, timeout=60, context=self.trust) as answer:
                text = answer.read().decode()
                return answer.status, json.loads(text) if text else None
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def sign_in_as_admin(self):
        status, answer = self.call("POST", "/realms/master/protocol/openid-connect/token", form={
            "grant_type": "password", "client_id": "admin-cli", "username": "admin", "password": self.admin})
        assert status == 200, answer
        self.bearer = answer["access_token"]

    def manage(self, method, path, body=None):
        """Calls the administration, which has to say yes."""
        self.sign_in_as_admin()
        status, answer = self.call(method, f"/admin/realms{path}", body)
        assert status < 300, f"{method} {path}: {status} {answer}"
        return answer

    def take_realm(self, text):
        """Makes a realm from a file, as Create realm, Browse does."""
        self.manage("POST", "", json.loads(text))

    def client(self, realm, name):
        return self.manage("GET", f"/{realm}/clients?clientId={name}")[0]

    def secret(self, realm, name):
        """Returns a client's secret, which Keycloak made itself."""
        return self.manage("GET", f"/{realm}/clients/{self.client(realm, name)['id']}/client-secret")["value"]

    def person(self, realm, name, roles=(), clients=(), verified=True, email=True):
        """Makes a person with roles in clients."""
        self.manage("POST", f"/{realm}/users", {
            "username": name, "enabled": True, "firstName": name.title(), "lastName": "Example", "emailVerified": verified,
            **({"email": f"{name}@example.com"} if email else {}),
            "credentials": [{"type": "password", "value": PASSWORD, "temporary": False}]})
        person = self.manage("GET", f"/{realm}/users?username={name}&exact=true")[0]["id"]
        for client in clients:
            number = self.client(realm, client)["id"]
            known = [role for role in self.manage("GET", f"/{realm}/clients/{number}/roles") if role["name"] in roles]
            self.manage("POST", f"/{realm}/users/{person}/role-mappings/clients/{number}", known)
        return person
