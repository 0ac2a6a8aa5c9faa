"""Sign-ins that fail, each in its own way: what people see, and what the log says, is what TROUBLESHOOTING.md says."""
import random
import time

import pytest

import cli
from authority import Authority
from browser import asks, seen
from check_providers import Place
from deployment import run_example

PROXY_LOG, ENVOY_LOG = "osmo-ui, oauth2-proxy", "osmo-service, envoy"
# As Entra names groups: identifiers that no compression makes shorter.
CHANCE = random.Random(1)
MANY = [f"{CHANCE.getrandbits(32):08x}-{CHANCE.getrandbits(16):04x}-4{CHANCE.getrandbits(12):03x}-{CHANCE.getrandbits(16):04x}-"
        f"{CHANCE.getrandbits(48):012x}" for _ in range(200)]


@pytest.fixture(scope="module")
def place(network, authority, folder):
    one = Place(network, authority, folder / "failures", "okta")
    yield one
    one.close()


@pytest.fixture
def window(place, chromium):
    place.idp.behave()
    with chromium.window() as page:
        yield page
    place.idp.behave()


@pytest.fixture
def page_says(place):
    """Fails unless the bundle's page has a row for this, with this log."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in place.osmo.bundle.read("TROUBLESHOOTING.md").splitlines()
            if line.startswith("| ")]

    def check(sight, log=None):
        found = [row for row in rows if sight in row[0]]
        assert found, f"no row says {sight!r}"
        assert log is None or any(log in row[-1] for row in found), found
    return check


@pytest.fixture
def meaning(place):
    """What the page "What does this error mean" makes of a text, as core says it."""
    return lambda text: run_example("decode", place.osmo.bundle.folder / "answers.yaml", stdin=text)


def error_page(window):
    """What stands in the window after a sign-in that failed."""
    window.wait_for_load_state()
    return window.inner_text("body")


def with_token(place, authority, path="/api/workflow", **changes):
    """Asks OSMO's API with an ID token that the provider made under these changes."""
    place.idp.behave(**changes)
    login = cli.Login(authority, place.host)
    login.begin()
    cli.get(authority, login.address)
    login.poll()
    place.idp.behave()
    return login.ask(path)


def test_wrong_client_secret(place, window, page_says, meaning):
    place.idp.behave(secret="another one")
    place.sign_in(window)
    text = error_page(window)
    place.osmo.pod("osmo-ui").says("oauth2-proxy", "invalid_client")
    page_says("500 or 403 after sign-in", PROXY_LOG)
    assert "500" in text
    assert "oauth2-proxy failed" in meaning(text)
    assert "The provider refuses the client secret" in meaning(place.osmo.pod("osmo-ui").log("oauth2-proxy"))


def test_unverified_address(place, window, page_says, meaning):
    place.idp.behave(claims={"email_verified": False})
    place.sign_in(window)
    text = error_page(window)
    place.osmo.pod("osmo-ui").says("oauth2-proxy", "isn't verified")
    page_says("email in id_token", PROXY_LOG)
    # 500 from v7.14.2 (by reading), 403 from v7.15.6.
    assert "403" in text
    assert "oauth2-proxy failed" in meaning(text)
    assert "Verify the address at the provider" in meaning(place.osmo.pod("osmo-ui").log("oauth2-proxy"))


def test_no_address(place, window, page_says):
    place.idp.behave(claims={"email": None})
    place.sign_in(window)
    text = error_page(window)
    place.osmo.pod("osmo-ui").says("oauth2-proxy", "neither the id_token nor the profileURL set an email")
    page_says("neither the id_token nor the profileURL set an email", PROXY_LOG)
    assert "500" in text


def test_no_roles(place, window, page_says):
    place.idp.behave(claims={"roles": None})
    place.sign_in(window)
    window.wait_for_url(place.home)
    assert "x-osmo-roles" not in seen(window)
    assert asks(window, "/api/workflow") == [403, "access denied"]
    place.osmo.pod("osmo-service").says("envoy", "table expected, got nil")
    page_says("403 access denied", "osmo-service, authz-sidecar")
    page_says("table expected, got nil", ENVOY_LOG)


def test_redirect_that_is_not_registered(place, window, page_says):
    place.idp.behave(redirect="https://other.example/oauth2/callback")
    window.goto(place.home)
    text = error_page(window)
    assert "redirect" in text
    page_says("redirect_uri mismatch")


def test_two_hundred_groups(place, window, page_says):
    """Sessions in cookies grow with the token: the controller's usual buffers are too small, those of README.md are just enough."""
    place.idp.behave(claims={"roles": [*MANY, "osmo-user"]})
    place.sign_in(window)
    window.wait_for_url(place.home)
    assert len(seen(window)["x-osmo-roles"].split(",")) == 201
    size = sum(len(one["name"]) + len(one["value"]) + 2 for one in window.context.cookies())
    assert 14_000 < size < 16_000
    assert asks(window, "/api/workflow")[0] == 200
    place.osmo.front.begin(None)
    try:
        too_large(window, place)
    finally:
        place.osmo.front.begin()
    page_says("400 Request Header Or Cookie Too Large", "the controller's")


def too_large(window, place):
    window.goto(place.home)
    text = error_page(window)
    assert "400" in text and "Request Header Or Cookie Too Large" in text


def test_slow_provider(place, window, page_says):
    """Longer than Envoy waits at /oauth2/auth: the callback is open, so the sign-in succeeds (F-blank-403)."""
    place.idp.behave(delay=5)
    place.sign_in(window)
    window.wait_for_url(place.home)
    assert seen(window)["x-osmo-user"]


