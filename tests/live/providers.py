"""What each product does differently, as docs/facts/identity-providers.md has it, and the stand-in that is told so."""
import json
import sys
from pathlib import Path
from urllib.parse import urlsplit

from deployment import FIXTURES, HERE

PERSON = {"sub": "person-1", "name": "Ada Example", "given_name": "Ada", "family_name": "Example"}
ADDRESS = "ada@example.com"
BOTH = ["osmo-user", "osmo-admin"]
OPENID = ["openid", "email", "profile"]
OFFLINE = [*OPENID, "offline_access"]
# Status, error, description of a wrong client secret; status and text for a redirect URI that is not registered.
USUAL = {"secret": [401, "invalid_client", "Client authentication failed"], "redirect": [400, "redirect_uri mismatch"]}


def product(fixture, user, claims, refresh="offline_access", rotates=True, scopes=OFFLINE, errors=None, device=None, secret=None):
    """Returns what a check has to know of a product: `user` is what x-osmo-user has to say."""
    return {"fixture": fixture, "user": user, "device": device, "given": secret, "behaviour": {
        "claims": {**PERSON, **claims}, "life": 3600, "refresh": refresh, "rotates": rotates, "scopes": scopes,
        "errors": {**USUAL, **(errors or {})}}}


PRODUCTS = {
    # No e-mail claim for a person without a mailbox (F-entra-email); no email_verified.
    "entra": product("entra", ADDRESS, {"preferred_username": ADDRESS, "oid": "o", "tid": "t", "ver": "2.0", "roles": BOTH}, errors={
        "secret": [401, "invalid_client", "AADSTS7000215: Invalid client secret provided."],
        "redirect": [400, "AADSTS50011: The redirect URI does not match."]}, device="aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"),
    # No roles, no scope offline_access, no logout; the refresh token stays the same (F-google-endpoints).
    "google": product("google", ADDRESS, {"email": ADDRESS, "email_verified": True, "hd": "example.com"}, refresh="always", rotates=False,
                      scopes=OPENID, errors={"redirect": [400, "Error 400: redirect_uri_mismatch"]}),
    "okta": product("okta", ADDRESS, {"preferred_username": ADDRESS, "email": ADDRESS, "email_verified": True, "roles": BOTH},
                    device="0oa9i8h7g6F5e4D3c2b1", errors={"redirect": [400, "The 'redirect_uri' parameter must be a Login redirect URI"]}),
    # Groups under a name of its own, unverified addresses from SAML, no offline_access, no device grant (F-cognito-claims).
    "cognito": product("cognito", ADDRESS, {"cognito:username": "ada", "email": ADDRESS, "email_verified": False,
                                          "token_use": "id", "cognito:groups": ["g"], "roles": BOTH},
                       refresh="always", rotates=False, scopes=OPENID, errors={"secret": [400, "invalid_client", "invalid_client_secret"],
                                                                              "redirect": [400, "redirect_mismatch"]}),
    # The issuer ends with a slash (F-auth0-endpoints).
    "auth0": product("auth0", ADDRESS, {"nickname": "ada", "email": ADDRESS, "email_verified": True, "roles": BOTH},
                     errors={"redirect": [403, "Callback URL mismatch."], "secret": [401, "access_denied", "Unauthorized"]},
                     device="aBcDeFgHiJkLmNoPqRsTuVwXyZ012345"),
    # Keys on a host of their own; no device and no logout endpoint; a client ID of digits (D55).
    "oidc": product("oidc", "ada", {"preferred_username": "ada", "email": ADDRESS, "roles": BOTH}),
}

LABELS = {"keycloak": "Keycloak", "entra": "Microsoft Entra ID", "google": "Google", "okta": "Okta", "cognito": "Amazon Cognito",
          "auth0": "Auth0", "oidc": "a generic provider"}


class StandIn:
    """The stand-in on a host with all names of the product's discovery document."""

    def __init__(self, network, authority, folder, name, host):
        self.product = PRODUCTS[name]
        self.discovery = json.loads((FIXTURES / self.product["fixture"] / "discovery.json").read_text())
        self.file = Path(folder) / f"{host}.json"
        self.file.parent.mkdir(exist_ok=True)
        self.normal = {**self.product["behaviour"], "discovery": self.discovery, "redirect": f"https://{host}/oauth2/callback",
                       "client": "", "secret": ""}
        self.behave()
        names = sorted({urlsplit(address).hostname for key, address in self.discovery.items()
                        if isinstance(address, str) and address.startswith("https://")})
        self.host = network.host(*names)
        self.certificate = authority.issue(*names)
        self.begin()

    def begin(self):
        """Starts it, anew if it was stopped."""
        self.program = self.host.start("idp", sys.executable, HERE / "stand_in_idp.py", self.file, *self.certificate, port=443)

    def behave(self, **changes):
        """From now on as usual, but for these changes."""
        whole = {**self.normal, **changes}
        if "claims" in changes:
            whole["claims"] = {key: value for key, value in {**self.normal["claims"], **changes["claims"]}.items() if value is not None}
        part = self.file.with_suffix(".part")
        part.write_text(json.dumps(whole))
        part.rename(self.file)

    def register(self, client, secret, device):
        self.normal.update(client=client, secret=secret, device_client=device)
        self.behave()

    def close(self):
        self.host.close()
