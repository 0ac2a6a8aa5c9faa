"""What pre-flight asks the identity provider beside its discovery document: the redirect URI, and what time it is."""
import pytest

from preflight_bundle import Looker, named

REDIRECT = "redirect URI https://osmo.example.com/oauth2/callback"
FORM = "HTTP/2 200\r\ncontent-type: text/html\r\n\r\n<html><script>var m='AADSTS50011'</script><form>Sign in</form></html>"
# As each provider says it: status line, headers, page.
REFUSED = {
    "keycloak": ("HTTP/1.1 400 Bad Request\r\n\r\n<html><style>p{}</style><p>Invalid parameter: redirect_uri</p></html>",
                 "Invalid parameter: redirect_uri"),
    "cognito": ("HTTP/2 302\r\nlocation: https://x.auth.example.com/error?error=redirect_mismatch&client_id=a\r\n\r\n", ""),
    "google": ("HTTP/2 302\r\nLocation: https://accounts.example.com/signin/oauth/error?x=1&error=y\r\n\r\n", ""),
    "entra": ('HTTP/2 200\r\n\r\n<script>{"strServiceExceptionMessage":"AADSTS50011: The redirect URI is not registered."}</script>',
              "AADSTS50011: The redirect URI is not registered."),
    "screen": ("HTTP/1.1 403 Forbidden\r\n\r\n\x1b[2JCallback URL mismatch.\x07" + "a" * 4000, "Callback URL mismatch."),
}


@pytest.fixture
def looker(tmp_path):
    return Looker("entra", tmp_path)


@pytest.mark.parametrize("answer", ["HTTP/2 302\r\nlocation: https://login.example.com/?redirect_uri=x&errors=0\r\n\r\n", FORM])
def test_a_redirect_that_nobody_refuses_is_well(looker, answer):
    looker.set("login", answer)
    _, checks = looker.look("--no-probes")
    assert ("ok", f"{REDIRECT}: not refused before the sign-in") in checks, looker.screen


@pytest.mark.parametrize("case", REFUSED)
def test_a_redirect_that_is_refused_is_named(looker, case):
    answer, words = REFUSED[case]
    looker.set("login", answer)
    (failed,) = looker.failed("--no-probes")
    assert failed.startswith(f"{REDIRECT}: the provider refuses it") and words in failed
    assert "\x1b" not in failed and len(failed) < 600


def test_it_is_asked_as_oauth2_proxy_will_ask(looker):
    looker.look("--no-probes")
    calls = [call["arguments"] for call in looker.calls() if call["tool"] == "curl"]
    (call,) = [call for call in calls if "--data-urlencode" in call]
    assert call[-1] == looker.answer("AUTHORIZATION_ENDPOINT") and f"client_id={looker.answer('CLIENT_ID')}" in call
    assert "redirect_uri=https://osmo.example.com/oauth2/callback" in call and "response_type=code" in call


def test_a_bundle_of_before_is_not_asked(tmp_path):
    looker = Looker("entra", tmp_path, AUTHORIZATION_ENDPOINT="")
    _, checks = looker.look("--no-probes")
    assert not named([text for _, text in checks], "redirect URI")


@pytest.mark.parametrize("ahead,good", [(0, True), (45, True), (-45, True), (75, False), (-75, False), (86400 * 40, False)])
def test_clocks_are_compared(looker, ahead, good):
    looker.clock(ahead)
    if good:
        assert named([text for _, text in looker.assert_good()], "clocks: nodes and provider differ by")
    else:
        (failed,) = looker.failed()
        assert failed.startswith("clocks: nodes and provider differ by ") and "NTP" in failed


@pytest.mark.parametrize("headers", ["HTTP/2 200\r\n\r\n", "HTTP/2 200\r\ndate: yesterday\r\n\r\n"])
def test_no_date_is_no_finding(looker, headers):
    looker.set("headers", headers)
    assert not named([text for _, text in looker.assert_good()], "clocks: ")