def test_provider_that_is_slow_to_refresh(place, window, page_says):
    pod = place.osmo.pod("osmo-ui")
    pod.restart("oauth2-proxy", "--cookie-refresh=2s")
    pod.ready()
    try:
        place.sign_in(window)
        window.wait_for_url(place.home)
        time.sleep(3)
        place.idp.behave(delay=5)
        assert asks(window, place.home) == [403, ""]
    finally:
        place.idp.behave()
        pod.restart("oauth2-proxy", "--cookie-refresh=59m")
        pod.ready()
    page_says("an empty page with 403", PROXY_LOG)


def test_expired_token(place, authority, window, page_says, meaning):
    """Envoy lets a minute pass, for clocks that differ."""
    assert with_token(place, authority, life=-30).status == 200
    answer = with_token(place, authority, life=-90)
    assert (answer.status, answer.text) == (401, "Jwt is expired"), answer
    assert "The session refresh is longer" in meaning(answer.text)
    page_says("401 Jwt is expired")


def test_refresh_longer_than_the_token_lives(place, window, page_says):
    place.idp.behave(life=4)
    place.sign_in(window)
    window.wait_for_url(place.home)
    # Envoy lets a minute pass.
    time.sleep(66)
    assert asks(window, place.home) == [401, "Jwt is expired"]
    page_says("401 Jwt is expired")


def test_wrong_audience(place, authority, window, page_says, meaning):
    answer = with_token(place, authority, aud="another-client")
    assert (answer.status, answer.text) == (403, "Audiences in Jwt are not allowed"), answer
    assert "The token is for another client ID" in meaning(answer.text)
    page_says("403 Audiences in Jwt are not allowed", ENVOY_LOG)


def test_another_issuer(place, authority, window, page_says):
    answer = with_token(place, authority, iss=place.idp.discovery["issuer"] + "/")
    assert (answer.status, answer.text) == (401, "Jwt issuer is not configured"), answer
    page_says("401 Jwt issuer is not configured", ENVOY_LOG)


def test_token_of_a_provider_whose_clock_is_ahead(place, authority, window, page_says):
    answer = with_token(place, authority, shift=600, not_before=True)
    assert (answer.status, answer.text) == (401, "Jwt not yet valid"), answer
    page_says("401 Jwt not yet valid", ENVOY_LOG)


def test_sign_in_at_a_provider_whose_clock_is_ahead(place, window, page_says):
    place.idp.behave(shift=600, not_before=True)
    place.sign_in(window)
    text = error_page(window)
    place.osmo.pod("osmo-ui").says("oauth2-proxy", "before the nbf (not before) time")
    assert "500" in text
    page_says("before the nbf (not before) time", PROXY_LOG)


def test_a_little_skew_is_let_pass(place, authority, window):
    assert with_token(place, authority, shift=30, not_before=True).status == 200


def test_keys_that_cannot_be_fetched(place, authority, window, page_says):
    """A pod that comes up while the keys cannot be reached."""
    pod = place.osmo.pod("osmo-service")
    login = cli.Login(authority, place.host)
    login.begin()
    cli.get(authority, login.address)
    login.poll()
    place.idp.behave(discovery={**place.idp.discovery, "jwks_uri": "https://example.okta.com/elsewhere"})
    pod.restart("envoy")
    try:
        answer = None
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                answer = login.ask("/api/workflow")
            except OSError:
                continue
            if answer.status != 502:
                break
            time.sleep(0.3)
        assert (answer.status, answer.text) == (401, "Jwks remote fetch is failed")
    finally:
        place.idp.behave()
        pod.restart("envoy")
        pod.ready()
    page_says("401 Jwks remote fetch is failed", ENVOY_LOG)


def test_issuer_with_another_slash(place, window, page_says, meaning):
    """The discovery document names another issuer than the answer: oauth2-proxy does not start."""
    pod = place.osmo.pod("osmo-ui")
    place.idp.behave(served={**place.idp.discovery, "issuer": place.idp.discovery["issuer"] + "/"})
    pod.restart("oauth2-proxy")
    assert pod.programs["oauth2-proxy"].ended() != 0
    assert "differ, often by a slash at the end" in meaning(pod.log("oauth2-proxy"))
    place.idp.behave()
    pod.restart("oauth2-proxy")
    pod.ready()
    page_says("cannot discover the issuer; oauth2-proxy restarts", PROXY_LOG)


def test_provider_that_cannot_be_reached(place, authority, window, page_says):
    pod = place.osmo.pod("osmo-ui")
    place.idp.program.stop()
    pod.restart("oauth2-proxy")
    assert pod.programs["oauth2-proxy"].ended() != 0
    assert "failed to discover OIDC configuration" in pod.log("oauth2-proxy")
    answer = cli.get(authority, place.home)
    assert (answer.status, answer.text) == (403, "")
    place.idp.begin()
    pod.restart("oauth2-proxy")
    pod.ready()
    page_says("cannot discover the issuer", PROXY_LOG)


def test_certificate_of_another_authority(place, folder, window, meaning):
    other = folder / "other"
    other.mkdir()
    pod = place.osmo.pod("osmo-ui")
    pod.restart("oauth2-proxy", env={"SSL_CERT_FILE": str(Authority(other, "Another authority").file)})
    assert pod.programs["oauth2-proxy"].ended() != 0
    assert "certificate signed by unknown authority" in pod.log("oauth2-proxy"), pod.log("oauth2-proxy")[-800:]
    assert "an authority that the program does not know" in meaning(pod.log("oauth2-proxy"))
    pod.restart("oauth2-proxy")
    pod.ready()
